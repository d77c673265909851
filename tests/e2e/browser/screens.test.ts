import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { callerOf } from '../../helpers/bridge.ts'
import { type BrowserApp, browserMissing, launchBrowser } from '../../helpers/browser.ts'
import { requireFloor } from '../../helpers/floors.ts'
import { button, dialog, eventually, goToRoom, panel, picture, see } from '../../helpers/journey.ts'
import { axeFaults, listenForComplaints, settle, unreachable } from '../../helpers/journey-screens.ts'
import { emptyScreens, press, type Screen, screensOf } from '../../helpers/screen-list.ts'
import { makeRecords } from '../../helpers/screen-records.ts'
import { hurry, show, walk } from '../../helpers/screen-walk.ts'

/** every room and panel of the app, on a shared machine */
const manyScreens = 900_000

describe.runIf(requireFloor('browser', browserMissing()))('every screen', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), '安查簿 数据-'))
  let app: BrowserApp
  const complaints: string[] = []
  let sampleId = ''
  let emptyId = ''
  let screens: Screen[] = []
  const page = () => app.page
  const prepare = async (own: Page) => {
    own.setDefaultTimeout(15_000)
    listenForComplaints(own, complaints)
    await hurry(own)
  }
  const start = async () => {
    app = await launchBrowser({ dataFolder })
    await prepare(app.page)
  }
  const call = callerOf(page, () => null)
  /** Two windows share the screens out, so that one draws while the other waits. */
  const walkAll = async (kind: string, list: readonly Screen[], question: (open: Page) => Promise<string[]>) => {
    const other = await app.openWindow()
    await prepare(other)
    await settle(other)
    expect(await walk([page(), other], kind, list, question)).toEqual([])
    await other.context().close()
  }
  beforeAll(start)
  afterAll(async () => {
    await app?.close()
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await picture(page(), `screens ${task.name}`).catch(() => undefined)
  })

  const both = async (open: Page) => [...(await unreachable(open)), ...(await axeFaults(open))]

  it('is sound at the first run', async () => {
    await settle(page())
    expect(await both(page())).toEqual([])
    await button(page(), /^从备份恢复/).click()
    await dialog(page()).waitFor()
    await settle(page())
    expect(await both(page())).toEqual([])
    await page().keyboard.press('Escape')
    await button(page(), /^打开示例企业/).click()
    await see(page(), '今天要做什么？', 60_000)
    const [sample] = await call('enterprise.list', {}, null)
    sampleId = sample?.id ?? ''
    screens = screensOf(await makeRecords(page(), sampleId, dataFolder))
  })

  it('has nothing serious for axe and nothing out of reach, at 1366 × 768 and at 150 %', { timeout: manyScreens }, () =>
    walkAll('normal', screens, async (open) => {
      const found = await both(open)
      await open.setViewportSize({ width: 910, height: 512 })
      await settle(open)
      const small = await unreachable(open)
      if (small.length > 0 || process.env.ANCHABU_PICTURES === '1') await picture(open, `screens small ${Date.now()}`)
      await open.setViewportSize({ width: 1366, height: 768 })
      return [...found, ...small.map((fault) => `at 910 × 512 ${fault}`)]
    }),
  )

  it('fits in large type', { timeout: manyScreens }, async () => {
    await show(page(), { name: '设置', path: '/settings' })
    const large = page().getByRole('switch', { name: /大字模式/ })
    await large.click()
    await eventually(async () => (await call('workspace.info', {}, null)).settings.largeType).toBe(true)
    await walkAll('large', screens, unreachable)
    await show(page(), { name: '设置', path: '/settings' })
    await large.click()
  })

  it('is sound while an enterprise is empty', async () => {
    emptyId = (await call('enterprise.create', { name: '青岚五金制品有限公司' }, null)).id
    await call('workspace.updateSettings', { lastEnterpriseId: emptyId }, null)
    await page().reload()
    await walkAll('empty', emptyScreens, both)
    await call('workspace.updateSettings', { lastEnterpriseId: sampleId }, null)
  })

  it('is worked by the keyboard alone', async () => {
    await show(page(), { name: '首页', path: '/' })
    await page().reload()
    await settle(page())
    const names: string[] = []
    for (let step = 0; step < 40; step += 1) {
      await page().keyboard.press('Tab')
      names.push(
        await page().evaluate(() => {
          const element = document.activeElement
          return element?.getAttribute('aria-label') ?? element?.textContent ?? ''
        }),
      )
    }
    expect(names[0]).toBe('跳到内容')
    expect(names).toEqual(
      expect.arrayContaining(['当前企业', '当前操作人', '帮助', '风险点', '报表', '折叠左栏', '去检查']),
    )
    await page().keyboard.press('Control+k')
    await eventually(() => page().evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null)).toBe(
      true,
    )
    await page().keyboard.type('dkzzry')
    await page().getByRole('option', { name: '打开组织人员' }).waitFor()
    await page().keyboard.press('Enter')
    await see(page(), '谁在哪里、负责什么？')
    await settle(page())
    const table = page().getByRole('group', { name: /^人员：/ })
    await table.locator('.ant-table-body').focus()
    await page().keyboard.press('ArrowDown')
    await page().keyboard.press('Enter')
    await eventually(() => page().evaluate(() => document.activeElement?.closest('[data-side-panel]') !== null)).toBe(
      true,
    )
    await page().keyboard.press('Escape')
    await panel(page()).waitFor({ state: 'detached' })
    await eventually(() => page().evaluate(() => document.activeElement?.closest('[data-table]') !== null)).toBe(true)
  })

  it('complained about nothing, and its policy refused nothing', () => expect(complaints).toEqual([]))

  it('is the way back where a database is damaged', async () => {
    await call('workspace.updateSettings', { lastEnterpriseId: emptyId }, null)
    await app.close()
    const file = join(dataFolder, 'enterprises', emptyId, 'enterprise.db')
    const bytes = readFileSync(file)
    bytes.fill(0x5a, 0, 4096)
    writeFileSync(file, bytes)
    await start()
    await see(page(), '的数据打不开，怎么办？')
    await settle(page())
    expect(await both(page())).toEqual([])
    await button(page(), '导出可读数据').waitFor()
    await press('预览并恢复', 'dialog')(page())
    await settle(page())
    expect(await both(page())).toEqual([])
    await button(dialog(page()), '恢复到这份备份').click()
    await see(page(), '今天要做什么？')
    await goToRoom(page(), '企业资料')
    await eventually(() =>
      page()
        .getByLabel(/企业名称$/)
        .inputValue(),
    ).toBe('青岚五金制品有限公司')
  })
})
