import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { type Connection, createDatabase, DatabaseError, openDatabase } from '../../electron/database/connection.ts'
import { integrityProblems } from '../../electron/database/integrity.ts'
import { migrate, schemaVersion, sha256 } from '../../electron/database/migrate.ts'
import { enterpriseMigrations, type Migration, workspaceMigrations } from '../../electron/database/migrations/index.ts'
import { stores } from '../../electron/database/record-store.ts'
import { snapshotDatabase } from '../../electron/database/snapshot.ts'
import { hashFile } from '../../electron/files/safe-file.ts'
import { startWriter } from '../helpers/kill-loop.ts'
import { openApp, smallFactory, template, temporaryFolder } from '../helpers/workspace.ts'

const now = (): string => '2026-03-05T02:00:00.000Z'
const snakeCase = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** A shipped migration never changes: later changes are later migrations. */
/** The version of the databases that this build makes. */
const today = enterpriseMigrations.length

const frozen: Record<string, string> = {
  '0001-foundation': 'b94f87aba0ad24521f32a73ddb9d50282142a59c90a4d9e5f821226bcdc63a7a',
  '0002-risk-library': '5b311af17bc0c93a28c6867f0c4a7663c4f076eb24138fd5ecdcc4c536175fb6',
  '0003-consistency': '477d8bd9dd671802b05ba74a2762f3faf7422489b8936c025499356eac4c0e37',
  '0004-findings': '2457ad9c2caee57cf5be1527517eb896bb58aab6ccb95c6b79b4e6eef36e924e',
  '0005-cards': '0a96ed2e40ea7804066ef5647830edf4779cb706d8eaa4f0def320b744981f13',
  '0006-major-hazard': 'e9cb9375c88b38ebe783a8e5f8c856580b632ee7cc185e6bcec931c560de5855',
  '0007-evaluation': '647d002f90cd592593dc0617d01238c4a3a5d88fc5930a77b2cc09244e828517',
  '0008-standardization': 'c9b665eb3194cf201d23577fbf62ea08a693367384f31c1e0257e95bcb63df43',
  '0009-risk-rest': 'ce84f13bdc4bb7ffefe36ebac1459ed5f199f1683aad26f2ad45091beec5b1b7',
  '0010-program-rest': '76a0e778060708230b6b56334d066d0bcd33dd71c0b16b6aafe67e5c1546696a',
  '0011-print-room': '95f16882ec22e0ed609df2fce9a6610f483ab9b775e73812a1e8c0ff1694c4bd',
  'workspace-0001-index': '6a035dd7d9beca4bbc7820aa92e9c04ed016d80bf14413f4fa43a01a2509a060',
}

function freshSchema(migrations: readonly Migration[]): string {
  const connection = new Sqlite(':memory:')
  migrate(connection, migrations, { now })
  const rows = connection
    .prepare(`SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC, name`)
    .all() as { sql: string }[]
  connection.close()
  return rows.map((row) => `${row.sql};\n`).join('\n')
}

/** Everything a database says, as text, whatever its pages look like. */
function dump(connection: Connection): string {
  const tables = connection.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name`).all() as {
    name: string
    sql: string
  }[]
  return tables
    .map(
      ({ name, sql }) =>
        `${sql}\n${JSON.stringify(connection.prepare(`SELECT rowid, * FROM ${name} ORDER BY rowid`).all())}`,
    )
    .join('\n')
}

/** Hashes of a database and of what lies beside it. */
const partsOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.startsWith('enterprise.db') && !name.endsWith('-shm'))
      .map((name) => [name, hashFile(join(folder, name))]),
  )

describe('migrations', () => {
  it.each([...enterpriseMigrations, ...workspaceMigrations])('$name is as it was shipped', ({ name, sql }) => {
    expect(sha256(sql)).toBe(frozen[name])
  })

  it('are numbered without gaps', () => {
    for (const list of [enterpriseMigrations, workspaceMigrations]) {
      expect(list.map(({ number }) => number)).toEqual(list.map((_, index) => index + 1))
    }
  })

  it('lead to the schema that stands in tests/fixtures/schema.sql', async () => {
    const schema = `-- enterprise.db\n\n${freshSchema(enterpriseMigrations)}\n-- workspace.db\n\n${freshSchema(workspaceMigrations)}`
    await expect(schema).toMatchFileSnapshot('../fixtures/schema.sql')
  })

  it.each([...stores.values()].map((store) => [store.concept, store] as const))(
    'give %s exactly the columns of its schema',
    (_, store) => {
      const connection = new Sqlite(':memory:')
      migrate(connection, enterpriseMigrations, { now })
      const columns = connection.pragma(`table_info(${store.table})`) as { name: string; notnull: number; pk: number }[]
      expect(columns.map((column) => column.name).sort()).toEqual(Object.keys(store.schema.shape).map(snakeCase).sort())
      const nullable = Object.entries(store.schema.shape)
        .filter(([, field]) => field.safeParse(null).success)
        .map(([key]) => snakeCase(key))
      expect(
        columns
          .filter((column) => column.notnull === 0)
          .map((column) => column.name)
          .sort(),
      ).toEqual(nullable.sort())
      connection.close()
    },
  )
})

describe('0009-risk-rest', () => {
  it('numbers the own hazards of an older database in the order in which they were made, and goes on from there', () => {
    const connection = new Sqlite(':memory:')
    migrate(connection, enterpriseMigrations.slice(0, 8), { now })
    const insert = (table: string, row: object) => {
      const columns = connection.pragma(`table_info(${table})`) as { name: string; type: string; notnull: number }[]
      const needed = columns.filter(({ notnull }) => notnull === 1)
      const bare = Object.fromEntries(needed.map(({ name, type }) => [name, type === 'INTEGER' ? 0 : '']))
      const [names, values] = ['', '@'].map((mark) => needed.map(({ name }) => mark + name).join())
      connection.prepare(`INSERT INTO ${table} (${names}) VALUES (${values})`).run({ ...bare, ...row })
    }
    insert('risk_points', { id: 'point' })
    const given = [
      { id: 'late', created_at: '2026-03-02', library_id: '' },
      { id: 'taken', created_at: '2026-03-01', library_id: 'punch-press-1' },
      { id: 'early', created_at: '2026-03-01', library_id: '' },
    ]
    for (const own of given) insert('hazards', { ...own, risk_point_id: 'point' })
    migrate(connection, enterpriseMigrations.slice(0, 9), { now })
    expect(connection.prepare('SELECT id, own_number FROM hazards ORDER BY own_number').raw().all()).toEqual([
      ['taken', ''],
      ['early', 'ZJ-0001'],
      ['late', 'ZJ-0002'],
    ])
    expect(connection.prepare('SELECT kind, last FROM sequences').raw().all()).toEqual([['ownHazard', 2]])
    connection.close()
  })
})

describe('every connection', () => {
  const pragmas = ['synchronous', 'foreign_keys', 'busy_timeout', 'trusted_schema', 'cell_size_check', 'journal_mode']
  const settingsOf = (connection: Connection) => pragmas.map((name) => connection.pragma(name, { simple: true }))
  const promised = [2, 1, 5000, 0, 1, 'wal']

  it('has the promised settings', async () => {
    const app = openApp(temporaryFolder())
    const { id } = await smallFactory(app)
    expect(settingsOf(app.workspace.connection)).toEqual(promised)
    expect(settingsOf(app.workspace.enterprise(id).connection)).toEqual(promised)
    app.workspace.closeEnterprises()
    expect(settingsOf(app.workspace.enterprise(id).connection)).toEqual(promised)
    const reader = openDatabase(app.workspace.databaseFile(id), 'enterprise', { readonly: true })
    expect(settingsOf(reader)).toEqual(promised)
    expect(() => reader.exec('DELETE FROM people')).toThrow(/readonly/)
    reader.close()
  })
})

const seeded = template(3)

/** A database whose only difference from ours is its version. */
async function databaseOfVersion(version: number) {
  const { factory, copy } = await seeded()
  const folder = copy()
  const file = join(folder, 'enterprises', factory.id, 'enterprise.db')
  const connection = new Sqlite(file)
  connection.pragma(`user_version = ${version}`)
  connection.close()
  return { folder, file, id: factory.id }
}

describe('a newer database', () => {
  it('is refused with a sentence and not one byte is touched', async () => {
    const { folder, id } = await databaseOfVersion(99)
    const place = join(folder, 'enterprises', id)
    const before = partsOf(place)
    const app = openApp(folder)
    expect(await app.run('enterprise.list', {})).toMatchObject([{ id, state: 'newer' }])
    expect(await app.result('finding.list', {}, id)).toMatchObject({ ok: false, error: { code: 'file' } })
    app.close()
    expect(partsOf(place)).toEqual(before)
    expect(Object.keys(before)).toEqual(['enterprise.db'])
  })

  it('is judged on a copy where a killed program left a WAL: database and WAL stay byte-identical', async () => {
    const { folder, file, id } = await databaseOfVersion(today)
    const writer = startWriter(['newer', file])
    await writer.ready
    await writer.kill()
    const place = join(folder, 'enterprises', id)
    const before = partsOf(place)
    expect(Object.keys(before)).toEqual(['enterprise.db', 'enterprise.db-wal'])
    const header = readFileSync(file).readUInt32BE(60)
    expect(header).toBe(today)
    const app = openApp(folder)
    expect(await app.run('enterprise.list', {})).toMatchObject([{ id, state: 'newer' }])
    app.close()
    expect(partsOf(place)).toEqual(before)
  })

  it('is not believed from a WAL frame that was never committed', async () => {
    const { folder, file, id } = await databaseOfVersion(today)
    const writer = startWriter(['newer', file])
    await writer.ready
    await writer.kill()
    const wal = readFileSync(`${file}-wal`)
    // Cutting the last frame takes the commit away.
    writeFileSync(`${file}-wal`, wal.subarray(0, wal.length - 1))
    const app = openApp(folder)
    expect(await app.run('enterprise.list', {})).toMatchObject([{ id, state: 'ok' }])
  })

  it('as an index is refused too', async () => {
    const { copy } = await seeded()
    const folder = copy()
    const connection = new Sqlite(join(folder, 'workspace.db'))
    connection.pragma('user_version = 99')
    connection.close()
    const before = hashFile(join(folder, 'workspace.db'))
    expect(() => openApp(folder)).toThrow(DatabaseError)
    expect(hashFile(join(folder, 'workspace.db'))).toBe(before)
  })

  it('as a backup is not restored', async () => {
    const { factory, backupId, copy } = await seeded()
    const folder = copy()
    const file = join(folder, 'backups', factory.id, backupId)
    const connection = new Sqlite(file)
    connection.pragma('user_version = 99')
    connection.close()
    const app = openApp(folder)
    const preview = await app.run('backup.preview', { enterpriseId: factory.id, backupId })
    expect(preview).toMatchObject({ isUsable: false })
    expect(preview.message).toContain('更新版本')
    expect(await app.result('backup.restore', { enterpriseId: factory.id, backupId })).toMatchObject({ ok: false })
    expect((await app.run('finding.list', {}, factory.id)).total).toBe(3)
  })
})

const next = (sql: string, changesRows: string[] = []): Migration[] => [
  ...enterpriseMigrations,
  { number: enterpriseMigrations.length + 1, name: 'next', sql, changesRows },
]

/** What goes wrong in an upgrade, after it has changed much. */
const failing: [string, Migration[]][] = [
  [
    'SQL that fails half-way',
    next(`UPDATE people SET name = 'x'; CREATE TABLE extra (a TEXT) STRICT; SELECT no_such_function();`),
  ],
  ['rows lost without announcement', next('DELETE FROM change_journal')],
  ['rows gained without announcement', next(`INSERT INTO settings VALUES ('a', '1')`)],
  ['a table lost without announcement', next('DROP TABLE exports')],
  ['a broken reference', next(`UPDATE areas SET unit_id = 'nobody'`)],
]

describe.each(failing)('an upgrade with %s', (_, migrations) => {
  it('leaves the file byte-identical', async () => {
    const { factory, copy } = await seeded()
    const place = join(copy(), 'enterprises', factory.id)
    const file = join(place, 'enterprise.db')
    const before = hashFile(file)
    const connection = openDatabase(file, 'enterprise')
    const snapshot = join(place, 'snapshot.db')
    expect(() =>
      migrate(connection, migrations, { now, snapshot: () => snapshotDatabase(connection, snapshot) }),
    ).toThrow(DatabaseError)
    expect(connection.pragma('foreign_keys', { simple: true })).toBe(1)
    connection.close()
    expect(hashFile(file)).toBe(before)
    const kept = openDatabase(snapshot, 'enterprise', { readonly: true })
    expect(integrityProblems(kept)).toEqual([])
    kept.close()
  })

  it('leaves the same content where a killed program left a WAL', async () => {
    const { factory, copy } = await seeded()
    const place = join(copy(), 'enterprises', factory.id)
    const file = join(place, 'enterprise.db')
    const writer = startWriter(['rows', file])
    await writer.ready
    await writer.kill()
    const twin = join(temporaryFolder(), 'twin.db')
    for (const part of ['', '-wal']) copyFileSync(file + part, twin + part)
    const before = new Sqlite(twin)
    const expected = dump(before)
    before.close()
    const connection = openDatabase(file, 'enterprise')
    expect(() => migrate(connection, migrations, { now })).toThrow(DatabaseError)
    expect(dump(connection)).toBe(expected)
    expect(schemaVersion(connection)).toBe(today)
    expect(expected).toContain('written before the kill')
    connection.close()
  })
})

describe('an upgrade that succeeds', () => {
  it('is applied once, noted with its hash, and announced changes of rows are allowed', () => {
    const file = join(temporaryFolder(), 'enterprise.db')
    const connection = createDatabase(file, 'enterprise')
    migrate(connection, enterpriseMigrations, { now })
    const migrations = next(`INSERT INTO settings VALUES ('a', '1')`, ['settings'])
    expect(migrate(connection, migrations, { now })).toEqual({ applied: ['next'] })
    expect(migrate(connection, migrations, { now })).toEqual({ applied: [] })
    const noted = connection.prepare('SELECT number, name, sha256 FROM schema_migrations').all()
    expect(noted).toEqual(migrations.map(({ number, name, sql }) => ({ number, name, sha256: sha256(sql) })))
    connection.close()
    rmSync(file)
  })
})
