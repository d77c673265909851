import { change, from } from '../database.ts'
import type { Writing } from '../writing.ts'

/**
 * The next running number of a kind, from 1, taken inside the command's own transaction: a command that fails
 * gives it back, so there are no gaps. `year` 0 = numbers that do not start anew each year.
 */
export function nextSequence(writing: Writing, kind: string, year: number): number {
  const known = writing.db.first(
    from.selectFrom('sequences').select('last').where('kind', '=', kind).where('year', '=', year),
  )
  const next = (known?.last ?? 0) + 1
  writing.db.run(
    known
      ? change.updateTable('sequences').set({ last: next }).where('kind', '=', kind).where('year', '=', year)
      : change.insertInto('sequences').values({ kind, year, last: next }),
  )
  return next
}
