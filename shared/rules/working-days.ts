/** Working days with a table of holidays; a year without a table follows the week. */
import { addDays } from './day.ts'

export interface HolidayYear {
  year: number
  /** days off, both ends included */
  off: readonly { name: string; from: string; to: string }[]
  /** Saturdays and Sundays that are worked */
  work: readonly string[]
}

/** True on a day on which an office works. */
export function isWorkingDay(day: string, years: readonly HolidayYear[]): boolean {
  if (years.some(({ work }) => work.includes(day))) return true
  if (years.some(({ off }) => off.some(({ from, to }) => from <= day && day <= to))) return false
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6
}

/** The day `count` working days after a day, which itself does not count (应急〔2021〕83号: 20 working days). */
export function addWorkingDays(day: string, count: number, years: readonly HolidayYear[]): string {
  let at = day
  for (let left = count; left > 0; ) {
    at = addDays(at, 1)
    if (isWorkingDay(at, years)) left -= 1
  }
  return at
}
