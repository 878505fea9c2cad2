-- Documents prepared with clients: folded from events.
CREATE TABLE document (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  number INTEGER NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  standing TEXT NOT NULL,
  consultation BLOB,
  changed_at INTEGER NOT NULL,
  due TEXT,
  kept_until TEXT,
  is_wiped INTEGER NOT NULL,
  state TEXT NOT NULL                   -- the whole fold, JSON
) STRICT, WITHOUT ROWID;
CREATE INDEX document_by_change ON document (changed_at);
CREATE INDEX document_of_record ON document (consultation) WHERE consultation IS NOT NULL;
CREATE INDEX document_with_answers ON document (kept_until) WHERE is_wiped = 0;

-- Official lists brought in from files; they come before those of the materials.
CREATE TABLE reference_list (
  id TEXT PRIMARY KEY,
  source TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE reference_row (
  list TEXT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (list, code)
) STRICT, WITHOUT ROWID;

-- Documents are printed too: the register takes one more form of paper.
CREATE TABLE paper_before AS SELECT * FROM paper;
DROP TABLE paper;
CREATE TABLE paper (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  form TEXT NOT NULL CHECK (form IN ('memo', 'referral', 'summary', 'document')),
  item TEXT NOT NULL,
  number TEXT,
  consultation BLOB,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  copies INTEGER NOT NULL,              -- the first print and the repeated ones
  is_printed INTEGER NOT NULL CHECK (is_printed IN (0, 1)),
  kept_until TEXT,
  is_wiped INTEGER NOT NULL CHECK (is_wiped IN (0, 1)),
  state TEXT NOT NULL                   -- the whole fold, JSON
) STRICT;
INSERT INTO paper SELECT * FROM paper_before;
DROP TABLE paper_before;
CREATE INDEX paper_by_time ON paper (last_at DESC);
CREATE INDEX paper_to_wipe ON paper (kept_until) WHERE is_wiped = 0 AND kept_until IS NOT NULL;
