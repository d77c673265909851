import { dayInShanghai, daysBetween, weekStart } from '#shared/rules/day'

export interface RotatedBackup {
  id: string
  /** running number of the enterprise's backups; the order does not depend on the clock */
  sequence: number
  /** UTC instant by the clock of that time, which may have been wrong */
  madeAt: string
  reason: string
}

/** How many of the newest, of days, of weeks and of months are kept. */
const recentCount = 5
const dayCount = 7
const weekCount = 4
const monthCount = 12
/** What undoes a restore or an upgrade stays at least this long, beside the others. */
const protectedDays = 30
const protectedReasons = ['beforeRestore', 'beforeMigration']

/**
 * Ids of the backups that stay: the 5 newest, the newest of each of the last 7 days, 4 weeks and 12 months that have
 * any, and those made before a restore or an upgrade for 30 days. Newest is by sequence, so a clock that jumped back
 * never throws away the latest one; an instant that cannot be read counts as today.
 */
export function backupsToKeep(entries: readonly RotatedBackup[], today: string): Set<string> {
  const dayOf = (entry: RotatedBackup): string =>
    Number.isNaN(Date.parse(entry.madeAt)) ? today : dayInShanghai(entry.madeAt)
  const isProtected = (entry: RotatedBackup): boolean =>
    protectedReasons.includes(entry.reason) && daysBetween(dayOf(entry), today) < protectedDays

  const newestFirst = [...entries].sort((a, b) => b.sequence - a.sequence || (a.id < b.id ? 1 : -1))
  const ordinary = newestFirst.filter((entry) => !isProtected(entry))
  const keep = new Set(newestFirst.filter(isProtected).map((entry) => entry.id))
  for (const entry of ordinary.slice(0, recentCount)) keep.add(entry.id)
  const keepNewestOfEach = (period: (day: string) => string, count: number) => {
    const seen = new Set<string>()
    for (const entry of ordinary) {
      const key = period(dayOf(entry))
      if (seen.has(key)) continue
      if (seen.size === count) return
      seen.add(key)
      keep.add(entry.id)
    }
  }
  keepNewestOfEach((day) => day, dayCount)
  keepNewestOfEach(weekStart, weekCount)
  keepNewestOfEach((day) => day.slice(0, 7), monthCount)
  return keep
}
