/**
 * 每班清扫报告: what a shift has to show (清扫前、清扫后 photos, or why nothing was cleaned), and the share of the shifts that
 * did. A shift that says why it was not cleaned has reported (our own reading, 未核实); the target is 100 %
 * (海门区应急管理局 2024 年工作要点第 9 条). Only plans by the shift or the day are counted this way.
 */
import type { Attachment } from '#shared/domain/attachment'
import type { Inspection, InspectionPlan } from '#shared/domain/inspection'
import type { DayRange } from './day.ts'
import type { Ratio } from './ratio.ts'
import { planOccurrences } from './schedule.ts'

export const photoPairLabels = { before: '清扫前', after: '清扫后' } as const

/** Why the inspection cannot be submitted yet, null when it has its photos or its reason. */
export function photoPairProblem(
  { needsPhotoPair, notDoneReason }: Pick<Inspection, 'needsPhotoPair' | 'notDoneReason'>,
  photos: readonly Pick<Attachment, 'role' | 'mime'>[],
): string | null {
  if (!needsPhotoPair) return null
  const roles = (['before', 'after'] as const).map((role) => ({
    role,
    isThere: photos.some((photo) => photo.role === role && photo.mime !== 'application/pdf'),
  }))
  const missing = roles.filter(({ isThere }) => !isThere).map(({ role }) => `「${photoPairLabels[role]}」`)
  if (notDoneReason !== '') {
    return missing.length === 0 ? '清扫前后照片都有，又写了未清扫原因，请去掉其中一样' : null
  }
  return missing.length === 0 ? null : `还差${missing.join('和')}照片；这一班没有清扫的，请写明未清扫原因`
}

/** What is counted of a submitted inspection. */
export type ShiftReport = Pick<Inspection, 'inspectedOn' | 'shiftName' | 'notDoneReason'>
export type ShiftPlan = Pick<InspectionPlan, 'period' | 'startsOn' | 'endsOn' | 'shiftsPerDay'>

export interface ShiftLine<R extends ShiftReport> {
  on: string
  /** null = 未报 */
  report: R | null
  /** more reports than the day has shifts: shown, not counted */
  isExtra: boolean
}

/** True for plans whose every shift reports. */
export const reportsByShift = ({ period }: Pick<InspectionPlan, 'period'>): boolean =>
  period === 'shift' || period === 'day'

/** One line for each shift of the range up to today; a shift of today that has not reported yet is not missing. */
export function shiftLines<R extends ShiftReport>(
  plan: ShiftPlan,
  reports: readonly R[],
  range: DayRange,
  today: string,
): ShiftLine<R>[] {
  const shifts = plan.period === 'day' ? 1 : Math.max(1, plan.shiftsPerDay)
  const byDay = Map.groupBy(reports, ({ inspectedOn }) => inspectedOn)
  const last = range.to < today ? range.to : today
  return planOccurrences(plan, range.from, last).flatMap((on) => {
    const own = byDay.get(on) ?? []
    const missing = on < today ? Math.max(0, shifts - own.length) : 0
    return [
      ...own.map((report, index) => ({ on, report, isExtra: index >= shifts })),
      ...Array.from({ length: missing }, () => ({ on, report: null, isExtra: false })),
    ]
  })
}

export interface ShiftFigures {
  /** 应清扫次数 */
  due: number
  /** 已报次数, those that say why nothing was cleaned included */
  reported: number
  /** 其中说明未清扫 */
  notDone: number
}

export function shiftFigures(lines: readonly ShiftLine<ShiftReport>[]): ShiftFigures {
  const counted = lines.filter(({ isExtra }) => !isExtra)
  const reported = counted.flatMap(({ report }) => report ?? [])
  return {
    due: counted.length,
    reported: reported.length,
    notDone: reported.filter(({ notDoneReason }) => notDoneReason !== '').length,
  }
}

/** 报告率 as an exact share. */
export const reportRate = ({ due, reported }: ShiftFigures): Ratio => ({ numerator: reported, denominator: due })
