import { describe, expect, it, test } from 'vitest'
import type { FollowUp, FollowUpStage } from '#shared/domain/follow-up'
import { escalationOf, escalationRule } from '#shared/rules/escalation'
import { costByArea, costWithin, monthTrend, onTimeRatio, type TrendFinding } from '#shared/rules/finding-trend'
import { followUpProblems, followUpSteps, followUpWindow } from '#shared/rules/follow-up'
import { beforeAndAfter, isReRating } from '#shared/rules/re-rating'
import { zeroReportSentence } from '#shared/rules/zero-report'

const today = '2026-11-22'

describe('超期上报', () => {
  const late = (dueOn: string | null, changes = {}) =>
    escalationOf({ status: 'rectifying', voidedAt: null, grade: 'general', dueOn, ...changes }, today)
  it.each([
    ['2026-11-22', undefined],
    ['2026-11-21', 'unitHead'],
    ['2026-11-20', 'unitHead'],
    ['2026-11-19', 'safetyManager'],
    ['2026-11-16', 'safetyManager'],
    ['2026-11-15', 'principal'],
    ['2026-01-01', 'principal'],
    [null, undefined],
  ])('due %s goes to %s', (dueOn, level) => expect(late(dueOn)?.level).toBe(level))
  it('takes a major finding to the top at once, and nobody is told of what waits for its review', () => {
    expect(late('2026-11-21', { grade: 'major' })).toEqual({
      level: 'principal',
      overdueDays: 1,
      reason: '重大隐患超期 1 天，直接报主要负责人。',
    })
    expect(late('2026-11-01', { status: 'awaitingReview' })).toBeNull()
    expect(late('2026-11-01', { voidedAt: '2026-11-02T00:00:00.000Z' })).toBeNull()
    expect(late('2026-11-19')?.reason).toBe('超期 3 天，满 3 天报安全管理负责人。')
    expect(escalationRule).toContain('天数为本软件拟定')
  })
})

describe('回头看', () => {
  const closed = { status: 'closed' as const, voidedAt: null, closedOn: '2026-06-01' }
  const looked = (stage: FollowUpStage, changes: Partial<FollowUp> = {}) =>
    ({ stage, voidedAt: null, checkedOn: '2026-07-05', result: 'holding', ...changes }) as FollowUp
  const statesOn = (day: string, records: FollowUp[] = []) =>
    followUpSteps(closed, records, day).map(({ state }) => state)
  it.each<[string, FollowUp[], string[]]>([
    ['2026-06-30', [], ['upcoming', 'upcoming']],
    ['2026-07-01', [], ['due', 'upcoming']],
    ['2026-08-29', [], ['due', 'upcoming']],
    ['2026-08-30', [], ['missed', 'due']],
    ['2026-11-28', [], ['missed', 'due']],
    ['2026-11-29', [], ['missed', 'missed']],
    ['2026-08-30', [looked('first')], ['done', 'due']],
    ['2026-09-10', [looked('second')], ['missed', 'done']],
    ['2026-07-10', [looked('first', { voidedAt: '2026-07-06T00:00:00.000Z' })], ['due', 'upcoming']],
  ])('on %s with %j stands at %j', (day, records, states) => expect(statesOn(day, records)).toEqual(states))
  it('is asked of closed findings only, with the days counted from closing', () => {
    expect(followUpSteps({ ...closed, status: 'rectifying', closedOn: null }, [], today)).toEqual([])
    expect(followUpSteps(closed, [], today).map(({ dueOn }) => dueOn)).toEqual(['2026-07-01', '2026-08-30'])
    expect(followUpWindow(today)).toEqual({ from: '2026-05-26', to: '2026-10-23' })
  })
  it('says what is wrong with a record', () => {
    const fields = {
      stage: 'first' as const,
      checkedOn: today,
      checkerName: '赵敏',
      result: 'holding' as const,
      note: '',
    }
    expect(followUpProblems(closed, fields, today)).toEqual({})
    expect(followUpProblems({ ...closed, closedOn: '2026-11-01' }, fields, today).stage).toContain('2026-12-01')
    expect(
      Object.keys(
        followUpProblems(closed, { ...fields, checkedOn: '2026-05-31', checkerName: ' ', result: 'recurred' }, today),
      ),
    ).toEqual(['checkedOn', 'checkerName', 'note'])
    expect(followUpProblems({ ...closed, status: 'rectifying', closedOn: null }, fields, today).stage).toContain(
      '已销号',
    )
    expect(followUpProblems(closed, { ...fields, checkedOn: '2026-11-23' }, today).checkedOn).toContain('不能晚于今天')
  })
})

describe('复评', () => {
  const closing = { closedOn: '2026-11-10', updatedAt: '2026-11-10T08:00:00.000Z' }
  const rated = (sequence: number, evaluatedOn: string, createdAt = `${evaluatedOn}T09:00:00.000Z`, changes = {}) => ({
    stage: 'current' as const,
    voidedAt: null,
    sequence,
    evaluatedOn,
    createdAt,
    ...changes,
  })
  it.each([
    ['the day after', rated(2, '2026-11-11'), true],
    ['later on the day', rated(2, '2026-11-10'), true],
    ['earlier on the day', rated(2, '2026-11-10', '2026-11-10T07:00:00.000Z'), false],
    ['entered later for a day before', rated(2, '2026-11-09', '2026-11-20T00:00:00.000Z'), false],
    ['of the other stage', { ...rated(2, '2026-11-11'), stage: 'inherent' as const }, false],
    ['void', rated(2, '2026-11-11', undefined, { voidedAt: '2026-11-12T00:00:00.000Z' }), false],
  ])('an evaluation %s', (_, evaluation, expected) => expect(isReRating(evaluation, closing)).toBe(expected))
  it('keeps the newest on both sides', () => {
    const [first, second, third, fourth] = [
      rated(1, '2026-01-01'),
      rated(2, '2026-10-01'),
      rated(3, '2026-11-11'),
      rated(4, '2026-11-12'),
    ]
    expect(beforeAndAfter([third, first, fourth, second], closing)).toEqual({ before: second, after: fourth })
    expect(beforeAndAfter([], closing)).toEqual({ before: null, after: null })
    expect(isReRating(third, { ...closing, closedOn: null })).toBe(false)
  })
})

describe('每月', () => {
  const one = (changes: Partial<TrendFinding>): TrendFinding => ({
    status: 'closed',
    voidedAt: null,
    foundOn: '2026-10-05',
    dueOn: '2026-10-20',
    closedOn: '2026-10-18',
    areaName: '冲压车间',
    rectifications: [{ completedOn: '2026-10-15', costCents: 10_000 }],
    ...changes,
  })
  const findings = [
    one({}),
    one({
      dueOn: '2026-10-31',
      closedOn: '2026-11-05',
      rectifications: [
        { completedOn: '2026-10-28', costCents: 3_000 },
        { completedOn: '2026-11-03', costCents: 4_000 },
      ],
      areaName: '',
    }),
    one({
      status: 'awaitingReview',
      dueOn: '2026-11-30',
      closedOn: null,
      rectifications: [{ completedOn: today, costCents: 500 }],
    }),
    one({ status: 'rectifying', dueOn: '2026-11-22', closedOn: null, rectifications: [], foundOn: '2026-11-01' }),
    one({ status: 'rectifying', dueOn: '2026-11-10', closedOn: null, rectifications: [], foundOn: '2026-11-01' }),
    one({ status: 'draft', foundOn: '2026-11-01' }),
    one({ voidedAt: '2026-11-02T00:00:00.000Z' }),
  ]
  test('counts what was found, closed, done on time and spent', () => {
    const months = monthTrend(findings, '2026-11-30', today, 3)
    expect(months).toEqual([
      { label: '2026年9月', found: 0, closed: 0, onTime: { numerator: 0, denominator: 0 }, costCents: 0 },
      { label: '2026年10月', found: 3, closed: 1, onTime: { numerator: 1, denominator: 2 }, costCents: 13_000 },
      // done before its deadline counts; due today and open does not count yet; overdue counts against
      { label: '2026年11月', found: 2, closed: 1, onTime: { numerator: 1, denominator: 2 }, costCents: 4_500 },
    ])
    expect(monthTrend(findings, '2026-11-30', today).map(({ label }) => label)[0]).toBe('2025年12月')
  })
  test('counts nothing that happened after the day it is drawn for', () => {
    const [month] = monthTrend(findings, '2026-11-30', '2026-11-02', 1)
    expect(month).toMatchObject({ found: 2, closed: 0, costCents: 0 })
  })
  test('splits the money by area', () => {
    const year = { from: '2026-01-01', to: '2026-12-31' }
    expect(costByArea(findings, year)).toEqual([
      { areaName: '冲压车间', costCents: 10_500 },
      { areaName: '', costCents: 7_000 },
    ])
    expect(costWithin(findings, year)).toBe(17_500)
    expect(onTimeRatio([], year, today)).toEqual({ numerator: 0, denominator: 0 })
  })
})

test.each([
  [{ inspections: 3, found: 0 }, '本月未发现隐患：2026年11月开展检查 3 次，未发现隐患，按零报告填报。'],
  [
    { inspections: 0, found: 0 },
    '2026年11月没有已提交的检查，不能填报「本月未发现隐患」。请先开展检查；确实没有检查的，请书面说明原因。',
  ],
  [{ inspections: 0, found: 2 }, null],
])('零报告 of %j', (figures, sentence) => expect(zeroReportSentence('本月', '2026年11月', figures)).toBe(sentence))
