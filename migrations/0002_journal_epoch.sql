-- Every restore begins a new epoch of the chain, so that no number is given to two different events.
CREATE TABLE journal_epoch (
  epoch INTEGER PRIMARY KEY CHECK (epoch >= 1),
  base INTEGER NOT NULL CHECK (base >= 0)     -- the number of the last event before it
) STRICT;
INSERT INTO journal_epoch (epoch, base) SELECT epoch, 0 FROM journal_head;
