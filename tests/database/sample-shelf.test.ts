/** The place of the sample documents: whole or not at all, and swept when a program has left it behind. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runIn } from '../../electron/cli-run.ts'
import { composeApp, plainHost } from '../../electron/compose.ts'
import { clearLeftovers, clearShelves, sampleShelf, type ShelfKey } from '../../electron/files/sample-shelf.ts'

const usual = process.env['TMPDIR']
let temporary = ''
beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'anchabu-shelf-'))
  process.env['TMPDIR'] = temporary
})
afterEach(() => {
  if (usual === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = usual
  rmSync(temporary, { recursive: true, force: true })
})

const key: ShelfKey = { dataFolder: '/somewhere/data', version: '1.2.3', day: '2026-11-20' }
const root = () => join(temporary, readdirSync(temporary)[0] ?? '')
const left = () => (existsSync(root()) ? readdirSync(root()) : [])
const fill = (own: ShelfKey) => sampleShelf(own).fill((draft) => Promise.resolve(draft.put('one', { title: '一' })))

/** A process that ended long ago. */
const deadPid = 2 ** 22 + 7

test('gives back what was put there, for this day and version only', async () => {
  await fill(key)
  expect(sampleShelf(key).isFull()).toBe(true)
  expect(sampleShelf(key).document('one')).toEqual({ title: '一' })
  expect(sampleShelf(key).document('two')).toBeUndefined()
  expect(sampleShelf({ ...key, day: '2026-11-21' }).isFull()).toBe(false)
  expect(sampleShelf({ ...key, version: '1.2.4' }).isFull()).toBe(false)
})

test('a failure in the middle leaves nothing', async () => {
  const failing = sampleShelf(key).fill((draft) => {
    draft.put('one', {})
    mkdirSync(draft.dataFolder)
    return Promise.reject(new Error('disk full'))
  })
  await expect(failing).rejects.toThrow('disk full')
  expect(sampleShelf(key).isFull()).toBe(false)
  expect(left()).toEqual([])
})

test('another window that was quicker wins, and nothing is left of the second', async () => {
  await sampleShelf(key).fill(async (draft) => {
    draft.put('one', { title: '慢' })
    await fill(key)
  })
  expect(sampleShelf(key).document('one')).toEqual({ title: '一' })
  expect(left()).toHaveLength(1)
})

test('the end of the app takes its own shelves and what a crash left half-filled, and nobody else’s', async () => {
  await fill(key)
  await fill({ ...key, dataFolder: '/elsewhere/data' })
  mkdirSync(join(root(), `abc-1.2.3-2026-11-20.draft-${deadPid}-0a1b2c3d`))
  mkdirSync(join(root(), `abc-1.2.3-2026-11-20.draft-${process.ppid}-0a1b2c3d`))
  await clearShelves(key.dataFolder)
  expect(sampleShelf(key).isFull()).toBe(false)
  expect(sampleShelf({ ...key, dataFolder: '/elsewhere/data' }).isFull()).toBe(true)
  expect(left().filter((name) => name.includes('draft'))).toEqual([
    `abc-1.2.3-2026-11-20.draft-${process.ppid}-0a1b2c3d`,
  ])
})

test('the next start takes what is old', async () => {
  await fill(key)
  await fill({ ...key, day: '2026-11-17' })
  const [old = ''] = left().filter((name) => name.endsWith('2026-11-17'))
  writeFileSync(join(root(), old, 'x'), '')
  const threeDaysAgo = Date.now() / 1000 - 3 * 86_400
  utimesSync(join(root(), old), threeDaysAgo, threeDaysAgo)
  await clearLeftovers()
  expect(left().map((name) => name.slice(-10))).toEqual(['2026-11-20'])
})

test('a cancelled preparation leaves neither a shelf nor an enterprise', async () => {
  const app = composeApp({
    dataFolder: join(temporary, 'own'),
    resourcesFolder: join(import.meta.dirname, '..', '..', 'resources'),
    host: plainHost('cli', '9.9.9-test'),
    emit: (event) => event.kind === 'progress' && app.dispatcher.cancel(event.jobId),
  })
  const call = { operation: 'sample-document.prepare', input: {}, enterpriseId: null, actorId: null }
  expect(await app.dispatcher.call(call)).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  expect(await runIn(app)('enterprise.list', {})).toEqual([])
  const [shelves = ''] = readdirSync(temporary).filter((name) => name.startsWith('anchabu-sample-'))
  expect(readdirSync(join(temporary, shelves))).toEqual([])
  await app.close()
})
