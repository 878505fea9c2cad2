-- Cards that people of this centre wrote, and questions to specialists: both folded from events.
CREATE TABLE card (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  number INTEGER NOT NULL UNIQUE,
  state TEXT NOT NULL                   -- the whole fold, JSON
) STRICT, WITHOUT ROWID;

-- What the list of questions needs of them; their words stand in the record.
CREATE TABLE question (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  consultation BLOB NOT NULL,
  specialist TEXT NOT NULL,
  topic TEXT,
  asked_at INTEGER NOT NULL,
  answered_at INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX question_by_time ON question (asked_at);
CREATE INDEX question_open ON question (asked_at) WHERE answered_at IS NULL;
INSERT INTO question
  SELECT unhex(replace(json_extract(asked.facts, '$.question'), '-', '')), asked.aggregate,
         json_extract(asked.facts, '$.specialist'), NULL, asked.at,
         (SELECT min(answered.at) FROM journal_event answered
           WHERE answered.aggregate = asked.aggregate AND answered.kind = 'question.answered'
             AND json_extract(answered.facts, '$.question') = json_extract(asked.facts, '$.question'))
    FROM journal_event asked WHERE asked.kind = 'question.asked';
