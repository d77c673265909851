/**
 * The score of a self-assessment (standardization.md §3.3, §3.4): integers only (hundredths of a point), half-up once at the
 * end to a tenth of a percent. Not assessed, scored and 空项 are three states; nothing falls below zero.
 */
import {
  type Standard,
  type StandardCategory,
  type StandardElement,
  type StandardItem,
  extraTriggers,
} from './standard.ts'

export const answerStates = { open: '未评', scored: '已评', blank: '空项' } as const
export type AnswerState = keyof typeof answerStates

/** A part of the rule that was found, with how often. */
export interface Tick {
  partId: string
  count: number
}
/** A deduction that the rule does not name. Hundredths of a point. */
export interface FreeDeduction {
  reason: string
  points: number
}
export interface ItemMark {
  state: AnswerState
  ticks: readonly Tick[]
  freeDeductions: readonly FreeDeduction[]
}
export const openMark: ItemMark = { state: 'open', ticks: [], freeDeductions: [] }

/** One line of what was taken away, as a report prints it. */
export interface DeductionLine {
  partId: string
  text: string
  /** 0 for a line that is not counted by pieces */
  count: number
  /** points for one piece */
  each: number
  points: number
}

export interface ItemScore {
  item: StandardItem
  state: AnswerState
  /** full points, 0 when 空项 */
  due: number
  /** never more than `due` */
  deducted: number
  /** `due` less `deducted`; null when not assessed */
  earned: number | null
  lines: DeductionLine[]
  /** taken from the category */
  extraLines: DeductionLine[]
  extra: number
  /** sets its whole second-level element to zero */
  zeroesElement: boolean
}

interface Sums {
  /** 标准分 */
  full: number
  /** 空项分 */
  blank: number
  /** 应得分: full less blank */
  due: number
  /** 未评 items' points */
  open: number
  /** 实得分 */
  earned: number
  /** 扣分: due less earned less open */
  deducted: number
}
export interface ElementScore extends Sums {
  element: StandardElement
  items: ItemScore[]
  isZeroed: boolean
}
export interface CategoryScore extends Sums {
  category: StandardCategory
  elements: ElementScore[]
  /** 追加扣分 before the floor */
  extra: number
  /** 追加扣分 that could be taken */
  extraTaken: number
  percentTenths: number | null
  /** more than 30 % of its points are 空项 */
  isMostlyBlank: boolean
}
export interface AssessmentScore extends Sums {
  categories: CategoryScore[]
  openCount: number
  scoredCount: number
  blankCount: number
  /** null while an item is not assessed, or when everything is 空项 */
  percentTenths: number | null
  /** what it comes to if every open item gets nothing, or everything; null when everything is 空项 */
  lowestTenths: number | null
  highestTenths: number | null
}

/** Share of 空项 in a category's points from which on it is pointed out; a proposal of this app, not of a rule. */
const blankShareLimit = { numerator: 30, denominator: 100 }

/** Tenths of a percent, half-up in integers: 161/560 -> 288. Null for a zero denominator. */
export function tenthsOf(earned: number, due: number): number | null {
  return due === 0 ? null : Math.floor((2000 * earned + due) / (2 * due))
}

/** 288 -> 28.8 */
export const showTenths = (tenths: number): string => `${Math.floor(tenths / 10)}.${tenths % 10}`

const sumOf = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

function ordinaryLines(item: StandardItem, mark: ItemMark): DeductionLine[] {
  const countOf = (partId: string) => mark.ticks.find((tick) => tick.partId === partId)?.count ?? 0
  const zero = item.zeroConditions
    .filter(({ id }) => countOf(id) > 0)
    .map(({ id, text }) => ({ partId: id, text, count: 0, each: item.points, points: item.points }))
  const counted = item.deductions
    .filter(({ id }) => countOf(id) > 0)
    .map(({ id, text, unit, points, limit }) => {
      const count = unit === '' ? 1 : countOf(id)
      return {
        partId: id,
        text,
        count: unit === '' ? 0 : count,
        each: points,
        points: Math.min(count * points, limit ?? Infinity),
      }
    })
  const free = mark.freeDeductions.map(({ reason, points }, index) => ({
    partId: `f${index + 1}`,
    text: reason,
    count: 0,
    each: points,
    points,
  }))
  return [...zero, ...counted, ...free]
}

function extraLinesOf(item: StandardItem, mark: ItemMark, earned: number): DeductionLine[] {
  return item.extraDeductions.flatMap(({ id, text, trigger, points, unit }) => {
    const ticked = mark.ticks.find((tick) => tick.partId === id)?.count ?? 0
    const count = trigger === 'zero' ? (earned === 0 ? 1 : 0) : trigger === 'each' ? ticked : Math.min(ticked, 1)
    if (count === 0) return []
    const isCounted = trigger === 'each' && unit !== ''
    return [
      {
        partId: id,
        text: trigger === 'zero' ? `${extraTriggers.zero}，追加扣分` : text,
        count: isCounted ? count : 0,
        each: points,
        points: count * points,
      },
    ]
  })
}

/** The score of one item by itself. */
export function scoreItem(item: StandardItem, mark: ItemMark): ItemScore {
  if (mark.state !== 'scored')
    return {
      item,
      state: mark.state,
      due: mark.state === 'blank' ? 0 : item.points,
      deducted: 0,
      earned: mark.state === 'blank' ? 0 : null,
      lines: [],
      extraLines: [],
      extra: 0,
      zeroesElement: false,
    }
  const lines = ordinaryLines(item, mark)
  const deducted = Math.min(item.points, sumOf(lines.map(({ points }) => points)))
  const earned = item.points - deducted
  const extraLines = extraLinesOf(item, mark, earned)
  return {
    item,
    state: 'scored',
    due: item.points,
    deducted,
    earned,
    lines,
    extraLines,
    extra: sumOf(extraLines.map(({ points }) => points)),
    zeroesElement: item.extraDeductions.some(
      ({ id, trigger }) => trigger === 'element' && mark.ticks.some((tick) => tick.partId === id && tick.count > 0),
    ),
  }
}

function scoreElement(element: StandardElement, items: ItemScore[]): ElementScore {
  const isZeroed = items.some(({ zeroesElement }) => zeroesElement)
  const full = sumOf(items.map(({ item }) => item.points))
  const blank = sumOf(items.filter(({ state }) => state === 'blank').map(({ item }) => item.points))
  const open = isZeroed ? 0 : sumOf(items.filter(({ state }) => state === 'open').map(({ item }) => item.points))
  const earned = isZeroed ? 0 : sumOf(items.map((item) => item.earned ?? 0))
  const due = full - blank
  return { element, items, isZeroed, full, blank, due, open, earned, deducted: due - open - earned }
}

function scoreCategory(category: StandardCategory, elements: ElementScore[]): CategoryScore {
  const total = (key: keyof Sums) => sumOf(elements.map((element) => element[key]))
  const extra = sumOf(elements.flatMap(({ items }) => items.map((item) => item.extra)))
  const before = total('earned')
  const extraTaken = Math.min(before, extra)
  const earned = before - extraTaken
  const [full, blank, due, open] = [total('full'), total('blank'), total('due'), total('open')]
  return {
    category,
    elements,
    extra,
    extraTaken,
    full,
    blank,
    due,
    open,
    earned,
    deducted: due - open - earned,
    percentTenths: open > 0 ? null : tenthsOf(earned, due),
    isMostlyBlank: blank * blankShareLimit.denominator > full * blankShareLimit.numerator,
  }
}

/** The whole score: items, second-level elements, categories, total. Marks of unknown items are left out. */
export function scoreAssessment(standard: Standard, marks: ReadonlyMap<string, ItemMark>): AssessmentScore {
  const scored = standard.items.map((item) => scoreItem(item, marks.get(item.id) ?? openMark))
  const byElement = new Map<string, ItemScore[]>()
  for (const score of scored) {
    const key = `${score.item.categoryId}/${score.item.elementId}`
    const own = byElement.get(key)
    if (own) own.push(score)
    else byElement.set(key, [score])
  }
  const categories = standard.categories.map((category) =>
    scoreCategory(
      category,
      category.elements.map((element) => scoreElement(element, byElement.get(`${category.id}/${element.id}`) ?? [])),
    ),
  )
  const total = (key: keyof Sums) => sumOf(categories.map((category) => category[key]))
  const countOf = (state: AnswerState) => scored.filter((score) => score.state === state).length
  const [full, blank, due, open, earned] = [total('full'), total('blank'), total('due'), total('open'), total('earned')]
  const openCount = countOf('open')
  return {
    categories,
    full,
    blank,
    due,
    open,
    earned,
    deducted: due - open - earned,
    openCount,
    scoredCount: countOf('scored'),
    blankCount: countOf('blank'),
    percentTenths: openCount > 0 ? null : tenthsOf(earned, due),
    lowestTenths: tenthsOf(earned, due),
    highestTenths: tenthsOf(Math.min(due, earned + open), due),
  }
}
