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
const withoutSwatch = (text: string): string => bare(text).replaceAll('■', '')

/** Follows the document along the lines of the pages; heads and feet of pages are passed by. */
class Follower {
  readonly #wanted: readonly Wanted[]
  #at = 0
  #offset = 0

  constructor(wanted: readonly Wanted[]) {
    this.#wanted = wanted
  }

  /** The text that a line belongs to, null when it is none of the document's. */
  take(line: string): Wanted | null {
    const start = this.#startOf(line)
    if (start === null) return null
    if (start !== this.#at) this.#offset = 0
    this.#at = start
    const own = this.#wanted[start] ?? null
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
    if (this.#wanted[this.#at]?.heads?.has(line) || this.#wanted[this.#at - 1]?.heads?.has(line)) return null
    for (let index = this.#at + 1; index < Math.min(this.#wanted.length, this.#at + farthest); index += 1) {
      const text = this.#wanted[index]?.key ?? ''
      const isNear = index <= this.#at + 2 && text === line
      if (isNear || (line.length >= surelyLong && text.startsWith(line))) return index
    }
    return null
  }
}

/** Texts that stand in the same place on several pages: heads and feet, whatever their page number. */
function framesOf(pages: readonly PdfPage[]): (text: PageText) => boolean {
  const keyOf = ({ text, x, y }: PageText) =>
    `${bare(text).replaceAll(/\d+/g, '0')} ${Math.round(x / 8)} ${Math.round(y)}`
  const counts = new Map<string, number>()
  for (const { texts } of pages)
    for (const key of new Set(texts.map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1)
  return (text) => pages.length > 2 && (counts.get(keyOf(text)) ?? 0) > pages.length / 2
}

/** For every text of every page of the print, in the order of its texts. */
export function placesOf(document: ReportDocument, printed: readonly PdfPage[]): TextPlace[][] {
  const wanted = printedTexts(document)
    .map((placed): Wanted => ({ ...placed, key: withoutSwatch(placed.text) }))
    .filter(({ key }) => key !== '')
  const follower = new Follower(wanted)
  const isFrame = framesOf(printed)
  return printed.map(({ texts }) => {
    const places: TextPlace[] = texts.map(() => ({ place: '', row: '' }))
    let last = -1
    texts.forEach((text, index) => {
      const line = withoutSwatch(text.text)
      const own = line === '' || isFrame(text) ? null : follower.take(line)
      if (!own) return
      places[index] = { place: own.place, row: own.row }
      last = index
    })
    // the printer writes heads and feet when the page is full
    const heights = texts.map(({ y }) => y)
    const middle = (Math.max(...heights) + Math.min(...heights)) / 2
    texts.forEach((text, index) => {
      if (places[index]?.place !== '' || (index <= last && !isFrame(text))) return
      places[index] = { place: text.y > middle ? '页眉' : '页脚', row: '' }
    })
    return places
  })
}
