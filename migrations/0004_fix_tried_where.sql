-- What helped, what did in part and what did not: by portal, step and release of the materials.
CREATE TABLE fix_tried (
  problem TEXT NOT NULL,
  fix TEXT NOT NULL,
  portal TEXT NOT NULL,                 -- empty: not known
  path TEXT NOT NULL,                   -- empty: on no step
  step TEXT NOT NULL,
  release TEXT NOT NULL,                -- of the materials, as the consultation began with them
  helped INTEGER NOT NULL,
  partly INTEGER NOT NULL,
  failed INTEGER NOT NULL,
  PRIMARY KEY (problem, fix, portal, path, step, release)
) STRICT, WITHOUT ROWID;
INSERT INTO fix_tried
  SELECT json_extract(tried.facts, '$.problem'), json_extract(tried.facts, '$.fix'),
         coalesce(json_extract(opened.facts, '$.portal'), ''),
         coalesce(json_extract(tried.facts, '$.step.path'), ''),
         coalesce(json_extract(tried.facts, '$.step.step'), ''),
         coalesce(json_extract(opened.facts, '$.edition.version'), ''),
         sum(tried.kind = 'problem.solved'), 0, sum(tried.kind = 'fix.failed')
    FROM journal_event tried
    LEFT JOIN journal_event opened ON opened.aggregate = tried.aggregate AND opened.kind = 'consultation.opened'
   WHERE tried.kind IN ('problem.solved', 'fix.failed')
   GROUP BY 1, 2, 3, 4, 5, 6;
DROP TABLE fix_score;
