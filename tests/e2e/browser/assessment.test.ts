import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Mark } from '#shared/domain/assessment'
import { scoreAssessment, showTenths } from '#shared/rules/scoring'
import { showPoints, standard as standardSchema, type Standard, type StandardItem } from '#shared/rules/standard'
import { linesOf } from '../../../renderer/features/standardization/mark-changes.ts'
import { callerOf } from '../../helpers/bridge.ts'
import { type BrowserApp, browserMissing, launchBrowser } from '../../helpers/browser.ts'
import { requireFloor } from '../../helpers/floors.ts'
import { button, dialog, eventually, followStory, goToRoom, panel, see } from '../../helpers/journey.ts'

/** What is pressed for an item, and what it then says. */
interface Plan {
  keys: string[]
  mark: Mark
  isBlank?: boolean
}

const scored = (mark: Partial<Mark> = {}): Mark => ({ state: 'scored', ticks: [], freeDeductions: [], ...mark })

/** Mostly Enter or 1, some deductions by piece, a condition of 不得分, one 空项 and one free deduction. */
function planOf(item: StandardItem, index: number): Plan {
  const [line] = linesOf(item)
  const [zero] = item.zeroConditions
  if (index === 20) return { keys: ['3'], mark: { state: 'blank', ticks: [], freeDeductions: [] }, isBlank: true }
  if (index === 30) return { keys: ['f'], mark: scored({ freeDeductions: [{ reason: '凭证缺一张', points: 150 }] }) }
  if (index % 11 === 5 && line) {
    const count = line.isCounted ? 2 : 1
    const pressed = line.isCounted ? ['a', 'a', 'a', 'A'] : ['a']
    return { keys: pressed, mark: scored({ ticks: [{ partId: line.partId, count }] }) }
  }
  if (index % 37 === 8 && zero) return { keys: ['2'], mark: scored({ ticks: [{ partId: zero.id, count: 1 }] }) }
  return { keys: index % 2 === 0 ? [] : ['1'], mark: scored() }
}

describe.runIf(requireFloor('browser', browserMissing()))('a self-assessment by keyboard', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), '安查簿 数据-'))
  let app: BrowserApp
  let enterpriseId = ''
  let assessmentId = ''
  let standard: Standard
  const page = () => app.page
  const press = (key: string) => page().keyboard.press(key === 'A' ? 'Shift+A' : key)
  followStory('assessment', () => app?.page)
  beforeAll(async () => {
    app = await launchBrowser({ dataFolder })
    app.page.setDefaultTimeout(20_000)
  })
  afterAll(async () => {
    await app?.close()
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
  })
  const call = callerOf(page, () => enterpriseId)
  const read = () => call('assessment.get', { id: assessmentId })

  it('starts with the standard that has items; those without wait for an import', async () => {
    await button(page(), /^新建我的企业/).waitFor()
    enterpriseId = (await call('enterprise.create', { name: '青岚五金制品有限公司' }, null)).id
    await call('workspace.updateSettings', { lastEnterpriseId: enterpriseId }, null)
    await page().reload()
    await see(page(), '今天要做什么？')
    await goToRoom(page(), '标准化')
    await see(page(), '标准化自评能得多少分？')
    await button(page(), '开始自评').first().click()
    const side = panel(page())
    expect(
      await side
        .getByRole('radio', { name: /待导入/ })
        .first()
        .isDisabled(),
    ).toBe(true)
    await button(side, /^开始（198 条）$/).click()
    await see(page(), '已评 0/198')
    const [row] = await call('assessment.list', {})
    assessmentId = row?.id ?? ''
    const { content } = await call('standard.get', { hash: row?.standardHash ?? '' })
    standard = standardSchema.parse(JSON.parse(content))
  })

  it('takes 198 items without the mouse, each saved by itself', { timeout: 900_000 }, async () => {
    const marks = new Map<string, Mark>()
    for (const [index, item] of standard.items.entries()) {
      const plan = planOf(item, index)
      marks.set(item.id, plan.mark)
      for (const key of plan.keys) await press(key)
      if (plan.isBlank) {
        await page().locator('[data-sheet-field="blank"]:focus').waitFor()
        await press('Control+A')
        await page().keyboard.type('没有这类设备')
        // Enter in the reason also goes on to the next open item
        await press('Enter')
        continue
      }
      if (plan.mark.freeDeductions.length > 0) {
        await page().locator('[data-sheet-field="free"]:focus').waitFor()
        await page().keyboard.type('凭证缺一张')
        await press('Enter')
        await page().locator('[data-sheet-field="points"]:focus').waitFor()
        await page().keyboard.type('1.5')
        await press('Enter')
      }
      await press('Enter')
    }
    await see(page(), '全部条目都评完了。')
    // nobody types as fast; a busy machine saves behind
    await expect.poll(async () => (await read()).own.openCount, { timeout: 120_000, interval: 1000 }).toBe(0)
    const answers = (await read()).answers
    for (const { itemId, own } of answers) expect([itemId, own]).toEqual([itemId, marks.get(itemId)])

    const score = scoreAssessment(standard, marks)
    const { own } = await read()
    expect(own).toMatchObject({
      due: score.due,
      earned: score.earned,
      deducted: score.deducted,
      blankCount: 1,
      percentTenths: score.percentTenths,
    })
    await page().reload()
    const head = page().getByRole('region', { name: '得分' })
    await head.getByText(`百分制 ${showTenths(score.percentTenths ?? 0)}`).waitFor()
    await head.getByText(`实得 ${showPoints(score.earned)} / 应得 ${showPoints(score.due)}`).waitFor()
  })

  it('describes, jumps and leaves texts alone', async () => {
    await press('/')
    await page().keyboard.type('107')
    await press('Enter')
    await page().getByRole('region', { name: '第 107 条' }).waitFor()
    const before = (await read()).answers.find(({ itemId }) => itemId === 'GM-107')
    await press('d')
    await page().keyboard.type('1 2 3 a 现场两处没有标识')
    await press('Escape')
    await eventually(async () => (await read()).answers.find(({ itemId }) => itemId === 'GM-107')?.description).toBe(
      '1 2 3 a 现场两处没有标识',
    )
    expect((await read()).answers.find(({ itemId }) => itemId === 'GM-107')?.own).toEqual(before?.own)
  })

  it('shows the same answers under the clauses, with check points that nothing scores', async () => {
    await page().getByText('GB/T 33000—2016', { exact: true }).click()
    await page().getByText('无对应条目').first().waitFor()
    await page().getByText('13 要素', { exact: true }).click()
  })

  it('offers what the app already holds and says what is missing', async () => {
    const kept = { kind: 'policy' as const, entryId: 'targets', name: '安全生产目标管理制度', documentNumber: 'AQ-01' }
    await call('policy-document.create', kept)
    await press('/')
    await page().keyboard.type('1')
    await press('Enter')
    const item = page().getByRole('region', { name: '第 1 条' })
    await item.getByText('软件里已有制度或记录 1 条').waitFor()
    await item.getByTitle('把「安全生产目标管理制度 AQ-01」关联为证据').click()
    await item.getByText('软件里已有制度或记录 1 条，都已关联').waitFor()
    expect((await read()).evidence).toMatchObject([{ kind: 'policyDocument', title: '安全生产目标管理制度 AQ-01' }])
    await press('/')
    await page().keyboard.type('141')
    await press('Enter')
    await page()
      .getByText(/^还没有：.*综合性排查/)
      .waitFor()
  })

  it('registers deductions as 不符合项 with a deadline', async () => {
    await button(page(), '登记不符合项').click()
    const form = dialog(page(), '登记不符合项')
    await form.getByText(/20 个工作日，到 \d{4}-\d{2}-\d{2}/).waitFor()
    await form.getByRole('checkbox').nth(1).check()
    await form.getByRole('textbox', { name: /条的不符合项描述$/ }).fill('目标考核没有记录')
    await button(form, /^登记（1 条）$/).click()
    await form.waitFor({ state: 'hidden' })
    const [own] = (await read()).nonconformities
    expect(own?.finding).toMatchObject({ description: '目标考核没有记录', status: 'registered' })
    expect(own?.finding.dueOn).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  })

  it('is sealed, and the marks stay as they are', async () => {
    await button(page(), '定稿').click()
    const form = dialog(page(), '自评定稿')
    await form.getByText('没有写自评小组').waitFor()
    await button(form, '定稿').click()
    await page().getByText('已定稿').first().waitFor()
    expect((await read()).status).toBe('sealed')
    await form.waitFor({ state: 'hidden' })
    await press('2')
    await page().waitForTimeout(300)
    expect((await read()).own.openCount).toBe(0)
    expect(await button(page(), '定稿').count()).toBe(0)
  })
})
