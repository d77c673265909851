/** The holiday table of this enterprise: the shipped years, and what the enterprise put in their place. */
import { z } from 'zod'
import type { HolidayYear } from '#shared/rules/working-days'
import { readSetting } from '../database/repositories/settings.ts'
import type { ReadDatabase } from '../database/database.ts'
import type { Resources } from '../files/resources.ts'

export const holidaySetting = 'holidays'

const storedYears = z.array(
  z.object({
    year: z.number().int(),
    off: z.array(z.object({ name: z.string(), from: z.string(), to: z.string() })),
    work: z.array(z.string()),
  }),
)

/** Years in order; a year that the enterprise edited replaces the shipped one. */
export function holidayYears(db: ReadDatabase, resources: Resources): HolidayYear[] {
  const stored = storedYears.safeParse(readSetting(db, holidaySetting) ?? [])
  const own = stored.success ? stored.data : []
  const shipped = resources
    .standardization()
    .holidays.years.filter(({ year }) => !own.some((edited) => edited.year === year))
  return [...shipped, ...own].sort((a, b) => a.year - b.year)
}
