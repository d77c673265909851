/**
 * The print room: what a four-colour map says beside its zones, marks on a plan, documents sealed as formal versions (定稿)
 * with their content, and sheets printed for filling in by hand, known again by their page code.
 */
export const printRoom = `
ALTER TABLE areas ADD COLUMN holes TEXT NOT NULL DEFAULT '[]';
ALTER TABLE areas ADD COLUMN level_override TEXT;
ALTER TABLE areas ADD COLUMN level_override_reason TEXT NOT NULL DEFAULT '';

ALTER TABLE floor_plans ADD COLUMN building TEXT NOT NULL DEFAULT '';
ALTER TABLE floor_plans ADD COLUMN floor TEXT NOT NULL DEFAULT '';
ALTER TABLE floor_plans ADD COLUMN ground TEXT NOT NULL DEFAULT 'picture';
ALTER TABLE floor_plans ADD COLUMN width_decimetres INTEGER NOT NULL DEFAULT 0;
ALTER TABLE floor_plans ADD COLUMN north_degrees INTEGER NOT NULL DEFAULT 0;
ALTER TABLE floor_plans ADD COLUMN version TEXT NOT NULL DEFAULT '';
ALTER TABLE floor_plans ADD COLUMN drawn_on TEXT;
ALTER TABLE floor_plans ADD COLUMN drawn_by TEXT NOT NULL DEFAULT '';
ALTER TABLE floor_plans ADD COLUMN approved_on TEXT;
ALTER TABLE floor_plans ADD COLUMN approved_by TEXT NOT NULL DEFAULT '';

CREATE TABLE plan_marks (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,
  floor_plan_id TEXT NOT NULL REFERENCES floor_plans (id),
  layer TEXT NOT NULL,
  symbol TEXT NOT NULL,
  risk_point_id TEXT REFERENCES risk_points (id),
  x REAL NOT NULL,
  y REAL NOT NULL,
  rotation INTEGER NOT NULL,
  label TEXT NOT NULL
) STRICT;
CREATE INDEX plan_marks_plan ON plan_marks (floor_plan_id);

CREATE TABLE formal_documents (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,
  number TEXT NOT NULL,
  version INTEGER NOT NULL,
  report_id TEXT NOT NULL,
  title TEXT NOT NULL,
  parameters TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  rule_pack_versions TEXT NOT NULL,
  supersedes_id TEXT REFERENCES formal_documents (id),
  reason TEXT NOT NULL,
  sealed_by_name TEXT NOT NULL,
  sealed_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX formal_documents_number ON formal_documents (number, version);

CREATE TABLE sealed_contents (
  hash TEXT NOT NULL PRIMARY KEY,
  content TEXT NOT NULL
) STRICT;

ALTER TABLE exports ADD COLUMN formal_document_id TEXT REFERENCES formal_documents (id);

CREATE TABLE printed_sheets (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,
  code TEXT NOT NULL,
  checklist_id TEXT NOT NULL REFERENCES checklists (id),
  plan_id TEXT REFERENCES inspection_plans (id),
  due_on TEXT,
  item_ids TEXT NOT NULL,
  printed_on TEXT NOT NULL,
  inspection_id TEXT REFERENCES inspections (id)
) STRICT;
CREATE UNIQUE INDEX printed_sheets_code ON printed_sheets (code);
`
