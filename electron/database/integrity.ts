/** Questions to a whole database file: is it sound, what is in it, which files does it name. */
import type { Connection } from './connection.ts'

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Findings of SQLite's own full check, empty when sound. Slow on large files (about 1 s per 100 MB). */
export function integrityProblems(connection: Connection): string[] {
  const rows = connection.pragma('integrity_check(20)') as { integrity_check: string }[]
  return rows.map((row) => row.integrity_check).filter((line) => line !== 'ok')
}

/** References that lead nowhere, as `table → parent: rows`. */
export function brokenReferences(connection: Connection): string[] {
  const rows = connection.pragma('foreign_key_check') as { table: string; parent: string }[]
  const groups = Map.groupBy(rows, (row) => `${row.table} → ${row.parent}`)
  return [...groups].map(([pair, members]) => `${pair}: ${members.length}`)
}

export function tableNames(connection: Connection): string[] {
  return connection
    .prepare<[], { name: string }>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    .all()
    .map((row) => row.name)
}

/** Rows per table, without the migration ledger. */
export function countRows(connection: Connection): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const table of tableNames(connection)) {
    if (table === 'schema_migrations') continue
    const row = connection.prepare<[], { n: number }>(`SELECT COUNT(*) AS n FROM ${quoted(table)}`).get()
    counts[table] = row?.n ?? 0
  }
  return counts
}

/** SHA-256 of every file that a row names (void rows too: what was printed once stays explainable). */
export function namedFiles(connection: Connection): string[] {
  return connection
    .prepare<[], { sha256: string }>(
      `SELECT sha256 FROM attachments UNION SELECT sha256 FROM floor_plans WHERE sha256 <> '' ORDER BY sha256`,
    )
    .all()
    .map((row) => row.sha256)
}

/** Id and name of the enterprise whose database this is; null before its profile is written. */
export function enterpriseIdentity(connection: Connection): { id: string; name: string } | null {
  return (
    connection
      .prepare<[], { id: string; name: string }>('SELECT id, name FROM enterprise ORDER BY created_at LIMIT 1')
      .get() ?? null
  )
}

/** The newest action in the journal: moves with every change and never repeats, also after a restore; '' = none yet. */
export function lastActionId(connection: Connection): string {
  const newest = connection.prepare<[], { action_id: string }>(
    'SELECT action_id FROM change_journal ORDER BY id DESC LIMIT 1',
  )
  return newest.get()?.action_id ?? ''
}
