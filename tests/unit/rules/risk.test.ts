import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '#shared/contract/errors'
import type { FactorValues } from '#shared/domain/evaluation'
import type { RiskLevel } from '#shared/domain/risk-level'
import {
  currentNotAboveInherent,
  evaluateRisk,
  explainSentence,
  formatFactor,
  formatRiskValue,
} from '#shared/rules/risk'
import { factorCombinations, levelRank, type RulePack, rulePack } from '#shared/rules/rule-pack'
import { libraryNames, pack, readLibrary } from './libraries.ts'

const packs = libraryNames('rule-packs').map(pack)
const lec = (l: number, e: number, c: number): FactorValues => ({
  L: Math.round(l * 10),
  E: Math.round(e * 10),
  C: Math.round(c * 10),
})
const ls = (l: number, s: number): FactorValues => ({ L: l * 10, S: s * 10 })
const mes = (m: number, e: number, s: number): FactorValues => ({ M: m * 10, E: Math.round(e * 10), S: s * 10 })

describe('published rows', () => {
  it.each(['lec-1', 'lec-2'])('milling machine by %s', (name) => {
    const guard = evaluateRisk(pack(name), lec(1, 6, 7))
    expect(guard).toMatchObject({ valueHundredths: 4200, level: 'low', grade: '轻度危险' })
    expect(guard.explanation).toMatchObject({ formula: '1 × 6 × 7 = 42', gradeOrdinal: 4 })
    const operation = evaluateRisk(pack(name), lec(1, 6, 15))
    expect(operation).toMatchObject({ valueHundredths: 9000, level: 'general', grade: '显著危险' })
    expect(operation.explanation).toMatchObject({ formula: '1 × 6 × 15 = 90', gradeOrdinal: 3 })
  })
})

describe('LEC', () => {
  it('never reaches 160 or 320, and 70 by exactly two combinations', () => {
    const values = factorCombinations(pack('lec-2')).map((factors) => ({
      factors,
      value: evaluateRisk(pack('lec-2'), factors).valueHundredths,
    }))
    expect(values).toHaveLength(7 * 6 * 6)
    expect(values.filter(({ value }) => value === 16000 || value === 32000)).toEqual([])
    expect(values.filter(({ value }) => value === 7000).map(({ factors }) => factors)).toEqual([
      lec(10, 1, 7),
      lec(1, 10, 7),
    ])
    const between = new Set(values.map(({ value }) => value / 100).filter((value) => value >= 150 && value <= 340))
    expect([...between].sort((a, b) => a - b)).toEqual([150, 180, 200, 210, 240, 252, 270, 300])
  })

  it('is exact where floating point is not: 0.1 × 0.5 × 3', () => {
    expect(evaluateRisk(pack('lec-2'), lec(0.1, 0.5, 3)).valueHundredths).toBe(15)
    expect(evaluateRisk(pack('lec-2'), lec(0.2, 6, 7)).explanation.formula).toBe('0.2 × 6 × 7 = 8.4')
  })

  const table: [string, number, number, number, RiskLevel, string][] = [
    ['lec-1', 10, 1, 7, 'low', '70 ≤ 70'],
    ['lec-1', 1, 10, 7, 'low', '70 ≤ 70'],
    ['lec-2', 10, 1, 7, 'general', '70 ≤ 70 < 160'],
    ['lec-2', 1, 10, 7, 'general', '70 ≤ 70 < 160'],
    ['lec-1', 1, 6, 7, 'low', '42 ≤ 70'],
    ['lec-2', 1, 6, 7, 'low', '42 < 70'],
    ['lec-1', 10, 10, 100, 'major', '10000 > 320'],
    ['lec-2', 10, 10, 100, 'major', '10000 ≥ 320'],
    ['lec-1', 3, 6, 15, 'considerable', '160 < 270 ≤ 320'],
    ['lec-2', 3, 6, 15, 'considerable', '160 ≤ 270 < 320'],
  ]
  it.each(table)('%s L=%d E=%d C=%d is %s', (name, l, e, c, level, sentence) => {
    const outcome = evaluateRisk(pack(name), lec(l, e, c))
    expect(outcome.level).toBe(level)
    expect(outcome.explanation.thresholdSentence).toBe(sentence)
  })

  it('differs between LEC-1 and LEC-2 only at 70', () => {
    const different = factorCombinations(pack('lec-1')).filter(
      (factors) => evaluateRisk(pack('lec-1'), factors).level !== evaluateRisk(pack('lec-2'), factors).level,
    )
    expect(different).toEqual([lec(10, 1, 7), lec(1, 10, 7)])
  })

  it('gives 20 to the grade that the edge rule names', () => {
    expect(evaluateRisk(pack('lec-1'), lec(10, 2, 1))).toMatchObject({ grade: '稍有危险', level: 'low' })
    expect(evaluateRisk(pack('lec-2'), lec(10, 2, 1))).toMatchObject({ grade: '轻度危险', level: 'low' })
  })
})

describe('LS', () => {
  const pairs: Record<number, [number, number]> = {
    25: [5, 5],
    16: [4, 4],
    15: [3, 5],
    12: [3, 4],
    10: [2, 5],
    9: [3, 3],
    5: [1, 5],
    4: [2, 2],
  }
  const levels: [string, Record<number, RiskLevel>][] = [
    [
      'ls-1',
      {
        25: 'major',
        16: 'considerable',
        15: 'considerable',
        12: 'general',
        10: 'general',
        9: 'general',
        5: 'low',
        4: 'low',
      },
    ],
    [
      'ls-2',
      {
        25: 'major',
        16: 'considerable',
        15: 'considerable',
        12: 'considerable',
        10: 'general',
        9: 'general',
        5: 'general',
        4: 'low',
      },
    ],
    [
      'ls-3',
      {
        25: 'major',
        16: 'considerable',
        15: 'considerable',
        12: 'considerable',
        10: 'considerable',
        9: 'considerable',
        5: 'general',
        4: 'general',
      },
    ],
    [
      'ls-4',
      {
        25: 'major',
        16: 'considerable',
        15: 'considerable',
        12: 'considerable',
        10: 'considerable',
        9: 'general',
        5: 'general',
        4: 'general',
      },
    ],
  ]
  const cases = levels.flatMap(([name, byValue]) =>
    Object.entries(byValue).map(([value, level]) => ({ name, value: Number(value), level })),
  )
  it.each(cases)('$name R=$value is $level', ({ name, value, level }) => {
    const [l, s] = pairs[value] ?? [0, 0]
    expect(evaluateRisk(pack(name), ls(l, s))).toMatchObject({ valueHundredths: value * 100, level })
  })

  const colours: [string, number, number, number, number][] = [
    ['ls-1', 3, 3, 5, 14],
    ['ls-2', 3, 5, 9, 8],
    ['ls-3', 3, 8, 9, 5],
    ['ls-4', 3, 7, 10, 5],
  ]
  it.each(colours)('%s colours 25 cells: red %d, orange %d, yellow %d, blue %d', (name, ...expected) => {
    const found = factorCombinations(pack(name)).map((factors) => evaluateRisk(pack(name), factors).level)
    const count = (level: RiskLevel) => found.filter((one) => one === level).length
    expect([count('major'), count('considerable'), count('general'), count('low')]).toEqual(expected)
  })

  it('divides the blue of LS-1 into 9 cells of grade 4 and 5 of grade 5', () => {
    const grades = factorCombinations(pack('ls-1')).map((factors) => evaluateRisk(pack('ls-1'), factors).grade)
    expect(grades.filter((grade) => grade === '轻度危险')).toHaveLength(9)
    expect(grades.filter((grade) => grade === '稍有危险')).toHaveLength(5)
  })
})

describe('MES-2', () => {
  const edges: [number, number, number, number, RiskLevel][] = [
    [3, 6, 10, 180, 'major'],
    [5, 3, 10, 150, 'considerable'],
    [5, 10, 2, 100, 'considerable'],
    [3, 3, 10, 90, 'considerable'],
    [1, 10, 8, 80, 'general'],
    [5, 1, 10, 50, 'general'],
    [3, 2, 8, 48, 'low'],
    [1, 0.5, 1, 0.5, 'low'],
  ]
  it.each(edges)('M=%d E=%d S=%d -> %d %s', (m, e, s, value, level) => {
    expect(evaluateRisk(pack('mes-2'), mes(m, e, s))).toMatchObject({ valueHundredths: value * 100, level })
  })

  it('agrees with the five-grade reading 180 / 150 / 80 / 48', () => {
    for (const factors of factorCombinations(pack('mes-2'))) {
      const { valueHundredths, level } = evaluateRisk(pack('mes-2'), factors)
      const value = valueHundredths / 100
      const expected = value >= 180 ? 'major' : value >= 90 ? 'considerable' : value >= 50 ? 'general' : 'low'
      expect(level).toBe(expected)
      // nothing lies between the highest reachable value of a level and the next limit
      expect(
        [
          [150, 180],
          [80, 90],
          [48, 50],
          [18, 20],
        ].some(([low = 0, high = 0]) => value > low && value < high),
      ).toBe(false)
    }
  })
})

describe('every pack', () => {
  const rankOf = (rules: RulePack, factors: FactorValues) => levelRank(evaluateRisk(rules, factors).level)

  it.each(packs)('$id never lowers the level when a factor rises', (rules) => {
    const choice = fc.record(
      Object.fromEntries(
        rules.factors.map((factor) => [
          factor.key,
          fc.tuple(fc.nat(factor.options.length - 1), fc.nat(factor.options.length - 1)),
        ]),
      ),
    )
    fc.assert(
      fc.property(choice, (positions) => {
        // options stand highest first: the smaller position is the higher value
        const at = (pick: (...pair: number[]) => number): FactorValues =>
          Object.fromEntries(
            rules.factors.map((factor) => [
              factor.key,
              factor.options[pick(...(positions[factor.key] ?? [0, 0]))]?.valueTenths ?? 0,
            ]),
          )
        expect(rankOf(rules, at(Math.min))).toBeGreaterThanOrEqual(rankOf(rules, at(Math.max)))
      }),
    )
  })

  it.each(packs)('$id does not care in which order the factors are given', (rules) => {
    fc.assert(
      fc.property(fc.constantFrom(...factorCombinations(rules)), (factors) => {
        const reversed = Object.fromEntries(Object.entries(factors).reverse())
        expect(evaluateRisk(rules, reversed)).toEqual(evaluateRisk(rules, factors))
      }),
    )
  })

  it.each(packs)('$id refuses values, factors and conditions that it does not know', (rules) => {
    const [first, ...others] = rules.factors.map((factor) => [factor.key, factor.options[0]?.valueTenths ?? 0] as const)
    const key = first?.[0] ?? ''
    const rest = Object.fromEntries(others)
    const fails = (factors: FactorValues, field: string) => {
      expect(() => evaluateRisk(rules, factors)).toThrow(AppError)
      try {
        evaluateRisk(rules, factors)
      } catch (error) {
        expect((error as AppError).code).toBe('invalid')
        expect((error as AppError).fields).toHaveProperty([field])
        expect((error as AppError).message).toMatch(/^[^a-z]+。$/)
      }
    }
    fails(rest, `factors.${key}`)
    fails({ ...rest, [key]: 7 }, `factors.${key}`)
    fails({ ...rest, [key]: first?.[1] ?? 0, X: 10 }, 'factors.X')
  })
})

describe('direct conditions', () => {
  const low = lec(1, 6, 7)
  it('make the risk major with the reason, and leave the method’s own grade', () => {
    const outcome = evaluateRisk(pack('lec-2'), low, {
      conditionIds: ['ten-people-exposed'],
      reason: ' 喷漆房同时作业 12 人 ',
    })
    expect(outcome).toMatchObject({ level: 'major', grade: '轻度危险', valueHundredths: 4200 })
    expect(outcome.explanation).toMatchObject({
      levelByValue: 'low',
      level: 'major',
      directReason: '喷漆房同时作业 12 人',
    })
    expect(outcome.explanation.unverified).toHaveLength(1)
    expect(explainSentence(outcome.explanation)).toContain('直接判定为重大风险（红），理由：喷漆房同时作业 12 人。')
  })

  it('need a reason, exist in the pack, and are not the automatic one', () => {
    const by = (conditionIds: string[], reason: string) => () =>
      evaluateRisk(pack('lec-2'), low, { conditionIds, reason })
    expect(by(['ten-people-exposed'], ' ')).toThrow('请填写直接判定为重大风险的理由')
    expect(by(['unknown'], '理由')).toThrow('没有直接判定情形')
    expect(by(['highest-by-evaluation'], '理由')).toThrow('不用勾选')
    expect(by([], '没有勾选时不看理由')().explanation.directReason).toBe('')
  })
})

describe('explanation', () => {
  it('says everything a reviewer needs in one sentence', () => {
    const { explanation } = evaluateRisk(pack('lec-2'), lec(1, 6, 7))
    expect(explanation).toMatchObject({
      packId: 'LEC-2',
      packVersion: '1.0.0',
      tableNames: ['L-通用', 'E-通用', 'C-甲'],
      unverified: [],
    })
    expect(explainSentence(explanation)).toBe(
      'LEC-2（1.0.0）：事故发生的可能性 L=1（可能性小，完全属于意外），暴露于危险环境的频繁程度 E=6（每天工作时间内都会暴露），事故后果的严重性 C=7（严重，重伤或严重伤残）。D = 1 × 6 × 7 = 42，42 < 70，轻度危险，低风险（蓝）。',
    )
  })

  it('marks what is not verified', () => {
    expect(evaluateRisk(pack('ls-2'), ls(3, 3)).explanation.unverified).toEqual(['L-乙 L=3 的部分描述'])
    expect(evaluateRisk(pack('mes-2'), mes(1, 3, 4)).explanation.unverified).toEqual(['MES-2 的评价级别名称'])
  })

  it('prints tenths and hundredths without trailing zeros', () => {
    expect([5, 10, 25, 1000].map(formatFactor)).toEqual(['0.5', '1', '2.5', '100'])
    expect([5, 50, 840, 4200, 1000000].map(formatRiskValue)).toEqual(['0.05', '0.5', '8.4', '42', '10000'])
  })
})

describe('current against inherent', () => {
  const of = (level: RiskLevel, valueHundredths: number, packId = 'LEC-2') => ({
    packId,
    packVersion: '1.0.0',
    level,
    valueHundredths,
  })
  it.each([
    [of('considerable', 27000), of('low', 4200), true],
    [of('general', 9000), of('general', 9000), true],
    [of('general', 9000), of('general', 12600), false],
    [of('low', 4200), of('general', 9000), false],
    [of('general', 9000), of('general', 1200, 'LS-1'), true],
    [of('general', 1200, 'LS-1'), of('general', 9000), true],
  ])('%o then %o: %s', (inherent, current, expected) => {
    expect(currentNotAboveInherent(inherent, current)).toBe(expected)
  })
})

describe('a pack of one’s own', () => {
  const base = readLibrary('rule-packs', 'ls-1') as Record<string, unknown> & { factors: unknown[] }
  const options = [30, 20, 10].map((valueTenths) => ({
    valueTenths,
    text: `第 ${valueTenths / 10} 档`,
    verified: true,
  }))
  const factor = (key: string) => ({ key, name: key, tableId: key, tableName: key, options })
  // level by cell: no product could give 2×2 considerable and 3×1 low
  const cellLevels: Record<string, RiskLevel> = {
    '30/30': 'major',
    '30/20': 'considerable',
    '20/20': 'considerable',
    '20/30': 'general',
  }
  const cells = options.flatMap((row, rowIndex) =>
    options.map((column, columnIndex) => ({
      rowTenths: row.valueTenths,
      columnTenths: column.valueTenths,
      valueHundredths: 900 - rowIndex * 300 - columnIndex * 100,
      level: cellLevels[`${row.valueTenths}/${column.valueTenths}`] ?? 'low',
    })),
  )
  const { thresholds: _thresholds, ...rest } = base
  const matrixPack = {
    ...rest,
    id: 'LS-厂标',
    factors: [factor('L'), factor('S')],
    grades: [],
    matrix: { rowFactor: 'L', columnFactor: 'S', cells },
  }

  it('may give the level by cell', () => {
    const rules = rulePack.parse(matrixPack)
    expect(evaluateRisk(rules, { L: 20, S: 20 })).toMatchObject({
      level: 'considerable',
      grade: '较大风险',
      valueHundredths: 500,
    })
    expect(evaluateRisk(rules, { L: 30, S: 10 })).toMatchObject({ level: 'low', valueHundredths: 700 })
    const { explanation } = evaluateRisk(rules, { L: 20, S: 20 })
    expect(explanation.thresholdSentence).toBe('矩阵中 L=2、S=2 一格为较大风险')
    expect(explainSentence(explanation)).toContain(
      'R = 矩阵(2, 2) = 5，矩阵中 L=2、S=2 一格为较大风险，较大风险（橙）。',
    )
  })

  const withFactors = (values: number[]) => ({
    ...(readLibrary('rule-packs', 'lec-2') as object),
    factors: ['L', 'E', 'C'].map((key) => ({
      ...factor(key),
      options: values.map((valueTenths) => ({ valueTenths, text: '档', verified: true })),
    })),
  })
  const broken: [string, object, string][] = [
    ['both kinds', { ...matrixPack, thresholds: base.thresholds }, '有且只有一种'],
    ['neither kind', rest, '有且只有一种'],
    ['a missing cell', { ...matrixPack, matrix: { ...matrixPack.matrix, cells: cells.slice(1) } }, '每一格'],
    [
      'a cell twice',
      { ...matrixPack, matrix: { ...matrixPack.matrix, cells: [...cells.slice(1), cells[1]] } },
      '每一格',
    ],
    ['foreign factors', { ...base, method: 'LEC' }, '依次为 L、E、C'],
    [
      'values in disorder',
      { ...base, factors: [factor('L'), { ...factor('S'), options: [...options].reverse() }] },
      '从大到小',
    ],
    ['values that hundredths cannot hold', withFactors([25, 5]), '两位小数'],
    ['limits in disorder', { ...base, thresholds: [...(base.thresholds as unknown[])].reverse() }, '从大到小'],
    ['no lowest level', { ...base, thresholds: (base.thresholds as unknown[]).slice(0, 3) }, '从 0 开始'],
    [
      'a grade across two levels',
      {
        ...base,
        grades: [
          { ordinal: 1, name: '大', level: 'major', minHundredths: 1000, minInclusive: true },
          { ordinal: 2, name: '小', level: 'low', minHundredths: 0, minInclusive: true },
        ],
      },
      '跨了两个风险等级',
    ],
  ]
  it.each(broken)('is refused with %s', (_what, candidate, sentence) => {
    const result = rulePack.safeParse(candidate)
    expect(result.success).toBe(false)
    expect(result.error?.issues.map((issue) => issue.message).join()).toContain(sentence)
  })
})
