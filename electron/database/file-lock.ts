import Sqlite from 'better-sqlite3'

/**
 * Holds a file for this process until released or until the process ends, however it ends: the lock is the operating
 * system's, so nothing stale is left behind by a killed program. Null when another program (or this one) holds it.
 */
export function holdFile(file: string): (() => void) | null {
  const connection = new Sqlite(file, { timeout: 0 })
  try {
    connection.pragma('journal_mode = MEMORY')
    connection.exec('BEGIN EXCLUSIVE')
    // On a file that cannot be written the line above only reads; this says so. It is never committed.
    connection.pragma('user_version = 1')
    return () => connection.close()
  } catch (error) {
    connection.close()
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null
    throw error
  }
}
