/** Comparison with the criteria for major hazards, and the file of a hazard graded 重大 with its steps. */
const head = `
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,`

export const majorHazard = `
CREATE TABLE major_hazard_checks (${head}
  name TEXT NOT NULL,
  checked_on TEXT NOT NULL,
  checker_id TEXT REFERENCES people (id),
  checker_name TEXT NOT NULL,
  participants TEXT NOT NULL,
  libraries TEXT NOT NULL,
  status TEXT NOT NULL,
  sealed_at TEXT,
  industry_group TEXT NOT NULL,
  tags TEXT NOT NULL,
  versions TEXT NOT NULL,
  unmatched_count INTEGER
) STRICT;

CREATE TABLE major_hazard_answers (${head}
  check_id TEXT NOT NULL REFERENCES major_hazard_checks (id),
  criterion_id TEXT NOT NULL,
  library TEXT NOT NULL,
  article TEXT NOT NULL,
  title TEXT NOT NULL,
  question TEXT NOT NULL,
  logic TEXT NOT NULL,
  is_verified INTEGER NOT NULL CHECK (is_verified IN (0, 1)),
  questions TEXT NOT NULL,
  note TEXT NOT NULL,
  finding_id TEXT REFERENCES findings (id),
  sort_order INTEGER NOT NULL
) STRICT;

CREATE TABLE major_hazard_cases (${head}
  finding_id TEXT NOT NULL REFERENCES findings (id),
  name TEXT NOT NULL,
  criterion TEXT NOT NULL,
  formed_on TEXT,
  situation TEXT NOT NULL,
  harm TEXT NOT NULL,
  difficulty TEXT NOT NULL,
  interim_measures TEXT NOT NULL,
  reported_to TEXT NOT NULL,
  supervision TEXT NOT NULL,
  acceptance_standard TEXT NOT NULL
) STRICT;

CREATE TABLE major_hazard_steps (${head}
  case_id TEXT NOT NULL REFERENCES major_hazard_cases (id),
  kind TEXT NOT NULL,
  done_on TEXT NOT NULL,
  by_id TEXT REFERENCES people (id),
  by_name TEXT NOT NULL,
  text TEXT NOT NULL,
  assurances TEXT,
  verdict TEXT,
  organization TEXT NOT NULL,
  to_on TEXT,
  is_recurring INTEGER CHECK (is_recurring IN (0, 1))
) STRICT;

CREATE INDEX major_hazard_answers_by_check ON major_hazard_answers (check_id, sort_order);
CREATE INDEX major_hazard_answers_by_finding ON major_hazard_answers (finding_id) WHERE finding_id IS NOT NULL;
CREATE UNIQUE INDEX major_hazard_cases_by_finding ON major_hazard_cases (finding_id) WHERE voided_at IS NULL;
CREATE INDEX major_hazard_steps_by_case ON major_hazard_steps (case_id);
`
