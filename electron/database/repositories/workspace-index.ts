/** The workspace's own tables: settings, and the last known figures of each enterprise. */
import type { EnterpriseSummary } from '#shared/contract/workspace'
import type { Connection } from '../connection.ts'

export function indexedSummaries(connection: Connection): EnterpriseSummary[] {
  const rows = connection.prepare<[], { summary: string }>('SELECT summary FROM enterprises').all()
  return rows.map((row) => JSON.parse(row.summary) as EnterpriseSummary)
}

export function indexSummary(connection: Connection, summary: EnterpriseSummary): void {
  const text = JSON.stringify(summary)
  connection
    .prepare(
      `INSERT INTO enterprises (id, summary) VALUES (?, ?)
       ON CONFLICT (id) DO UPDATE SET summary = excluded.summary WHERE summary <> excluded.summary`,
    )
    .run(summary.id, text)
}

export function unindex(connection: Connection, id: string): void {
  connection.prepare('DELETE FROM enterprises WHERE id = ?').run(id)
}

export function readWorkspaceSetting(connection: Connection, key: string): unknown {
  const row = connection.prepare<[string], { value: string }>('SELECT value FROM settings WHERE key = ?').get(key)
  return row === undefined ? undefined : JSON.parse(row.value)
}

export function writeWorkspaceSetting(connection: Connection, key: string, value: unknown): void {
  connection
    .prepare('INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value')
    .run(key, JSON.stringify(value))
}
