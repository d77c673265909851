import { describe, expect, it } from 'vitest'
import { consistencyAcceptance, consistencySeverities } from '#shared/domain/consistency'
import { checkConsistency } from '#shared/rules/consistency/check'
import { consistencyRules } from '#shared/rules/consistency/index'
import { hazardOf, pointOf, soundSnapshot } from '../../helpers/consistency.ts'
import { cases } from './consistency-cases.ts'

const id = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`

const acceptanceOf = (ruleId: string, subjectId: string, fields: object = {}) =>
  consistencyAcceptance.parse({
    id: id(1),
    revision: 1,
    createdAt: '2026-11-20T02:00:00.000Z',
    updatedAt: '2026-11-20T02:00:00.000Z',
    voidedAt: null,
    voidReason: '',
    ruleId,
    subjectKind: 'riskPoint',
    subjectId,
    subjectName: 'FX-001 一号冲床',
    reason: '区域下月划分',
    acceptedByName: '周敏华',
    acceptedOn: '2026-11-20',
    ...fields,
  })

describe('rules', () => {
  it('are at least 32, each once, with a reason that names its source or says that it is the app’s own', () => {
    expect(consistencyRules.length).toBeGreaterThanOrEqual(32)
    expect(new Set(consistencyRules.map((rule) => rule.id)).size).toBe(consistencyRules.length)
    expect(new Set(consistencyRules.map((rule) => rule.title)).size).toBe(consistencyRules.length)
    for (const rule of consistencyRules) {
      expect.soft(rule.id).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect.soft(Object.keys(consistencySeverities)).toContain(rule.severity)
      expect.soft(rule.explanation, rule.id).toMatch(/《|令|未核实|样表|定义|统一规定/)
      expect.soft(rule.explanation.endsWith('。'), rule.id).toBe(true)
    }
  })

  it('each have a table row with a hit and one without', () => {
    expect(Object.keys(cases).toSorted()).toEqual(consistencyRules.map((rule) => rule.id).toSorted())
  })

  it('find nothing in a sound register', () => {
    expect(consistencyRules.flatMap((rule) => rule.find(soundSnapshot()).map((hit) => [rule.id, hit]))).toEqual([])
  })
})

describe.each(consistencyRules.map((rule) => [rule.id, rule] as const))('%s', (ruleId, rule) => {
  const hits = (snapshot: Parameters<typeof rule.find>[0]) =>
    rule.find(snapshot).map(({ subject, sentence }) => [subject.kind, subject.id, sentence])

  it('finds', () => {
    const found = cases[ruleId]?.hit
    expect(found && hits(soundSnapshot(found.change))).toEqual(found?.expected)
  })

  it('lets pass', () => {
    for (const change of cases[ruleId]?.passes ?? []) expect(hits(soundSnapshot(change))).toEqual([])
  })
})

describe('check', () => {
  const snapshot = soundSnapshot({
    riskPoints: [pointOf({ areaId: null, hazards: [hazardOf({ current: null })] })],
  })

  it('sets the heaviest first and counts what is open', () => {
    const outcome = checkConsistency(snapshot, [])
    expect(outcome.groups.map(({ ruleId }) => ruleId)).toEqual([
      'hazard-without-current',
      'risk-point-without-area',
      'area-without-risk-point',
    ])
    expect(outcome).toMatchObject({
      ruleCount: consistencyRules.length,
      counts: { error: 1, warning: 1, hint: 1 },
      openCount: 3,
      acceptedCount: 0,
    })
  })

  it('sets apart what is accepted, for its rule and record alone, until it is withdrawn', () => {
    const accepted = (acceptance: ReturnType<typeof acceptanceOf>) => checkConsistency(snapshot, [acceptance])
    const outcome = accepted(acceptanceOf('risk-point-without-area', 'point'))
    expect(outcome).toMatchObject({ counts: { error: 1, warning: 0, hint: 1 }, openCount: 2, acceptedCount: 1 })
    const group = outcome.groups.find(({ ruleId }) => ruleId === 'risk-point-without-area')
    expect(group?.hits).toEqual([])
    expect(group?.accepted[0]?.acceptance.reason).toBe('区域下月划分')
    expect(accepted(acceptanceOf('risk-point-without-area', 'another')).openCount).toBe(3)
    expect(accepted(acceptanceOf('risk-point-without-unit', 'point')).openCount).toBe(3)
    const withdrawn = { voidedAt: '2026-11-21T02:00:00.000Z', voidReason: '撤回说明' }
    expect(accepted(acceptanceOf('risk-point-without-area', 'point', withdrawn)).openCount).toBe(3)
  })
})
