import { describe, expect, it } from 'vitest'
import { isValidDay } from '#shared/rules/day'
import { contradictionsOf, showPoints, standard } from '#shared/rules/standard'
import { readLibrary } from './libraries.ts'

const general = standard.parse(readLibrary('standards', 'general-13'))
const { categories, items } = general

/** Second-level sums as §3.2 of the facts gives them. */
const elementPoints = [
  ['目标', ['', '目标', 20]],
  ['组织机构和职责', ['2.1', '组织机构', 10], ['2.2', '职责', 20]],
  ['安全生产投入', ['', '安全生产投入', 40]],
  [
    '法律法规与安全管理制度',
    ['4.1', '法律法规、标准规范', 26],
    ['4.2', '规章制度', 14],
    ['4.3', '操作规程', 20],
    ['4.4', '评估', 12],
    ['4.5', '修订', 12],
    ['4.6', '文件和档案管理', 16],
  ],
  [
    '教育培训',
    ['5.1', '教育培训管理', 18],
    ['5.2', '安全生产管理人员教育培训', 8],
    ['5.3', '操作岗位人员教育培训', 12],
    ['5.4', '其他人员教育培训', 6],
    ['5.5', '安全文化建设', 6],
  ],
  [
    '生产设备设施',
    ['6.1', '生产设备设施建设', 116],
    ['6.2', '设备设施运行管理', 124],
    ['6.3', '设备设施到货验收和报废', 20],
  ],
  [
    '作业安全',
    ['7.1', '生产现场管理和生产过程', 50],
    ['7.2', '作业行为管理', 100],
    ['7.3', '警示标志', 30],
    ['7.4', '相关方管理', 32],
    ['7.5', '变更', 18],
  ],
  [
    '隐患排查和治理',
    ['8.1', '隐患排查', 24],
    ['8.2', '排查范围与方法', 18],
    ['8.3', '隐患治理', 30],
    ['8.4', '预测预警', 8],
  ],
  ['重大危险源监控', ['9.1', '辨识与评估', 14], ['9.2', '登记建档与备案', 14], ['9.3', '监控与管理', 32]],
  ['职业健康', ['10.1', '职业健康管理', 49], ['10.2', '职业危害告知和警示', 6], ['10.3', '职业危害申报', 5]],
  [
    '应急救援',
    ['11.1', '应急机构和队伍', 8],
    ['11.2', '应急预案', 8],
    ['11.3', '应急设施、装备、物资', 4],
    ['11.4', '应急演练', 6],
    ['11.5', '事故救援', 4],
  ],
  ['事故报告、调查和处理', ['12.1', '事故报告', 11], ['12.2', '事故调查和处理', 9]],
  ['绩效评定和持续改进', ['13.1', '绩效评定', 12], ['13.2', '持续改进', 8]],
]
const categoryPoints = [20, 30, 40, 100, 50, 260, 230, 80, 60, 60, 30, 20, 20]

/** 追加扣分 as §3.4 of the facts gives it: number, trigger, points, unit. */
const extras = [
  ['7', 'zero', 6, ''],
  ['10', 'zero', 20, ''],
  ['12', 'zero', 6, ''],
  ['25', 'zero', 16, ''],
  ['49', 'zero', 24, ''],
  ['53', 'fixed', 15, ''],
  ['55', 'zero', 8, ''],
  ['68', 'each', 30, '处'],
  ['69', 'fixed', 18, ''],
  ['78', 'zero', 12, ''],
  ['94', 'fixed', 48, ''],
  ['95', 'zero', 8, ''],
  ['97', 'zero', 8, ''],
  ['108', 'zero', 8, ''],
  ['111', 'zero', 12, ''],
  ['129', 'fixed', 36, ''],
  ['130', 'zero', 12, ''],
  ['131', 'zero', 16, ''],
  ['151', 'fixed', 60, ''],
  ['155', 'element', 0, ''],
  ['156', 'zero', 12, ''],
  ['176', 'zero', 4, ''],
  ['182', 'zero', 8, ''],
]

describe('the thirteen elements', () => {
  it('have 13 categories, 198 items and 1000 points without a contradiction', () => {
    expect(general.points).toBe(100_000)
    expect(general.lines).toEqual([900, 750, 600])
    expect(isValidDay(general.checkedOn)).toBe(true)
    expect(categories.map(({ points }) => points / 100)).toEqual(categoryPoints)
    expect(items).toHaveLength(198)
    expect(items.reduce((sum, { points }) => sum + points, 0)).toBe(100_000)
    expect(contradictionsOf(general)).toEqual([])
  })

  it('are numbered 1 to 199 without 106', () => {
    const numbers = Array.from({ length: 199 }, (_, index) => index + 1).filter((number) => number !== 106)
    expect(items.map(({ number }) => number)).toEqual(numbers.map(String))
    expect(items.map(({ id }) => id)).toEqual(numbers.map((number) => `GM-${String(number).padStart(3, '0')}`))
  })

  it('have the sums of the second level', () => {
    const found = categories.map(({ name, elements }) => [
      name,
      ...elements.map((element) => [element.number, element.name, element.points / 100]),
    ])
    expect(found).toEqual(elementPoints)
    expect(categories.flatMap(({ elements }) => elements)).toHaveLength(42)
  })

  it('take extra points where the rules say so', () => {
    const found = items.flatMap(({ number, extraDeductions }) =>
      extraDeductions.map(({ trigger, points, unit }) => [number, trigger, points / 100, unit]),
    )
    expect(extras).toHaveLength(23)
    expect(found).toEqual(extras)
  })

  it.each(items.map((item) => [item.id, item] as const))('%s can be scored, shown and placed', (_id, item) => {
    expect(item.zeroConditions.length + item.deductions.length).toBeGreaterThan(0)
    expect(item.evidence.length).toBeGreaterThan(0)
    expect(item.clauses.length).toBeGreaterThan(0)
    expect(new Set(item.clauses).size).toBe(item.clauses.length)
    expect(item.blankReason !== '').toBe(item.tags.length > 0)
    const texts = [...item.zeroConditions, ...item.deductions].map(({ text }) => text)
    expect(new Set(texts).size).toBe(texts.length)
    for (const text of texts) expect(item.method).toContain(text)
    for (const { points } of item.deductions) expect(item.method).toContain(`扣 ${showPoints(points)} 分`)
    expect(item.method).not.toMatch(/[−=]/)
  })

  it('say what is outdated in exactly thirteen items', () => {
    const corrected = items.filter(({ correction }) => correction !== null).map(({ number }) => number)
    expect(corrected).toEqual('10 12 39 49 57 64 89 117 121 157 170 171 179'.split(' '))
  })
})
