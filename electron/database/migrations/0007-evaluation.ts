/** Changes of the evaluation criteria, the regional catalogue of 较大以上 risks and reviews of the register. */
export const evaluationMigration = `
ALTER TABLE hazards ADD COLUMN catalogue_item_ids TEXT NOT NULL DEFAULT '[]';
ALTER TABLE evaluations ADD COLUMN pack_switch_id TEXT REFERENCES pack_switches (id);

CREATE TABLE pack_switches (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,
  from_method TEXT NOT NULL,
  from_pack_id TEXT NOT NULL,
  to_method TEXT NOT NULL,
  to_pack_id TEXT NOT NULL,
  to_pack_version TEXT NOT NULL,
  reason TEXT NOT NULL,
  switched_on TEXT NOT NULL,
  switched_by_name TEXT NOT NULL,
  rows TEXT NOT NULL
) STRICT;

CREATE TABLE considerable_catalogue_items (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  industry TEXT NOT NULL,
  description TEXT NOT NULL,
  source TEXT NOT NULL,
  level TEXT NOT NULL
) STRICT;

CREATE TABLE risk_reviews (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,
  "trigger" TEXT NOT NULL,
  detail TEXT NOT NULL,
  deaths INTEGER NOT NULL,
  serious_injuries INTEGER NOT NULL,
  period TEXT NOT NULL,
  area_ids TEXT NOT NULL,
  leader_name TEXT NOT NULL,
  participant_ids TEXT NOT NULL,
  started_on TEXT NOT NULL,
  conclusion TEXT NOT NULL,
  participants TEXT NOT NULL,
  closed_on TEXT,
  closed_by_name TEXT NOT NULL
) STRICT;

CREATE TABLE risk_review_rows (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,
  risk_review_id TEXT NOT NULL REFERENCES risk_reviews (id),
  risk_point_id TEXT NOT NULL REFERENCES risk_points (id),
  risk_point_number TEXT NOT NULL,
  risk_point_name TEXT NOT NULL,
  area_name TEXT NOT NULL,
  outcome TEXT,
  note TEXT NOT NULL,
  level_before TEXT,
  basis_before TEXT NOT NULL,
  level_after TEXT,
  basis_after TEXT NOT NULL,
  sort_order INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX risk_review_rows_of_review ON risk_review_rows (risk_review_id, risk_point_id)
  WHERE voided_at IS NULL;
`
