-- Sums of what records count in, by the hour they were opened in: statistics read nothing else of them.
CREATE TABLE tally (
  hour INTEGER NOT NULL,                -- since 1970 in UTC
  measure TEXT NOT NULL,
  item TEXT NOT NULL,
  count INTEGER NOT NULL CHECK (count > 0),
  PRIMARY KEY (hour, measure, item)
) STRICT, WITHOUT ROWID;
-- Records are counted when their words are made; memos are in the register.
INSERT INTO tally (hour, measure, item, count)
  SELECT first_at / 3600000, 'memo', item, count(*) FROM paper WHERE form = 'memo' GROUP BY 1, 3;
