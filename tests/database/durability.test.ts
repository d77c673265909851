import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../electron/database/connection.ts'
import { takeLock } from '../../electron/files/lock.ts'
import { requireFloor } from '../helpers/floors.ts'
import { type Acknowledged, bundleWriter, startWriter } from '../helpers/kill-loop.ts'
import { smallDisk } from '../helpers/small-disk.ts'
import { handClock, openApp, photoBytes, smallFactory, template, temporaryFolder } from '../helpers/workspace.ts'

const kills = 200
const lanes = 2
const tables: Record<string, string> = {
  person: 'people',
  finding: 'findings',
  attachment: 'attachments',
  assessmentAnswer: 'assessment_answers',
}

const seeded = template(1)

/** What was acknowledged and is not there, or not as it was acknowledged. */
function losses(file: string, attachments: string, acknowledged: readonly Acknowledged[]): string[] {
  const connection = new Sqlite(file, { readonly: true })
  const lost: string[] = []
  for (const { type, id, revision, number, sha256 } of acknowledged) {
    const row = connection.prepare(`SELECT * FROM ${tables[type]} WHERE id = ?`).get(id) as
      | { revision: number; number?: string }
      | undefined
    if (!row || row.revision < revision) lost.push(`${type} ${id} revision ${revision}`)
    else if (number !== undefined && row.number !== number) lost.push(`${type} ${id} number ${number}`)
    if (sha256 === undefined) continue
    const path = join(attachments, sha256.slice(0, 2), sha256)
    const isWhole = existsSync(path) && createHash('sha256').update(readFileSync(path)).digest('hex') === sha256
    if (!isWhole) lost.push(`file ${sha256}`)
  }
  connection.close()
  return lost
}

describe(`kill -9, ${kills} times during writes`, () => {
  it('loses nothing that was acknowledged and leaves nothing half-written', { timeout: 400_000 }, async () => {
    const { factory, copy } = await seeded()
    const script = await bundleWriter()
    const folders = Array.from({ length: lanes }, copy)
    let left = kills
    const lane = async (folder: string): Promise<Acknowledged[]> => {
      const all: Acknowledged[] = []
      const place = join(folder, 'enterprises', factory.id)
      while (left > 0) {
        left -= 1
        const turn = kills - left
        const writer = startWriter(['commands', folder, factory.id, String(turn)], script)
        // Every tenth one is killed while it starts, opens, recovers and locks; the others in the middle of their work.
        if (turn % 10 === 0) {
          writer.ready.catch(() => {})
          await wait(50 + Math.random() * 300)
        } else {
          await writer.ready
          const goal = Math.floor(Math.random() * 12)
          while (writer.acknowledged.length < goal) await wait(1)
          await wait(Math.random() * 8)
        }
        await writer.kill()
        all.push(...writer.acknowledged)
        expect(losses(join(place, 'enterprise.db'), join(place, 'attachments'), writer.acknowledged)).toEqual([])
      }
      return all
    }
    const acknowledged = await Promise.all(folders.map(lane))
    for (const [index, folder] of folders.entries()) {
      const place = join(folder, 'enterprises', factory.id)
      expect(acknowledged[index]?.length).toBeGreaterThan(kills)
      expect(losses(join(place, 'enterprise.db'), join(place, 'attachments'), acknowledged[index] ?? [])).toEqual([])
      const app = openApp(folder, { clock: handClock(new Date().toISOString()) })
      const report = await app.run('data.verify', { enterpriseId: factory.id })
      expect(report.checks.filter((check) => !check.isSound)).toEqual([])
      const connection = app.workspace.enterprise(factory.id).connection
      const numbers = connection
        .prepare(
          `SELECT COUNT(*) AS given, (SELECT SUM(last) FROM sequences WHERE kind = 'finding') AS counted FROM findings WHERE number <> ''`,
        )
        .get() as { given: number; counted: number }
      expect(numbers.counted).toBe(numbers.given)
      app.close()
    }
  })
})

describe('two programs', () => {
  it('at one enterprise: the second reads and its changes are refused with a sentence', async () => {
    const { factory, copy } = await seeded()
    const folder = copy()
    const writer = startWriter(['commands', folder, factory.id, '1'])
    await writer.ready
    const app = openApp(folder)
    expect(await app.run('enterprise.list', {})).toMatchObject([{ id: factory.id, state: 'locked' }])
    expect((await app.run('finding.list', {}, factory.id)).total).toBeGreaterThan(0)
    const answer = await app.result('person.create', { name: '司马青' }, factory.id)
    expect(answer).toMatchObject({ ok: false, error: { code: 'conflict' } })

    // The other program ends without a word: the place is free and the next command is carried out.
    await writer.kill()
    await app.run('person.create', { name: '司马青' }, factory.id)
    expect(await app.run('enterprise.list', {})).toMatchObject([{ id: factory.id, state: 'ok' }])
  })

  it('never both hold the place, and a place left behind is taken over', () => {
    const folder = temporaryFolder()
    const first = takeLock(folder)
    expect(first).not.toBeNull()
    expect(takeLock(folder)).toBeNull()
    first?.release()
    const second = takeLock(folder)
    expect(second).not.toBeNull()
    second?.release()
  })
})

describe('an enterprise that is being created', () => {
  it('is whole or not there: a half-made folder of a killed program is not listed', async () => {
    const folder = temporaryFolder()
    const app = openApp(folder)
    mkdirSync(join(app.workspace.enterprisesFolder, '.new-01900000-0000-7000-8000-000000000000'))
    expect(await app.run('enterprise.list', {})).toEqual([])
  })
})

describe('a full disk', () => {
  it('refuses the change with a sentence; what was saved stays readable and whole', async (context) => {
    const disk = smallDisk(4)
    if (!requireFloor('full disk', 'reason' in disk ? disk.reason : null) || 'reason' in disk) return context.skip()
    const app = openApp(join(disk.folder, 'data'))
    const factory = await smallFactory(app, '青岚机械有限公司', 2)
    const filler = join(disk.folder, 'filler')
    let size = 3_500_000
    for (; size > 1000; size = Math.floor(size / 2)) {
      try {
        writeFileSync(filler, Buffer.alloc(size), { flag: 'a' })
      } catch {
        // Not that much room any more: try half.
      }
    }
    let saved = 0
    let refusal: unknown
    for (let turn = 0; turn < 200 && refusal === undefined; turn += 1) {
      const answer = await app.result('person.create', { name: `人员${turn}`, post: '岗位'.repeat(20) }, factory.id)
      if (answer.ok) saved += 1
      else refusal = answer.error
    }
    expect(refusal).toMatchObject({ code: 'file' })
    expect((refusal as { message: string }).message).toContain('磁盘空间不足')
    expect(await app.run('person.list', {}, factory.id)).toHaveLength(saved + 1)

    const photo = await app.result(
      'attachment.put',
      {
        recordType: 'area',
        recordId: factory.areaId,
        base64: Buffer.concat([photoBytes('x'), Buffer.alloc(100_000)]).toString('base64'),
      },
      factory.id,
    )
    expect(photo).toMatchObject({ ok: false, error: { code: 'file' } })
    const backup = await app.result('backup.create', { enterpriseId: factory.id })
    expect(backup).toMatchObject({ ok: false, error: { code: 'file' } })
    const leftovers = readdirSync(app.workspace.folder, { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile() && (entry.name.includes('.tmp') || entry.name.endsWith('.json')),
    )
    expect(leftovers.map((entry) => entry.name)).toEqual([])
    expect(statSync(filler).size).toBeGreaterThan(0)
    writeFileSync(filler, '')
    await app.run('person.create', { name: '司马青' }, factory.id)
    expect((await app.run('data.verify', { enterpriseId: factory.id })).isSound).toBe(true)
  })
})

describe('a disk that cannot be written', () => {
  it('is told so for each enterprise, and nothing is lost', async (context) => {
    const disk = smallDisk(8)
    if (!requireFloor('read-only disk', 'reason' in disk ? disk.reason : null) || 'reason' in disk)
      return context.skip()
    const { factory, copy } = await seeded()
    const folder = copy()
    cpSync(join(folder, 'enterprises'), disk.folder, { recursive: true })
    disk.makeReadOnly()
    expect(() => takeLock(join(disk.folder, factory.id))).toThrow('不能写入')
    const file = join(disk.folder, factory.id, 'enterprise.db')
    expect(() => openDatabase(file, 'enterprise')).toThrow('无法写入')
  })
})
