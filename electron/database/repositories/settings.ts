import { change, from, type ReadDatabase } from '../database.ts'
import { journal, type Writing } from '../writing.ts'

/** A setting of the enterprise, undefined when it was never set. */
export function readSetting(db: ReadDatabase, key: string): unknown {
  const row = db.first(from.selectFrom('settings').select('value').where('key', '=', key))
  return row === undefined ? undefined : JSON.parse(row.value)
}

export function writeSetting(writing: Writing, key: string, value: unknown): void {
  const before = readSetting(writing.db, key)
  const text = JSON.stringify(value)
  writing.db.run(
    change
      .insertInto('settings')
      .values({ key, value: text })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: text })),
  )
  journal(writing, 'setting', key, before === undefined ? null : { value: before }, { value })
}
