import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import { AppError } from '#shared/contract/errors'

/** `PRAGMA application_id` of our files; a file without it is not ours (a 0-byte file opens as a healthy empty database). */
export const applicationIds = { enterprise: 0x414e4331, workspace: 0x414e4332 } as const
export type DatabaseKind = keyof typeof applicationIds

export type Connection = Sqlite.Database

/** What an unusable database file is; the recovery screen tells them apart. */
export type DatabaseProblem = 'missing' | 'foreign' | 'damaged' | 'newer' | 'readOnly'

/** A database file that is not opened, with a Chinese sentence and what is wrong. */
export class DatabaseError extends AppError {
  readonly problem: DatabaseProblem
  readonly detail: string

  constructor(problem: DatabaseProblem, message: string, detail = '') {
    super('file', message)
    this.name = 'DatabaseError'
    this.problem = problem
    this.detail = detail
  }
}

/** Settings that every connection of ours has; WAL alone would give NORMAL, which can lose the last commits at a power cut. */
function configure(connection: Connection, isReadOnly: boolean): void {
  if (!isReadOnly) connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = FULL')
  connection.pragma('foreign_keys = ON')
  connection.pragma('busy_timeout = 5000')
  // 64 MB at most: a ledger of 100,000 findings is searched without reading the file again.
  connection.pragma('cache_size = -65536')
  connection.pragma('trusted_schema = OFF')
  connection.pragma('cell_size_check = ON')
}

/** Makes a new database file with our application id; the caller migrates it. Fails when the file exists. */
export function createDatabase(file: string, kind: DatabaseKind): Connection {
  if (existsSync(file) && statSync(file).size > 0) throw new AppError('conflict', '数据文件已存在，没有覆盖')
  const connection = new Sqlite(file)
  connection.pragma(`application_id = ${applicationIds[kind]}`)
  configure(connection, false)
  return connection
}

/** True when SQLite says that the bytes of the file are not a sound database. */
export const isDamage = (error: unknown): boolean =>
  error instanceof Sqlite.SqliteError && /^SQLITE_(CORRUPT|NOTADB|IOERR|FORMAT)/.test(error.code)

/**
 * Looks at the first bytes before SQLite does: opening a file that is no database would delete the WAL beside it, which
 * may hold the last thing that can still be read. Both marks are written before a file of ours is switched to WAL.
 */
function judgeHeader(file: string, kind: DatabaseKind): void {
  const header = Buffer.alloc(100)
  const handle = openSync(file, 'r')
  try {
    if (readSync(handle, header, 0, 100, 0) < 100 || header.toString('latin1', 0, 15) !== 'SQLite format 3') {
      throw new DatabaseError('damaged', '数据文件已损坏', 'no SQLite header')
    }
  } finally {
    closeSync(handle)
  }
  const applicationId = header.readUInt32BE(68)
  if (applicationId !== applicationIds[kind]) {
    throw new DatabaseError('foreign', '这个文件不是安查簿的数据文件', `application_id ${applicationId}`)
  }
}

/**
 * Opens one of our files for work: ours by its id, structure checked, settings as promised.
 * Throws DatabaseError; the file's content is never changed by a refusal.
 */
export function openDatabase(file: string, kind: DatabaseKind, options: { readonly?: boolean } = {}): Connection {
  if (!existsSync(file)) throw new DatabaseError('missing', '找不到数据文件')
  if (statSync(file).size === 0) throw new DatabaseError('damaged', '数据文件是空的，内容已丢失', '0 bytes')
  judgeHeader(file, kind)
  let connection: Connection | undefined
  try {
    connection = new Sqlite(file, { fileMustExist: true, readonly: options.readonly ?? false })
    const verdict = connection.pragma('quick_check(5)') as { quick_check: string }[]
    if (verdict[0]?.quick_check !== 'ok') {
      throw new DatabaseError('damaged', '数据文件已损坏', verdict.map((row) => row.quick_check).join('; '))
    }
    // Only now: a damaged or foreign file is not switched to WAL.
    configure(connection, options.readonly ?? false)
    return connection
  } catch (error) {
    connection?.close()
    if (error instanceof DatabaseError) throw error
    if (isDamage(error)) throw new DatabaseError('damaged', '数据文件已损坏', String(error))
    if (error instanceof Sqlite.SqliteError && /READONLY|CANTOPEN|PERM/.test(error.code)) {
      throw new DatabaseError('readOnly', '数据文件无法写入，请检查文件夹的权限', error.code)
    }
    throw error
  }
}
