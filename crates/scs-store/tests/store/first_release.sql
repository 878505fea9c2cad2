-- Takes away what later migrations add and changes back what they change: the file as the first release wrote it.
DROP TABLE journal_epoch;
DROP TABLE card;
DROP TABLE question;
DROP TABLE document;
DROP TABLE reference_list;
DROP TABLE reference_row;
DROP TABLE fix_tried;
DROP TABLE tally;
DROP TABLE record_words;
DROP TABLE record_word;
DROP TABLE record_words_made;
ALTER TABLE consultation RENAME TO later;
CREATE TABLE consultation (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  opened_at INTEGER NOT NULL,
  finished_at INTEGER,
  record TEXT NOT NULL CHECK (record IN ('guided', 'quick')),
  client TEXT NOT NULL CHECK (client IN ('citizen', 'employer', 'any')),
  actor TEXT NOT NULL,
  path TEXT,
  topic TEXT,
  situation TEXT,
  problem TEXT,
  result TEXT CHECK (result IN ('solved', 'again', 'handed_over', 'unsolved')),
  minutes INTEGER,
  is_unfinished INTEGER NOT NULL CHECK (is_unfinished IN (0, 1)),
  words TEXT NOT NULL,
  state TEXT NOT NULL
) STRICT;
INSERT INTO consultation
  SELECT id, opened_at, finished_at, record, client, actor, path, topic, situation, problem, result, minutes,
         is_unfinished, 'as the first release folded them', state
    FROM later;
DROP TABLE later;
CREATE INDEX consultation_by_time ON consultation (opened_at DESC, id DESC);
CREATE INDEX consultation_unfinished ON consultation (is_unfinished, opened_at) WHERE is_unfinished = 1;
CREATE TABLE fix_score (
  problem TEXT NOT NULL,
  fix TEXT NOT NULL,
  helped INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  PRIMARY KEY (problem, fix)
) STRICT, WITHOUT ROWID;
PRAGMA user_version = 1;
