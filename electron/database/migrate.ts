import { createHash } from 'node:crypto'
import { closeSync, copyFileSync, existsSync, mkdtempSync, openSync, readSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { type Connection, DatabaseError } from './connection.ts'
import { brokenReferences, countRows } from './integrity.ts'
import { enterpriseMigrations, type Migration } from './migrations/index.ts'

export const sha256 = (text: string | Uint8Array): string => createHash('sha256').update(text).digest('hex')

const ledger = `CREATE TABLE IF NOT EXISTS schema_migrations (
  number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at TEXT NOT NULL
) STRICT`

export const schemaVersion = (connection: Connection): number =>
  Number(connection.pragma('user_version', { simple: true }))

const newerDatabase = (found: number, newest: number): DatabaseError =>
  new DatabaseError(
    'newer',
    `数据由更新版本的软件写成（数据版本 ${found}，本软件支持到 ${newest}），请安装新版本后再打开，数据没有改动`,
    `user_version ${found}`,
  )

/** Tables whose number of rows moved although no pending migration announces it. */
function unannouncedLosses(
  before: Record<string, number>,
  after: Record<string, number>,
  pending: readonly Migration[],
): string[] {
  const announced = new Set(pending.flatMap((migration) => migration.changesRows ?? []))
  return Object.keys(before).filter((table) => !announced.has(table) && before[table] !== after[table])
}

/**
 * Brings a database up to the newest migration: snapshot first, all pending in one transaction, foreign keys and row
 * counts checked before commit. A newer database is refused untouched. On failure everything is rolled back, the
 * snapshot stays and DatabaseError('damaged') leads to the recovery screen.
 * `snapshot` writes a copy before the first change (not called for a new file or when nothing is pending).
 */
export function migrate(
  connection: Connection,
  migrations: readonly Migration[],
  options: { now: () => string; snapshot?: () => void },
): { applied: string[] } {
  const from = schemaVersion(connection)
  const newest = migrations.at(-1)?.number ?? 0
  if (from > newest) throw newerDatabase(from, newest)
  const pending = migrations.filter((migration) => migration.number > from)
  if (pending.length === 0) return { applied: [] }
  if (from > 0) options.snapshot?.()

  // Outside the transaction: inside it the pragma does nothing and DROP TABLE would cascade into child tables.
  connection.pragma('foreign_keys = OFF')
  try {
    connection.transaction(() => apply(connection, pending, options.now)).immediate()
  } catch (error) {
    if (error instanceof Sqlite.SqliteError && /^SQLITE_(FULL|BUSY|READONLY|IOERR)/.test(error.code)) throw error
    throw new DatabaseError('damaged', '数据升级没有成功，已退回升级前的样子，数据没有改动', String(error))
  } finally {
    connection.pragma('foreign_keys = ON')
  }
  return { applied: pending.map((migration) => migration.name) }
}

function apply(connection: Connection, pending: readonly Migration[], now: () => string): void {
  const before = countRows(connection)
  connection.exec(ledger)
  const record = connection.prepare('INSERT INTO schema_migrations VALUES (?, ?, ?, ?)')
  for (const migration of pending) {
    connection.exec(migration.sql)
    record.run(migration.number, migration.name, sha256(migration.sql), now())
  }
  const broken = brokenReferences(connection)
  if (broken.length > 0) throw new Error(`broken references: ${broken.join(', ')}`)
  const lost = unannouncedLosses(before, countRows(connection), pending)
  if (lost.length > 0) throw new Error(`rows gained or lost in ${lost.join(', ')}`)
  connection.pragma(`user_version = ${pending.at(-1)?.number ?? 0}`)
}

const walHeaderSize = 32
const walFrameHeaderSize = 24

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

/** The highest `user_version` that any frame of the WAL gives the first page; committed or not, valid or not. */
function highestWalVersion(wal: string): number {
  const handle = openSync(wal, 'r')
  try {
    const header = Buffer.alloc(walHeaderSize)
    if (readSync(handle, header, 0, walHeaderSize, 0) < walHeaderSize) return 0
    const stride = walFrameHeaderSize + header.readUInt32BE(8)
    const frame = Buffer.alloc(walFrameHeaderSize + 100)
    let highest = 0
    for (let at = walHeaderSize; readSync(handle, frame, 0, frame.length, at) === frame.length; at += stride) {
      if (frame.readUInt32BE(0) === 1) highest = Math.max(highest, frame.readUInt32BE(walFrameHeaderSize + 60))
    }
    return highest
  } finally {
    closeSync(handle)
  }
}

/**
 * Judges the version of a database that may be newer without touching it: opening a WAL database can change its
 * files, so where a WAL speaks of a newer version, a temporary copy of both is looked at. Throws DatabaseError('newer').
 */
export function refuseNewer(file: string, migrations: readonly Migration[] = enterpriseMigrations): void {
  const newest = migrations.at(-1)?.number ?? 0
  if (!existsSync(file) || statSync(file).size < 100) return
  const wal = `${file}-wal`
  const hasWal = existsSync(wal) && statSync(wal).size > walHeaderSize
  const version = headerVersion(file)
  if (!hasWal) {
    if (version > newest) throw newerDatabase(version, newest)
    return
  }
  if (Math.max(version, highestWalVersion(wal)) <= newest) return
  const folder = mkdtempSync(join(tmpdir(), 'anchabu-version-'))
  try {
    const copy = join(folder, 'copy.db')
    copyFileSync(file, copy)
    copyFileSync(wal, `${copy}-wal`)
    const connection = new Sqlite(copy)
    try {
      const judged = schemaVersion(connection)
      if (judged > newest) throw newerDatabase(judged, newest)
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
