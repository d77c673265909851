/** Self-assessments with their frozen standards, what stands beside them, and the regional forms. */
const head = `
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,`

export const standardization = `
CREATE TABLE used_standards (
  hash TEXT NOT NULL PRIMARY KEY,
  standard_id TEXT NOT NULL,
  version TEXT NOT NULL,
  content TEXT NOT NULL,
  used_since TEXT NOT NULL
) STRICT;

CREATE TABLE imported_standards (${head}
  standard_id TEXT NOT NULL,
  title TEXT NOT NULL,
  standard_version TEXT NOT NULL,
  hash TEXT NOT NULL,
  content TEXT NOT NULL
) STRICT;

CREATE TABLE assessments (${head}
  name TEXT NOT NULL,
  period_from TEXT NOT NULL,
  period_to TEXT NOT NULL,
  assessed_on TEXT NOT NULL,
  scope TEXT NOT NULL,
  team TEXT NOT NULL,
  situation TEXT NOT NULL,
  accident_situation TEXT NOT NULL,
  course TEXT NOT NULL,
  improvement TEXT NOT NULL,
  publicized_on TEXT,
  applies_for_review INTEGER NOT NULL CHECK (applies_for_review IN (0, 1)),
  conditions TEXT NOT NULL,
  reviewer_name TEXT NOT NULL,
  review_organization TEXT NOT NULL,
  reviewed_on TEXT,
  standard_id TEXT NOT NULL,
  standard_version TEXT NOT NULL,
  standard_hash TEXT NOT NULL REFERENCES used_standards (hash),
  standard_title TEXT NOT NULL,
  status TEXT NOT NULL,
  sealed_at TEXT,
  copied_from_id TEXT REFERENCES assessments (id)
) STRICT;

CREATE TABLE assessment_answers (${head}
  assessment_id TEXT NOT NULL REFERENCES assessments (id),
  item_id TEXT NOT NULL,
  own TEXT NOT NULL,
  blank_reason TEXT NOT NULL,
  description TEXT NOT NULL,
  review TEXT NOT NULL,
  review_description TEXT NOT NULL,
  responsible_unit_id TEXT REFERENCES organization_units (id),
  sort_order INTEGER NOT NULL
) STRICT;

CREATE TABLE assessment_evidence (${head}
  answer_id TEXT NOT NULL REFERENCES assessment_answers (id),
  kind TEXT NOT NULL,
  record_id TEXT NOT NULL,
  title TEXT NOT NULL
) STRICT;

CREATE TABLE nonconformities (${head}
  assessment_id TEXT NOT NULL REFERENCES assessments (id),
  answer_id TEXT NOT NULL REFERENCES assessment_answers (id),
  finding_id TEXT NOT NULL REFERENCES findings (id),
  item_id TEXT NOT NULL,
  deduction_text TEXT NOT NULL,
  deducted_points INTEGER NOT NULL,
  prevention TEXT NOT NULL
) STRICT;

CREATE TABLE accidents (${head}
  name TEXT NOT NULL,
  occurred_on TEXT NOT NULL,
  place TEXT NOT NULL,
  accident_type TEXT NOT NULL,
  deaths INTEGER NOT NULL,
  serious_injuries INTEGER NOT NULL,
  minor_injuries INTEGER NOT NULL,
  direct_loss_cents INTEGER NOT NULL,
  course TEXT NOT NULL,
  causes TEXT NOT NULL,
  measures TEXT NOT NULL,
  is_near_miss INTEGER NOT NULL CHECK (is_near_miss IN (0, 1)),
  is_concealed INTEGER NOT NULL CHECK (is_concealed IN (0, 1)),
  has_social_impact INTEGER NOT NULL CHECK (has_social_impact IN (0, 1)),
  is_contractor INTEGER NOT NULL CHECK (is_contractor IN (0, 1))
) STRICT;

CREATE TABLE level_certificates (${head}
  level TEXT NOT NULL,
  standard_name TEXT NOT NULL,
  certificate_number TEXT NOT NULL,
  issued_on TEXT NOT NULL,
  expires_on TEXT NOT NULL,
  issuer TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;

CREATE TABLE policy_documents (${head}
  entry_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  document_number TEXT NOT NULL,
  document_version TEXT NOT NULL,
  issued_on TEXT,
  revised_on TEXT,
  kept_by TEXT NOT NULL,
  place TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;

CREATE TABLE operation_audits (${head}
  name TEXT NOT NULL,
  audited_on TEXT NOT NULL,
  auditor_name TEXT NOT NULL,
  marks TEXT NOT NULL,
  conclusion TEXT NOT NULL
) STRICT;

CREATE TABLE region_entries (${head}
  pack_id TEXT NOT NULL,
  form_id TEXT NOT NULL,
  row_id TEXT NOT NULL,
  cells TEXT NOT NULL,
  sort_order INTEGER NOT NULL
) STRICT;

CREATE TABLE risk_reports (${head}
  pack_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  reported_on TEXT NOT NULL,
  receipt TEXT NOT NULL,
  note TEXT NOT NULL,
  version_number INTEGER NOT NULL,
  cells TEXT NOT NULL,
  risks TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX assessment_answers_by_item ON assessment_answers (assessment_id, item_id);
CREATE INDEX assessment_answers_in_order ON assessment_answers (assessment_id, sort_order);
CREATE INDEX assessment_evidence_by_answer ON assessment_evidence (answer_id);
CREATE INDEX nonconformities_by_assessment ON nonconformities (assessment_id);
CREATE INDEX nonconformities_by_finding ON nonconformities (finding_id);
CREATE INDEX accidents_by_day ON accidents (occurred_on);
CREATE INDEX region_entries_by_form ON region_entries (pack_id, form_id, sort_order);
`
