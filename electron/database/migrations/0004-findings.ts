/** What follows a closed finding: 回头看, the finding that it came back as, and measures against what many have in common. */
export const findingManagement = `
ALTER TABLE findings ADD COLUMN recurrence_of_id TEXT REFERENCES findings (id);

CREATE TABLE follow_ups (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,
  finding_id TEXT NOT NULL REFERENCES findings (id),
  stage TEXT NOT NULL,
  checked_on TEXT NOT NULL,
  checker_id TEXT REFERENCES people (id),
  checker_name TEXT NOT NULL,
  result TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;

CREATE TABLE system_measures (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,
  problem TEXT NOT NULL,
  root_cause TEXT NOT NULL,
  cause TEXT NOT NULL,
  measure TEXT NOT NULL,
  responsible_unit_id TEXT REFERENCES organization_units (id),
  responsible_id TEXT REFERENCES people (id),
  responsible_name TEXT NOT NULL,
  due_on TEXT,
  status TEXT NOT NULL,
  completed_on TEXT,
  promotion TEXT NOT NULL,
  finding_ids TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX follow_ups_stage ON follow_ups (finding_id, stage) WHERE voided_at IS NULL;
CREATE INDEX findings_recurrence ON findings (recurrence_of_id) WHERE recurrence_of_id IS NOT NULL;
CREATE INDEX findings_closed ON findings (closed_on) WHERE closed_on IS NOT NULL;
CREATE INDEX findings_area ON findings (area_id);
`
