import { createHash } from 'node:crypto'
import { closeSync, copyFileSync, existsSync, mkdtempSync, openSync, readSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { AppError } from '#shared/contract/errors'
import { type Connection, DatabaseError } from './connection.ts'
import { enterpriseMigrations, type Migration } from './migrations/index.ts'

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex')

const ledger = `CREATE TABLE IF NOT EXISTS schema_migrations (
  number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at TEXT NOT NULL
) STRICT`

export const schemaVersion = (connection: Connection): number => Number(connection.pragma('user_version', { simple: true }))

const newerDatabase = (found: number, newest: number): DatabaseError =>
  new DatabaseError(
    'newer',
    `数据由更新版本的软件写成（数据版本 ${found}，本软件支持到 ${newest}），请安装新版本后再打开，数据没有改动`,
    `user_version ${found}`,
  )

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
    throw newerDatabase(from, newest)
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

const newestEnterprise = enterpriseMigrations.at(-1)?.number ?? 0

/** `user_version` as it stands in the header of a SQLite file (bytes 60-63); 0 for a file that is none. */
function headerVersion(file: string): number {
  const header = Buffer.alloc(100)
  const handle = openSync(file, 'r')
  try {
    readSync(handle, header, 0, 100, 0)
  } finally {
    closeSync(handle)
  }
  return header.toString('latin1', 0, 15) === 'SQLite format 3' ? header.readUInt32BE(60) : 0
}

/**
 * Judges the version of a database that may be newer without touching it: opening a WAL database can change its
 * files, so a temporary copy of database and WAL is looked at. Throws DatabaseError('newer').
 */
export function refuseNewer(file: string): void {
  if (!existsSync(file) || statSync(file).size < 100) return
  if (!existsSync(`${file}-wal`) || statSync(`${file}-wal`).size === 0) {
    const version = headerVersion(file)
    if (version > newestEnterprise) throw newerDatabase(version, newestEnterprise)
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'anchabu-version-'))
  try {
    const copy = join(folder, 'copy.db')
    copyFileSync(file, copy)
    copyFileSync(`${file}-wal`, `${copy}-wal`)
    const connection = new Sqlite(copy)
    try {
      const version = schemaVersion(connection)
      if (version > newestEnterprise) throw newerDatabase(version, newestEnterprise)
    } finally {
      connection.close()
    }
  } catch (error) {
    // Damage is told by the real opening; here only the version counts.
    if (error instanceof DatabaseError) throw error
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
