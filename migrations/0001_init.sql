-- The journal, what is folded from it, and what is kept beside it without events.

-- Which device wrote this file, in which epoch, and how far the journal has come.
CREATE TABLE journal_head (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  device BLOB NOT NULL CHECK (length(device) = 16),
  epoch INTEGER NOT NULL CHECK (epoch >= 1),
  public_key BLOB NOT NULL CHECK (length(public_key) = 32),
  seq INTEGER NOT NULL CHECK (seq >= 0),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

-- Envelopes with their facts: kept for ever, never personal. The journal is also the outbox.
CREATE TABLE journal_event (
  seq INTEGER PRIMARY KEY CHECK (seq >= 1),
  kind TEXT NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,                  -- UTC milliseconds of the device's clock; nothing is ordered by it
  aggregate BLOB NOT NULL CHECK (length(aggregate) = 16),
  subject BLOB CHECK (length(subject) = 16),
  actor TEXT NOT NULL,
  credential TEXT,
  facts TEXT NOT NULL,                  -- JSON, byte for byte as hashed
  has_personal INTEGER NOT NULL CHECK (has_personal IN (0, 1)),
  commitment BLOB NOT NULL CHECK (length(commitment) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX journal_event_of_aggregate ON journal_event (aggregate, seq);

CREATE TRIGGER journal_event_is_never_changed BEFORE UPDATE ON journal_event
BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER journal_event_is_never_removed BEFORE DELETE ON journal_event
BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;

-- The personal part of an event; erased together with the key of its subject.
CREATE TABLE journal_personal (
  seq INTEGER PRIMARY KEY REFERENCES journal_event (seq),
  subject BLOB NOT NULL,
  data BLOB NOT NULL
) STRICT;
CREATE INDEX journal_personal_of_subject ON journal_personal (subject);

CREATE TABLE subject_key (
  subject BLOB PRIMARY KEY CHECK (length(subject) = 16),
  key BLOB NOT NULL CHECK (length(key) = 32)
) STRICT;

-- One row a record of the consultation journal. Everything here can be folded again from the events.
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
  problem TEXT,                         -- the first problem met
  result TEXT CHECK (result IN ('solved', 'again', 'handed_over', 'unsolved')),
  minutes INTEGER,
  is_unfinished INTEGER NOT NULL CHECK (is_unfinished IN (0, 1)),
  words TEXT NOT NULL,                  -- folded free text, for the simple search
  state TEXT NOT NULL                   -- the whole fold, JSON
) STRICT;
CREATE INDEX consultation_by_time ON consultation (opened_at DESC, id DESC);
CREATE INDEX consultation_unfinished ON consultation (is_unfinished, opened_at) WHERE is_unfinished = 1;

CREATE TABLE deadline (
  consultation BLOB NOT NULL,
  id TEXT NOT NULL,
  due TEXT NOT NULL,                    -- ISO day
  provisional INTEGER NOT NULL CHECK (provisional IN (0, 1)),
  PRIMARY KEY (consultation, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX deadline_by_day ON deadline (due);

-- What helped and what did not, one row a card and fix.
CREATE TABLE fix_score (
  problem TEXT NOT NULL,
  fix TEXT NOT NULL,
  helped INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  PRIMARY KEY (problem, fix)
) STRICT, WITHOUT ROWID;

-- The register of printed papers.
CREATE TABLE paper (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  form TEXT NOT NULL CHECK (form IN ('memo', 'referral', 'summary')),
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
CREATE INDEX paper_by_time ON paper (last_at DESC);
CREATE INDEX paper_to_wipe ON paper (kept_until) WHERE is_wiped = 0 AND kept_until IS NOT NULL;

-- Beside the journal, through the second door: none of this is a deed.
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL,                  -- JSON
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE draft (
  form TEXT PRIMARY KEY,
  body TEXT NOT NULL,                   -- JSON
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE print_job (
  paper BLOB NOT NULL,
  copy INTEGER NOT NULL,
  printer TEXT NOT NULL,
  job TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT,
  at INTEGER NOT NULL,
  PRIMARY KEY (paper, copy)
) STRICT;

CREATE TABLE paper_counter (
  year INTEGER PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT;

-- Installed materials, by hash; a consultation keeps the version it began with.
CREATE TABLE pack (
  hash TEXT PRIMARY KEY CHECK (length(hash) = 64),
  id TEXT NOT NULL,
  version TEXT NOT NULL,
  bundle BLOB NOT NULL,
  installed_at INTEGER NOT NULL,
  is_current INTEGER NOT NULL CHECK (is_current IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX pack_current ON pack (id) WHERE is_current = 1;
