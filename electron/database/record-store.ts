import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'
import { AppError } from '#shared/contract/errors'
import type { RecordBase } from '#shared/domain/fields'
import { change, from, type ReadDatabase } from './database.ts'
import type { Tables } from './tables.ts'
import { journal, staleRevision, type Writing } from './writing.ts'

type Row = Record<string, string | number | null>

const snakeCase = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

type Coding = 'plain' | 'boolean' | 'json'

function codingOf(schema: z.ZodType): Coding {
  let inner: z.ZodType = schema
  while (inner instanceof z.ZodDefault || inner instanceof z.ZodNullable || inner instanceof z.ZodOptional) {
    inner = inner.unwrap() as z.ZodType
  }
  if (inner instanceof z.ZodBoolean) return 'boolean'
  return inner instanceof z.ZodArray ||
    inner instanceof z.ZodObject ||
    inner instanceof z.ZodRecord ||
    inner instanceof z.ZodTuple
    ? 'json'
    : 'plain'
}

export type NewRecord<R extends RecordBase> = Omit<R, keyof RecordBase>

/** Reading and writing one record type; the table's columns follow from the schema. */
export interface RecordStore<R extends RecordBase> {
  table: keyof Tables
  recordType: string
  concept: string
  schema: z.ZodObject & z.ZodType<R>
  /** The one mapping from a stored row to the record. */
  fromRow(row: object): R
  find(db: ReadDatabase, id: string): R | null
  /** The record or a not-found sentence. */
  require(db: ReadDatabase, id: string): R
  /** All records with the given column values, in `sort_order` where there is one, else in order of creation. */
  list(db: ReadDatabase, where?: Partial<R>, options?: { includeVoided?: boolean }): R[]
  insert(writing: Writing, fields: NewRecord<R>): R
  /** Changes an open record; `revision` null = whatever it is now. */
  update(writing: Writing, id: string, revision: number | null, patch: Partial<NewRecord<R>>): R
  void(writing: Writing, id: string, revision: number | null, reason: string): R
  /** Undo only: puts a record back to an earlier state (null = void it), whatever its state is now. */
  restore(writing: Writing, id: string, before: R | null): void
}

/** Every store by record type, for undo and checks. */
export const stores = new Map<string, RecordStore<RecordBase>>()

export function recordStore<R extends RecordBase>(
  table: keyof Tables,
  recordType: string,
  concept: string,
  schema: z.ZodObject & z.ZodType<R>,
): RecordStore<R> {
  const columns = Object.entries(schema.shape).map(([key, field]) => ({
    key,
    column: snakeCase(key),
    coding: codingOf(field as z.ZodType),
  }))
  const isOrdered = columns.some(({ key }) => key === 'sortOrder')
  // The table is chosen at run time, so Kysely cannot type it; the schema test proves that the columns are these.
  const untyped = from.selectFrom(table as 'areas')

  const encode = (coding: Coding, value: unknown): string | number | null => {
    if (value === null || value === undefined) return null
    if (coding === 'boolean') return value ? 1 : 0
    return coding === 'json' ? JSON.stringify(value) : (value as string | number)
  }
  const toRow = (record: R): Row =>
    Object.fromEntries(columns.map(({ key, column, coding }) => [column, encode(coding, record[key as keyof R])]))

  const fromRow = (stored: object): R => {
    const row = stored as Row
    const record: Record<string, unknown> = {}
    for (const { key, column, coding } of columns) {
      const value = row[column] ?? null
      record[key] =
        value === null || coding === 'plain' ? value : coding === 'boolean' ? value === 1 : JSON.parse(value as string)
    }
    return record as R
  }

  const find = (db: ReadDatabase, id: string): R | null => {
    const row = db.first(untyped.selectAll().where('id', '=', id))
    return row ? fromRow(row) : null
  }
  const require = (db: ReadDatabase, id: string): R => {
    const record = find(db, id)
    if (!record) throw new AppError('not-found', `找不到这条${concept}记录，可能已被移走`)
    return record
  }
  const write = (writing: Writing, before: R, after: R): R => {
    writing.db.run(
      change
        .updateTable(table as 'areas')
        .set(toRow(after) as never)
        .where('id', '=', after.id),
    )
    journal(writing, recordType, after.id, before, after)
    return after
  }
  const open = (writing: Writing, id: string, revision: number | null): R => {
    const record = require(writing.db, id)
    if (revision !== null && record.revision !== revision) throw staleRevision(concept)
    if (record.voidedAt !== null) throw new AppError('rule', `这条${concept}记录已作废，不能再修改`)
    return record
  }

  const store: RecordStore<R> = {
    table,
    recordType,
    concept,
    schema,
    fromRow,
    find,
    require,
    list: (db, where = {}, options = {}) => {
      let query = untyped.selectAll()
      for (const [key, value] of Object.entries(where)) {
        const coding = columns.find((column) => column.key === key)?.coding ?? 'plain'
        const wanted = encode(coding, value)
        query = query.where(snakeCase(key) as 'id', wanted === null ? 'is' : '=', wanted as never)
      }
      if (!options.includeVoided) query = query.where('voided_at', 'is', null)
      if (isOrdered) query = query.orderBy('sort_order')
      return db.all(query.orderBy('created_at').orderBy('id')).map(fromRow)
    },
    insert: (writing, fields) => {
      const record = {
        ...fields,
        id: uuidv7(),
        revision: 1,
        createdAt: writing.at,
        updatedAt: writing.at,
        voidedAt: null,
        voidReason: '',
      } as unknown as R
      writing.db.insert(table, toRow(record))
      journal(writing, recordType, record.id, null, record)
      return record
    },
    update: (writing, id, revision, patch) => {
      const before = open(writing, id, revision)
      const changed = Object.entries(patch).some(
        ([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key as keyof R]),
      )
      if (!changed) return before
      return write(writing, before, { ...before, ...patch, revision: before.revision + 1, updatedAt: writing.at })
    },
    void: (writing, id, revision, reason) => {
      const before = open(writing, id, revision)
      const after = {
        ...before,
        revision: before.revision + 1,
        updatedAt: writing.at,
        voidedAt: writing.at,
        voidReason: reason,
      }
      return write(writing, before, after)
    },
    restore: (writing, id, earlier) => {
      const before = require(writing.db, id)
      const target = earlier ?? { ...before, voidedAt: writing.at, voidReason: '撤销新增' }
      write(writing, before, { ...target, revision: before.revision + 1, updatedAt: writing.at })
    },
  }
  stores.set(recordType, store as unknown as RecordStore<RecordBase>)
  return store
}
