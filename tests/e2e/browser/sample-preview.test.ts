/** A new enterprise with nothing to print looks at what the documents will be: the sample, and never its own file. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callerOf, callFromPage } from '../../helpers/bridge.ts'
import { type BrowserApp, browserMissing, launchBrowser } from '../../helpers/browser.ts'
import { requireFloor } from '../../helpers/floors.ts'
import { button, eventually, followStory, picture, see } from '../../helpers/journey.ts'
import { axeFaults, settle, unreachable } from '../../helpers/journey-screens.ts'

const sampleName = '示例精工金属制品有限公司'
/** loading and composing on a shared machine */
const preparing = 120_000

describe.runIf(requireFloor('browser', browserMissing()))('示例 in the report centre', () => {
  const folder = mkdtempSync(join(tmpdir(), '安查簿 示例-'))
  const temporary = join(folder, 'tmp')
  let app: BrowserApp
  let ownId = ''
  const page = () => app.page
  followStory('sample', () => app?.page)
  const call = callerOf(page, () => ownId)
  const open = async (path: string) => {
    await page().evaluate((to) => {
      location.hash = to
    }, path)
    await settle(page())
  }
  const paper = (side: '示例' | '预览') => page().getByRole('article', { name: new RegExp(`^${side}：`) })
  const exportButtons = () => ['导出 PDF', '导出 Excel', '导出 Word'].map((name) => button(page(), name))
  const shelves = () =>
    readdirSync(temporary)
      .filter((name) => name.startsWith('anchabu-sample-'))
      .flatMap((name) => readdirSync(join(temporary, name)))

  beforeAll(async () => {
    mkdirSync(temporary)
    app = await launchBrowser({
      dataFolder: join(folder, 'data'),
      environment: { ANCHABU_FIXED_NOW: '2026-11-20T02:00:00.000Z', TMPDIR: temporary },
    })
    page().setDefaultTimeout(15_000)
    const created = await callFromPage(page(), 'enterprise.create', { name: '青岚五金制品有限公司' }, null)
    if (!created.ok) throw new Error(created.error.message)
    ownId = created.value.id
    await callFromPage(page(), 'workspace.updateSettings', { lastEnterpriseId: ownId }, null)
    await page().reload()
    await see(page(), '今天要做什么？', 30_000)
  })
  afterAll(async () => {
    await app?.close()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })

  it('shows the sample by itself, with what is missing and the way there', { timeout: preparing }, async () => {
    await open('/reports?report=finding-ledger')
    await see(page(), '正在准备示例')
    await picture(page(), 'sample preparing')
    await paper('示例').waitFor({ timeout: preparing })
    await see(page(), '这段时间还没有隐患，下面先看示例企业的这份文件。')
    await see(page(), `${sampleName}的数据，只供看样式和填法，不能导出`)
    expect(await paper('示例').getByRole('row').count()).toBeGreaterThan(20)
    expect([...(await axeFaults(page())), ...(await unreachable(page()))]).toEqual([])
  })

  it('never exports it', async () => {
    for (const one of exportButtons()) await eventually(() => one.isDisabled()).toBe(true)
    expect(await call('report.exports', {})).toEqual([])
    await page().getByText('我的文件', { exact: true }).click()
    await paper('预览').waitFor()
    await see(paper('预览'), '青岚五金制品有限公司')
    for (const one of exportButtons()) await eventually(() => one.isEnabled()).toBe(true)
    await page().getByText('示例', { exact: true }).first().click()
    await paper('示例').waitFor()
    for (const one of exportButtons()) await eventually(() => one.isDisabled()).toBe(true)
  })

  it('shows a document that asks for a record that the enterprise does not have, with its photos', async () => {
    await open('/reports?report=review-sheet')
    await see(page(), '企业还没有隐患，下面先看示例企业的这份文件。')
    const photos = paper('示例').locator('figure img')
    await photos.first().waitFor()
    const widths = await photos.evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth))
    expect(widths.every((width) => width > 0)).toBe(true)
    await photos.first().scrollIntoViewIfNeeded()
  })

  it('shows the maps with their plans', async () => {
    await open('/reports?report=four-colour-map')
    const map = paper('示例').getByRole('img').first()
    await eventually(() => map.evaluate((image) => (image as HTMLImageElement).src.includes('data%3Aimage'))).toBe(true)
    await eventually(() => map.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0)
  })

  it('is nowhere among the own data, and leads to where they are entered', async () => {
    expect((await call('enterprise.list', {}, null)).map(({ name }) => name)).toEqual(['青岚五金制品有限公司'])
    expect(readdirSync(join(folder, 'data', 'enterprises'))).toEqual([ownId])
    expect(shelves()).toHaveLength(1)
    await button(page(), '画四色图').click()
    await eventually(() => page().evaluate(() => location.hash)).toBe('#/areas/map')
  })

  it('is gone when the app has ended', async () => {
    await app.close()
    expect(existsSync(temporary) ? shelves() : []).toEqual([])
  })
})
