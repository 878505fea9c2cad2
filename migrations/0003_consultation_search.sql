-- Records stand in the order they were opened, and their words can be searched.
CREATE TABLE consultation_in_order (
  number INTEGER PRIMARY KEY,           -- minute of opening × 256, and the place within it: the journal's order
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  opened_at INTEGER NOT NULL,
  finished_at INTEGER,
  record TEXT NOT NULL CHECK (record IN ('guided', 'quick')),
  client TEXT NOT NULL CHECK (client IN ('citizen', 'employer', 'any')),
  actor TEXT NOT NULL,
  path TEXT,
  topic TEXT,
  situation TEXT,
  problem TEXT,                         -- the first problem met
  result TEXT CHECK (result IN ('solved', 'again', 'handed_over', 'unsolved')),
  minutes INTEGER,
  is_unfinished INTEGER NOT NULL CHECK (is_unfinished IN (0, 1)),
  words TEXT NOT NULL,                  -- stems of its free text and its own marks, as record_words holds them; empty: not yet
  state TEXT NOT NULL                   -- the whole fold, JSON
) STRICT;
-- Within a minute they stand as they came. More than have place there stand in the next.
INSERT INTO consultation_in_order
  SELECT max(opened_at / 60000 * 256 - nth) OVER (ORDER BY nth ROWS UNBOUNDED PRECEDING) + nth,
         id, opened_at, finished_at, record, client, actor, path, topic, situation, problem, result, minutes,
         is_unfinished, '', state
    FROM (SELECT *, row_number() OVER (ORDER BY opened_at / 60000, came) AS nth
            FROM (SELECT *, (SELECT min(seq) FROM journal_event WHERE aggregate = id) AS came FROM consultation));
DROP TABLE consultation;
ALTER TABLE consultation_in_order RENAME TO consultation;
CREATE INDEX consultation_by_time ON consultation (opened_at);
CREATE INDEX consultation_unfinished ON consultation (is_unfinished, number) WHERE is_unfinished = 1;

-- What is taken out is overwritten at once: an erased name leaves no trace among the words.
CREATE VIRTUAL TABLE record_words USING fts5 (
  words, content = 'consultation', content_rowid = 'number', columnsize = 0,
  tokenize = "unicode61 remove_diacritics 0 tokenchars '=-_/.'"
);
INSERT INTO record_words (record_words, rank) VALUES ('secure-delete', 1);

-- Every stem that stands in some record, but numbers: what a beginning or a slip of the keys may mean.
CREATE TABLE record_word (
  stem TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- How far the words are made: of so many records from this number on, in this way of making them; zero once all
-- have them. And how many records there are.
CREATE TABLE record_words_made (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  way INTEGER NOT NULL,
  down_to INTEGER NOT NULL,
  records INTEGER NOT NULL,
  total INTEGER NOT NULL
) STRICT;
INSERT INTO record_words_made (only, way, down_to, records, total)
  SELECT 1, 0, 9223372036854775807, 0, count(*) FROM consultation;
