/** The months of a period, for tables that go month by month. */
import { addDays, type DayRange, periodRange } from '#shared/rules/day'
import type { ReportPeriod } from './parts.ts'

/** Calendar months of the period that have begun by the day, in their order. */
export function monthsOf({ from, to }: DayRange, today: string): ReportPeriod[] {
  const months: ReportPeriod[] = []
  for (let day = from; day <= to && day <= today; ) {
    const month = periodRange('month', day)
    months.push(month)
    day = addDays(month.to, 1)
  }
  return months
}
