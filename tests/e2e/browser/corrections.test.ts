/** What was recorded wrongly is taken back or put right where it is shown, and what is typed early is kept. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callerOf } from '../../helpers/bridge.ts'
import { type BrowserApp, browserMissing, launchBrowser } from '../../helpers/browser.ts'
import { requireFloor } from '../../helpers/floors.ts'
import { button, dialog, eventually, field, fill, followStory, panel, see } from '../../helpers/journey.ts'
import { hurry } from '../../helpers/screen-walk.ts'

describe.runIf(requireFloor('browser', browserMissing()))('putting right', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), '安查簿 数据-'))
  let app: BrowserApp
  let sampleId = ''
  const page = () => app.page
  const call = callerOf(page, () => sampleId)
  followStory('corrections', () => app?.page)
  const go = (path: string) =>
    page().evaluate((to) => {
      location.hash = to
    }, path)
  const giveReason = async (reason: string, word = '作废') => {
    await field(dialog(page()), '原因').fill(reason)
    await button(dialog(page()), word).click()
    await dialog(page()).waitFor({ state: 'hidden' })
  }
  beforeAll(async () => {
    app = await launchBrowser({ dataFolder })
    app.page.setDefaultTimeout(15_000)
    await hurry(app.page)
    await button(page(), /^打开示例企业/).click()
    await see(page(), '今天要做什么？', 60_000)
    sampleId = (await call('enterprise.list', {}, null))[0]?.id ?? ''
  })
  afterAll(async () => {
    await app?.close()
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
  })

  it('voids a 回头看 with a reason, which can be taken back', async () => {
    const [look] = await call('follow-up.due', {})
    const { today } = await call('workspace.info', {}, null)
    const findingId = look?.finding.id ?? ''
    const stage = look?.stage ?? 'first'
    await call('follow-up.record', { findingId, stage, checkedOn: today, checkerName: '赵敏', result: 'holding' })
    await go(`/findings/${findingId}`)
    const looks = page().getByRole('region', { name: '回头看', exact: true })
    await see(looks, '赵敏')
    await button(looks, '作废').click()
    await button(dialog(page()), '作废').click()
    await see(dialog(page()), '请填写原因')
    await giveReason('看错了地方')
    await button(looks, '登记回头看').waitFor()
    await button(page(), '撤销').click()
    await see(looks, '赵敏')
  })

  it('voids a treatment file; its finding waits for another', async () => {
    const { cases } = await call('major-hazard-case.list', {})
    await go(`/major-hazard-cases/${cases[0]?.id}`)
    await button(page(), '作废').click()
    await giveReason('建错了隐患')
    await button(page(), '建立档案').waitFor()
    await button(page(), '撤销').click()
    await button(page(), '建立档案').waitFor({ state: 'detached' })
  })

  it('corrects the name and the people of a comparison until it is sealed', async () => {
    const { today } = await call('workspace.info', {}, null)
    const { id } = await call('major-hazard-check.start', { name: '年度对照', checkedOn: today, checkerName: '赵敏' })
    await go(`/major-hazards?id=${id}`)
    await fill(panel(page()), '对照名称', '十一月对照')
    await fill(panel(page()), '参加人员', '钱工、孙工')
    await eventually(async () => {
      const { name, participants, checkerName } = await call('major-hazard-check.get', { id })
      return [name, participants, checkerName]
    }).toEqual(['十一月对照', '钱工、孙工', '赵敏'])
    await see(page().locator('[data-table]'), '十一月对照')
    const sealed = (await call('major-hazard-check.list', {})).find(({ status }) => status === 'sealed')
    await go(`/major-hazards?id=${sealed?.id}`)
    await eventually(() => field(panel(page()), '对照名称').isDisabled()).toBe(true)
  })

  it('opens what the new address asks for on the page that is already there', async () => {
    await go('/findings')
    await button(page(), '登记隐患').waitFor()
    await go('/findings?new=1')
    await field(panel(page()), '隐患描述').waitFor()
  })

  it('keeps what is typed right after Ctrl+K, and finds it when the pinyin tables come late', async () => {
    const assets = join(import.meta.dirname, '..', '..', '..', 'out', 'renderer', 'assets')
    const tables = readdirSync(assets).find((name) => readFileSync(join(assets, name), 'utf8').includes('zhuāng')) ?? ''
    let delayed = 0
    await page().route(`**/${tables}`, async (route) => {
      delayed += 1
      await new Promise((resolve) => setTimeout(resolve, 3000))
      await route.continue()
    })
    await go('/')
    await see(page(), '今天要做什么？')
    await page().reload()
    await see(page(), '今天要做什么？')
    // within one turn of the page, so that its palette cannot be there yet
    await page().evaluate(() => {
      const press = (key: string, ctrlKey = false) =>
        (document.activeElement ?? document.body).dispatchEvent(
          new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true }),
        )
      press('k', true)
      for (const key of ['d', 'k', 'x', 'Backspace', 'z']) press(key)
    })
    const typed = page().getByRole('combobox', { name: '搜索与命令' })
    await eventually(() => typed.evaluate((element) => element === document.activeElement)).toBe(true)
    await page().keyboard.type('zry')
    expect(await typed.inputValue()).toBe('dkzzry')
    await page().getByRole('option', { name: '打开组织人员' }).waitFor()
    expect(delayed).toBe(1)
    await page().keyboard.press('Enter')
    await see(page(), '谁在哪里、负责什么？')
  })
})
