/** What a click or key makes of the marks of one item; what comes of them is scored in shared/rules/scoring. */
import type { InputOf } from '#shared/contract/index'
import type { AssessmentDetail } from '#shared/contract/assessment'
import type { Mark } from '#shared/domain/assessment'
import { type ExtraTrigger, extraTriggers, showPoints, type StandardItem } from '#shared/rules/standard'
import { lineKeys } from './sheet-keys.ts'

export type Side = 'own' | 'review'
export type Answer = AssessmentDetail['answers'][number]
export type MarkChange = Omit<InputOf<'assessment.answer'>, 'answerId' | 'side'>

/** A line of the rule that can be raised: a deduction, or an extra one that does not follow by itself. */
export interface RuleLine {
  partId: string
  text: string
  /** letter on the keyboard, upper case; '' past the alphabet */
  letter: string
  /** 每处扣 2 分 */
  rule: string
  isCounted: boolean
  isExtra: boolean
}

const extraRule = (trigger: ExtraTrigger, points: number, unit: string): string =>
  trigger === 'element'
    ? extraTriggers.element
    : trigger === 'each' && unit !== ''
      ? `每${unit}追加扣 ${showPoints(points)} 分`
      : `追加扣 ${showPoints(points)} 分`

/** The lines of an item in the order of their letters. */
export function linesOf(item: StandardItem): RuleLine[] {
  const deductions = item.deductions.map(({ id, text, unit, points, limit }) => ({
    partId: id,
    text,
    rule: `${unit === '' ? '' : `每${unit}`}扣 ${showPoints(points)} 分${limit === null ? '' : `，最多 ${showPoints(limit)} 分`}`,
    isCounted: unit !== '',
    isExtra: false,
  }))
  const extras = item.extraDeductions
    .filter(({ trigger }) => trigger !== 'zero')
    .map(({ id, text, trigger, points, unit }) => ({
      partId: id,
      text,
      rule: extraRule(trigger, points, unit),
      isCounted: trigger === 'each' && unit !== '',
      isExtra: true,
    }))
  return [...deductions, ...extras].map((line, index) => ({ ...line, letter: lineKeys[index]?.toUpperCase() ?? '' }))
}

export const countOf = ({ ticks }: Pick<Mark, 'ticks'>, partId: string): number =>
  ticks.find((tick) => tick.partId === partId)?.count ?? 0

const withCount = (mark: Mark, partId: string, count: number): Mark['ticks'] => {
  const others = mark.ticks.filter((tick) => tick.partId !== partId)
  return count > 0 ? [...others, { partId, count: Math.min(count, 9999) }] : others
}

/** 满分: assessed, and nothing is taken away. */
export const full = (): MarkChange => ({ state: 'scored', ticks: [], freeDeductions: [] })

/** One piece more or less of a line; a line that is not counted is ticked or not. */
export function changedLine(mark: Mark, line: Pick<RuleLine, 'partId' | 'isCounted'>, by: number): MarkChange {
  const before = countOf(mark, line.partId)
  const count = line.isCounted ? before + by : by > 0 && before === 0 ? 1 : 0
  return { ticks: withCount(mark, line.partId, count) }
}

/** A condition of 不得分, ticked or not. */
export const toggledZero = (mark: Mark, partId: string): MarkChange => ({
  ticks: withCount(mark, partId, countOf(mark, partId) > 0 ? 0 : 1),
})

/** 不得分 by key: the first condition, pressed again the next one, after the last none. Null when the rule has none. */
export function nextZero(item: StandardItem, mark: Mark): MarkChange | null {
  const ids = item.zeroConditions.map(({ id }) => id)
  const first = ids[0]
  if (first === undefined) return null
  const at = ids.findIndex((id) => countOf(mark, id) > 0)
  const others = mark.ticks.filter(({ partId }) => !ids.includes(partId))
  const next = at < 0 ? first : ids[at + 1]
  return { ticks: next === undefined ? others : [...others, { partId: next, count: 1 }] }
}

/** An answer as it stands once the change is saved; the same as electron/services/assessment makes of it. */
export function changedAnswer(answer: Answer, side: Side, change: MarkChange): Answer {
  const mark: Mark = { ...answer[side] }
  if (change.ticks !== undefined) mark.ticks = change.ticks
  if (change.freeDeductions !== undefined) mark.freeDeductions = change.freeDeductions
  const gaveMarks = change.ticks !== undefined || change.freeDeductions !== undefined
  mark.state = change.state ?? (gaveMarks ? 'scored' : mark.state)
  if (mark.state === 'blank') Object.assign(mark, { ticks: [], freeDeductions: [] })
  const text = change.description
  return {
    ...answer,
    [side]: mark,
    blankReason: change.blankReason ?? answer.blankReason,
    ...(text === undefined ? {} : side === 'own' ? { description: text } : { reviewDescription: text }),
    ...(change.responsibleUnitId === undefined ? {} : { responsibleUnitId: change.responsibleUnitId }),
  }
}
