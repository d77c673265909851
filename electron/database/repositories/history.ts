import type { JournalEntry } from '#shared/domain/journal'
import { from, type ReadDatabase } from '../database.ts'
import type { Tables } from '../tables.ts'

/** A stored journal row as an entry. */
export const entryOf = (row: Tables['change_journal']): JournalEntry => ({
  id: row.id,
  actionId: row.action_id,
  at: row.at,
  actorId: row.actor_id,
  actorName: row.actor_name,
  operation: row.operation,
  recordType: row.record_type,
  recordId: row.record_id,
  before: row.before === null ? null : JSON.parse(row.before),
  after: row.after === null ? null : JSON.parse(row.after),
})

/** The rows of one action in the order they were written. */
export const entriesOfAction = (db: ReadDatabase, actionId: string): JournalEntry[] =>
  db.all(from.selectFrom('change_journal').selectAll().where('action_id', '=', actionId).orderBy('id')).map(entryOf)
