import { describe, expect, it } from 'vitest'
import type { RiskLevel } from '#shared/domain/risk-level'
import { type CatalogueHit, evaluateRisk, explainSentence, lockedLevel, ratingBasis } from '#shared/rules/risk'
import { pack } from './libraries.ts'

const hit = (level: CatalogueHit['level']): CatalogueHit => ({
  code: 'JS-01',
  name: '有限空间作业',
  source: '第一批',
  level,
})
const lec = pack('lec-2')
const judged = (factors: Record<string, number>, hits: CatalogueHit[], conditionIds: string[] = []) =>
  evaluateRisk(lec, factors, {
    conditionIds,
    reason: conditionIds.length > 0 ? '12 人同时作业' : '',
    catalogueHits: hits,
  })

describe('a hit in the regional catalogue', () => {
  const low = { L: 10, E: 60, C: 70 }
  const major = { L: 60, E: 60, C: 400 }
  it.each<[string, Record<string, number>, CatalogueHit['level'], RiskLevel]>([
    ['lifts a low value to 较大', low, 'considerable', 'considerable'],
    ['lifts it to 重大 where the catalogue says so', low, 'major', 'major'],
    ['leaves 重大 by the value as it is', major, 'considerable', 'major'],
  ])('%s', (_, factors, level, expected) => {
    const outcome = judged(factors, [hit(level)])
    expect(outcome.level).toBe(expected)
    expect(outcome.explanation.levelByValue).toBe(evaluateRisk(lec, factors).level)
    expect(lockedLevel(evaluateRisk(lec, factors).level, [hit(level)])).toBe(expected)
  })

  it('is said in the explanation and beside the level', () => {
    const { explanation } = judged(low, [hit('considerable')])
    expect(explainSentence(explanation)).toContain(
      'D = 1 × 6 × 7 = 42，42 < 70，轻度危险，低风险（蓝）。目录命中「JS-01 有限空间作业」（第一批），至少按较大风险（橙）管控。',
    )
    expect(ratingBasis(explanation)).toBe('L1 × E6 × C7 = 42\nLEC-2 1.0.0\n目录命中 JS-01，至少较大风险')
  })

  it('stands beside a direct judgement, which goes further', () => {
    const { level, explanation } = judged(low, [hit('considerable')], ['ten-people-exposed'])
    expect(level).toBe('major')
    expect(ratingBasis(explanation).split('\n').slice(2)).toEqual([
      '直接判定为重大风险',
      '目录命中 JS-01，至少较大风险',
    ])
  })

  it('makes no rating where nobody has evaluated', () => expect(lockedLevel(null, [hit('major')])).toBeNull())
})
