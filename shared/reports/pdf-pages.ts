/** Which page of a file is which page of the print, when pages may be taken out, put in or moved. */
import { hunksOf } from '#shared/rules/alignment'
import { bare, type PdfPage } from './pdf-page.ts'

export interface PagePair {
  /** index in the print, null for a page that was put in */
  own: number | null
  /** index in the file, null for a page that is gone */
  other: number | null
  isMoved?: boolean
}

/** the most comparisons of pages with pages */
const largestTable = 40_000
/** share of common texts from which two pages are the same page with changes */
const alike = 0.3
const surelyAlike = 0.8

/** The texts that tell a page from the others: heads and feet stand on all. */
function marksOf(pages: readonly PdfPage[]): Set<string>[] {
  const keys = pages.map(({ texts }) => new Set(texts.map(({ text }) => bare(text)).filter((key) => key !== '')))
  const counts = new Map<string, number>()
  for (const page of keys) for (const key of page) counts.set(key, (counts.get(key) ?? 0) + 1)
  const isCommon = (key: string) => pages.length > 2 && (counts.get(key) ?? 0) > pages.length / 2
  return keys.map((page) => new Set([...page].filter((key) => !isCommon(key))))
}

function likeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const larger = Math.max(left.size, right.size)
  if (larger === 0) return 1
  let same = 0
  for (const key of left) if (right.has(key)) same += 1
  return same / larger
}

/** Pairs of a stretch in order, so that their likeness is greatest together. */
function bestPairs(left: Set<string>[], right: Set<string>[]): [number, number][] {
  const pairs: [number, number][] = []
  if (left.length === right.length || left.length * right.length > largestTable) {
    for (let index = 0; index < Math.min(left.length, right.length); index += 1) pairs.push([index, index])
    // the same number of pages: each is its own, unless two have changed places
    const isSound = pairs.every(([i, j]) => likeness(left[i] ?? new Set(), right[j] ?? new Set()) >= alike)
    if (isSound || left.length === 1 || left.length * right.length > largestTable) return pairs
    pairs.length = 0
  }
  const width = right.length + 1
  const sums = new Float64Array((left.length + 1) * width)
  const worth = (i: number, j: number) => {
    const share = likeness(left[i] ?? new Set(), right[j] ?? new Set())
    return share >= alike ? share : 0
  }
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const both = worth(i, j) + (sums[(i + 1) * width + j + 1] ?? 0)
      sums[i * width + j] = Math.max(both, sums[(i + 1) * width + j] ?? 0, sums[i * width + j + 1] ?? 0)
    }
  }
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    const here = sums[i * width + j] ?? 0
    const share = worth(i, j)
    if (share > 0 && here === share + (sums[(i + 1) * width + j + 1] ?? 0)) pairs.push([i++, j++])
    else if (here === (sums[(i + 1) * width + j] ?? 0)) i += 1
    else j += 1
  }
  return pairs
}

/** Every page of both once, in the order of the print, pages that were put in at the end. */
export function pagePairs(printed: readonly PdfPage[], read: readonly PdfPage[]): PagePair[] {
  const prints = (pages: readonly PdfPage[]) =>
    pages.map(({ texts }) =>
      texts
        .map(({ text }) => bare(text))
        .sort()
        .join('\n'),
    )
  const [left, right] = [marksOf(printed), marksOf(read)]
  const otherOf = new Map<number, number>()
  let from = { before: 0, after: 0 }
  const same = (before: number) => {
    while (from.before < before) otherOf.set(from.before++, from.after++)
  }
  for (const { before, beforeCount, after, afterCount } of hunksOf(prints(printed), prints(read))) {
    same(before)
    const pairs = bestPairs(left.slice(before, before + beforeCount), right.slice(after, after + afterCount))
    for (const [i, j] of pairs) otherOf.set(before + i, after + j)
    from = { before: before + beforeCount, after: after + afterCount }
  }
  same(printed.length)

  const open = new Set(read.keys())
  for (const other of otherOf.values()) open.delete(other)
  const moved = new Set<number>()
  for (const own of printed.keys()) {
    if (otherOf.has(own)) continue
    const other = [...open].find((index) => likeness(left[own] ?? new Set(), right[index] ?? new Set()) > surelyAlike)
    if (other === undefined) continue
    otherOf.set(own, other)
    open.delete(other)
    moved.add(own)
  }
  // what is left on both sides stands for each other when it stands in the same place
  for (const own of printed.keys()) {
    if (otherOf.has(own) || printed.length !== read.length || !open.has(own)) continue
    otherOf.set(own, own)
    open.delete(own)
  }
  return [
    ...[...printed.keys()].map((own): PagePair => {
      const isMoved = moved.has(own)
      return { own, other: otherOf.get(own) ?? null, ...(isMoved ? { isMoved } : {}) }
    }),
    ...[...open].map((other): PagePair => ({ own: null, other })),
  ]
}
