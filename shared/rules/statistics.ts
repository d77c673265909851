/**
 * 隐患统计 of a period, as the quarterly and yearly statistics of 安监总局令第16号 第十四条 ask for it.
 * Drafts and void findings never count; 整改 counts when it was accepted (销号), not when it was reported.
 */
import {
  type Finding,
  type FindingSource,
  findingCauses,
  findingSources,
  type TreatmentPlan,
  treatmentPlanParts,
} from '#shared/domain/finding'
import { type DayRange, daysBetween, isWithin, yearOf } from './day.ts'
import type { Ratio } from './ratio.ts'

/** What the statistics need of a finding; area name and actual cost come from the caller. */
export type StatisticsFinding = Pick<
  Finding,
  | 'status'
  | 'voidedAt'
  | 'grade'
  | 'treatment'
  | 'source'
  | 'categoryGroup'
  | 'category'
  | 'cause'
  | 'foundOn'
  | 'dueOn'
  | 'closedOn'
  | 'fundsCents'
  | 'treatmentPlan'
> & {
  areaName: string
  /** sum of what the rectifications cost, in 分 */
  costCents: number
}

export interface GradeFigures {
  /** found in the period */
  found: number
  /** of those, closed by `asOf` */
  closed: number
  /** closed of found */
  rate: Ratio
  /** closed in the period, whenever found */
  closedInPeriod: number
  /** found in the calendar year of the period's last day, from 1 January until that day */
  foundThisYear: number
  /** open at `asOf`, whenever found */
  open: number
  /** days since the oldest open one was found; null when none is open */
  longestOpenDays: number | null
}

export interface MajorPlanFigures {
  /** found in the period, still open at `asOf`, with a complete treatment plan */
  planned: number
  /** per part of the treatment plan, how many of the major findings still open name it */
  parts: Record<keyof TreatmentPlan, number>
  /** planned funds of the major findings still open, in 分 */
  fundsCents: number
}

export interface GroupFigures {
  key: string
  label: string
  found: number
  closed: number
  rate: Ratio
}

export interface FindingStatistics {
  period: DayRange
  /** 截止到: state of the findings at the end of this day */
  asOf: string
  all: GradeFigures
  general: GradeFigures
  major: GradeFigures
  majorPlan: MajorPlanFigures
  /** found in the period and not graded yet */
  ungraded: number
  /** found in the period with 即查即改 */
  immediate: number
  /** open past their deadline at `asOf`, whenever found */
  overdue: number
  byCategory: GroupFigures[]
  byArea: GroupFigures[]
  byCause: GroupFigures[]
  bySource: GroupFigures[]
  /** planned and actual money of the findings found in the period, in 分 */
  fundsCents: number
  costCents: number
}

const groupNames = { basic: '基础管理', site: '现场管理' } as const

/** Figures of the period from all findings of the enterprise, as they stood at the end of `asOf`. */
export function findingStatistics(
  findings: readonly StatisticsFinding[],
  period: DayRange,
  asOf: string,
): FindingStatistics {
  const counted = findings.filter(
    (finding) => finding.voidedAt === null && finding.status !== 'draft' && finding.foundOn <= asOf,
  )
  const found = counted.filter((finding) => isWithin(finding.foundOn, period))
  const ofGrade = (grade: Finding['grade']) => counted.filter((finding) => finding.grade === grade)
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  return {
    period,
    asOf,
    all: gradeFigures(counted, period, asOf),
    general: gradeFigures(ofGrade('general'), period, asOf),
    major: gradeFigures(ofGrade('major'), period, asOf),
    majorPlan: majorPlanFigures(found.filter((finding) => finding.grade === 'major' && !isClosedAt(finding, asOf))),
    ungraded: found.filter((finding) => finding.grade === null).length,
    immediate: found.filter((finding) => finding.treatment === 'immediate').length,
    overdue: counted.filter((finding) => wasOverdueAt(finding, asOf)).length,
    byCategory: groupFigures(found, asOf, (finding) => ({
      key: `${finding.categoryGroup}/${finding.category}`,
      label: `${groupNames[finding.categoryGroup]}·${finding.category || '未分类'}`,
    })),
    byArea: groupFigures(found, asOf, ({ areaName }) => ({ key: areaName, label: areaName || '未填写区域' })),
    byCause: groupFigures(found, asOf, ({ cause }) => ({ key: cause, label: findingCauses[cause] })),
    bySource: groupFigures(found, asOf, ({ source }: { source: FindingSource }) => ({
      key: source,
      label: findingSources[source],
    })),
    fundsCents: sum(found.map((finding) => finding.fundsCents)),
    costCents: sum(found.map((finding) => finding.costCents)),
  }
}

function gradeFigures(findings: readonly StatisticsFinding[], period: DayRange, asOf: string): GradeFigures {
  const found = findings.filter((finding) => isWithin(finding.foundOn, period))
  const closed = found.filter((finding) => isClosedAt(finding, asOf)).length
  const open = findings.filter((finding) => !isClosedAt(finding, asOf))
  const openDays = open.map((finding) => daysBetween(finding.foundOn, asOf))
  return {
    found: found.length,
    closed,
    rate: { numerator: closed, denominator: found.length },
    closedInPeriod: findings.filter(
      (finding) => isClosedAt(finding, asOf) && finding.closedOn !== null && isWithin(finding.closedOn, period),
    ).length,
    foundThisYear: findings.filter(
      (finding) => yearOf(finding.foundOn) === yearOf(period.to) && finding.foundOn <= period.to,
    ).length,
    open: open.length,
    longestOpenDays: openDays.length > 0 ? Math.max(...openDays) : null,
  }
}

function majorPlanFigures(openMajor: readonly StatisticsFinding[]): MajorPlanFigures {
  const partNames = Object.keys(treatmentPlanParts) as (keyof TreatmentPlan)[]
  const hasPart = (finding: StatisticsFinding, part: keyof TreatmentPlan) =>
    (finding.treatmentPlan?.[part] ?? '').trim() !== ''
  const parts = Object.fromEntries(
    partNames.map((part) => [part, openMajor.filter((finding) => hasPart(finding, part)).length]),
  ) as Record<keyof TreatmentPlan, number>
  return {
    planned: openMajor.filter((finding) => partNames.every((part) => hasPart(finding, part))).length,
    parts,
    fundsCents: openMajor.reduce((total, finding) => total + finding.fundsCents, 0),
  }
}

/** Most findings first, then by key, so that equal data prints equally. */
function groupFigures(
  found: readonly StatisticsFinding[],
  asOf: string,
  groupOf: (finding: StatisticsFinding) => { key: string; label: string },
): GroupFigures[] {
  const groups = new Map<string, GroupFigures>()
  for (const finding of found) {
    const { key, label } = groupOf(finding)
    const group = groups.get(key) ?? { key, label, found: 0, closed: 0, rate: { numerator: 0, denominator: 0 } }
    group.found += 1
    if (isClosedAt(finding, asOf)) group.closed += 1
    group.rate = { numerator: group.closed, denominator: group.found }
    groups.set(key, group)
  }
  return [...groups.values()].sort(
    (left, right) => right.found - left.found || (left.key < right.key ? -1 : Number(left.key > right.key)),
  )
}

function isClosedAt(finding: StatisticsFinding, asOf: string): boolean {
  return finding.status === 'closed' && finding.closedOn !== null && finding.closedOn <= asOf
}

/** The present status stands for the past one, except that a finding closed later was still open then. */
function wasOverdueAt(finding: StatisticsFinding, asOf: string): boolean {
  const isToBeDone = finding.status === 'rectifying' || (finding.status === 'closed' && !isClosedAt(finding, asOf))
  return isToBeDone && finding.dueOn !== null && finding.dueOn < asOf
}
