/** Arithmetic on calendar days `YYYY-MM-DD` (Asia/Shanghai); no clock, no time zone of the machine. */

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/
const millisecondsPerDay = 86_400_000
/** Asia/Shanghai has been UTC+8 without summer time since 1991. */
const shanghaiOffset = 8 * 3_600_000

/** True for a day that exists in the calendar: 2024-02-29 yes, 2026-02-29 no. */
export function isValidDay(value: string): boolean {
  if (!dayPattern.test(value)) return false
  const time = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(time) && fromTime(time) === value
}

/** The day `count` days later (earlier when negative). */
export function addDays(day: string, count: number): string {
  return fromTime(toTime(day) + count * millisecondsPerDay)
}

/** The same day of the month `count` months later, the last of the month when there is none: 01-31 + 1 -> 02-28. */
export function addMonths(day: string, count: number): string {
  const { year, month, date } = partsOf(day)
  const first = new Date(Date.UTC(year, month - 1 + count, 1))
  const last = daysInMonth(first.getUTCFullYear(), first.getUTCMonth() + 1)
  return fromTime(first.getTime() + (Math.min(date, last) - 1) * millisecondsPerDay)
}

/** Days from the first to the second, negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((toTime(to) - toTime(from)) / millisecondsPerDay)
}

/** Calendar day in Shanghai at a UTC instant: 2026-11-22T16:00:00Z -> 2026-11-23. */
export function dayInShanghai(instantIso: string): string {
  const time = Date.parse(instantIso)
  if (Number.isNaN(time)) throw new RangeError(`not an instant: ${instantIso}`)
  return fromTime(time + shanghaiOffset)
}

/** Monday of the day's week. */
export function weekStart(day: string): string {
  const weekday = new Date(toTime(day)).getUTCDay()
  return addDays(day, -((weekday + 6) % 7))
}

export type CalendarPeriod = 'month' | 'quarter' | 'year'
export interface DayRange {
  from: string
  to: string
}

/** First and last day of the calendar period that holds the day, with its printed name (2026年第四季度). */
export function periodRange(period: CalendarPeriod, anchorDay: string): DayRange & { label: string } {
  const { year, month } = partsOf(anchorDay)
  const quarter = Math.ceil(month / 3)
  const [firstMonth, months, label] = {
    month: [month, 1, `${year}年${month}月`] as const,
    quarter: [quarter * 3 - 2, 3, `${year}年第${'一二三四'[quarter - 1]}季度`] as const,
    year: [1, 12, `${year}年`] as const,
  }[period]
  const from = `${pad(year, 4)}-${pad(firstMonth, 2)}-01`
  return { from, to: addDays(addMonths(from, months), -1), label }
}

/** True when the day lies in the range, ends included. */
export function isWithin(day: string, range: DayRange): boolean {
  return day >= range.from && day <= range.to
}

/** 2026-11-23 -> 2026年11月23日 */
export function formatChineseDay(day: string): string {
  const { year, month, date } = partsOf(day)
  return `${year}年${month}月${date}日`
}

/** Calendar year of a day. */
export function yearOf(day: string): number {
  return partsOf(day).year
}

function partsOf(day: string): { year: number; month: number; date: number } {
  if (!isValidDay(day)) throw new RangeError(`not a calendar day: ${day}`)
  return { year: Number(day.slice(0, 4)), month: Number(day.slice(5, 7)), date: Number(day.slice(8)) }
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

function toTime(day: string): number {
  if (!isValidDay(day)) throw new RangeError(`not a calendar day: ${day}`)
  return Date.parse(`${day}T00:00:00Z`)
}

function fromTime(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0')
}
