/**
 * Numbers of the hazards that an enterprise wrote itself, in the order in which they were made, void ones too, so that none
 * is given twice; what an application for extension says.
 */
export const riskRest = `
ALTER TABLE hazards ADD COLUMN own_number TEXT NOT NULL DEFAULT '';

UPDATE hazards SET own_number = 'ZJ-' || printf('%04d', numbered.place)
FROM (SELECT id, row_number() OVER (ORDER BY created_at, id) AS place FROM hazards WHERE library_id = '') AS numbered
WHERE hazards.id = numbered.id;

INSERT INTO sequences (kind, year, last)
SELECT 'ownHazard', 0, count(*) FROM hazards WHERE library_id = '' HAVING count(*) > 0;

CREATE UNIQUE INDEX hazards_own_number ON hazards (own_number) WHERE own_number <> '';

ALTER TABLE major_hazard_steps ADD COLUMN extension TEXT;
`
