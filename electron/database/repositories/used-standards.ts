/** Standards as they were when an assessment began, so that its score stays explainable. */
import { change, from, type ReadDatabase } from '../database.ts'
import type { Writing } from '../writing.ts'

export interface UsedStandard {
  /** SHA-256 of `content` */
  hash: string
  standardId: string
  version: string
  /** the standard's JSON without white space */
  content: string
}

/** The standards that assessments of this enterprise rest on, newest first. */
export const usedStandards = (db: ReadDatabase): UsedStandard[] =>
  db
    .all(from.selectFrom('used_standards').selectAll().orderBy('used_since', 'desc'))
    .map((row) => ({ hash: row.hash, standardId: row.standard_id, version: row.version, content: row.content }))

/** Keeps a standard once; later uses change nothing. */
export function rememberStandard(writing: Writing, standard: UsedStandard): void {
  writing.db.run(
    change
      .insertInto('used_standards')
      .values({
        hash: standard.hash,
        standard_id: standard.standardId,
        version: standard.version,
        content: standard.content,
        used_since: writing.at,
      })
      .onConflict((conflict) => conflict.doNothing()),
  )
}
