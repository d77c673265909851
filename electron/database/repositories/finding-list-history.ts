/** What the journal knows of a finding and the records that hang on it. */
import type { JournalEntry } from '#shared/domain/journal'
import { from, type ReadDatabase } from '../database.ts'
import { entryOf } from './history.ts'

/** Journal rows of any of the records, oldest first. */
export const journalOfRecords = (db: ReadDatabase, recordIds: readonly string[]): JournalEntry[] =>
  db.all(from.selectFrom('change_journal').selectAll().where('record_id', 'in', recordIds).orderBy('id')).map(entryOf)

/** Findings on each notice, void ones too: the paper named them. */
export function findingCountsByNotice(db: ReadDatabase): Map<string, number> {
  const rows = db.all(
    from
      .selectFrom('findings')
      .select((eb) => ['notice_id', eb.fn.countAll<number>().as('count')])
      .where('notice_id', 'is not', null)
      .groupBy('notice_id'),
  )
  return new Map(rows.map((row) => [row.notice_id ?? '', row.count]))
}
