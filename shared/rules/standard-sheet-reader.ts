/** Goes down the rows of a standard's sheet, keeps its items and sums, and proves every figure that the sheet states. */
import { showPoints } from './standard.ts'
import {
  plainText,
  readLabel,
  readPoints,
  readSum,
  type SheetColumn,
  type SheetHead,
  type SheetLabel,
  type SheetRow,
  type SheetSum,
} from './standard-sheet.ts'

export interface ImportRefusal {
  /** null: of the whole sheet */
  row: number | null
  reason: string
}
export interface ReadItem {
  row: number
  category: ReadCategory
  element: ReadElement
  number: string
  content: string
  points: number
  method: string
}
interface ReadElement {
  label: SheetLabel
  row: number
}
export interface ReadCategory extends ReadElement {
  elements: Map<string, ReadElement>
}
interface ReadSumRow extends SheetSum {
  row: number
  figure: number | null
  /** how many items stand above it */
  after: number
  category: ReadCategory | null
  element: ReadElement | null
}

export const sumOf = (items: readonly { points: number }[]): number =>
  items.reduce((sum, { points }) => sum + points, 0)
const rangeOf = (items: readonly { row: number }[]): string => {
  const [first, last] = [items[0]?.row, items.at(-1)?.row]
  return first === last ? `第 ${first} 行` : `第 ${first}～${last} 行`
}

const pointFaults = {
  unreadable: (text: string) => `分值「${text}」读不出数字`,
  negative: (text: string) => `分值「${text}」是负数`,
  decimals: (text: string) => `分值「${text}」最多两位小数`,
  formula: () => '分值是还没有算出结果的公式，请在 Excel 或 WPS 中打开、保存一次再导入',
}

/** Goes down the rows and keeps where it is: category and element carry down until another is named. */
export class SheetReader {
  readonly categories = new Map<string, ReadCategory>()
  readonly items: ReadItem[] = []
  readonly sums: ReadSumRow[] = []
  readonly refusals: ImportRefusal[] = []
  #category: ReadCategory | null = null
  #element: ReadElement | null = null
  readonly #contents = new Map<string, number>()
  readonly #head: SheetHead

  constructor(head: SheetHead) {
    this.#head = head
  }

  read({ row, cells }: SheetRow): void {
    const cell = (column: SheetColumn): string => (cells[this.#head.columns[column] ?? -1] ?? '').trim()
    const [number, category, element] = [cell('number'), cell('category'), cell('element')]
    const [content, points, method] = [cell('content'), cell('points'), cell('method')]
    if (cells.every((text) => text.trim() === '')) return
    if (/^(?:注|说明|备注)[:：]/.test(cells.find((text) => text.trim() !== '')?.trim() ?? '')) return
    if (this.#readSum(row, { number, category, element, content, points })) return

    if (content === '' && points === '') {
      const last = this.items.at(-1)
      if (method !== '' && category === '' && element === '' && last) last.method = `${last.method}\n${method}`
      else this.#place(row, category || headingIn(number), element)
      return
    }
    if (content === '') {
      // 「一、目标 | | | 20」: a heading with its points in the column of points
      if (method !== '' || (category === '' && element === '')) {
        this.#refuse(row, '有分值，没有考评内容')
        return
      }
      this.#place(row, category, element)
      this.#claimOfHeading(row, points, element !== '')
      return
    }
    this.#place(row, category, element)
    this.#readItem(row, { number, content, points, method })
  }

  #refuse(row: number, reason: string): void {
    this.refusals.push({ row, reason })
  }

  #place(row: number, category: string, element: string): void {
    if (category !== '') {
      const label = readLabel(category)
      const known = this.categories.get(label.key) ?? { label, row, elements: new Map<string, ReadElement>() }
      this.categories.set(label.key, known)
      this.#claim(row, known, label.claimed)
      if (known !== this.#category) this.#element = null
      this.#category = known
    }
    if (element !== '' && this.#category) {
      const label = readLabel(element)
      this.#element = this.#category.elements.get(label.key) ?? { label, row }
      this.#category.elements.set(label.key, this.#element)
      this.#claim(row, this.#element, label.claimed)
    }
  }

  /** The same name may stand in many rows; it states one figure. */
  #claim(row: number, target: ReadElement, claimed: number | null): void {
    if (claimed === null) return
    const before = target.label.claimed
    if (before !== null && before !== claimed)
      this.#refuse(row, `「${target.label.name}」写 ${showPoints(claimed)} 分，前面写 ${showPoints(before)} 分`)
    target.label = { ...target.label, claimed }
  }

  #claimOfHeading(row: number, text: string, isElement: boolean): void {
    const points = readPoints(text)
    if (typeof points !== 'number') {
      this.#refuse(row, pointFaults[points](text))
      return
    }
    const target = isElement ? this.#element : this.#category
    if (target) this.#claim(row, target, points)
  }

  #readSum(row: number, texts: Record<'number' | 'category' | 'element' | 'content' | 'points', string>): boolean {
    const isBareContent = texts.content === '' || readSum(texts.content, true) !== null
    if (!isBareContent) return false
    const sum =
      [texts.category, texts.element, texts.number].map((text) => readSum(text, false)).find((own) => own !== null) ??
      readSum(texts.content, true)
    if (!sum) return false
    // 「一、目标 | 小计」 stands in the category that it names
    if (texts.category !== '' && readSum(texts.category, false) === null) this.#place(row, texts.category, '')
    const points = texts.points === '' ? sum.claimed : readPoints(texts.points)
    if (typeof points === 'string') this.#refuse(row, pointFaults[points](texts.points))
    this.sums.push({
      ...sum,
      row,
      figure: typeof points === 'number' ? points : null,
      after: this.items.length,
      category: this.#category,
      element: this.#element,
    })
    return true
  }

  #readItem(row: number, texts: Record<'number' | 'content' | 'points' | 'method', string>): void {
    const category = this.#category
    if (!category) {
      this.#refuse(row, '这一条上面没有考评类目')
      return
    }
    if (texts.points === '') {
      this.#refuse(row, '没有分值')
      return
    }
    const points = readPoints(texts.points)
    if (typeof points !== 'number') {
      this.#refuse(row, pointFaults[points](texts.points))
      return
    }
    if (points === 0) {
      this.#refuse(row, '分值是 0，要大于 0')
      return
    }
    const element = this.#elementOf(category, row)
    const key = `${category.label.key}\t${element.label.key}\t${plainText(texts.content)}`
    const earlier = this.#contents.get(key)
    if (earlier !== undefined) {
      this.#refuse(row, `考评内容与第 ${earlier} 行重复`)
      return
    }
    this.#contents.set(key, row)
    this.items.push({ ...texts, row, category, element, points })
  }

  /** The element in force; a category that names none has one of its own name. */
  #elementOf(category: ReadCategory, row: number): ReadElement {
    if (this.#element) return this.#element
    const label = { ...category.label, number: '', claimed: null }
    this.#element = category.elements.get(label.key) ?? { label, row }
    category.elements.set(label.key, this.#element)
    return this.#element
  }
}

/** 「一、目标（20 分）」 merged over the whole row begins in the first column, whatever that is. */
const headingIn = (text: string): string => (/^[一二三四五六七八九十]+[、.．]/.test(text) ? text : '')

/** What a sum row may cover, the likeliest first; it is right when one of them agrees. */
function coverages(sum: ReadSumRow, before: number, items: readonly ReadItem[]): ReadItem[][] {
  const above = items.slice(0, sum.after)
  const since = above.slice(before)
  const category = above.filter((item) => item.category === sum.category)
  const element = above.filter((item) => item.category === sum.category && item.element === sum.element)
  const isLast = sum.after === items.length
  if (sum.kind === 'total') return [above]
  if (sum.kind === 'middle') return isLast ? [above, category, since] : [category, since]
  return since.length > 0 ? [since, category, element] : [category, element]
}

/** Compares every figure that the sheet states with the items that it covers. */
export function prove({ items, sums, categories }: SheetReader): { refusals: ImportRefusal[]; proven: number } {
  const refusals: ImportRefusal[] = []
  let proven = 0
  let before = 0
  for (const sum of sums) {
    const covered = coverages(sum, before, items)
    before = sum.after
    if (sum.figure === null) continue
    const [likeliest = []] = covered
    if (covered.some((own) => own.length > 0 && sumOf(own) === sum.figure)) proven += 1
    else
      refusals.push({
        row: sum.row,
        reason:
          likeliest.length === 0
            ? `${sum.word} ${showPoints(sum.figure)}，但上面没有条目`
            : `${sum.word} ${showPoints(sum.figure)}，但${rangeOf(likeliest)}合计 ${showPoints(sumOf(likeliest))}`,
      })
  }
  const claim = ({ label, row }: ReadElement, own: readonly ReadItem[]) => {
    if (label.claimed === null) return
    if (sumOf(own) === label.claimed) proven += 1
    else
      refusals.push({
        row,
        reason: `「${label.name}」写明 ${showPoints(label.claimed)} 分，但${own.length === 0 ? '下面没有条目' : `${rangeOf(own)}合计 ${showPoints(sumOf(own))}`}`,
      })
  }
  for (const category of categories.values()) {
    const own = items.filter((item) => item.category === category)
    claim(category, own)
    for (const element of category.elements.values())
      claim(
        element,
        own.filter((item) => item.element === element),
      )
  }
  return { refusals, proven }
}
