/**
 * The score of an assessment computed again by somebody else: openpyxl and Decimal, from the exported 自评打分表 alone. What comes
 * out must be what the app says, what 评分汇总表 and 计算过程 print, in Excel and in PDF, to the tenth.
 */
import { describe, expect, it } from 'vitest'
import type { AssessmentDetail } from '#shared/contract/assessment'
import type { InputOf } from '#shared/contract/index'
import { showTenths } from '#shared/rules/scoring'
import { showPoints, standard, type StandardItem } from '#shared/rules/standard'
import { convertToCsv, hasOffice, pdfText, readWorkbook, runPython, type WorkbookSheet } from '../helpers/office.ts'
import { type SampleApp, sampleFactory } from '../helpers/sample.ts'

const sample = sampleFactory()

interface Recomputed {
  items: number
  blanks: number
  full: string
  due: string
  earned: string
  percent: string
  categories: Record<string, string>
  printed: Record<string, string>
}

/** Whole numbers below `limit`, the same ones in every run. */
function seeded(seed: number): (limit: number) => number {
  let state = seed
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}

type Marks = Omit<InputOf<'assessment.answer'>, 'answerId' | 'side'>

/** Everything that a rule knows: pieces, limits, 不得分, free deductions of hundredths, every kind of 追加扣分, 空项. */
function marksFor(item: StandardItem, random: (limit: number) => number): Marks {
  if (random(12) === 0) return { state: 'blank', ticks: [], freeDeductions: [], blankReason: '不涉及' }
  const parts = [
    ...item.zeroConditions.map(({ id }) => ({ id, odds: 14 })),
    ...item.deductions.map(({ id }) => ({ id, odds: 3 })),
    ...item.extraDeductions.filter(({ trigger }) => trigger !== 'zero').map(({ id }) => ({ id, odds: 2 })),
  ]
  return {
    state: 'scored',
    ticks: parts.filter(({ odds }) => random(odds) === 0).map(({ id }) => ({ partId: id, count: 1 + random(3) })),
    freeDeductions: random(6) === 0 ? [{ reason: '现场看到的其他问题', points: 1 + random(175) }] : [],
  }
}

async function randomAssessment({ run }: SampleApp, seed: number): Promise<string> {
  const { today } = await run('workspace.info', {})
  const own = (await run('standard.list', {})).find(({ id }) => id === 'general-13')
  if (!own) throw new Error('no standard')
  const { items } = standard.parse(JSON.parse((await run('standard.get', { hash: own.hash })).content))
  const { id } = await run('assessment.start', {
    name: `随机打分 ${seed}`,
    periodFrom: today,
    periodTo: today,
    assessedOn: today,
    standardHash: own.hash,
  })
  const random = seeded(seed)
  const byItem = new Map(items.map((item) => [item.id, item]))
  for (const answer of (await run('assessment.get', { id })).answers) {
    const item = byItem.get(answer.itemId)
    if (item) await run('assessment.answer', { answerId: answer.id, side: 'own', ...marksFor(item, random) })
  }
  return id
}

/** The first row with the text, as texts. */
const rowWith = (sheet: WorkbookSheet, text: string): string[] =>
  (sheet.rows.find((row) => row.includes(text)) ?? []).filter((cell) => cell !== null).map(String)
const squeezed = (text: string): string => text.replaceAll(/\s/g, '')

async function check(app: SampleApp, id: string): Promise<{ detail: AssessmentDetail; again: Recomputed }> {
  const { run, folder } = app
  const write = async (reportId: string, format: 'xlsx' | 'pdf') =>
    (await run('report.export', { reportId, parameters: { recordId: id }, folder, format })).path
  const detail = await run('assessment.get', { id })
  const sheetFile = await write('assessment-sheet', 'xlsx')
  const again = (await runPython('recompute_assessment.py', sheetFile)) as Recomputed
  const { own } = detail
  const percent = showTenths(own.percentTenths ?? -1)

  expect(again).toMatchObject({
    items: 198,
    blanks: own.blankCount,
    full: showPoints(own.full),
    due: showPoints(own.due),
    earned: showPoints(own.earned),
    percent,
  })
  expect(again.printed).toEqual({ ...again.categories, 合计: again.earned })

  const summary = await readWorkbook(await write('assessment-summary', 'xlsx'))
  for (const [name, earned] of Object.entries(again.categories))
    expect(rowWith(summary, name).at(-2), name).toBe(earned)
  expect(rowWith(summary, '合计').slice(-2)).toEqual([again.earned, String(Number(percent))])

  const explanation = await readWorkbook(await write('score-explanation', 'xlsx'))
  expect(rowWith(explanation, '应得分')).toContain(again.due)
  expect(rowWith(explanation, '百分制得分').at(-1)).toBe(percent)
  for (const [name, earned] of Object.entries(again.categories))
    expect(rowWith(explanation, name).at(-1), name).toBe(earned)
  expect(squeezed(await pdfText(await write('score-explanation', 'pdf')))).toContain(
    `实得${again.earned}÷应得${again.due}×100=`,
  )
  const deductions = await readWorkbook(await write('deduction-summary', 'xlsx'))
  expect(Number(rowWith(deductions, '合计').at(-1))).toBe(own.deducted / 100)

  for (const reportId of ['assessment-sheet', 'assessment-summary'])
    expect(squeezed(await pdfText(await write(reportId, 'pdf')))).toContain(`百分制得分${percent}`)

  const total = (await convertToCsv(sheetFile)).find((cells) => cells.includes('合计'))
  expect(total).toContain(again.earned)
  return { detail, again }
}

describe.runIf(hasOffice())('a self-assessment computed again from its exported sheet', () => {
  it('is the sample factory’s 86.0', async () => {
    const app = await sample()
    const [row] = await app.run('assessment.list', {})
    const { detail, again } = await check(app, row?.id ?? '')
    expect(again).toMatchObject({ due: '962', earned: '827.5', percent: '86.0' })
    expect(detail.own).toMatchObject({ levelByScore: 'level2', level: 'level2', openCount: 0 })
    expect(detail).toMatchObject({ status: 'sealed', nonconformityCount: 3, openNonconformityCount: 2 })
  })
  it('holds for marks at random, with floors and a zeroed element', async () => {
    const app = await sample()
    const id = await randomAssessment(app, 2026)
    const { answers } = await app.run('assessment.get', { id })
    const answerId = answers.find(({ itemId }) => itemId === 'GM-155')?.id ?? ''
    await app.run('assessment.answer', { answerId, side: 'own', ticks: [{ partId: 'x1', count: 1 }] })
    const { detail } = await check(app, id)
    expect(detail.own.deducted).toBeGreaterThan(20_000)
    const explanation = await app.run('report.preview', { reportId: 'score-explanation', parameters: { recordId: id } })
    const told = JSON.stringify(explanation.blocks)
    expect(told).toContain('一级要素扣到 0 为止')
    expect(told).toContain('所在二级要素不得分')
  })
})
