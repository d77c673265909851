/**
 * What the texts of a file say otherwise than the document that it was printed from. The file is compared with a second
 * print of the same document, read in the same way: how a printer lays texts out plays no part.
 */
import { hunksOf, matchesOf } from '#shared/rules/alignment'
import { type Difference, quoted } from './document-difference.ts'
import { displayCell } from './display.ts'
import { type PlacedText, placedTexts } from './placed-texts.ts'
import type { Cell, CellFormat, ReportDocument } from './report-document.ts'

const percent = /^-?\d+(\.\d+)?$/

/** The text of a file's cell as people see it: a share is stored as 0.847 and shown as 84.7%. */
function shownAs(format: CellFormat | undefined, text: string): string {
  if (!percent.test(text)) return text
  if (format === 'ratio') return `${(Number(text) * 100).toFixed(1)}%`
  if (format === 'money') return displayCell('money', Math.round(Number(text) * 100))
  return text
}

/**
 * Compares the texts of a file with those of a fresh print of `document` in the same format. `textOf` says how a value
 * stands in a file of that format. At most `limit` sentences; `count` is of all.
 */
export function fileDifference(
  document: ReportDocument,
  printed: readonly string[],
  read: readonly string[],
  textOf: (format: CellFormat, value: Cell) => string,
  limit = 50,
): Difference {
  const hunks = hunksOf(printed, read)
  if (hunks.length === 0) return { count: 0, sentences: [] }
  const placed = placedTexts(document, textOf)
  const filled = [...placed.keys()].filter((index) => placed[index]?.text !== '')
  // where each printed text comes from
  const sources = matchesOf(
    printed,
    filled.map((index) => placed[index]?.text ?? ''),
  ).map((match) => (match === null ? null : (filled[match] ?? null)))
  const inRow = new Map<string, number>()
  for (const source of sources) {
    const row = source === null ? '' : (placed[source]?.row ?? '')
    if (row !== '') inRow.set(row, (inRow.get(row) ?? 0) + 1)
  }

  let count = 0
  const sentences: string[] = []
  const say = (sentence: string) => {
    count += 1
    if (sentences.length < limit) sentences.push(sentence)
  }
  const sourceOf = (index: number): PlacedText | undefined => {
    const source = sources[index]
    return source === null || source === undefined ? undefined : placed[source]
  }
  const placeOf = (index: number): string => {
    const own = sourceOf(index)
    if (own) return own.place
    return index > 0 ? `“${quoted(printed[index - 1] ?? '')}”之后` : '文件开头'
  }
  /** The empty cell between two texts that a new text was written into. */
  const emptyBetween = (before: number, after: number): PlacedText | undefined => {
    const from = sources[before]
    const to = sources[after]
    if (from === null || from === undefined) return undefined
    const between = placed.slice(from + 1, to === null || to === undefined ? from + 2 : to)
    return between.length > 0 && between.every(({ text }) => text === '') ? between[0] : undefined
  }

  for (const { before, beforeCount, after, afterCount } of hunks) {
    const replaced = Math.min(beforeCount, afterCount)
    for (let index = 0; index < replaced; index += 1) {
      const own = sourceOf(before + index)
      const text = read[after + index] ?? ''
      say(
        `${placeOf(before + index)}应为 ${quoted(own?.shown ?? printed[before + index] ?? '')}，文件中为 ${quoted(shownAs(own?.format, text))}`,
      )
    }
    const missing = Map.groupBy(
      Array.from({ length: beforeCount - replaced }, (_, index) => before + replaced + index),
      (index) => sourceOf(index)?.row ?? '',
    )
    for (const [row, indexes] of missing) {
      if (row !== '' && indexes.length > 1 && indexes.length === inRow.get(row)) {
        say(
          `${row}：文件中没有这一行（${quoted(
            indexes
              .slice(0, 3)
              .map((index) => printed[index])
              .join('、'),
          )}）`,
        )
        continue
      }
      for (const index of indexes)
        say(`${placeOf(index)}应为 ${quoted(sourceOf(index)?.shown ?? printed[index] ?? '')}，文件中为 空`)
    }
    for (let index = replaced; index < afterCount; index += 1) {
      const text = read[after + index] ?? ''
      const empty = beforeCount === 0 && index === 0 ? emptyBetween(before - 1, before) : undefined
      if (empty) say(`${empty.place}应为 空，文件中为 ${quoted(shownAs(empty.format, text))}`)
      else {
        const neighbour = before + beforeCount - 1
        say(
          neighbour < 0
            ? `文件开头多出“${quoted(text)}”`
            : `${sourceOf(neighbour)?.place ?? `“${quoted(printed[neighbour] ?? '')}”`}之后多出“${quoted(text)}”`,
        )
      }
    }
  }
  return { count, sentences }
}
