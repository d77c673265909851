/** Filters of the score sheet. */
import { matchScore } from '../../commands/match.ts'
import type { Side } from './mark-changes.ts'
import type { Sheet } from './use-sheet.ts'

export const sheetFilters = {
  open: '未评',
  deducted: '有扣分',
  blank: '空项',
  bare: '缺证据',
  corrected: '有勘误',
  different: '与自评不同',
} as const
export type SheetFilter = keyof typeof sheetFilters

/** True where the reviewer came to something else than the enterprise. */
export function isDifferent(sheet: Sheet, itemId: string): boolean {
  const own = sheet.own.byItem.get(itemId)
  const review = sheet.review.byItem.get(itemId)
  if (!own || !review || review.state === 'open') return false
  return own.state !== review.state || own.earned !== review.earned || own.extra !== review.extra
}

/** Items that a filter is about. */
export function matchesFilter(sheet: Sheet, side: Side, filter: SheetFilter, itemId: string): boolean {
  const score = sheet[side].byItem.get(itemId)
  const answer = sheet.byItem.get(itemId)
  if (!score || !answer) return false
  switch (filter) {
    case 'open':
      return score.state === 'open'
    case 'deducted':
      return score.deducted > 0 || score.extra > 0 || score.zeroesElement
    case 'blank':
      return score.state === 'blank'
    case 'bare':
      return score.state === 'scored' && (sheet.evidenceCount.get(answer.id) ?? 0) === 0
    case 'corrected':
      return score.item.correction !== null
    case 'different':
      return isDifferent(sheet, itemId)
  }
}

/** Items in view; null when nothing is filtered. */
export function shownItems(
  sheet: Sheet,
  side: Side,
  filter: SheetFilter | null,
  search: string,
): ReadonlySet<string> | null {
  if (filter === null && search === '') return null
  const matches = (itemId: string): boolean => {
    const item = sheet.own.byItem.get(itemId)?.item
    const answer = sheet.byItem.get(itemId)
    if (!item || !answer) return false
    if (filter !== null && !matchesFilter(sheet, side, filter, itemId)) return false
    if (search === '') return true
    const words = [item.number, item.content, item.method, ...item.evidence, answer.description, answer.blankReason]
    return item.number === search || words.some((text) => text.includes(search)) || matchScore(item.content, search) > 0
  }
  return new Set(sheet.standard.items.filter(({ id }) => matches(id)).map(({ id }) => id))
}

/** How many items a filter is about. */
export const countOfFilter = (sheet: Sheet, side: Side, filter: SheetFilter): number =>
  sheet.standard.items.filter(({ id }) => matchesFilter(sheet, side, filter, id)).length
