/** Cards posted or carried at posts: their texts with the source of each, one card in force for a subject and kind. */
export const cards = `
CREATE TABLE cards (
  id TEXT NOT NULL PRIMARY KEY,
  revision INTEGER NOT NULL,
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  voided_at TEXT,
  void_reason TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject_type TEXT NOT NULL,
  subject_key TEXT NOT NULL,
  sections TEXT NOT NULL,
  number TEXT NOT NULL,
  text_digest TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX cards_number ON cards (number);
CREATE UNIQUE INDEX cards_subject ON cards (kind, subject_type, subject_key) WHERE voided_at IS NULL;
`
