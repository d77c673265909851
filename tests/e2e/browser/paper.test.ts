/** A checklist on its way to paper and back: printed, walked with, entered by keys alone; then the photos of the walk. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callerOf, callFromPage } from '../../helpers/bridge.ts'
import { type BrowserApp, browserMissing, launchBrowser } from '../../helpers/browser.ts'
import { requireFloor } from '../../helpers/floors.ts'
import { button, choose, dialog, eventually, followStory, picture, see } from '../../helpers/journey.ts'
import { phonePhoto, sha256Of } from '../../helpers/journey-photo.ts'
import { settle } from '../../helpers/journey-screens.ts'

const itemCount = 40

describe.runIf(requireFloor('browser', browserMissing()))('the paper round trip', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), '安查簿 数据-'))
  let app: BrowserApp
  let sampleId = ''
  let code = ''
  const page = () => app.page
  followStory('paper', () => app?.page)
  const call = callerOf(page, () => sampleId)
  const open = async (path: string) => {
    await page().evaluate((to) => {
      location.hash = to
    }, path)
    await settle(page())
  }
  beforeAll(async () => {
    app = await launchBrowser({ dataFolder, environment: { ANCHABU_FIXED_NOW: '2026-11-20T02:00:00.000Z' } })
    page().setDefaultTimeout(15_000)
    const loaded = await callFromPage(page(), 'enterprise.loadSample', {}, null, randomUUID())
    if (!loaded.ok) throw new Error(loaded.error.message)
    sampleId = loaded.value.id
    await callFromPage(page(), 'workspace.updateSettings', { lastEnterpriseId: sampleId }, null)
    await page().reload()
    await see(page(), '今天要做什么？', 30_000)
  })
  afterAll(async () => {
    await app?.close()
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
  })

  it('prints a checklist of forty items in the report centre', async () => {
    const list = await call('checklist.create', { name: '全厂综合检查表' })
    for (let number = 1; number <= itemCount; number += 1)
      await call('checklist-item.create', {
        checklistId: list.id,
        item: `第 ${number} 处`,
        standard: `${number} 号点位的防护和标识完好`,
        sortOrder: number,
      })
    await open('/reports?report=paper-checklist')
    await choose(page(), '选择检查表或检查计划', '全厂综合检查表', '全厂')
    await see(page().getByRole('article', { name: /^预览/ }), '40 号点位的防护和标识完好')
    await button(page(), '导出 PDF').click()
    await see(page(), /^已导出 WJ-/, 60_000)
    const [sheet] = await call('printed-sheet.open', {})
    expect(sheet).toMatchObject({ checklistName: '全厂综合检查表' })
    expect(sheet?.itemIds).toHaveLength(itemCount)
    code = sheet?.code ?? ''
  })

  it('refuses a misread code with one sentence', async () => {
    await page().keyboard.press('Control+k')
    await page().keyboard.type('录入纸质检查')
    await page().getByRole('option', { name: '录入纸质检查' }).waitFor()
    await page().keyboard.press('Enter')
    await see(page(), '纸上查到了什么？')
    await settle(page())
    const wrong = `${code.slice(0, 6)}${code.endsWith('A') ? 'B' : 'A'}`
    await page().keyboard.type(wrong)
    await page().keyboard.press('Enter')
    await see(page(), '页码不对，请再看一遍纸上的页码')
  })

  it('takes the forty items by the keyboard alone, in much less than a minute of machine time', async () => {
    const { keyboard } = page()
    const began = Date.now()
    await keyboard.press('Control+a')
    await keyboard.type(code.toLowerCase().replace('-', ' '))
    await keyboard.press('Enter')
    await see(page(), '填好检查人按 Ctrl+回车')
    await eventually(() => page().evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox')
    await keyboard.type('周师傅')
    await keyboard.press('Control+Enter')
    await page().getByLabel('录入一行').waitFor()
    await eventually(() => page().evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('录入一行')
    const type = async (line: string) => {
      await keyboard.type(line)
      await keyboard.press('Enter')
    }
    await type('1-11 v')
    await type('１２　ｘ　防护罩松动')
    await type('41 v')
    await see(page(), '这张表只有 40 项，没有第 41 项')
    expect(await page().getByLabel('录入一行').inputValue()).toBe('41 v')
    await keyboard.press('Control+a')
    await type('13，15 n')
    await type('20 x')
    await type('余 v')
    await see(page(), '已查 40/40')
    await keyboard.press('Control+Enter')
    await see(dialog(page()), '还差 1 项才能提交')
    await picture(page(), 'paper missing description')
    await keyboard.press('Escape')
    await dialog(page()).waitFor({ state: 'hidden' })
    await eventually(() => page().getByLabel('录入一行').inputValue()).toBe('20 x ')
    await type('通道堆料')
    await see(page(), '通道堆料')
    await picture(page(), 'paper entry')
    await keyboard.press('Control+Enter')
    await see(dialog(page()), '共 40 项：正常 36 项，隐患 2 项，不涉及 2 项。')
    await eventually(() => page().evaluate(() => document.activeElement?.textContent)).toBe('提交检查')
    await keyboard.press('Enter')
    await see(page(), /^这张纸已经录入/)
    expect(Date.now() - began).toBeLessThan(60_000)
    const { items } = await call('finding.list', { foundFrom: '2026-11-20', limit: 500 })
    expect(items.map(({ description }) => description)).toEqual(expect.arrayContaining(['防护罩松动', '通道堆料']))
    expect(items.every(({ number }) => number.startsWith('YH-'))).toBe(true)
  })

  it('does not take the same paper twice', async () => {
    await open('/inspections/paper')
    await page().getByLabel(/^页码/).fill(code)
    await page().keyboard.press('Enter')
    await see(page(), /^这张纸已经录入：JC-2026-\d+/)
    await button(page(), '录入下一张').click()
    await eventually(() => page().evaluate(() => document.activeElement?.id)).toBe('sheet-code')
  })

  it('pairs photos by their names, tells repeated ones, masks what is not to be seen, and keeps the original hash', async () => {
    const { items } = await call('finding.list', { limit: 500 })
    const finding = items.find(({ status, photoCount }) => status === 'rectifying' && photoCount > 0)
    const photo = await phonePhoto(page())
    const files = [`${finding?.number} 已整改.jpg`, 'IMG_2.jpg', '说明.txt'].map((name) => join(dataFolder, name))
    for (const file of files) writeFileSync(file, file.endsWith('.txt') ? '不是照片' : photo)
    await open('/inspections/photos')
    await page().locator('input[type=file]').first().setInputFiles(files)
    await see(page(), '跳过 1 个不是照片的文件')
    await see(page(), /是同一个文件$/)
    await button(page(), /^遮挡 YH-/).click()
    await settle(page())
    const box = await dialog(page()).locator('.mask-picture').boundingBox()
    if (!box) throw new Error('no picture to draw on')
    await page().mouse.move(box.x + 20, box.y + 20)
    await page().mouse.down()
    await page().mouse.move(box.x + 120, box.y + 120, { steps: 4 })
    await page().mouse.up()
    await see(dialog(page()), '已框 1 处')
    await picture(page(), 'paper mask')
    await button(dialog(page()), '完成').click()
    await see(page(), '遮挡 1 处')
    await settle(page())
    await picture(page(), 'paper photos')
    await button(page(), '导入 1 张').click()
    await see(page(), '已导入 1 张照片')
    const { photos } = await call('finding.get', { id: finding?.id ?? '' })
    expect(
      photos.find(({ role, originalSha256 }) => role === 'after' && originalSha256 === sha256Of(photo)),
    ).toMatchObject({ takenAt: '2026-11-20T01:30:00.000Z', width: 1200, height: 1600 })
  })
})
