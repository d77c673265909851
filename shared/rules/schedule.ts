/** When an inspection plan falls due, and whether it was kept. */
import type { Inspection, InspectionPlan } from '#shared/domain/inspection'
import { addDays, addMonths, type DayRange, daysBetween } from './day.ts'

export type PlanSchedule = Pick<InspectionPlan, 'period' | 'startsOn' | 'endsOn'>
export type PlannedInspection = Pick<Inspection, 'inspectedOn' | 'status' | 'voidedAt'>

const monthsOf = { month: 1, quarter: 3, halfYear: 6, year: 12 } as const
const daysOf = { shift: 1, day: 1, week: 7 } as const

/** Day of the n-th occurrence (from 0); 每班 counts as daily, months keep the day of `startsOn` (31st -> last of the month). */
function occurrence(plan: PlanSchedule, index: number): string | null {
  const { period, startsOn } = plan
  let day: string | null
  if (period === 'once') day = index === 0 ? startsOn : null
  else if (period === 'shift' || period === 'day' || period === 'week') day = addDays(startsOn, index * daysOf[period])
  else day = addMonths(startsOn, index * monthsOf[period])
  return day !== null && (plan.endsOn === null || day <= plan.endsOn) ? day : null
}

/** An index at or before the first occurrence on or after the day, to start looking from. */
function indexNear(plan: PlanSchedule, day: string): number {
  if (day <= plan.startsOn || plan.period === 'once') return 0
  const days = daysBetween(plan.startsOn, day)
  const { period } = plan
  const length = period === 'shift' || period === 'day' || period === 'week' ? daysOf[period] : monthsOf[period] * 31
  return Math.floor(days / length)
}

/** Days from `from` to `to` (both included) on which the plan falls due. */
export function planOccurrences(plan: PlanSchedule, from: string, to: string): string[] {
  const days: string[] = []
  for (let index = indexNear(plan, from); ; index += 1) {
    const day = occurrence(plan, index)
    if (day === null || day > to) return days
    if (day >= from) days.push(day)
  }
}

/**
 * notStarted: before the first day; due: to be done now; missed: to be done now and the occurrence before was not kept
 * either; done: kept for now; ended: nothing is left.
 */
export type PlanState = 'notStarted' | 'due' | 'missed' | 'done' | 'ended'

export interface PlanStatus {
  state: PlanState
  /** day from which the inspection is due (the next one when the present one is done); null when nothing is left */
  dueOn: string | null
  /** last day on which it still counts for this occurrence; null = open */
  dueUntil: string | null
  lastDoneOn: string | null
  /** past occurrences without an inspection */
  missedCount: number
}

/**
 * Each occurrence runs until the day before the next (a single one until `endsOn`); a submitted inspection inside
 * that time keeps it. Missed ones are counted from `countMissedFrom` on. Days are Asia/Shanghai, `today` included.
 */
export function planStatus(
  plan: PlanSchedule,
  inspections: readonly PlannedInspection[],
  today: string,
  countMissedFrom = plan.startsOn,
): PlanStatus {
  const doneDays = inspections
    .filter((inspection) => inspection.status === 'submitted' && inspection.voidedAt === null)
    .map((inspection) => inspection.inspectedOn)
    .filter((day) => day <= today)
    .sort()
  const lastDoneOn = doneDays.at(-1) ?? null
  let missedCount = 0
  let position = 0
  let wasKept = true
  for (let index = 0; ; index += 1) {
    const window = windowOf(plan, index)
    if (window === null) return { state: 'ended', dueOn: null, dueUntil: null, lastDoneOn, missedCount }
    if (window.from > today)
      return { state: index === 0 ? 'notStarted' : 'done', ...windowDays(window), lastDoneOn, missedCount }
    while (position < doneDays.length && (doneDays[position] ?? '') < window.from) position += 1
    const isKept = (doneDays[position] ?? openEnd) <= window.to && position < doneDays.length
    if (window.to >= today && !isKept)
      return { state: wasKept ? 'due' : 'missed', ...windowDays(window), lastDoneOn, missedCount }
    if (!isKept && window.from >= countMissedFrom) missedCount += 1
    wasKept = isKept
    if (window.to === openEnd) return { state: 'ended', dueOn: null, dueUntil: null, lastDoneOn, missedCount }
  }
}

const openEnd = '9999-12-31'

function windowOf(plan: PlanSchedule, index: number): DayRange | null {
  const from = occurrence(plan, index)
  if (from === null) return null
  const next = occurrence({ ...plan, endsOn: null }, index + 1)
  const last = next === null ? openEnd : addDays(next, -1)
  return { from, to: plan.endsOn !== null && plan.endsOn < last ? plan.endsOn : last }
}

function windowDays(window: DayRange): { dueOn: string; dueUntil: string | null } {
  return { dueOn: window.from, dueUntil: window.to === openEnd ? null : window.to }
}

/** What became of one occurrence: planned lies ahead, due is to be done now. */
export type OccurrenceState = 'done' | 'due' | 'missed' | 'planned'

export interface Occurrence {
  on: string
  state: OccurrenceState
}

/** The occurrences of a plan between two days (both included), each with what became of it. */
export function planCalendar(
  plan: PlanSchedule,
  inspections: readonly PlannedInspection[],
  range: DayRange,
  today: string,
): Occurrence[] {
  const done = inspections
    .filter((inspection) => inspection.status === 'submitted' && inspection.voidedAt === null)
    .map((inspection) => inspection.inspectedOn)
  const occurrences: Occurrence[] = []
  for (let index = indexNear(plan, range.from); ; index += 1) {
    const window = windowOf(plan, index)
    if (window === null || window.from > range.to) return occurrences
    if (window.from < range.from) continue
    const isKept = done.some((day) => day >= window.from && day <= window.to)
    const ahead: OccurrenceState = window.from > today ? 'planned' : window.to < today ? 'missed' : 'due'
    occurrences.push({ on: window.from, state: isKept ? 'done' : ahead })
  }
}

/** Kept occurrences of those that should have been kept by now: 每日清扫报告率 and the like. */
export function keptShare(occurrences: readonly Occurrence[]): { kept: number; expected: number } {
  const past = occurrences.filter(({ state }) => state !== 'planned' && state !== 'due')
  const kept = occurrences.filter(({ state }) => state === 'done').length
  return { kept, expected: Math.max(past.length, kept) }
}
