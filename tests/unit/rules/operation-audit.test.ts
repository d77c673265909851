import { describe, expect, it } from 'vitest'
import { consistencyRules } from '#shared/rules/consistency/index'
import { auditFlagRules, scoreAudit } from '#shared/rules/operation-audit'
import { auditQuestions } from '#shared/rules/standardization-lists'
import { readLibrary } from './libraries.ts'

const elements = [
  { id: 'a', name: '甲' },
  { id: 'b', name: '乙' },
]
const mark = (
  elementId: string,
  aspect: 'policy' | 'record' | 'practice' | 'sample',
  grade: 'none' | 'partial' | 'mostly' | 'full' | null,
) => ({ elementId, aspect, grade })

describe('the score of an operation audit', () => {
  it('is null while nothing is answered', () => {
    expect(scoreAudit(elements, [])).toMatchObject({ answered: 0, asked: 8, points: 0, due: 0, percentTenths: null })
  })
  it('counts what is answered, half-up to a tenth', () => {
    const score = scoreAudit(elements, [
      mark('a', 'policy', 'full'),
      mark('a', 'record', 'partial'),
      mark('a', 'practice', null),
      mark('b', 'sample', 'none'),
      mark('gone', 'policy', 'full'),
    ])
    // 4 of 6 and 0 of 3
    expect(score.elements.map(({ percentTenths }) => percentTenths)).toEqual([667, 0])
    expect(score).toMatchObject({ answered: 3, asked: 8, points: 4, due: 9, percentTenths: 444 })
    expect(score.aspects.policy).toMatchObject({ answered: 1, percentTenths: 1000 })
    expect(score.aspects.practice.percentTenths).toBeNull()
  })
  it.each([
    ['none', 0],
    ['partial', 333],
    ['mostly', 667],
    ['full', 1000],
  ] as const)('%s is worth %i tenths', (grade, tenths) => {
    expect(scoreAudit(elements.slice(0, 1), [mark('a', 'policy', grade)]).percentTenths).toBe(tenths)
  })
})

it('shows flags of rules that exist in rows that exist', () => {
  const rows = new Set(
    auditQuestions.parse(readLibrary('standardization', 'audit-questions')).elements.map(({ id }) => id),
  )
  const rules = new Set(consistencyRules.map(({ id }) => id))
  for (const [ruleId, elementId] of Object.entries(auditFlagRules)) {
    expect.soft(rules.has(ruleId), ruleId).toBe(true)
    expect.soft(rows.has(elementId), elementId).toBe(true)
  }
})
