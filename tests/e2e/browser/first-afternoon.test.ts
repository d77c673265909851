import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InputOf, OperationName, OutputOf } from '#shared/contract/index'
import { callFromPage } from '../../helpers/bridge.ts'
import { type BrowserApp, browserMissing, launchBrowser } from '../../helpers/browser.ts'
import { requireFloor } from '../../helpers/floors.ts'
import { button, choose, dialog, eventually, fill, followStory, goToRoom, panel, see } from '../../helpers/journey.ts'

/** So many clicks are enough from an empty folder to rated risk points and a month of plans. */
const mostClicks = 60

describe.runIf(requireFloor('browser', browserMissing()))('a first afternoon, by choosing instead of inventing', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'anchabu-few-'))
  let app: BrowserApp
  const page = () => app.page
  followStory('first afternoon', () => app?.page)
  beforeAll(async () => {
    app = await launchBrowser({ dataFolder })
    app.page.setDefaultTimeout(20_000)
    await app.page.evaluate(() => {
      let clicks = 0
      addEventListener('click', () => document.body.setAttribute('data-clicks', String(++clicks)), true)
    })
  })
  afterAll(async () => {
    await app?.close()
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
  })
  const clicks = async () => Number((await page().locator('body').getAttribute('data-clicks')) ?? 0)
  const read = async <N extends OperationName>(operation: N, input: InputOf<N>): Promise<OutputOf<N>> => {
    const enterpriseId = readdirSync(join(dataFolder, 'enterprises'))[0] ?? ''
    const answer = await callFromPage(page(), operation, input, enterpriseId)
    if (!answer.ok) throw new Error(answer.error.message)
    return answer.value
  }

  it('01 says what the factory is', async () => {
    await button(page(), /^新建我的企业/).click()
    await fill(dialog(page(), '新建企业'), '企业名称', '青岚五金制品有限公司')
    await button(dialog(page(), '新建企业'), '新建并打开').click()
    await see(page(), '企业的基本情况是什么？')
    await fill(page(), '行业（GB/T 4754）', 'C33 金属制品业')
    for (const tag of ['冲剪压设备', '食堂燃气', '特种设备']) await page().getByRole('checkbox', { name: tag }).check()
    await eventually(async () => (await read('enterprise.get', {})).tags.length).toBe(3)
    await goToRoom(page(), '区域')
    await button(page(), '新增区域').first().click()
    await fill(dialog(page()), '区域名称', '机加区')
    await button(dialog(page()), '新增').click()
    await button(panel(page()), '关闭面板').click()
  })

  it('02 finds in the library what people say, and takes what such a factory has', async () => {
    await goToRoom(page(), '风险库')
    await see(page(), '冲剪压设备')
    const search = page().getByPlaceholder(/想到什么就搜什么/)
    await search.fill('灭火器过期')
    await see(page(), '压力与年限')
    await search.fill('')
    await button(page(), /^加入 \d+ 个风险点$/).click()
    await choose(dialog(page()), '所在区域', '机加区')
    await button(dialog(page()), '加入').click()
    await see(page(), '厂里有哪些风险点？')
    const { total, items } = await read('risk-point.list', { limit: 500 })
    expect(total).toBeGreaterThanOrEqual(40)
    expect(items.filter((row) => row.hazardCount === 0 || row.evaluatedCount < row.hazardCount)).toEqual([])
  })

  it('03 has a month of plans by the usual frequencies', async () => {
    await goToRoom(page(), '检查表与计划')
    await page().getByText('检查计划', { exact: true }).first().click()
    await button(page(), '按频次生成').first().click()
    await see(dialog(page()), '班组日查')
    await button(dialog(page()), /^生成 \d+ 项$/).click()
    await see(page(), /已生成 \d+ 个检查计划/)
    await page().getByText('日历', { exact: true }).click()
    await see(page(), '待查')
    const plans = await read('inspection-plan.rows', {})
    expect(plans.length).toBeGreaterThanOrEqual(8)
    const lists = await read('checklist.list', {})
    expect(lists.reduce((sum, { itemCount }) => sum + itemCount, 0)).toBeGreaterThan(100)
  })

  it('04 has a card for every post and risk point, printed as one file', async () => {
    await goToRoom(page(), '告知卡与公告')
    const main = page().getByRole('main')
    await main.getByText('风险点', { exact: true }).first().click()
    await button(page(), /^生成全部/).click()
    await see(page(), /已生成 \d+ 张/)
    await see(main, 'KP-001')
    await button(main, '打印').click()
    await button(dialog(page()), /PDF/).click()
    await eventually(async () => (await read('report.exports', {})).map(({ format }) => format)).toEqual(['pdf'])
    const [printed] = await read('report.exports', {})
    const { base64 } = await read('report.read', { id: printed?.id ?? '' })
    expect(Buffer.from(base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('05 needed few clicks', async () => {
    const count = await clicks()
    expect(count).toBeGreaterThan(10)
    expect(count).toBeLessThan(mostClicks)
  })
})
