import { describe, expect, it } from 'vitest'
import { addWorkingDays, isWorkingDay } from '#shared/rules/working-days'

const years = [
  {
    year: 2026,
    off: [{ name: '国庆节', from: '2026-10-01', to: '2026-10-07' }],
    work: ['2026-09-20', '2026-10-10'],
  },
]

describe('working days', () => {
  it.each([
    ['2026-11-26', true],
    ['2026-11-28', false],
    ['2026-10-01', false],
    ['2026-10-10', true],
    ['2026-09-20', true],
  ])('%s is worked: %s', (day, expected) => {
    expect(isWorkingDay(day, years)).toBe(expected)
  })
  it.each([
    ['2026-11-26', 1, '2026-11-27'],
    ['2026-11-26', 20, '2026-12-24'],
    ['2026-11-27', 1, '2026-11-30'],
    ['2026-09-29', 3, '2026-10-09'],
    ['2026-10-09', 1, '2026-10-10'],
  ])('%s and %d more is %s', (from, count, expected) => {
    expect(addWorkingDays(from, count, years)).toBe(expected)
  })
})
