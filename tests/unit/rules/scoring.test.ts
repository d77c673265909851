import { describe, expect, it } from 'vitest'
import {
  type AssessmentScore,
  type ItemMark,
  openMark,
  scoreAssessment,
  scoreItem,
  showTenths,
  tenthsOf,
} from '#shared/rules/scoring'
import { contradictionsOf, showPoints, standard, type Standard } from '#shared/rules/standard'
import { earnedFor, gapsOf, levelByAccidents, levelByScore, lowerLevel } from '#shared/rules/standardization-level'

const item = (id: string, element: string, points: number, more: object = {}) => ({
  id,
  number: id,
  categoryId: element.split('-')[0],
  elementId: element,
  content: `内容${id}`,
  points,
  method: '',
  zeroConditions: [{ id: 'z1', text: '没有' }],
  deductions: [
    { id: 'd1', text: '缺一项', points: Math.min(1, points), unit: '项' },
    { id: 'd2', text: '未发文', points: Math.min(0.5, points), unit: '' },
  ],
  extraDeductions: [],
  evidence: ['记录'],
  tags: [],
  industryGroups: [],
  blankReason: '',
  correction: null,
  clauses: [],
  ...more,
})

const small: Standard = standard.parse({
  id: 'small',
  version: '1.0.0',
  code: '',
  title: '试验标准',
  effectiveOn: null,
  source: '试验',
  url: '',
  checkedOn: '2026-11-26',
  verified: true,
  note: '',
  points: 30,
  grading: 'levels',
  lines: [900, 750, 600],
  categories: [
    {
      id: 'c1',
      number: '一',
      name: '甲',
      points: 20,
      elements: [
        { id: 'c1-e1', number: '1.1', name: '甲一', points: 12 },
        { id: 'c1-e2', number: '1.2', name: '甲二', points: 8 },
      ],
    },
    { id: 'c2', number: '二', name: '乙', points: 10, elements: [{ id: 'c2-e1', number: '', name: '乙', points: 10 }] },
  ],
  items: [
    item('A', 'c1-e1', 8, { extraDeductions: [{ id: 'x1', text: '未设机构', trigger: 'zero', points: 16, unit: '' }] }),
    item('B', 'c1-e1', 4),
    item('C', 'c1-e2', 8, {
      extraDeductions: [
        { id: 'x1', text: '重大隐患', trigger: 'each', points: 3, unit: '处' },
        { id: 'x2', text: '工亡', trigger: 'fixed', points: 5, unit: '' },
      ],
    }),
    item('D', 'c2-e1', 4, {
      evidence: ['现场'],
      extraDeductions: [{ id: 'x1', text: '新增职业病', trigger: 'element', points: 0, unit: '' }],
    }),
    item('E', 'c2-e1', 6),
  ],
})

const scored = (ticks: Record<string, number> = {}, free: number[] = []): ItemMark => ({
  state: 'scored',
  ticks: Object.entries(ticks).map(([partId, count]) => ({ partId, count })),
  freeDeductions: free.map((points, index) => ({ reason: `其他${index}`, points })),
})
const blank: ItemMark = { state: 'blank', ticks: [], freeDeductions: [] }
const full = scored()
const marksOf = (marks: Record<string, ItemMark>) =>
  new Map(Object.entries({ A: full, B: full, C: full, D: full, E: full, ...marks }))
const score = (marks: Record<string, ItemMark> = {}): AssessmentScore => scoreAssessment(small, marksOf(marks))
const itemOf = (id: string) => {
  const found = small.items.find((own) => own.id === id)
  if (!found) throw new Error(id)
  return found
}

describe('percentages (standardization.md §3.3; the published cases)', () => {
  it.each([
    [161, 560, 288],
    [287, 560, 513],
    [357, 560, 638],
    [184, 640, 288],
    [745, 880, 847],
    [0, 1000, 0],
    [1000, 1000, 1000],
    [595, 1000, 595],
    [8995, 10000, 900],
    [8994, 10000, 899],
  ])('%d of %d is %d tenths', (earned, due, tenths) => {
    expect(tenthsOf(earned, due)).toBe(tenths)
    expect(tenthsOf(earned * 100, due * 100)).toBe(tenths)
  })
  it('gives no score when everything is 空项', () => {
    expect(tenthsOf(0, 0)).toBeNull()
    expect(score({ A: blank, B: blank, C: blank, D: blank, E: blank }).percentTenths).toBeNull()
  })
  it('prints tenths and points', () => {
    expect([showTenths(847), showTenths(600), showTenths(5)]).toEqual(['84.7', '60.0', '0.5'])
    expect([400, 50, 1225, 0, -300].map(showPoints)).toEqual(['4', '0.5', '12.25', '0', '-3'])
  })
})

describe('one item', () => {
  it.each<[string, Record<string, number>, number[], number]>([
    ['A', {}, [], 800],
    ['A', { d1: 3 }, [], 500],
    ['A', { d1: 3, d2: 5 }, [], 450],
    ['A', { d1: 12 }, [], 0],
    ['A', { z1: 1 }, [], 0],
    ['A', { z1: 1, d1: 2 }, [], 0],
    ['A', { d1: 1 }, [250], 450],
    ['A', {}, [900], 0],
  ])('%s with %o and %o earns %d', (id, ticks, free, earned) => {
    expect(scoreItem(itemOf(id), scored(ticks, free)).earned).toBe(earned)
  })
  it('keeps three states apart', () => {
    expect(scoreItem(itemOf('A'), openMark)).toMatchObject({ state: 'open', earned: null, due: 800 })
    expect(scoreItem(itemOf('A'), blank)).toMatchObject({ state: 'blank', earned: 0, due: 0, deducted: 0 })
    expect(scoreItem(itemOf('A'), scored({ z1: 1 }))).toMatchObject({ state: 'scored', earned: 0, due: 800 })
  })
  it('deducts extra when the item gets nothing, by whatever way, and not when it is 空项', () => {
    expect(scoreItem(itemOf('A'), scored({ z1: 1 })).extra).toBe(1600)
    expect(scoreItem(itemOf('A'), scored({ d1: 8 })).extra).toBe(1600)
    expect(scoreItem(itemOf('A'), scored({ d1: 7 })).extra).toBe(0)
    expect(scoreItem(itemOf('A'), blank).extra).toBe(0)
    expect(scoreItem(itemOf('C'), scored({ x1: 2, x2: 9 })).extra).toBe(2 * 300 + 500)
  })
})

describe('the whole', () => {
  it('takes extra deductions from the category and no further', () => {
    const result = score({ A: scored({ z1: 1 }) })
    expect(result.categories.map(({ earned, extra, extraTaken }) => ({ earned, extra, extraTaken }))).toEqual([
      { earned: 0, extra: 1600, extraTaken: 1200 },
      { earned: 1000, extra: 0, extraTaken: 0 },
    ])
    expect(result.percentTenths).toBe(333)
  })
  it('sets a whole element to zero', () => {
    const result = score({ D: scored({ x1: 1 }) })
    expect(result.categories[1]).toMatchObject({ earned: 0, due: 1000, deducted: 1000 })
    expect(result.categories[1]?.elements[0]?.isZeroed).toBe(true)
  })
  it('leaves 空项 out of the denominator and warns above 30 % of a category', () => {
    const result = score({ E: blank, A: scored({ d1: 2 }) })
    expect(result).toMatchObject({ full: 3000, blank: 600, due: 2400, earned: 2200, percentTenths: 917 })
    expect(result.categories.map(({ isMostlyBlank }) => isMostlyBlank)).toEqual([false, true])
  })
  it('has no score while an item is open, but the range that is left', () => {
    const result = score({ E: openMark })
    expect(result).toMatchObject({ openCount: 1, percentTenths: null, lowestTenths: 800, highestTenths: 1000 })
  })
  it('balances: 空项分 + 实得分 + 扣分 + 未评分 = 标准分, in every row', () => {
    const result = score({ A: scored({ z1: 1 }), B: openMark, C: scored({ x2: 1 }), D: scored({ x1: 1 }), E: blank })
    for (const row of [result, ...result.categories, ...result.categories.flatMap(({ elements }) => elements)])
      expect(row.blank + row.earned + row.deducted + row.open).toBe(row.full)
  })
})

/** A small generator with a fixed seed: the same cases in every run. */
function random(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

describe('properties, over 500 random assessments', () => {
  const next = random(20_261_126)
  const anyMark = (): ItemMark => {
    const kind = next(10)
    if (kind === 0) return openMark
    if (kind === 1) return blank
    const ticks = ['z1', 'd1', 'd2', 'x1', 'x2'].filter(() => next(4) === 0)
    return {
      state: 'scored',
      ticks: ticks.map((partId) => ({ partId, count: 1 + next(6) })),
      freeDeductions: next(4) === 0 ? [{ reason: '其他', points: next(500) }] : [],
    }
  }
  const cases = Array.from({ length: 500 }, () => new Map(small.items.map(({ id }) => [id, anyMark()])))
  const rowsOf = (result: AssessmentScore) => [
    result,
    ...result.categories,
    ...result.categories.flatMap(({ elements }) => elements),
  ]
  it('is never negative and always balances', () => {
    for (const marks of cases)
      for (const row of rowsOf(scoreAssessment(small, marks))) {
        expect(Math.min(row.earned, row.deducted, row.open, row.due, row.blank)).toBeGreaterThanOrEqual(0)
        expect(row.blank + row.earned + row.deducted + row.open).toBe(row.full)
      }
  })
  it('does not depend on the order of deductions', () => {
    for (const marks of cases) {
      const turned = new Map(
        [...marks].map(([id, mark]) => [
          id,
          { ...mark, ticks: [...mark.ticks].reverse(), freeDeductions: [...mark.freeDeductions].reverse() },
        ]),
      )
      expect(scoreAssessment(small, turned).earned).toBe(scoreAssessment(small, marks).earned)
    }
  })
  it('changes no other item when one becomes 空项', () => {
    for (const marks of cases.slice(0, 100))
      for (const { id } of small.items) {
        const before = scoreAssessment(small, marks)
        const after = scoreAssessment(small, new Map(marks).set(id, blank))
        const others = (result: AssessmentScore) =>
          result.categories.flatMap(({ elements }) =>
            elements.flatMap(({ items }) => items.filter((own) => own.item.id !== id)),
          )
        expect(others(after)).toEqual(others(before))
      }
  })
  it('sums up: elements to categories, categories to the total', () => {
    for (const marks of cases) {
      const result = scoreAssessment(small, marks)
      for (const key of ['full', 'blank', 'due', 'open'] as const) {
        expect(result.categories.reduce((sum, row) => sum + row[key], 0)).toBe(result[key])
        for (const category of result.categories)
          expect(category.elements.reduce((sum, row) => sum + row[key], 0)).toBe(category[key])
      }
      expect(result.categories.reduce((sum, row) => sum + row.earned, 0)).toBe(result.earned)
    }
  })
})

describe('levels', () => {
  const lines = { grading: 'levels', lines: [900, 750, 600] } as const
  it.each([
    [900, 'level1'],
    [899, 'level2'],
    [750, 'level2'],
    [749, 'level3'],
    [600, 'level3'],
    [599, 'none'],
    [null, null],
  ] as const)('%s tenths is %s', (tenths, level) => {
    expect(levelByScore({ ...lines, lines: [...lines.lines] }, tenths)).toBe(level)
  })
  it('judges by the rounded score: 59.95 % is 60.0', () => {
    expect(levelByScore({ grading: 'levels', lines: [900, 750, 600] }, tenthsOf(5995, 10000))).toBe('level3')
  })
  it('gives no level without lines, and 达标 only with one line', () => {
    expect(levelByScore({ grading: 'pass', lines: [] }, 950)).toBeNull()
    expect(levelByScore({ grading: 'pass', lines: [600] }, 601)).toBe('pass')
  })
  const accident = (occurredOn: string, more: object = {}) => ({
    occurredOn,
    deaths: 0,
    seriousInjuries: 0,
    directLossCents: 0,
    ...more,
  })
  it.each([
    ['nothing', [], 'level1'],
    ['a death half a year ago', [accident('2026-06-01', { deaths: 1 })], 'none'],
    ['a death 18 months ago', [accident('2025-05-26', { deaths: 1 })], 'level2'],
    ['a death just over a year ago', [accident('2025-11-26', { deaths: 1 })], 'level2'],
    ['a death over two years ago', [accident('2024-11-26', { deaths: 1 })], 'level1'],
    ['two serious injuries', [accident('2026-02-01', { seriousInjuries: 2 })], 'level1'],
    [
      'three serious injuries in two accidents',
      [accident('2026-02-01', { seriousInjuries: 2 }), accident('2026-03-01', { seriousInjuries: 1 })],
      'none',
    ],
    ['a loss of 1,000,000 yuan', [accident('2026-02-01', { directLossCents: 100_000_000 })], 'none'],
    ['a loss one cent below', [accident('2026-02-01', { directLossCents: 99_999_999 })], 'level1'],
  ])('after %s', (_, accidents, level) => {
    expect(levelByAccidents(accidents, '2026-11-26').level).toBe(level)
  })
  it('takes the lower of score and accident record', () => {
    expect(lowerLevel('level1', 'level2')).toBe('level2')
    expect(lowerLevel('level3', 'level2')).toBe('level3')
    expect(lowerLevel('level1', 'none')).toBe('none')
    expect(lowerLevel(null, 'level1')).toBeNull()
  })
})

describe('差距表', () => {
  it('asks for exactly the points with which the rounded score reaches the line', () => {
    for (const due of [560, 640, 880, 999, 100_000])
      for (const line of [600, 750, 900]) {
        const needed = earnedFor(line, due)
        expect(tenthsOf(needed, due)).toBeGreaterThanOrEqual(line)
        expect(tenthsOf(needed - 1, due)).toBeLessThan(line)
      }
  })
  it('names papers before work on site and really reaches the line', () => {
    const marks = marksOf({ C: scored({ z1: 1 }), D: scored({ z1: 1 }), E: scored({ d1: 2 }) })
    const gaps = gapsOf(small, marks)
    expect(gaps.map(({ level, missing }) => [level, missing])).toEqual([
      ['level1', 1099],
      ['level2', 649],
      ['level3', 199],
    ])
    expect(gaps[0]?.items.map(({ score: own, gain }) => [own.item.id, gain])).toEqual([
      ['C', 800],
      ['E', 200],
      ['D', 400],
    ])
    for (const { items, lineTenths } of gaps) {
      const mended = new Map(marks)
      for (const { score: own } of items) mended.set(own.item.id, full)
      expect(scoreAssessment(small, mended).percentTenths).toBeGreaterThanOrEqual(lineTenths)
    }
  })
})

describe('a standard that contradicts itself', () => {
  it('is named in sentences', () => {
    expect(contradictionsOf(small)).toEqual([])
    const wrong: Standard = {
      ...small,
      points: 3100,
      items: small.items.map((own) => (own.id === 'B' ? { ...own, points: 500 } : own)),
    }
    expect(contradictionsOf(wrong)).toEqual([
      '各类目分值合计 30，与总分 31 不一致',
      '「甲一」各条分值合计 13，与项目分值 12 不一致',
    ])
  })
})
