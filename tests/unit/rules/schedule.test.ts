import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '#shared/rules/day'
import { type PlannedInspection, type PlanSchedule, planOccurrences, planStatus } from '#shared/rules/schedule'

const plan = (patch: Partial<PlanSchedule>): PlanSchedule => ({
  period: 'week',
  startsOn: '2026-11-02',
  endsOn: null,
  ...patch,
})
const done = (...days: string[]): PlannedInspection[] =>
  days.map((inspectedOn) => ({ inspectedOn, status: 'submitted', voidedAt: null }))

describe('occurrences', () => {
  it.each([
    [
      'week',
      '2026-11-02',
      '2026-11-01',
      '2026-11-30',
      ['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23', '2026-11-30'],
    ],
    ['day', '2026-11-28', '2026-11-27', '2026-11-30', ['2026-11-28', '2026-11-29', '2026-11-30']],
    ['shift', '2026-11-29', '2026-11-29', '2026-11-30', ['2026-11-29', '2026-11-30']],
    ['month', '2026-01-31', '2026-02-01', '2026-04-30', ['2026-02-28', '2026-03-31', '2026-04-30']],
    ['quarter', '2026-01-15', '2026-03-01', '2026-12-31', ['2026-04-15', '2026-07-15', '2026-10-15']],
    ['halfYear', '2026-08-31', '2026-01-01', '2027-12-31', ['2026-08-31', '2027-02-28', '2027-08-31']],
    ['year', '2024-02-29', '2025-01-01', '2028-12-31', ['2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29']],
    ['once', '2026-11-10', '2026-01-01', '2026-12-31', ['2026-11-10']],
    ['once', '2026-11-10', '2026-11-11', '2026-12-31', []],
  ] as const)('%s from %s between %s and %s', (period, startsOn, from, to, expected) => {
    expect(planOccurrences(plan({ period, startsOn }), from, to)).toEqual(expected)
  })

  it('stop at the last day', () => {
    expect(planOccurrences(plan({ endsOn: '2026-11-16' }), '2026-11-01', '2026-12-31')).toEqual([
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
    ])
    expect(planOccurrences(plan({ endsOn: '2026-11-01' }), '2026-11-01', '2026-12-31')).toEqual([])
  })

  it('are the same for a part of the time as for the whole of it', () => {
    const period = fc.constantFrom('shift', 'day', 'week', 'month', 'quarter', 'halfYear', 'year', 'once' as const)
    fc.assert(
      fc.property(period, fc.nat(800), fc.nat(200), fc.nat(30), (which, offset, length, startDay) => {
        const schedule = plan({ period: which as PlanSchedule['period'], startsOn: addDays('2026-01-01', startDay) })
        const from = addDays('2026-01-01', offset)
        const to = addDays(from, length)
        const whole = planOccurrences(schedule, '2026-01-01', to)
        expect(planOccurrences(schedule, from, to)).toEqual(whole.filter((day) => day >= from))
      }),
    )
  })
})

describe('status', () => {
  const weekly = plan({})
  it.each([
    [
      'before the first day',
      weekly,
      [],
      '2026-11-01',
      { state: 'notStarted', dueOn: '2026-11-02', dueUntil: '2026-11-08', missedCount: 0 },
    ],
    [
      'first day',
      weekly,
      [],
      '2026-11-02',
      { state: 'due', dueOn: '2026-11-02', dueUntil: '2026-11-08', missedCount: 0 },
    ],
    ['last day of the first week', weekly, [], '2026-11-08', { state: 'due', dueOn: '2026-11-02', missedCount: 0 }],
    [
      'done this week',
      weekly,
      done('2026-11-04'),
      '2026-11-05',
      { state: 'done', dueOn: '2026-11-09', lastDoneOn: '2026-11-04', missedCount: 0 },
    ],
    [
      'next week again',
      weekly,
      done('2026-11-04'),
      '2026-11-09',
      { state: 'due', dueOn: '2026-11-09', missedCount: 0 },
    ],
    ['one week without', weekly, [], '2026-11-09', { state: 'missed', dueOn: '2026-11-09', missedCount: 1 }],
    [
      'missed once, then kept',
      weekly,
      done('2026-11-10'),
      '2026-11-12',
      { state: 'done', dueOn: '2026-11-16', missedCount: 1 },
    ],
    [
      'two in one week count once',
      weekly,
      done('2026-11-03', '2026-11-04'),
      '2026-11-16',
      { state: 'missed', dueOn: '2026-11-16', missedCount: 1 },
    ],
    [
      'ended and kept',
      plan({ endsOn: '2026-11-08' }),
      done('2026-11-08'),
      '2026-12-01',
      { state: 'ended', dueOn: null, dueUntil: null, missedCount: 0 },
    ],
    [
      'ended without',
      plan({ endsOn: '2026-11-15' }),
      done('2026-11-08'),
      '2026-12-01',
      { state: 'ended', dueOn: null, missedCount: 1 },
    ],
    [
      'shortened last week',
      plan({ endsOn: '2026-11-11' }),
      done('2026-11-03'),
      '2026-11-10',
      { state: 'due', dueOn: '2026-11-09', dueUntil: '2026-11-11' },
    ],
    [
      'once, open',
      plan({ period: 'once' }),
      [],
      '2027-11-10',
      { state: 'due', dueOn: '2026-11-02', dueUntil: null, missedCount: 0 },
    ],
    [
      'once, done late',
      plan({ period: 'once' }),
      done('2027-01-05'),
      '2027-11-10',
      { state: 'ended', dueOn: null, lastDoneOn: '2027-01-05', missedCount: 0 },
    ],
    [
      'once, over',
      plan({ period: 'once', endsOn: '2026-11-05' }),
      [],
      '2026-11-06',
      { state: 'ended', missedCount: 1 },
    ],
    [
      'each shift is once a day',
      plan({ period: 'shift' }),
      done('2026-11-02'),
      '2026-11-03',
      { state: 'due', dueOn: '2026-11-03', dueUntil: '2026-11-03' },
    ],
    ['end before start', plan({ endsOn: '2026-11-01' }), [], '2026-11-09', { state: 'ended', missedCount: 0 }],
  ] as const)('%s', (_what, schedule, inspections, today, expected) => {
    expect(planStatus(schedule, inspections, today)).toMatchObject(expected)
  })

  it('does not count inspections that are open, void or in the future', () => {
    const inspections: PlannedInspection[] = [
      { inspectedOn: '2026-11-03', status: 'inProgress', voidedAt: null },
      { inspectedOn: '2026-11-03', status: 'submitted', voidedAt: '2026-11-03T02:00:00Z' },
      { inspectedOn: '2026-11-06', status: 'submitted', voidedAt: null },
    ]
    expect(planStatus(weekly, inspections, '2026-11-05')).toMatchObject({ state: 'due', lastDoneOn: null })
  })

  it('counts missed ones only from a given day', () => {
    expect(planStatus(weekly, [], '2026-12-01').missedCount).toBe(4)
    expect(planStatus(weekly, [], '2026-12-01', '2026-11-16').missedCount).toBe(2)
  })

  it('accounts for every occurrence of a daily plan: kept or missed', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(59), { maxLength: 60 }), (offsets) => {
        const schedule = plan({ period: 'day', startsOn: '2026-01-01' })
        const days = offsets.map((offset) => addDays('2026-01-01', offset))
        const today = '2026-03-02'
        const { missedCount } = planStatus(schedule, done(...days), today)
        expect(missedCount + days.length).toBe(daysBetween('2026-01-01', today))
      }),
    )
  })
})
