import { DummyDriver, Kysely, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely'
import type { CompiledQuery } from 'kysely'
import type Database from 'better-sqlite3'
import type { Connection } from './connection.ts'
import type { Tables } from './tables.ts'

/** Kysely only writes the SQL; better-sqlite3 runs it synchronously, so that a command is one real transaction. */
const builder = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
})

/** Where `select…from` starts. */
export const from: Pick<Kysely<Tables>, 'selectFrom' | 'with' | 'selectNoFrom' | 'fn'> = builder
/** Where insert, update and delete start; only a WriteDatabase runs them. */
export const change: Pick<Kysely<Tables>, 'insertInto' | 'updateTable' | 'deleteFrom'> = builder

interface Reading<T> {
  compile(): CompiledQuery<T>
  readonly isSelectQueryBuilder: true
}
interface Changing {
  compile(): CompiledQuery<unknown>
}

/** A database that can be read and not changed. */
export interface ReadDatabase {
  all<T>(query: Reading<T>): T[]
  first<T>(query: Reading<T>): T | undefined
  /** What a repository keeps in memory as long as the connection is open; it must see for itself that it is true. */
  remember<T extends object>(name: string, make: () => T): T
}

/** A database inside a command's transaction. */
export interface WriteDatabase extends ReadDatabase {
  run(query: Changing): { changes: number; lastId: number }
  /** Adds one row; the statement is written once per table, which a command of 30,000 rows feels. */
  insert(table: keyof Tables, row: Readonly<Record<string, string | number | null>>): void
}

type Statement = Database.Statement<unknown[], unknown>

/** What stays with a connection: statements (the same SQL text is compiled by SQLite once) and what repositories keep. */
class Kept {
  readonly #connection: Connection
  readonly #statements = new Map<string, Statement>()
  readonly memories = new Map<string, object>()
  readonly inserts = new Map<string, { columns: string[]; statement: Statement }>()

  constructor(connection: Connection) {
    this.#connection = connection
  }

  statementOf(sql: string): Statement {
    const known = this.#statements.get(sql)
    if (known) return known
    if (this.#statements.size > 500) this.#statements.clear()
    const statement = this.#connection.prepare<unknown[], unknown>(sql)
    this.#statements.set(sql, statement)
    return statement
  }
}

const keeping = new WeakMap<Connection, Kept>()

function keptOf(connection: Connection): Kept {
  let kept = keeping.get(connection)
  if (!kept) {
    kept = new Kept(connection)
    keeping.set(connection, kept)
  }
  return kept
}

export function readDatabase(connection: Connection): ReadDatabase {
  const kept = keptOf(connection)
  const reading = <T>(query: Reading<T>) => {
    const compiled = query.compile()
    const statement = kept.statementOf(compiled.sql)
    if (!statement.readonly) throw new Error('a query tried to write')
    return { statement, parameters: compiled.parameters }
  }
  return {
    all: <T>(query: Reading<T>) => {
      const { statement, parameters } = reading(query)
      return statement.all(...parameters) as T[]
    },
    first: <T>(query: Reading<T>) => {
      const { statement, parameters } = reading(query)
      return statement.get(...parameters) as T | undefined
    },
    remember: <T extends object>(name: string, make: () => T) => {
      const memory = kept.memories.get(name) ?? make()
      kept.memories.set(name, memory)
      return memory as T
    },
  }
}

export function writeDatabase(connection: Connection): WriteDatabase {
  const kept = keptOf(connection)
  return {
    ...readDatabase(connection),
    run: (query) => {
      const compiled = query.compile()
      const result = kept.statementOf(compiled.sql).run(...compiled.parameters)
      return { changes: result.changes, lastId: Number(result.lastInsertRowid) }
    },
    insert: (table, row) => {
      let insert = kept.inserts.get(table)
      if (!insert) {
        const columns = Object.keys(row)
        const { sql } = builder
          .insertInto(table as 'settings')
          .values(row as never)
          .compile()
        insert = { columns, statement: kept.statementOf(sql) }
        kept.inserts.set(table, insert)
      }
      insert.statement.run(...insert.columns.map((column) => row[column] ?? null))
    },
  }
}
