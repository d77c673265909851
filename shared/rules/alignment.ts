/** Where two sequences of texts differ: the longest pieces that both have in the same order stay, the rest are hunks. */

/** A stretch that is not the same in both; a count may be 0. */
export interface Hunk {
  before: number
  beforeCount: number
  after: number
  afterCount: number
}

/** the most comparisons for one stretch without anchors */
const largestTable = 4_000_000

/** Texts that occur exactly once in both stretches and stand in the same order: safe anchors (patience sorting). */
function anchorsOf(before: readonly string[], after: readonly string[], hunk: Hunk): [number, number][] {
  const count = (texts: readonly string[], from: number, length: number) => {
    const places = new Map<string, number>()
    for (let index = from; index < from + length; index += 1) {
      const text = texts[index] ?? ''
      places.set(text, places.has(text) ? -1 : index)
    }
    return places
  }
  const left = count(before, hunk.before, hunk.beforeCount)
  const right = count(after, hunk.after, hunk.afterCount)
  const pairs: [number, number][] = []
  for (const [text, at] of left) {
    const other = right.get(text) ?? -1
    if (at >= 0 && other >= 0) pairs.push([at, other])
  }
  // longest increasing run of the places on the right
  const tails: number[] = []
  const previous = new Array<number>(pairs.length).fill(-1)
  pairs.forEach(([, place], index) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[tails[middle] ?? 0]?.[1] ?? 0) < place) low = middle + 1
      else high = middle
    }
    previous[index] = tails[low - 1] ?? -1
    tails[low] = index
  })
  const chain: [number, number][] = []
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const pair = pairs[index]
    if (pair) chain.push(pair)
  }
  return chain.reverse()
}

/** how far the next common piece may lie in a long stretch, and how many in a row make it one */
const farthest = 400
const pieceLength = 3

/** Walks a stretch too long to compare all with all: after a difference it goes on at the nearest common piece. */
function nearestOf(before: readonly string[], after: readonly string[], hunk: Hunk): [number, number][] {
  const end = { before: hunk.before + hunk.beforeCount, after: hunk.after + hunk.afterCount }
  const isPiece = (i: number, j: number) => {
    if (i + pieceLength > end.before || j + pieceLength > end.after) return false
    for (let offset = 0; offset < pieceLength; offset += 1) if (before[i + offset] !== after[j + offset]) return false
    return true
  }
  const next = (i: number, j: number): [number, number] | null => {
    for (let distance = 1; distance <= farthest; distance += 1) {
      // one text for another comes first, then what was put in or taken out
      const middle = distance >> 1
      for (let step = 0; step <= distance; step += 1) {
        const x = step % 2 === 0 ? middle + (step >> 1) : middle - ((step + 1) >> 1)
        if (x >= 0 && x <= distance && isPiece(i + x, j + distance - x)) return [i + x, j + distance - x]
      }
    }
    return null
  }
  const chain: [number, number][] = []
  let place: [number, number] | null = [hunk.before, hunk.after]
  while (place !== null) {
    let [i, j]: [number, number] = place
    while (i < end.before && j < end.after && before[i] === after[j]) chain.push([i++, j++])
    place = i < end.before && j < end.after ? next(i, j) : null
  }
  return chain
}

/** Longest common subsequence of a stretch, as anchors. */
function commonOf(before: readonly string[], after: readonly string[], hunk: Hunk): [number, number][] {
  const { beforeCount, afterCount } = hunk
  if (beforeCount * afterCount > largestTable) return nearestOf(before, after, hunk)
  const width = afterCount + 1
  const lengths = new Uint32Array((beforeCount + 1) * width)
  for (let i = beforeCount - 1; i >= 0; i -= 1) {
    for (let j = afterCount - 1; j >= 0; j -= 1) {
      const isSame = before[hunk.before + i] === after[hunk.after + j]
      lengths[i * width + j] = isSame
        ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1
        : Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0)
    }
  }
  const chain: [number, number][] = []
  for (let i = 0, j = 0; i < beforeCount && j < afterCount; ) {
    if (before[hunk.before + i] === after[hunk.after + j]) chain.push([hunk.before + i++, hunk.after + j++])
    else if ((lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0)) i += 1
    else j += 1
  }
  return chain
}

function narrowed(before: readonly string[], after: readonly string[], hunk: Hunk): Hunk {
  const end = { before: hunk.before + hunk.beforeCount, after: hunk.after + hunk.afterCount }
  let from = 0
  while (from < Math.min(hunk.beforeCount, hunk.afterCount)) {
    if (before[hunk.before + from] !== after[hunk.after + from]) break
    from += 1
  }
  let tail = 0
  while (tail < Math.min(hunk.beforeCount, hunk.afterCount) - from) {
    if (before[end.before - 1 - tail] !== after[end.after - 1 - tail]) break
    tail += 1
  }
  return {
    before: hunk.before + from,
    beforeCount: hunk.beforeCount - from - tail,
    after: hunk.after + from,
    afterCount: hunk.afterCount - from - tail,
  }
}

/** The stretches in which the sequences differ, in order; everything between them is the same in both. */
export function hunksOf(before: readonly string[], after: readonly string[]): Hunk[] {
  const found: Hunk[] = []
  const open: Hunk[] = [{ before: 0, beforeCount: before.length, after: 0, afterCount: after.length }]
  for (let next = open.pop(); next; next = open.pop()) {
    const hunk = narrowed(before, after, next)
    if (hunk.beforeCount === 0 && hunk.afterCount === 0) continue
    let chain = hunk.beforeCount > 0 && hunk.afterCount > 0 ? anchorsOf(before, after, hunk) : []
    if (chain.length === 0) chain = commonOf(before, after, hunk)
    if (chain.length === 0) {
      found.push(hunk)
      continue
    }
    const parts: Hunk[] = []
    let from = { before: hunk.before, after: hunk.after }
    const end: [number, number] = [hunk.before + hunk.beforeCount, hunk.after + hunk.afterCount]
    for (const [left, right] of [...chain, end]) {
      parts.push({
        before: from.before,
        beforeCount: left - from.before,
        after: from.after,
        afterCount: right - from.after,
      })
      from = { before: left + 1, after: right + 1 }
    }
    open.push(...parts.reverse())
  }
  return found
}

/** Indexes of `after` for those of `before` that are the same, null where they are not. */
export function matchesOf(before: readonly string[], after: readonly string[]): (number | null)[] {
  const matches: (number | null)[] = new Array<number | null>(before.length).fill(null)
  let at = 0
  let other = 0
  for (const hunk of [...hunksOf(before, after), { before: before.length, beforeCount: 0, after: 0, afterCount: 0 }]) {
    while (at < hunk.before) matches[at++] = other++
    at += hunk.beforeCount
    other = hunk.after + hunk.afterCount
  }
  return matches
}
