/**
 * Where risk points and hazards came from in the risk library, and the entries as they were taken. The ledger of findings
 * is filtered in memory since, so that three of its indexes go.
 */
export const riskLibrary = `
ALTER TABLE risk_points ADD COLUMN library_id TEXT NOT NULL DEFAULT '';
ALTER TABLE hazards ADD COLUMN library_id TEXT NOT NULL DEFAULT '';
ALTER TABLE hazards ADD COLUMN library_hash TEXT NOT NULL DEFAULT '';

CREATE TABLE library_entries (
  hash TEXT NOT NULL PRIMARY KEY,
  entry_id TEXT NOT NULL,
  version TEXT NOT NULL,
  content TEXT NOT NULL,
  used_since TEXT NOT NULL
) STRICT;

CREATE INDEX risk_points_library ON risk_points (library_id) WHERE library_id <> '';
CREATE INDEX hazards_library ON hazards (library_id) WHERE library_id <> '';
DROP INDEX findings_search;
DROP INDEX findings_ledger;
DROP INDEX findings_by_deadline;
`
