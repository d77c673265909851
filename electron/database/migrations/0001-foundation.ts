/** The enterprise database of the first version. Frozen once shipped: later changes are later migrations. */
export const foundation = `
CREATE TABLE enterprise (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  credit_code TEXT NOT NULL,
  industry TEXT NOT NULL,
  industry_group TEXT NOT NULL,
  address TEXT NOT NULL,
  legal_representative TEXT NOT NULL,
  principal TEXT NOT NULL,
  safety_manager TEXT NOT NULL,
  safety_phone TEXT NOT NULL,
  employee_count INTEGER NOT NULL,
  dispatched_count INTEGER NOT NULL,
  site_area INTEGER NOT NULL,
  building_area INTEGER NOT NULL,
  main_products TEXT NOT NULL,
  process_summary TEXT NOT NULL,
  standardization_level TEXT NOT NULL,
  founded_on TEXT,
  tags TEXT NOT NULL,
  is_sample INTEGER NOT NULL CHECK (is_sample IN (0, 1))
) STRICT;

CREATE TABLE organization_units (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  parent_id TEXT REFERENCES organization_units (id),
  manager_id TEXT REFERENCES people (id),
  sort_order INTEGER NOT NULL
) STRICT;

CREATE TABLE people (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,
  name TEXT NOT NULL,
  unit_id TEXT REFERENCES organization_units (id),
  post TEXT NOT NULL,
  phone TEXT NOT NULL,
  is_principal INTEGER NOT NULL CHECK (is_principal IN (0, 1)),
  is_safety_manager INTEGER NOT NULL CHECK (is_safety_manager IN (0, 1)),
  left_on TEXT,
  name_pinyin TEXT NOT NULL,
  name_initials TEXT NOT NULL
) STRICT;

CREATE TABLE floor_plans (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  sort_order INTEGER NOT NULL
) STRICT;

CREATE TABLE areas (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,
  name TEXT NOT NULL,
  code TEXT NOT NULL,
  unit_id TEXT REFERENCES organization_units (id),
  responsible_person_id TEXT REFERENCES people (id),
  floor_plan_id TEXT REFERENCES floor_plans (id),
  polygon TEXT NOT NULL,
  description TEXT NOT NULL,
  sort_order INTEGER NOT NULL
) STRICT;

CREATE TABLE risk_points (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  area_id TEXT REFERENCES areas (id),
  location TEXT NOT NULL,
  unit_id TEXT REFERENCES organization_units (id),
  responsible_person_id TEXT REFERENCES people (id),
  post TEXT NOT NULL,
  model TEXT NOT NULL,
  tag_number TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  is_special_equipment INTEGER NOT NULL CHECK (is_special_equipment IN (0, 1)),
  facility_category TEXT NOT NULL,
  activity_content TEXT NOT NULL,
  activity_frequency TEXT NOT NULL,
  sort_order INTEGER NOT NULL,
  remark TEXT NOT NULL,
  number TEXT NOT NULL,
  name_pinyin TEXT NOT NULL,
  name_initials TEXT NOT NULL
) STRICT;

CREATE TABLE hazards (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,
  risk_point_id TEXT NOT NULL REFERENCES risk_points (id),
  item TEXT NOT NULL,
  standard TEXT NOT NULL,
  deviation TEXT NOT NULL,
  hazard_factor TEXT NOT NULL,
  accident_edition TEXT NOT NULL,
  accident_types TEXT NOT NULL,
  consequence TEXT NOT NULL,
  control_tier_override TEXT,
  responsible_unit_id TEXT REFERENCES organization_units (id),
  responsible_person_id TEXT REFERENCES people (id),
  sort_order INTEGER NOT NULL,
  remark TEXT NOT NULL
) STRICT;

CREATE TABLE evaluations (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,
  hazard_id TEXT NOT NULL REFERENCES hazards (id),
  stage TEXT NOT NULL,
  pack_id TEXT NOT NULL,
  factors TEXT NOT NULL,
  direct_condition_ids TEXT NOT NULL,
  direct_reason TEXT NOT NULL,
  reason TEXT NOT NULL,
  evaluator_name TEXT NOT NULL,
  evaluated_on TEXT NOT NULL,
  method TEXT NOT NULL,
  pack_version TEXT NOT NULL,
  pack_hash TEXT NOT NULL,
  value_hundredths INTEGER NOT NULL,
  level TEXT NOT NULL,
  evaluator_id TEXT REFERENCES people (id),
  sequence INTEGER NOT NULL
) STRICT;

CREATE TABLE controls (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,
  hazard_id TEXT NOT NULL REFERENCES hazards (id),
  control_class TEXT NOT NULL,
  text TEXT NOT NULL,
  status TEXT NOT NULL,
  checkpoint TEXT NOT NULL,
  check_tier TEXT NOT NULL,
  check_period TEXT NOT NULL,
  sort_order INTEGER NOT NULL
) STRICT;

CREATE TABLE checklists (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  tier TEXT NOT NULL,
  period TEXT NOT NULL,
  area_id TEXT REFERENCES areas (id),
  remark TEXT NOT NULL,
  sort_order INTEGER NOT NULL
) STRICT;

CREATE TABLE checklist_items (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,
  checklist_id TEXT NOT NULL REFERENCES checklists (id),
  risk_point_id TEXT REFERENCES risk_points (id),
  hazard_id TEXT REFERENCES hazards (id),
  control_id TEXT REFERENCES controls (id),
  item TEXT NOT NULL,
  standard TEXT NOT NULL,
  basis TEXT NOT NULL,
  sort_order INTEGER NOT NULL
) STRICT;

CREATE TABLE inspection_plans (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,
  name TEXT NOT NULL,
  checklist_id TEXT NOT NULL REFERENCES checklists (id),
  kind TEXT NOT NULL,
  tier TEXT NOT NULL,
  period TEXT NOT NULL,
  starts_on TEXT NOT NULL,
  ends_on TEXT,
  leader_id TEXT REFERENCES people (id),
  participants TEXT NOT NULL,
  purpose TEXT NOT NULL,
  scope TEXT NOT NULL
) STRICT;

CREATE TABLE inspections (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,
  plan_id TEXT REFERENCES inspection_plans (id),
  checklist_id TEXT REFERENCES checklists (id),
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  tier TEXT NOT NULL,
  inspected_on TEXT NOT NULL,
  inspector_id TEXT REFERENCES people (id),
  inspector_name TEXT NOT NULL,
  participants TEXT NOT NULL,
  inspected_unit_name TEXT NOT NULL,
  is_led_by_principal INTEGER NOT NULL CHECK (is_led_by_principal IN (0, 1)),
  number TEXT NOT NULL,
  status TEXT NOT NULL,
  submitted_at TEXT
) STRICT;

CREATE TABLE inspection_results (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,
  inspection_id TEXT NOT NULL REFERENCES inspections (id),
  checklist_item_id TEXT REFERENCES checklist_items (id),
  risk_point_id TEXT REFERENCES risk_points (id),
  hazard_id TEXT REFERENCES hazards (id),
  control_id TEXT REFERENCES controls (id),
  item TEXT NOT NULL,
  standard TEXT NOT NULL,
  answer TEXT,
  remark TEXT NOT NULL,
  sort_order INTEGER NOT NULL
) STRICT;

CREATE TABLE rectification_notices (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,
  unit_id TEXT REFERENCES organization_units (id),
  unit_name TEXT NOT NULL,
  issued_on TEXT NOT NULL,
  issuer_name TEXT NOT NULL,
  requirement TEXT NOT NULL,
  number TEXT NOT NULL
) STRICT;

CREATE TABLE findings (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,
  description TEXT NOT NULL,
  source TEXT NOT NULL,
  inspection_id TEXT REFERENCES inspections (id),
  inspection_result_id TEXT REFERENCES inspection_results (id),
  risk_point_id TEXT REFERENCES risk_points (id),
  hazard_id TEXT REFERENCES hazards (id),
  control_id TEXT REFERENCES controls (id),
  area_id TEXT REFERENCES areas (id),
  location TEXT NOT NULL,
  category_group TEXT NOT NULL,
  category TEXT NOT NULL,
  cause TEXT NOT NULL,
  cause_analysis TEXT NOT NULL,
  basis TEXT NOT NULL,
  found_on TEXT NOT NULL,
  finder_id TEXT REFERENCES people (id),
  finder_name TEXT NOT NULL,
  grade TEXT,
  treatment TEXT,
  responsible_unit_id TEXT REFERENCES organization_units (id),
  responsible_id TEXT REFERENCES people (id),
  responsible_name TEXT NOT NULL,
  measures TEXT NOT NULL,
  funds_cents INTEGER NOT NULL,
  funds_confirmed INTEGER NOT NULL CHECK (funds_confirmed IN (0, 1)),
  due_on TEXT,
  emergency_plan TEXT NOT NULL,
  treatment_plan TEXT,
  remark TEXT NOT NULL,
  number TEXT NOT NULL,
  status TEXT NOT NULL,
  notice_id TEXT REFERENCES rectification_notices (id),
  round INTEGER NOT NULL,
  closed_on TEXT,
  closed_by_name TEXT NOT NULL,
  risk_point_name TEXT NOT NULL,
  area_name TEXT NOT NULL,
  responsible_unit_name TEXT NOT NULL,
  -- YH-2026-012 -> 2026000012: the ledger's order, numeric because a year may hold more than 999
  number_order INTEGER GENERATED ALWAYS AS (CAST(substr(number, 4, 4) AS INTEGER) * 1000000 + CAST(substr(number, 9) AS INTEGER)) VIRTUAL,
  search_text TEXT GENERATED ALWAYS AS (lower(number || char(10) || description || char(10) || location || char(10) || responsible_name)) VIRTUAL
) STRICT;

CREATE TABLE finding_extensions (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,
  finding_id TEXT NOT NULL REFERENCES findings (id),
  from_on TEXT NOT NULL,
  to_on TEXT NOT NULL,
  reason TEXT NOT NULL,
  approver_name TEXT NOT NULL,
  approved_on TEXT NOT NULL
) STRICT;

CREATE TABLE rectifications (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,
  finding_id TEXT NOT NULL REFERENCES findings (id),
  measures TEXT NOT NULL,
  completed_on TEXT NOT NULL,
  rectifier_id TEXT REFERENCES people (id),
  rectifier_name TEXT NOT NULL,
  cost_cents INTEGER NOT NULL,
  round INTEGER NOT NULL
) STRICT;

CREATE TABLE reviews (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,
  finding_id TEXT NOT NULL REFERENCES findings (id),
  verdict TEXT NOT NULL,
  opinion TEXT NOT NULL,
  reviewer_id TEXT REFERENCES people (id),
  reviewer_name TEXT NOT NULL,
  reviewed_on TEXT NOT NULL,
  new_due_on TEXT,
  rectification_id TEXT NOT NULL REFERENCES rectifications (id),
  round INTEGER NOT NULL
) STRICT;

CREATE TABLE attachments (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,
  record_type TEXT NOT NULL,
  record_id TEXT NOT NULL,
  role TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  mime TEXT NOT NULL,
  size INTEGER NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL,
  original_name TEXT NOT NULL,
  original_sha256 TEXT NOT NULL,
  taken_at TEXT,
  caption TEXT NOT NULL,
  sort_order INTEGER NOT NULL
) STRICT;

CREATE TABLE exports (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,
  number TEXT NOT NULL,
  report_id TEXT NOT NULL,
  title TEXT NOT NULL,
  format TEXT NOT NULL,
  parameters TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  rule_pack_versions TEXT NOT NULL,
  exported_by_name TEXT NOT NULL,
  exported_at TEXT NOT NULL
) STRICT;

CREATE TABLE rule_packs (
  pack_id TEXT NOT NULL,
  version TEXT NOT NULL,
  hash TEXT NOT NULL,
  content TEXT NOT NULL,
  used_since TEXT NOT NULL,
  PRIMARY KEY (pack_id, hash)
) STRICT;

CREATE TABLE settings (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE sequences (
  kind TEXT NOT NULL,
  year INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (kind, year)
) STRICT;

CREATE TABLE change_journal (
  id INTEGER PRIMARY KEY,
  action_id TEXT NOT NULL,
  at TEXT NOT NULL,
  actor_id TEXT,
  actor_name TEXT NOT NULL,
  operation TEXT NOT NULL,
  record_type TEXT NOT NULL,
  record_id TEXT NOT NULL,
  before TEXT,
  after TEXT
) STRICT;

CREATE INDEX change_journal_record ON change_journal (record_id);
CREATE INDEX change_journal_action ON change_journal (action_id);
CREATE UNIQUE INDEX risk_points_number ON risk_points (number);
CREATE INDEX hazards_risk_point ON hazards (risk_point_id, sort_order);
CREATE UNIQUE INDEX evaluations_sequence ON evaluations (hazard_id, stage, sequence);
CREATE INDEX controls_hazard ON controls (hazard_id, sort_order);
CREATE INDEX checklist_items_checklist ON checklist_items (checklist_id, sort_order);
CREATE INDEX checklist_items_control ON checklist_items (control_id);
CREATE INDEX inspections_plan ON inspections (plan_id, inspected_on);
CREATE INDEX inspection_results_inspection ON inspection_results (inspection_id, sort_order);
CREATE UNIQUE INDEX findings_number ON findings (number) WHERE number <> '';
CREATE INDEX findings_status ON findings (status, voided_at, due_on);
CREATE INDEX findings_ledger ON findings (number_order, status, voided_at, grade, found_on, due_on, area_id, category);
CREATE INDEX findings_by_day ON findings (found_on, number_order, status, voided_at, grade, due_on, area_id, category);
CREATE INDEX findings_by_deadline ON findings (due_on, number_order, status, voided_at, grade, found_on, area_id, category);
CREATE INDEX findings_search ON findings (number_order, status, voided_at, grade, found_on, due_on, area_id, category, search_text);
CREATE INDEX findings_inspection ON findings (inspection_id);
CREATE INDEX findings_risk_point ON findings (risk_point_id);
CREATE INDEX findings_result ON findings (inspection_result_id);
CREATE INDEX findings_notice ON findings (notice_id);
CREATE INDEX finding_extensions_finding ON finding_extensions (finding_id);
CREATE INDEX rectifications_finding ON rectifications (finding_id);
CREATE INDEX reviews_finding ON reviews (finding_id);
CREATE INDEX attachments_record ON attachments (record_type, record_id);
CREATE INDEX attachments_hash ON attachments (sha256);
`
