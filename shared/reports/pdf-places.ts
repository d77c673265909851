/** Where in the document the lines of a printed page come from. */
import { bare, type PageText, type PdfPage } from './pdf-page.ts'
import { type PlacedText, printedTexts } from './placed-texts.ts'
import type { ReportDocument } from './report-document.ts'

export interface TextPlace {
  /** `表“…”第 5 行“时限”`, '' when it is not known */
  place: string
  row: string
}

interface Wanted extends PlacedText {
  key: string
}

/** how many texts of the document may have been printed otherwise before the next one that is recognised */
const farthest = 40
/** a line this long is recognised further on, shorter ones only as the next text */
const surelyLong = 3
/** points that the lines at the foot may take */
const footHeight = 40
const withoutSwatch = (text: string): string => bare(text).replaceAll('■', '')

/** Follows the document along the lines of the pages. */
class Follower {
  readonly #wanted: readonly Wanted[]
  /** of each table, the lines of its head as they were printed first */
  readonly #headLines = new Map<ReadonlySet<string>, string[]>()
  #at = 0
  #offset = 0

  constructor(wanted: readonly Wanted[]) {
    this.#wanted = wanted
  }

  /** How many of a page's first lines repeat the head of the table that goes on. */
  repeated(lines: readonly string[]): number {
    const { heads } = this.#wanted[this.#at] ?? {}
    const head = heads ? (this.#headLines.get(heads) ?? []) : []
    return head.length > 0 && head.every((line, index) => lines[index] === line) ? head.length : 0
  }

  /** The text that a line belongs to, null when it is none of the document's. */
  take(line: string): Wanted | null {
    const start = this.#startOf(line)
    if (start === null) return null
    if (start !== this.#at) this.#offset = 0
    this.#at = start
    const own = this.#wanted[start] ?? null
    if (own?.heads && own.row === '') this.#headLines.set(own.heads, [...(this.#headLines.get(own.heads) ?? []), line])
    let rest = line
    while (rest !== '' && this.#at < this.#wanted.length) {
      const text = (this.#wanted[this.#at]?.key ?? '').slice(this.#offset)
      if (text.startsWith(rest)) {
        this.#offset += rest.length
        rest = ''
      } else if (rest.startsWith(text)) {
        rest = rest.slice(text.length)
        this.#next()
      } else break
      if (this.#offset >= (this.#wanted[this.#at]?.key.length ?? 0)) this.#next()
    }
    return own
  }

  #next(): void {
    this.#at += 1
    this.#offset = 0
  }

  #fits(line: string, index: number, offset: number): boolean {
    const text = (this.#wanted[index]?.key ?? '').slice(offset)
    return text !== '' && (text.startsWith(line) || line.startsWith(text))
  }

  #startOf(line: string): number | null {
    if (this.#fits(line, this.#at, this.#offset)) return this.#at
    for (let index = this.#at + 1; index < Math.min(this.#wanted.length, this.#at + farthest); index += 1) {
      const text = this.#wanted[index]?.key ?? ''
      const isNear = index <= this.#at + 2 && text === line
      if (isNear || (line.length >= surelyLong && text.startsWith(line))) return index
    }
    return null
  }
}

/**
 * The first line of a page's frame: the printer writes heads, feet and what goes on from the page before when the page is
 * full, the running head first; a page of cards has no head.
 */
function frameOf(texts: readonly PageText[], isBare: boolean): number {
  const top = Math.max(...texts.map(({ y }) => y)) - 1
  const at = texts.findIndex(({ text, y }) => (isBare ? text.startsWith('文件编号：') : y >= top))
  return at < 0 ? texts.length : at
}

/** For every text of every page of the print, in the order of its texts. */
export function placesOf(document: ReportDocument, printed: readonly PdfPage[]): TextPlace[][] {
  const wanted = printedTexts(document)
    .map((placed): Wanted => ({ ...placed, key: withoutSwatch(placed.text) }))
    .filter(({ key }) => key !== '')
  const follower = new Follower(wanted)
  return printed.map(({ texts }) => {
    const lines = texts.map(({ text }) => withoutSwatch(text))
    const frame = frameOf(texts, document.isBare ?? false)
    const repeated = follower.repeated(lines)
    const heights = texts.map(({ y }) => y)
    const [top, foot] = [Math.max(...heights), Math.min(...heights)]
    return texts.map(({ y }, index): TextPlace => {
      const line = lines[index] ?? ''
      if (index < repeated) return { place: '表头', row: '' }
      if (index >= frame) return { place: y > top - 2 ? '页眉' : y < foot + footHeight ? '页脚' : '', row: '' }
      const own = line === '' ? null : follower.take(line)
      return own ? { place: own.place, row: own.row } : { place: '', row: '' }
    })
  })
}
