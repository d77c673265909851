/**
 * Every-shift reports with photos before and after (粉尘每日清扫: 应急管理部令第6号 第十八条（一）), and the register of special
 * equipment with the people who operate it.
 */
export const programRest = `
ALTER TABLE checklists ADD COLUMN needs_photo_pair INTEGER NOT NULL DEFAULT 0;

ALTER TABLE inspection_plans ADD COLUMN shifts_per_day INTEGER NOT NULL DEFAULT 1;

ALTER TABLE inspections ADD COLUMN needs_photo_pair INTEGER NOT NULL DEFAULT 0;

ALTER TABLE inspections ADD COLUMN shift_name TEXT NOT NULL DEFAULT '';

ALTER TABLE inspections ADD COLUMN not_done_reason TEXT NOT NULL DEFAULT '';

CREATE TABLE special_equipment (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  registration_number TEXT NOT NULL,
  model TEXT NOT NULL,
  state TEXT NOT NULL,
  unit_id TEXT REFERENCES organization_units (id),
  area_id TEXT REFERENCES areas (id),
  inspected_on TEXT,
  next_inspection_on TEXT,
  conclusion TEXT NOT NULL,
  inspection_body TEXT NOT NULL,
  is_inspection_exempt INTEGER NOT NULL,
  remark TEXT NOT NULL
) STRICT;

CREATE TABLE equipment_operators (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,
  person_id TEXT REFERENCES people (id),
  person_name TEXT NOT NULL,
  work_item TEXT NOT NULL,
  certificate_number TEXT NOT NULL,
  valid_until TEXT,
  remark TEXT NOT NULL
) STRICT;
`
