/** Contradictions of the consistency check that are meant to stay, with the reason; one in force for each rule and record. */
export const consistency = `
CREATE TABLE consistency_acceptances (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,
  rule_id TEXT NOT NULL,
  subject_kind TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  subject_name TEXT NOT NULL,
  accepted_by_id TEXT REFERENCES people (id),
  accepted_by_name TEXT NOT NULL,
  accepted_on TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX consistency_acceptances_subject ON consistency_acceptances (rule_id, subject_kind, subject_id) WHERE voided_at IS NULL;
`
