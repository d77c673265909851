/** 示例 of every document for an enterprise that has nothing: prepared once, and nowhere among the user's data. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { reportCatalogue } from '#shared/reports/catalogue'
import { picturesIn } from '#shared/reports/drawing-pictures'
import { hasContent } from '#shared/reports/has-content'
import type { Block, ReportDocument } from '#shared/reports/report-document'
import { type Run, runIn } from '../../electron/cli-run.ts'
import { type ComposedApp, clockFromEnvironment, composeApp, plainHost } from '../../electron/compose.ts'

const folder = mkdtempSync(join(tmpdir(), 'anchabu-samples-'))
const temporary = join(folder, 'tmp')
const sampleName = '示例精工金属制品有限公司'
let app: ComposedApp
let run: Run
let ownId = ''

beforeAll(async () => {
  mkdirSync(temporary)
  process.env['TMPDIR'] = temporary
  app = composeApp({
    dataFolder: join(folder, 'data'),
    resourcesFolder: join(import.meta.dirname, '..', '..', 'resources'),
    host: plainHost('cli', '9.9.9-test'),
    clock: clockFromEnvironment({ ANCHABU_FIXED_NOW: '2026-11-20T01:30:00.000Z' }),
  })
  run = runIn(app)
  ownId = (await run('enterprise.create', { name: '青岚五金制品有限公司' })).id
})
afterAll(async () => {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Pictures that a document names. */
const pictures = ({ blocks }: ReportDocument): string[] =>
  blocks.flatMap((block: Block) => {
    if (block.kind === 'photos') return block.items.map(({ sha256 }) => sha256)
    return block.kind === 'drawing' ? picturesIn(block.svg) : []
  })

/** Filled-in fields of a form that has neither rows nor pictures. */
const filled = ({ blocks }: ReportDocument): number =>
  blocks.flatMap((block) =>
    block.kind === 'fields' ? block.items.filter(({ value }) => value !== null && value !== '') : [],
  ).length

test('a document has no sample before one is prepared', async () => {
  expect(await run('sample-document.preview', { reportId: 'finding-ledger' })).toBeNull()
  await expect(run('sample-document.picture', { sha256: 'a'.repeat(64) })).rejects.toThrow('示例图片不在了')
  await expect(run('sample-document.preview', { reportId: '../../../data/workspace' })).rejects.toThrow('没有报表')
})

test('every document of the catalogue is there as the sample prints it, with its pictures', async () => {
  await run('sample-document.prepare', {})
  const shown = new Set<string>()
  for (const { id } of reportCatalogue) {
    const sample = await run('sample-document.preview', { reportId: id })
    expect.soft(sample, id).toMatchObject({
      enterpriseId: null,
      document: { reportId: id, enterpriseName: sampleName, documentNumber: '' },
    })
    if (!sample) continue
    expect.soft(sample.document.notes.join(), id).toContain('示例数据')
    expect.soft(hasContent(sample.document) || filled(sample.document) > 5, id).toBe(true)
    for (const sha256 of pictures(sample.document)) shown.add(sha256)
  }
  expect(shown.size).toBeGreaterThan(5)
  for (const sha256 of shown)
    expect.soft((await run('sample-document.picture', { sha256 })).mime, sha256).toMatch(/^image\//)
})

test('the levels are those of the criteria that the sample was evaluated by, whatever was changed for other documents', async () => {
  for (const id of ['risk-point-ledger', 'four-colour-map', 'activity-control-list'])
    expect
      .soft((await run('sample-document.preview', { reportId: id }))?.document.rulePackVersions.join(), id)
      .toContain('LEC-2')
})

test('nothing of it is among the enterprises, the exports and the files of the user', async () => {
  expect((await run('enterprise.list', {})).map(({ id }) => id)).toEqual([ownId])
  expect(await run('report.exports', {}, ownId)).toEqual([])
  expect(readdirSync(join(folder, 'data', 'enterprises'))).toEqual([ownId])
  // one shelf, and neither the draft nor the data that it was composed from
  const [root = ''] = readdirSync(temporary).filter((name) => name.startsWith('anchabu-sample-'))
  const [shelf = '', ...others] = readdirSync(join(temporary, root))
  expect(others).toEqual([])
  expect(readdirSync(join(temporary, root, shelf)).sort()).toEqual(['documents', 'pictures'])
})

test('a sample enterprise that the user has loaded is shown instead, at once', async () => {
  const { id: sampleId } = await run('enterprise.loadSample', {})
  const ledger = await run('sample-document.preview', { reportId: 'finding-ledger' })
  expect(ledger).toMatchObject({ enterpriseId: sampleId, document: { enterpriseName: sampleName } })
  // it has made no change of criteria, and none is made in it for the sake of a preview
  const difference = await run('sample-document.preview', { reportId: 'pack-switch-difference' })
  expect(difference).toMatchObject({ enterpriseId: null, document: { enterpriseName: sampleName } })
  expect(await run('rule-pack.switches', {}, sampleId)).toEqual([])
})
