/** Findings month by month: found, closed, done on time, and what the rectifications cost. Drafts and void findings never count. */
import type { Finding } from '#shared/domain/finding'
import { addMonths, type DayRange, isWithin, periodRange } from './day.ts'
import type { Ratio } from './ratio.ts'

export type TrendFinding = Pick<Finding, 'status' | 'voidedAt' | 'foundOn' | 'dueOn' | 'closedOn'> & {
  areaName: string
  /** every rectification, oldest first, refused ones too: each cost money */
  rectifications: readonly { completedOn: string; costCents: number }[]
}

export interface MonthFigures {
  /** 2026年11月 */
  label: string
  found: number
  closed: number
  /** deadline (after extensions) in this month and past by `asOf`: those done by it, of all */
  onTime: Ratio
  costCents: number
}

/** The last `count` months until the one that holds `lastDay`, as they stood at the end of `asOf`. */
export function monthTrend(
  findings: readonly TrendFinding[],
  lastDay: string,
  asOf: string,
  count = 12,
): MonthFigures[] {
  const counted = findings.filter(isCounted)
  return Array.from({ length: count }, (_, index) => {
    const month = periodRange('month', addMonths(`${lastDay.slice(0, 7)}-01`, index - count + 1))
    const until = { from: month.from, to: month.to < asOf ? month.to : asOf }
    return {
      label: month.label,
      found: counted.filter(({ foundOn }) => isWithin(foundOn, until)).length,
      closed: counted.filter(({ closedOn }) => closedOn !== null && isWithin(closedOn, until)).length,
      onTime: onTimeRatio(counted, month, asOf),
      costCents: costWithin(counted, until),
    }
  })
}

/** 按期整改率: of the findings whose deadline lies in the range and has come, those whose work was done by it. */
export function onTimeRatio(findings: readonly TrendFinding[], range: DayRange, asOf: string): Ratio {
  const due = findings.filter(
    (finding) =>
      isCounted(finding) &&
      finding.dueOn !== null &&
      isWithin(finding.dueOn, range) &&
      (finding.dueOn < asOf || isDoneOnTime(finding)),
  )
  return { numerator: due.filter(isDoneOnTime).length, denominator: due.length }
}

/** Money of the rectifications completed in the range by area, most first, then by name. */
export function costByArea(
  findings: readonly TrendFinding[],
  range: DayRange,
): { areaName: string; costCents: number }[] {
  const areas = Map.groupBy(findings.filter(isCounted), ({ areaName }) => areaName)
  return [...areas]
    .map(([areaName, own]) => ({ areaName, costCents: costWithin(own, range) }))
    .filter(({ costCents }) => costCents > 0)
    .sort(
      (left, right) =>
        right.costCents - left.costCents ||
        (left.areaName < right.areaName ? -1 : Number(left.areaName > right.areaName)),
    )
}

/** What the rectifications completed in the range cost, in 分. */
export function costWithin(findings: readonly TrendFinding[], range: DayRange): number {
  return findings
    .filter(isCounted)
    .flatMap(({ rectifications }) => rectifications)
    .filter(({ completedOn }) => isWithin(completedOn, range))
    .reduce((sum, { costCents }) => sum + costCents, 0)
}

const isCounted = ({ voidedAt, status }: Pick<Finding, 'voidedAt' | 'status'>): boolean =>
  voidedAt === null && status !== 'draft'

/** Work that waits for its review counts as done; refused work does not, its finding is open again. */
function isDoneOnTime({ status, dueOn, rectifications }: TrendFinding): boolean {
  const last = rectifications.at(-1)
  return (
    (status === 'closed' || status === 'awaitingReview') &&
    last !== undefined &&
    dueOn !== null &&
    last.completedOn <= dueOn
  )
}
