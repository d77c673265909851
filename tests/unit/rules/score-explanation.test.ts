import { describe, expect, it } from 'vitest'
import { explainScore, lossLines, numbered, percentDigits } from '#shared/rules/score-explanation'
import { type AssessmentScore, type ItemMark, scoreAssessment } from '#shared/rules/scoring'
import { levelByAccidents } from '#shared/rules/standardization-level'
import { blankMark, marksOf, openMarks, scoredMark, smallStandard } from '../../helpers/assessment-data.ts'

const small = smallStandard()
const score = (given: Record<string, ItemMark> = {}): AssessmentScore => scoreAssessment(small, marksOf(given))
const losses = (given: Record<string, ItemMark>) =>
  lossLines(score(given)).map(({ item, text, points, taken }) => [item.number, text, points, taken])
const clean = levelByAccidents([], '2026-11-10')
const lines = (given: Record<string, ItemMark> = {}, reasons = new Map<string, string>()) =>
  explainScore(small, score(given), clean, reasons)
const of = (given: Record<string, ItemMark>, subject: string) => {
  const found = lines(given).find((own) => own.subject === subject)
  return [found?.formula, found?.result]
}

describe('digits before rounding', () => {
  it.each([
    [74_500, 88_000, '84.659…'],
    [82_750, 96_200, '86.018…'],
    [50, 100, '50'],
    [1, 8, '12.5'],
    [1, 3, '33.333…'],
    [0, 7, '0'],
    [7, 7, '100'],
    [1, 800, '0.125'],
    [1, 100_000, '0.001'],
    [1, 1_000_000, '0.000…'],
  ])('%d of %d is %s', (earned, due, text) => {
    expect(percentDigits(earned, due)).toBe(text)
  })
})

describe('扣分汇总表', () => {
  it('is empty when nothing is lost, and leaves 空项 and 未评 out', () => {
    expect(losses({})).toEqual([])
    expect(losses({ 1: blankMark, 3: openMarks })).toEqual([])
  })
  it('has a line for each deduction, counted ones with their pieces', () => {
    expect(losses({ 2: scoredMark({ d1: 2, d2: 1 }, [25]) })).toEqual([
      ['2', '缺少记录，2 处，每处 1 分', 200, 200],
      ['2', '没有发文', 50, 50],
      ['2', '其他原因', 25, 25],
    ])
  })
  it('tells an item without points once, and its 追加扣分 as a line of its own', () => {
    expect(losses({ 1: scoredMark({ z1: 1, d1: 2 }) })).toEqual([
      ['1', '没有制度；缺少记录，2 处，每处 1 分', 800, 800],
      ['1', '追加扣分：本条不得分，追加扣分', 1600, 1200],
    ])
  })
  it('takes only what the category has left, in the order of the items', () => {
    expect(losses({ 1: scoredMark({ z1: 1 }), 3: scoredMark({ x1: 2 }) })).toEqual([
      ['1', '没有制度', 800, 800],
      ['1', '追加扣分：本条不得分，追加扣分', 1600, 1200],
      ['3', '追加扣分：重大隐患，2 处，每处 3 分', 600, 0],
    ])
  })
  it('tells what the rest of a zeroed element loses', () => {
    expect(losses({ 4: scoredMark({ d1: 1, x1: 1 }), 5: scoredMark({ d2: 1 }) })).toEqual([
      ['4', '缺少记录，1 处，每处 1 分', 100, 100],
      ['4', '追加扣分：新增职业病，所在二级要素不得分', 850, 850],
      ['5', '没有发文', 50, 50],
    ])
  })
  it.each([
    [{}],
    [{ 1: scoredMark({ z1: 1 }), 3: scoredMark({ x1: 2, d1: 9 }) }],
    [{ 1: blankMark, 4: scoredMark({ x1: 1 }), 5: openMarks }],
    [{ 2: scoredMark({ d1: 9, d2: 1 }, [333]), 3: openMarks, 5: scoredMark({}, [1, 2, 999]) }],
  ] as Record<string, ItemMark>[][])('adds up to what was deducted: case %#', (given = {}) => {
    const total = score(given)
    const taken = lossLines(total).reduce((sum, line) => sum + line.taken, 0)
    expect(taken).toBe(total.deducted)
    expect(taken).toBe(total.due - total.open - total.earned)
  })
})

describe('计算过程', () => {
  it('starts with due, earned and the one rounding', () => {
    const given = { 1: blankMark, 2: scoredMark({ d1: 2, d2: 1 }) }
    expect(of(given, '应得分')).toEqual(['标准分 30 − 空项分 8', '22'])
    expect(of(given, '实得分')).toEqual(['9.5 + 10', '19.5'])
    expect(of(given, '百分制得分')).toEqual(['实得 19.5 ÷ 应得 22 × 100 = 88.636…，四舍五入到 0.1', '88.6'])
  })
  it('compares the rounded score with the lines and takes the lower of score and accidents', () => {
    const given = { 1: blankMark, 2: scoredMark({ d1: 2, d2: 1 }) }
    expect(of(given, '得分对应等级')).toEqual([
      '按四舍五入后的得分：88.6 < 90.0（一级），88.6 ≥ 75.0（二级），88.6 ≥ 60.0（三级）',
      '二级',
    ])
    expect(of(given, '事故记录')[1]).toBe('不受限')
    expect(of(given, '自评等级')[1]).toBe('二级')
    const death = levelByAccidents(
      [{ occurredOn: '2026-05-01', deaths: 1, seriousInjuries: 0, directLossCents: 0 }],
      '2026-11-10',
    )
    const after = explainScore(small, score(given), death, new Map())
    expect(after.find(({ subject }) => subject === '事故记录')).toMatchObject({ result: '不能申请' })
    expect(after.find(({ subject }) => subject === '自评等级')).toMatchObject({ result: '未达标' })
  })
  it('keeps 未评 apart from 0 and gives the two ends', () => {
    expect(of({ 5: openMarks }, '百分制得分')).toEqual([
      '还有 1 条未评（共 6 分）：未评的都不得分为 80.0，都得满分为 100.0',
      '未评完',
    ])
    expect(of({ 5: openMarks }, '第 5 条')).toEqual(['标准分 6', '未评'])
    expect(of({ 5: openMarks }, '得分对应等级')).toEqual(['得分未定', '未定'])
  })
  it('gives no score when everything is 空项', () => {
    const nothing = Object.fromEntries(['1', '2', '3', '4', '5'].map((number) => [number, blankMark]))
    expect(of(nothing, '百分制得分')).toEqual(['应得分为 0，不出分', '不出分'])
  })
  it('explains limit, cap, floor and a zeroed element', () => {
    const given = {
      1: scoredMark({ z1: 1, d1: 1 }),
      2: scoredMark({ d1: 5 }),
      3: scoredMark({ x1: 2 }),
      4: scoredMark({ x1: 1 }),
    }
    expect(of(given, '第 1 条')).toEqual(['标准分 8 − 扣分 8（各项合计 9，扣完为止）', '0'])
    expect(of(given, '一、甲')).toEqual(['（1 + 8）− 追加扣分 22 = -13，一级要素扣到 0 为止，按 0 计', '0'])
    expect(of(given, '乙')).toEqual(['追加扣分规定本二级要素不得分，按 0 计', '0'])
    const formulas = lines(given).map(({ formula }) => formula)
    expect(formulas).toContain('缺少记录：5 处 × 1 分 = 5 分，最多扣 3')
    expect(formulas).toContain('重大隐患：2 处 × 3 分 = 6 分')
    expect(formulas).toContain('新增职业病：所在二级要素不得分')
  })
  it('gives the reason of a 空项 and only counts items with full points', () => {
    const own = lines({ 1: blankMark }, new Map([['T-1', '没有锅炉']]))
    expect(own.find(({ subject }) => subject === '第 1 条')?.formula).toBe('空项（没有锅炉），8 分不计入应得')
    expect(own.find(({ subject }) => subject === '1.1 甲一')?.formula).toBe(
      '1 条已评，其中 1 条满分，实得合计；空项 8 分不计入应得',
    )
    expect(own.some(({ subject }) => subject === '第 2 条')).toBe(false)
  })
  it('prints numbers as the standard has them', () => {
    expect(numbered({ number: '一', name: '目标' })).toBe('一、目标')
    expect(numbered({ number: '2.1', name: '机构' })).toBe('2.1 机构')
    expect(numbered({ number: '', name: '目标' })).toBe('目标')
  })
})
