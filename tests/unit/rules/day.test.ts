import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  daysBetween,
  dayInShanghai,
  formatChineseDay,
  isValidDay,
  isWithin,
  periodRange,
  weekStart,
  yearOf,
} from '#shared/rules/day'

const anyDay = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('calendar days', () => {
  it.each([
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2000-02-29', true],
    ['2100-02-29', false],
    ['2026-04-31', false],
    ['2026-12-31', true],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-1-1', false],
    ['', false],
    ['2026-11-23T00:00:00Z', false],
  ])('%s valid: %s', (day, expected) => {
    expect(isValidDay(day)).toBe(expected)
  })

  it.each([
    ['2026-11-30', 1, '2026-12-01'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-02-28', 1, '2026-03-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-11-23', 0, '2026-11-23'],
  ])('%s + %d days = %s', (day, count, expected) => {
    expect(addDays(day, count)).toBe(expected)
  })

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-01-31', 2, '2026-03-31'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-11-15', 3, '2027-02-15'],
    ['2026-01-15', -1, '2025-12-15'],
  ])('%s + %d months = %s', (day, count, expected) => {
    expect(addMonths(day, count)).toBe(expected)
  })

  it('adds and takes away the same number of days', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5000, max: 5000 }), (day, count) => {
        expect(addDays(addDays(day, count), -count)).toBe(day)
        expect(daysBetween(day, addDays(day, count))).toBe(count)
      }),
    )
  })

  it('refuses what is not a day', () => {
    for (const wrong of ['2026-02-30', '', 'heute']) {
      expect(() => addDays(wrong, 1)).toThrow(RangeError)
      expect(() => addMonths(wrong, 1)).toThrow(RangeError)
      expect(() => formatChineseDay(wrong)).toThrow(RangeError)
    }
  })
})

describe('periods', () => {
  it.each([
    ['month', '2026-11-23', '2026-11-01', '2026-11-30', '2026年11月'],
    ['month', '2024-02-10', '2024-02-01', '2024-02-29', '2024年2月'],
    ['month', '2026-12-31', '2026-12-01', '2026-12-31', '2026年12月'],
    ['quarter', '2026-11-23', '2026-10-01', '2026-12-31', '2026年第四季度'],
    ['quarter', '2026-01-01', '2026-01-01', '2026-03-31', '2026年第一季度'],
    ['quarter', '2026-06-30', '2026-04-01', '2026-06-30', '2026年第二季度'],
    ['year', '2026-11-23', '2026-01-01', '2026-12-31', '2026年'],
  ] as const)('%s of %s', (period, anchor, from, to, label) => {
    expect(periodRange(period, anchor)).toEqual({ from, to, label })
  })

  it('holds its own anchor day and nothing outside', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom('month' as const, 'quarter' as const, 'year' as const), (day, period) => {
        const range = periodRange(period, day)
        expect(isWithin(day, range)).toBe(true)
        expect(isWithin(addDays(range.from, -1), range)).toBe(false)
        expect(isWithin(addDays(range.to, 1), range)).toBe(false)
        expect(periodRange(period, addDays(range.to, 1)).from).toBe(addDays(range.to, 1))
      }),
    )
  })

  it('starts the week on Monday', () => {
    expect(weekStart('2026-11-23')).toBe('2026-11-23')
    expect(weekStart('2026-11-29')).toBe('2026-11-23')
    expect(weekStart('2026-11-30')).toBe('2026-11-30')
    expect(weekStart('2027-01-01')).toBe('2026-12-28')
  })
})

describe('Shanghai', () => {
  it.each([
    ['2026-11-22T15:59:59.999Z', '2026-11-22'],
    ['2026-11-22T16:00:00Z', '2026-11-23'],
    ['2026-12-31T16:00:00Z', '2027-01-01'],
    ['2026-07-01T00:00:00Z', '2026-07-01'],
  ])('%s is %s there', (instant, day) => {
    expect(dayInShanghai(instant)).toBe(day)
  })

  it('refuses what is not an instant', () => {
    expect(() => dayInShanghai('gestern')).toThrow(RangeError)
  })

  it('prints a day the Chinese way, without leading zeros', () => {
    expect(formatChineseDay('2026-11-23')).toBe('2026年11月23日')
    expect(formatChineseDay('2026-03-05')).toBe('2026年3月5日')
    expect(yearOf('2026-03-05')).toBe(2026)
  })
})
