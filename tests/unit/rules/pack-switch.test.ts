import { describe, expect, it } from 'vitest'
import { type Evaluation, evaluation } from '#shared/domain/evaluation'
import { countStates, type SwitchRating, switchRows, type SwitchSubject } from '#shared/rules/pack-switch'
import { type CatalogueHit, evaluateRisk } from '#shared/rules/risk'
import type { RulePack } from '#shared/rules/rule-pack'
import { pack } from './libraries.ts'

const uuid = '00000000-0000-7000-8000-000000000001'
const [lec1, lec2, ls1] = [pack('lec-1'), pack('lec-2'), pack('ls-1')]

function rated(used: RulePack, factors: Record<string, number>, more: Partial<Evaluation> = {}): SwitchRating {
  const { valueHundredths, level } = evaluateRisk(used, factors, {
    conditionIds: more.directConditionIds ?? [],
    reason: more.directReason ?? '',
  })
  const record = evaluation.parse({
    id: uuid,
    revision: 1,
    createdAt: '2026-01-05T00:00:00.000Z',
    updatedAt: '2026-01-05T00:00:00.000Z',
    voidedAt: null,
    voidReason: '',
    hazardId: uuid,
    packId: used.id,
    packVersion: used.version,
    packHash: used.id,
    method: used.method,
    factors,
    valueHundredths,
    level,
    evaluatorId: null,
    evaluatedOn: '2026-01-05',
    sequence: 1,
    ...more,
  })
  return { evaluation: record, pack: used, isByTarget: false }
}

const subject = (
  inherent: SwitchRating | null,
  current: SwitchRating | null,
  catalogueHits: CatalogueHit[] = [],
): SwitchSubject => ({
  hazardId: uuid,
  item: '焊接',
  riskPointId: uuid,
  riskPointNumber: 'FX-001',
  riskPointName: '动火作业',
  catalogueHits,
  inherent,
  current,
})

const lec = (L: number, E: number, C: number) => ({ L: L * 10, E: E * 10, C: C * 10 })
const statesOf = (target: RulePack, one: SwitchSubject) => switchRows(target, [one]).map(({ state }) => state)

describe('another pack of the same method', () => {
  it('recomputes with the same factors; D = 70 changes colour between LEC-2 and LEC-1', () => {
    const rows = switchRows(lec1, [subject(rated(lec2, lec(1, 10, 7)), rated(lec2, lec(1, 6, 7)))])
    expect(rows.map(({ stage, state }) => [stage, state])).toEqual([
      ['inherent', 'recoloured'],
      ['current', 'kept'],
    ])
    expect(rows[0]?.before).toEqual({
      level: 'general',
      valueHundredths: 7000,
      basis: 'L1 × E10 × C7 = 70\nLEC-2 1.0.0',
    })
    expect(rows[0]?.after).toEqual({ level: 'low', valueHundredths: 7000, basis: 'L1 × E10 × C7 = 70\nLEC-1 1.0.0' })
    expect(countStates(rows)).toEqual({ recoloured: 1, kept: 1, revalue: 0, reevaluate: 0 })
  })

  it('takes the pair together where one value has no place in the new table', () => {
    const narrow: RulePack = {
      ...lec1,
      factors: lec1.factors.map((factor) =>
        factor.key === 'C'
          ? { ...factor, options: factor.options.filter(({ valueTenths }) => valueTenths !== 1000) }
          : factor,
      ),
    }
    const rows = switchRows(narrow, [subject(rated(lec2, lec(1, 6, 100)), rated(lec2, lec(1, 6, 7)))])
    expect(rows.map(({ state, after }) => [state, after])).toEqual([
      ['revalue', null],
      ['revalue', null],
    ])
    expect(rows[0]?.problem).toContain('C 没有 100 这一档')
    expect(rows[1]?.problem).toBe('固有风险须重新取值，两项要一并处理')
  })

  it('reports a pair whose 现有 would lie above 固有, and leaves both as they are', () => {
    const odd: RulePack = {
      ...ls1,
      id: 'LS-odd',
      thresholds: undefined,
      matrix: {
        rowFactor: 'L',
        columnFactor: 'S',
        cells: [1, 2, 3, 4, 5].flatMap((l) =>
          [1, 2, 3, 4, 5].map((s) => ({
            rowTenths: l * 10,
            columnTenths: s * 10,
            valueHundredths: l * s * 100,
            level: l === 2 && s === 5 ? ('major' as const) : ('low' as const),
          })),
        ),
      },
    }
    const rows = switchRows(odd, [subject(rated(ls1, { L: 30, S: 50 }), rated(ls1, { L: 20, S: 50 }))])
    expect(rows.map(({ state, after }) => [state, after])).toEqual([
      ['revalue', null],
      ['revalue', null],
    ])
    expect(rows[0]?.problem).toContain('现有风险会高于固有风险')
  })

  it('keeps a direct judgement and a catalogue hit: neither follows from the value', () => {
    const direct = { directConditionIds: ['ten-people-exposed'], directReason: '12 人' }
    expect(statesOf(lec1, subject(null, rated(lec2, lec(1, 10, 7), direct)))).toEqual(['kept'])
    const hit: CatalogueHit = { code: 'JS-1', name: '喷漆', source: '', level: 'considerable' }
    const [row] = switchRows(lec1, [subject(null, rated(lec2, lec(1, 10, 7)), [hit])])
    expect([row?.state, row?.before.level, row?.after?.level]).toEqual(['kept', 'considerable', 'considerable'])
    expect(row?.after?.basis).toContain('目录命中 JS-1，至少较大风险')
  })

  it('leaves out what was made with the target already, but judges the pair by it', () => {
    const done = { ...rated(lec1, lec(3, 6, 7)), isByTarget: true }
    expect(switchRows(lec1, [subject(done, rated(lec2, lec(1, 6, 7)))]).map(({ stage }) => stage)).toEqual(['current'])
    const low = { ...rated(lec1, lec(1, 1, 1)), isByTarget: true }
    expect(statesOf(lec1, subject(low, rated(lec2, lec(1, 6, 7))))).toEqual(['revalue'])
  })
})

describe('another method', () => {
  it('carries nothing over: all have to be evaluated again', () => {
    const rows = switchRows(ls1, [subject(rated(lec2, lec(3, 6, 7)), rated(lec2, lec(1, 6, 7)))])
    expect(rows.map(({ state, after, problem }) => [state, after, problem])).toEqual([
      ['reevaluate', null, '原为 LEC 法，取值不能换算'],
      ['reevaluate', null, '原为 LEC 法，取值不能换算'],
    ])
  })

  it('takes 固有 and 现有 of two methods together', () => {
    expect(statesOf(lec1, subject(rated(ls1, { L: 30, S: 50 }), rated(lec2, lec(1, 6, 7))))).toEqual([
      'reevaluate',
      'reevaluate',
    ])
  })
})
