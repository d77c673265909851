/** What can still be had from a damaged enterprise database: rows from its pages, and records from its journal. */
import { existsSync, readFileSync } from 'node:fs'
import Sqlite from 'better-sqlite3'
import type { RecordBase } from '#shared/domain/fields'
import { enterpriseMigrations } from './migrations/index.ts'
import { pageSizeOf, readRows, type StoredRow, type StoredValue } from './page-reader.ts'
import { type RecordStore, stores } from './record-store.ts'
import './repositories/records.ts'

export interface JournalRow {
  id: number
  at: string
  actorName: string
  operation: string
  recordType: string
  recordId: string
  after: Record<string, unknown> | null
}

export interface SalvagedTable {
  store: RecordStore<RecordBase>
  records: RecordBase[]
  /** how many of them stand only in the journal any more */
  fromJournal: number
}

export interface Salvaged {
  tables: SalvagedTable[]
  journal: JournalRow[]
  settings: { key: string; value: string }[]
  /** Chinese names of the record types of which something is missing */
  lostTables: string[]
}

/** The file's bytes with the committed pages of its WAL in their places. */
function bytesOf(file: string): Buffer {
  const stored = existsSync(file) ? readFileSync(file) : Buffer.alloc(0)
  const wal = existsSync(`${file}-wal`) ? readFileSync(`${file}-wal`) : Buffer.alloc(0)
  if (wal.length < 32) return stored
  const pageSize = wal.readUInt32BE(8)
  if (pageSize < 512 || pageSize > 65536) return stored
  const stride = 24 + pageSize
  const salts = wal.subarray(16, 24)
  const committed: { page: number; at: number }[] = []
  let pending: { page: number; at: number }[] = []
  for (let at = 32; at + stride <= wal.length && wal.subarray(at + 8, at + 16).equals(salts); at += stride) {
    pending.push({ page: wal.readUInt32BE(at), at: at + 24 })
    if (wal.readUInt32BE(at + 4) === 0) continue
    for (const frame of pending) committed.push(frame)
    pending = []
  }
  const last = committed.reduce((highest, { page }) => Math.max(highest, page), 0)
  const bytes = Buffer.alloc(Math.max(stored.length, last * pageSize))
  stored.copy(bytes)
  for (const { page, at } of committed) wal.copy(bytes, (page - 1) * pageSize, at, at + pageSize)
  return bytes
}

interface Shape {
  table: string
  columns: string[]
}

/** The tables as today's migrations make them. */
function shapes(): Shape[] {
  const model = new Sqlite(':memory:')
  try {
    for (const migration of enterpriseMigrations) model.exec(migration.sql)
    const tables = model.prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all()
    return tables.map(({ name }) => ({
      table: name,
      columns: (model.pragma(`table_info(${name})`) as { name: string }[]).map((column) => column.name),
    }))
  } finally {
    model.close()
  }
}

const parsed = (text: StoredValue | undefined): Record<string, unknown> | null =>
  typeof text === 'string' ? (JSON.parse(text) as Record<string, unknown>) : null

function journalRow({ rowId, values }: StoredRow): JournalRow | null {
  const [number, , at, actorId, actorName, operation, recordType, recordId, before, after] = values
  if (number !== null || typeof at !== 'string' || Number.isNaN(Date.parse(at))) return null
  if (typeof recordType !== 'string' || typeof recordId !== 'string' || typeof operation !== 'string') return null
  if (actorId !== null && typeof actorId !== 'string') return null
  try {
    parsed(before)
    return { id: rowId, at, actorName: String(actorName), operation, recordType, recordId, after: parsed(after) }
  } catch {
    return null
  }
}

function recordIn(store: RecordStore<RecordBase>, columns: string[], values: StoredValue[]): RecordBase | null {
  try {
    const row = Object.fromEntries(columns.map((column, index) => [column, values[index] ?? null]))
    const result = store.schema.safeParse(store.fromRow(row))
    return result.success ? result.data : null
  } catch {
    return null
  }
}

const shapeColumns = (known: readonly Shape[], table: string): number =>
  known.find((shape) => shape.table === table)?.columns.length ?? 0

/**
 * Reads everything that is still legible, whatever SQLite says of the file. A row's table follows from the journal,
 * else from its shape and its schema. Records whose page is lost are taken from the last journal row about them.
 * `expected`: rows per table by the newest backup, to name what is missing.
 */
export function salvage(file: string, expected: Record<string, number>): Salvaged {
  const bytes = bytesOf(file)
  const known = shapes()
  const journalColumns = shapeColumns(known, 'change_journal')
  const journal = new Map<number, JournalRow>()
  for (const row of readRows(bytes)) {
    const entry = row.values.length === journalColumns ? journalRow(row) : null
    if (entry) journal.set(entry.id, entry)
  }
  const newest = new Map<string, JournalRow>()
  for (const entry of [...journal.values()].sort((a, b) => a.id - b.id)) newest.set(entry.recordId, entry)

  const found = new Map<string, Map<string, RecordBase>>([...stores.keys()].map((type) => [type, new Map()]))
  const settings = new Map<string, string>()
  const candidates = Map.groupBy(
    [...stores.values()].map((store) => ({
      store,
      columns: known.find((shape) => shape.table === store.table)?.columns ?? [],
    })),
    ({ columns }) => columns.length,
  )
  for (const { values } of readRows(bytes)) {
    const [first, second] = values
    if (values.length === 2 && typeof first === 'string' && typeof second === 'string') settings.set(first, second)
    const type = typeof first === 'string' ? newest.get(first)?.recordType : undefined
    for (const { store, columns } of candidates.get(values.length) ?? []) {
      if (type !== undefined && type !== store.recordType) continue
      const record = recordIn(store, columns, values)
      if (!record) continue
      const records = found.get(store.recordType)
      const before = records?.get(record.id)
      if (!before || before.revision < record.revision) records?.set(record.id, record)
      break
    }
  }
  const tables = [...stores.values()].map((store) => complete(store, found.get(store.recordType) ?? new Map(), newest))
  return {
    tables,
    journal: [...journal.values()].sort((a, b) => a.id - b.id),
    settings: [...settings].map(([key, value]) => ({ key, value })),
    lostTables: lostTables(file, bytes, tables, journal, expected),
  }
}

/** Adds the records of which only the journal still speaks, and takes the journal's word where it is newer. */
function complete(
  store: RecordStore<RecordBase>,
  records: Map<string, RecordBase>,
  newest: ReadonlyMap<string, JournalRow>,
): SalvagedTable {
  let fromJournal = 0
  for (const [id, entry] of newest) {
    if (entry.recordType !== store.recordType || !entry.after) continue
    const last = store.schema.safeParse(entry.after)
    if (!last.success || (records.get(id)?.revision ?? 0) >= last.data.revision) continue
    records.set(id, last.data)
    fromJournal += 1
  }
  return { store, records: [...records.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), fromJournal }
}

function lostTables(
  file: string,
  bytes: Buffer,
  tables: readonly SalvagedTable[],
  journal: ReadonlyMap<number, JournalRow>,
  expected: Record<string, number>,
): string[] {
  const counted = countsBySqlite(file)
  const isLegible =
    bytes.length >= pageSizeOf(bytes) && (tables.some(({ records }) => records.length > 0) || journal.size > 0)
  const lost = tables
    .filter(({ store, records }) => {
      const atLeast = Math.max(expected[store.table] ?? 0, counted[store.table] ?? 0)
      return !isLegible || records.length < atLeast
    })
    .map(({ store }) => store.concept)
  let lastId = expected['change_journal'] ?? 0
  for (const id of journal.keys()) lastId = Math.max(lastId, id)
  return journal.size < lastId || !isLegible ? [...lost, '修改记录'] : lost
}

/** Rows per table as far as SQLite still answers; an index that survived knows the number of a lost table. */
function countsBySqlite(file: string): Record<string, number> {
  const counts: Record<string, number> = {}
  let connection: Sqlite.Database
  try {
    connection = new Sqlite(file, { readonly: true, fileMustExist: true })
  } catch {
    return counts
  }
  for (const { table } of stores.values()) {
    try {
      counts[table] = connection.prepare<[], { n: number }>(`SELECT COUNT(*) AS n FROM ${table}`).get()?.n ?? 0
    } catch {
      // The table's pages or the schema are lost; the backup's figure has to do.
    }
  }
  connection.close()
  return counts
}
