import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { treatmentPlanParts } from '#shared/domain/finding'
import { periodRange } from '#shared/rules/day'
import { percentOneDecimal } from '#shared/rules/ratio'
import { findingStatistics, type StatisticsFinding } from '#shared/rules/statistics'

const base: StatisticsFinding = {
  status: 'rectifying',
  voidedAt: null,
  grade: 'general',
  treatment: 'deadline',
  source: 'daily',
  categoryGroup: 'site',
  category: '设备设施',
  cause: 'machine',
  foundOn: '2026-11-10',
  dueOn: '2026-11-20',
  closedOn: null,
  fundsCents: 0,
  treatmentPlan: null,
  areaName: '冲压车间',
  costCents: 0,
}
const of = (patch: Partial<StatisticsFinding> = {}): StatisticsFinding => ({ ...base, ...patch })
const closed = (closedOn: string, patch: Partial<StatisticsFinding> = {}) =>
  of({ status: 'closed', closedOn, ...patch })
const november = periodRange('month', '2026-11-01')

describe('percentage with one decimal', () => {
  it.each([
    [0, 0, '/'],
    [5, 0, '/'],
    [0, 3, '0.0%'],
    [3, 3, '100.0%'],
    [1, 3, '33.3%'],
    [2, 3, '66.7%'],
    [1, 8, '12.5%'],
    [1, 16, '6.3%'], // 6.25 goes up
    [1, 2000, '0.1%'], // 0.05 goes up
    [1, 2001, '0.0%'],
    [1999, 2000, '100.0%'], // 99.95 goes up
    [1998, 2000, '99.9%'],
    [333, 1000, '33.3%'],
  ])('%d of %d -> %s', (numerator, denominator, expected) => {
    expect(percentOneDecimal({ numerator, denominator })).toBe(expected)
  })

  it('never lies further than half a tenth from the true share', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 100_000 }), (numerator, denominator) => {
        const printed = Math.round(Number.parseFloat(percentOneDecimal({ numerator, denominator })) * 10)
        // |printed/1000 - n/d| <= 1/2000, in integers
        expect(Math.abs(2 * (printed * denominator - numerator * 1000))).toBeLessThanOrEqual(denominator)
      }),
    )
  })
})

describe('a month', () => {
  const findings = [
    of(),
    of({ foundOn: '2026-11-30', dueOn: '2026-12-10' }),
    closed('2026-11-12', { areaName: '焊接车间', cause: 'human', fundsCents: 50_000, costCents: 48_050 }),
    closed('2026-12-02'), // after the month
    of({ foundOn: '2026-10-01', dueOn: '2026-10-31' }), // found before, still open
    closed('2026-11-05', { foundOn: '2026-10-20' }), // found before, closed within
    of({ foundOn: '2025-12-31', status: 'awaitingReview', dueOn: '2026-01-05' }), // last year, reported as done
    of({ foundOn: '2026-12-01' }), // later
    of({ voidedAt: '2026-11-11T00:00:00Z' }),
    of({ status: 'draft', grade: null }),
    of({ status: 'registered', grade: null, treatment: null, dueOn: null, categoryGroup: 'basic', category: '' }),
    of({
      grade: 'major',
      fundsCents: 1_000_000,
      treatmentPlan: {
        goals: '一',
        methods: '二',
        resources: '三',
        organization: '四',
        schedule: '五',
        safetyMeasures: '六',
      },
    }),
    closed('2026-11-28', { grade: 'major', fundsCents: 300_000, costCents: 310_000 }),
  ]
  const figures = findingStatistics(findings, november, '2026-11-30')

  it('counts what was found and what of it was closed until the day', () => {
    expect(figures.all).toMatchObject({ found: 7, closed: 2, rate: { numerator: 2, denominator: 7 } })
    expect(figures.general).toMatchObject({
      found: 4,
      closed: 1,
      closedInPeriod: 2,
      foundThisYear: 6,
      open: 5,
      longestOpenDays: 334,
    })
    expect(percentOneDecimal(figures.general.rate)).toBe('25.0%')
    expect(figures.major).toMatchObject({ found: 2, closed: 1, closedInPeriod: 1, open: 1, longestOpenDays: 20 })
    expect(figures).toMatchObject({ ungraded: 1, immediate: 0 })
  })

  it('keeps 重大隐患数 − 列入治理计划数 = 已整改销号数', () => {
    expect(figures.majorPlan).toMatchObject({ planned: 1, fundsCents: 1_000_000 })
    expect(Object.values(figures.majorPlan.parts)).toEqual(Object.keys(treatmentPlanParts).map(() => 1))
    expect(figures.major.found - figures.majorPlan.planned).toBe(figures.major.closed)
  })

  it('names what is overdue as isOverdue does', () => {
    // 11-20 passed: two open general, one major, one closed only in December; and the one of October
    expect(figures.overdue).toBe(4)
  })

  it('sums money of what was found in the month', () => {
    expect(figures.fundsCents).toBe(1_350_000)
    expect(figures.costCents).toBe(358_050)
  })

  it('divides by category, area, cause and source, most first', () => {
    expect(figures.byCategory.map(({ label, found, closed: done }) => [label, found, done])).toEqual([
      ['现场管理·设备设施', 6, 2],
      ['基础管理·未分类', 1, 0],
    ])
    expect(figures.byArea.map(({ label, found }) => [label, found])).toEqual([
      ['冲压车间', 6],
      ['焊接车间', 1],
    ])
    expect(figures.byCause.map(({ label, found }) => [label, found])).toEqual([
      ['机', 6],
      ['人', 1],
    ])
    expect(figures.bySource).toEqual([
      { key: 'daily', label: '日常排查', found: 7, closed: 2, rate: { numerator: 2, denominator: 7 } },
    ])
  })

  it('sees a later closure when the day moves on', () => {
    expect(findingStatistics(findings, november, '2026-12-02').all.closed).toBe(3)
    expect(findingStatistics(findings, november, '2026-11-11').all).toMatchObject({ found: 6, closed: 0 })
  })

  it('is empty, with “/”, for an empty month', () => {
    const empty = findingStatistics([], november, '2026-11-30')
    expect(empty.general).toEqual({
      found: 0,
      closed: 0,
      rate: { numerator: 0, denominator: 0 },
      closedInPeriod: 0,
      foundThisYear: 0,
      open: 0,
      longestOpenDays: null,
    })
    expect(percentOneDecimal(empty.general.rate)).toBe('/')
    expect([empty.byCategory, empty.byArea, empty.byCause, empty.bySource]).toEqual([[], [], [], []])
  })
})

it('adds the months of a quarter up to the quarter', () => {
  const finding = fc.record({
    foundOn: fc.integer({ min: 1, max: 92 }).map((day) => new Date(Date.UTC(2026, 9, day)).toISOString().slice(0, 10)),
    grade: fc.constantFrom('general' as const, 'major' as const, null),
    isClosed: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(finding, { maxLength: 40 }), (drawn) => {
      const findings = drawn.map(({ foundOn, grade, isClosed }) =>
        isClosed ? closed(foundOn, { foundOn, grade }) : of({ foundOn, grade }),
      )
      const quarter = findingStatistics(findings, periodRange('quarter', '2026-10-01'), '2026-12-31')
      const months = ['2026-10-01', '2026-11-01', '2026-12-01'].map((day) =>
        findingStatistics(findings, periodRange('month', day), '2026-12-31'),
      )
      const sum = (pick: (figures: typeof quarter) => number) => months.reduce((total, month) => total + pick(month), 0)
      for (const pick of [
        (figures: typeof quarter) => figures.all.found,
        (figures: typeof quarter) => figures.general.closed,
        (figures: typeof quarter) => figures.major.closedInPeriod,
        (figures: typeof quarter) => figures.ungraded,
      ])
        expect(sum(pick)).toBe(pick(quarter))
      expect(quarter.general.found + quarter.major.found + quarter.ungraded).toBe(quarter.all.found)
      expect(quarter.byArea.reduce((total, group) => total + group.found, 0)).toBe(quarter.all.found)
    }),
  )
})
