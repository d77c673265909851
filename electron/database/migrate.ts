import { createHash } from 'node:crypto'
import { AppError } from '#shared/contract/errors'
import { type Connection, DatabaseError } from './connection.ts'
import type { Migration } from './migrations/index.ts'

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex')

const ledger = `CREATE TABLE IF NOT EXISTS schema_migrations (
  number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at TEXT NOT NULL
) STRICT`

export const schemaVersion = (connection: Connection): number => Number(connection.pragma('user_version', { simple: true }))

/**
 * Brings a database up to the newest migration: snapshot first, all pending in one transaction, foreign keys checked
 * before commit. A newer database is refused untouched. On failure everything is rolled back and the snapshot stays.
 * `snapshot` writes a copy before the first change (not called for a new file or when nothing is pending).
 */
export function migrate(
  connection: Connection,
  migrations: readonly Migration[],
  options: { now: () => string; snapshot?: () => void },
): { applied: string[] } {
  const from = schemaVersion(connection)
  const newest = migrations.at(-1)?.number ?? 0
  if (from > newest) {
    throw new DatabaseError(
      'newer',
      `数据由更新版本的软件写成（数据版本 ${from}，本软件支持到 ${newest}），请安装新版本后再打开，数据没有改动`,
      `user_version ${from}`,
    )
  }
  const pending = migrations.filter((migration) => migration.number > from)
  if (pending.length === 0) return { applied: [] }
  if (from > 0) options.snapshot?.()

  // Outside the transaction: inside it the pragma does nothing and DROP TABLE would cascade into child tables.
  connection.pragma('foreign_keys = OFF')
  try {
    connection
      .transaction(() => {
        connection.exec(ledger)
        const record = connection.prepare('INSERT INTO schema_migrations VALUES (?, ?, ?, ?)')
        for (const migration of pending) {
          connection.exec(migration.sql)
          record.run(migration.number, migration.name, sha256(migration.sql), options.now())
        }
        const broken = connection.pragma('foreign_key_check') as unknown[]
        if (broken.length > 0) throw new AppError('unexpected', `升级后有 ${broken.length} 处引用断开`)
        connection.pragma(`user_version = ${newest}`)
      })
      .immediate()
  } finally {
    connection.pragma('foreign_keys = ON')
  }
  return { applied: pending.map((migration) => migration.name) }
}
