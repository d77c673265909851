import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { DatabaseError } from '../../electron/database/connection.ts'
import { salvage } from '../../electron/database/salvage.ts'
import { hashFile } from '../../electron/files/safe-file.ts'
import { openApp, smallFactory, template, temporaryFolder, type TestApp } from '../helpers/workspace.ts'

const pageSize = 4096

function overwrite(file: string, at: number, bytes: Buffer): void {
  const handle = openSync(file, 'r+')
  writeSync(handle, bytes, 0, bytes.length, at)
  closeSync(handle)
}

const noise = (length: number): Buffer => Buffer.from(Array.from({ length }, (_, index) => (index * 131 + 89) % 256))

/** The page in the middle of those that hold a table's rows. */
function middlePage(file: string, table: string): number {
  const connection = new Sqlite(file, { readonly: true })
  const rows = connection
    .prepare("SELECT pageno FROM dbstat WHERE name = ? AND pagetype = 'leaf' ORDER BY pageno")
    .all(table) as { pageno: number }[]
  connection.close()
  return rows[Math.floor(rows.length / 2)]?.pageno ?? 0
}

/** The page that is the root of a table's b-tree. */
function rootPage(file: string, table: string): number {
  const connection = new Sqlite(file, { readonly: true })
  const row = connection.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').get(table) as { rootpage: number }
  connection.close()
  return row.rootpage
}

interface Damage {
  name: string
  harm(file: string): void
  /** how many of the findings have to come back from the file alone; some = at least a tenth */
  readable: 'nothing' | 'some' | 'all'
}

const damages: Damage[] = [
  { name: 'a file of 0 bytes', harm: (file) => truncateSync(file, 0), readable: 'nothing' },
  { name: 'no database at all', harm: (file) => writeFileSync(file, noise(20_000)), readable: 'nothing' },
  {
    name: 'cut off in the middle of the findings',
    harm: (file) => truncateSync(file, Math.floor((middlePage(file, 'findings') - 0.5) * pageSize)),
    readable: 'some',
  },
  {
    name: 'a page in the middle overwritten',
    harm: (file) => {
      const page = Math.floor(statSync(file).size / pageSize / 2)
      overwrite(file, page * pageSize, noise(pageSize))
    },
    readable: 'some',
  },
  { name: 'the header overwritten', harm: (file) => overwrite(file, 0, noise(100)), readable: 'all' },
  {
    name: 'the root page of the findings zeroed',
    harm: (file) => overwrite(file, (rootPage(file, 'findings') - 1) * pageSize, Buffer.alloc(pageSize)),
    readable: 'all',
  },
  { name: 'the mark of another program', harm: (file) => overwrite(file, 68, Buffer.from('ZZZZ')), readable: 'all' },
]

const findings = 300

const seeded = template(findings)

async function damagedApp(damage: Damage): Promise<{ app: TestApp; id: string; backupId: string; file: string }> {
  const { factory, backupId, copy } = await seeded()
  const app = openApp(copy())
  const file = app.workspace.databaseFile(factory.id)
  damage.harm(file)
  return { app, id: factory.id, backupId, file }
}

describe.each(damages)('$name', (damage) => {
  it('leads to the recovery screen, never to an empty start, and the file stays as it is', async () => {
    const { app, id, backupId, file } = await damagedApp(damage)
    const before = hashFile(file)
    expect(() => app.workspace.enterprise(id)).toThrow(DatabaseError)
    const listed = await app.run('enterprise.list', {})
    expect(listed).toMatchObject([{ id, state: 'damaged' }])
    expect(listed[0]?.problem).not.toBe('')
    const call = await app.result('finding.list', {}, id)
    expect(call).toMatchObject({ ok: false, error: { code: 'file' } })
    const inspected = await app.run('recovery.inspect', { enterpriseId: id })
    expect(inspected.problem).toContain('备份')
    expect(inspected.backups.map((backup) => backup.id)).toEqual([backupId])
    expect(hashFile(file)).toBe(before)
  })

  it('gives back what is still legible', async () => {
    const { app, id, file } = await damagedApp(damage)
    const before = hashFile(file)
    if (damage.readable === 'nothing') {
      const answer = await app.result('recovery.exportReadable', { enterpriseId: id })
      expect(answer).toMatchObject({ ok: false, error: { code: 'file' } })
    } else {
      const exported = await app.run('recovery.exportReadable', { enterpriseId: id })
      expect(readdirSync(exported.path)).toContain('隐患.xlsx')
      const read = salvage(file, {}).tables.find(({ store }) => store.recordType === 'finding')?.records ?? []
      expect(new Set(read.map((record) => record.id)).size).toBe(read.length)
      expect(read.length).toBeGreaterThan(findings * 0.1)
      if (damage.readable === 'all') {
        expect(read).toHaveLength(findings)
        expect(exported.lostTables).toEqual([])
      }
    }
    expect(hashFile(file)).toBe(before)
  })

  it('is undone by a restore, with the damaged file kept aside', async () => {
    const { app, id, backupId, file } = await damagedApp(damage)
    const damaged = readFileSync(file)
    expect(await app.run('backup.restore', { enterpriseId: id, backupId })).toEqual({ undoBackupId: null })
    expect((await app.run('finding.list', {}, id)).total).toBe(findings)
    expect(await app.run('data.verify', { enterpriseId: id })).toMatchObject({ isSound: true })
    const folder = join(app.workspace.backupFolder, id)
    const aside = readdirSync(folder).filter((name) => name.startsWith('damaged-'))
    expect(aside).toHaveLength(1)
    expect(readFileSync(join(folder, aside[0] ?? '', 'enterprise.db'))).toEqual(damaged)
  })
})

describe('what salvage finds', () => {
  it('names the tables that are not whole', async () => {
    const { app, id } = await damagedApp(damages[2] as Damage)
    const exported = await app.run('recovery.exportReadable', { enterpriseId: id })
    expect(exported.lostTables.length).toBeGreaterThan(0)
    expect(exported.rows).toBeGreaterThan(0)
  })

  it('includes what only the WAL holds', async () => {
    const app = openApp(temporaryFolder())
    const { id } = await smallFactory(app, '青岚机械有限公司', 5)
    const elsewhere = join(temporaryFolder(), 'enterprise.db')
    const file = app.workspace.databaseFile(id)
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0)
    for (const part of ['', '-wal']) writeFileSync(elsewhere + part, readFileSync(file + part))
    overwrite(elsewhere, 0, noise(100))
    const found = salvage(elsewhere, {}).tables.find(({ store }) => store.recordType === 'finding')
    expect(found?.records).toHaveLength(5)
  })

  it('takes records whose page is gone from the journal', async () => {
    const app = openApp(temporaryFolder())
    const { id } = await smallFactory(app, '青岚机械有限公司', 40)
    app.workspace.closeEnterprises()
    const file = app.workspace.databaseFile(id)
    const bytes = readFileSync(file)
    const connection = new Sqlite(file, { readonly: true })
    const leaf = connection
      .prepare(`SELECT pageno FROM dbstat WHERE name = 'findings' AND pagetype = 'leaf' LIMIT 1`)
      .get() as { pageno: number }
    connection.close()
    overwrite(file, (leaf.pageno - 1) * pageSize, Buffer.alloc(pageSize))
    expect(bytes.equals(readFileSync(file))).toBe(false)
    const found = salvage(file, {}).tables.find(({ store }) => store.recordType === 'finding')
    expect(found?.records).toHaveLength(40)
    expect(found?.fromJournal).toBeGreaterThan(0)
  })
})

describe('the workspace index', () => {
  it.each(['', 'not a database, but longer than one hundred bytes '.repeat(4)])(
    'damaged (%#) is kept aside and rebuilt from the folders',
    async (content) => {
      const folder = temporaryFolder()
      const first = openApp(folder)
      const { id } = await smallFactory(first)
      first.close()
      for (const part of ['-wal', '-shm']) rmSync(join(folder, `workspace.db${part}`), { force: true })
      writeFileSync(join(folder, 'workspace.db'), content)
      const app = openApp(folder)
      expect(app.workspace.indexWasLost).toBe(true)
      expect(await app.run('enterprise.list', {})).toMatchObject([{ id, name: '青岚机械有限公司', state: 'ok' }])
      const aside = readdirSync(folder).filter((name) => name.startsWith('workspace.db.damaged-'))
      expect(readFileSync(join(folder, aside[0] ?? ''), 'utf8')).toBe(content)
    },
  )
})
