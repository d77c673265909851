/**
 * What the texts on the pages of a PDF say otherwise than a fresh print of the same document. A text is found again by what
 * it says and by its place on the page, so that it does not matter in which order another program has written the texts
 * down, nor whether it has scaled the pages.
 */
import { type Difference, quoted } from './document-difference.ts'
import { bare, type PdfPage } from './pdf-page.ts'
import { pagePairs } from './pdf-pages.ts'
import { placesOf } from './pdf-places.ts'
import { comparePage } from './pdf-texts.ts'
import type { ReportDocument } from './report-document.ts'

export interface PdfDifference extends Difference {
  /** why nothing could be compared: no letters in the file, or another layout than today's */
  obstacle?: 'noText' | 'otherLayout'
}

interface Finding {
  page: number
  /** from the top */
  depth: number
  sentence: string
}

/** Compares page by page. At most `limit` sentences; `count` is of all. */
export function pdfDifference(
  document: ReportDocument,
  printed: readonly PdfPage[],
  read: readonly PdfPage[],
  limit = 50,
): PdfDifference {
  const nothing = { count: 0, sentences: [] }
  if (read.every(({ texts }) => texts.length === 0)) return { ...nothing, obstacle: 'noText' }
  const places = placesOf(document, printed)
  const findings: Finding[] = []
  const lost: string[] = []
  const found: string[] = []
  let textCount = 0
  for (const { own, other, isMoved } of pagePairs(printed, read)) {
    const page = own ?? (other ?? 0) + printed.length
    const say = (sentence: string, depth = 0) => findings.push({ page, depth, sentence })
    const [before, after] = [own === null ? undefined : printed[own], other === null ? undefined : read[other]]
    if (!before) {
      const first = after?.texts.find(({ text }) => bare(text) !== '')
      say(`文件中的第 ${(other ?? 0) + 1} 页是多出来的${first ? `（“${quoted(first.text)}”）` : '（没有文字）'}`)
      continue
    }
    const name = `第 ${page + 1} 页`
    if (!after) {
      say(`文件中没有${name}（原共 ${printed.length} 页）`)
      continue
    }
    if (isMoved) say(`${name}在文件中被移到了第 ${(other ?? 0) + 1} 页`)
    textCount += before.texts.length
    if (after.texts.length === 0 && before.texts.length > 0) {
      say(`${name}的文字全部没有了：被删去，或变成了图片`)
    } else {
      const compared = comparePage(before.texts, after.texts, places[page] ?? [])
      lost.push(...compared.lost)
      found.push(...compared.found)
      for (const { depth, sentence } of compared.findings) say(`${name}${sentence}`, depth)
    }
    for (const { kind, text } of after.notes) {
      if (before.notes.some((note) => note.kind === kind && note.text === text)) continue
      say(`${name}多出${kind}${bare(text) === '' ? '' : `“${quoted(text)}”`}`, Number.POSITIVE_INFINITY)
    }
  }
  if (isOtherLayout(textCount, lost, found)) return { ...nothing, obstacle: 'otherLayout' }
  findings.sort((left, right) => left.page - right.page || left.depth - right.depth)
  return { count: findings.length, sentences: findings.slice(0, limit).map(({ sentence }) => sentence) }
}

/** Most texts stand elsewhere, yet the same letters are there: an older edition of this app has laid them out. */
function isOtherLayout(textCount: number, lost: readonly string[], found: readonly string[]): boolean {
  if (lost.length < 10 || lost.length < textCount * 0.3) return false
  const letters = new Map<string, number>()
  for (const letter of found.join('')) letters.set(letter, (letters.get(letter) ?? 0) + 1)
  const wanted = lost.join('')
  let same = 0
  for (const letter of wanted) {
    const left = letters.get(letter) ?? 0
    if (left === 0) continue
    letters.set(letter, left - 1)
    same += 1
  }
  return same > wanted.length * 0.7
}
