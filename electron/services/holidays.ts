/** The holiday table of this enterprise: the shipped years, and what the enterprise put in their place. */
import { z } from 'zod'
import { AppError } from '#shared/contract/errors'
import { yearOf } from '#shared/rules/day'
import type { HolidayYear } from '#shared/rules/working-days'
import { readSetting, writeSetting } from '../database/repositories/settings.ts'
import type { ReadDatabase } from '../database/database.ts'
import type { Resources } from '../files/resources.ts'
import type { CommandContext, QueryContext } from './context.ts'

export const holidaySetting = 'holidays'

const storedYears = z.array(
  z.object({
    year: z.number().int(),
    off: z.array(z.object({ name: z.string(), from: z.string(), to: z.string() })),
    work: z.array(z.string()),
  }),
)

/** Years that the enterprise edited. */
function ownYears(db: ReadDatabase): z.infer<typeof storedYears> {
  const stored = storedYears.safeParse(readSetting(db, holidaySetting) ?? [])
  return stored.success ? stored.data : []
}

/** Years in order; a year that the enterprise edited replaces the shipped one. */
export function holidayYears(db: ReadDatabase, resources: Resources): HolidayYear[] {
  const own = ownYears(db)
  const shipped = resources
    .standardization()
    .holidays.years.filter(({ year }) => !own.some((edited) => edited.year === year))
  return [...shipped, ...own].sort((a, b) => a.year - b.year)
}

/** The table with where each year comes from. */
export function holidayTable({ db, resources }: Pick<QueryContext, 'db' | 'resources'>) {
  const { years, source, note } = resources.standardization().holidays
  const shipped = new Map<number, (typeof years)[number]>(years.map((own) => [own.year, own]))
  return {
    source,
    note,
    years: holidayYears(db, resources).map(({ year, off, work }) => {
      const isOwn = ownYears(db).some((edited) => edited.year === year)
      return {
        year,
        off: off.map((own) => ({ ...own })),
        work: [...work],
        isOwn,
        verified: !isOwn && (shipped.get(year)?.verified ?? false),
      }
    }),
  }
}

const refuse = (sentence: string, key: string): never => {
  throw new AppError('invalid', sentence, { [key]: sentence })
}

/** Days of a year stand in that year (its first and last holiday may cross it) and say one thing each. */
function check({ year, off, work }: z.infer<typeof storedYears>[number]): void {
  for (const { name, from, to } of off) {
    if (from > to) refuse(`「${name}」的结束日期不能早于开始日期`, 'off')
    if (yearOf(from) !== year && yearOf(to) !== year) refuse(`「${name}」不在 ${year} 年`, 'off')
  }
  for (const day of work) {
    if (yearOf(day) !== year) refuse(`上班日 ${day} 不在 ${year} 年`, 'work')
    if (off.some(({ from, to }) => from <= day && day <= to)) refuse(`${day} 既放假又上班，请核对`, 'work')
  }
}

/** Replaces one year by what the enterprise says; null puts the shipped one back. */
export function writeHolidayYear(
  context: CommandContext,
  year: number,
  own: z.infer<typeof storedYears>[number] | null,
): void {
  if (own) check(own)
  const others = ownYears(context.db).filter((edited) => edited.year !== year)
  const next = own ? [...others, { ...own, work: [...new Set(own.work)].sort() }] : others
  writeSetting(
    context,
    holidaySetting,
    next.sort((a, b) => a.year - b.year),
  )
}
