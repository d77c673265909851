/** The texts of one page against those of the same page in a fresh print. */
import { quoted } from './document-difference.ts'
import { bare, type PageText } from './pdf-page.ts'
import type { TextPlace } from './pdf-places.ts'

export interface PageComparison {
  findings: { depth: number; sentence: string }[]
  /** texts of the print that the page has not in their place, and its own that the print has not */
  lost: string[]
  found: string[]
}

interface Spot extends PageText {
  key: string
  index: number
}

/** points by which another program may move a text */
const tolerance = 4
/** points by which texts of one line may differ in height */
const sameLine = 3

const spotsOf = (texts: readonly PageText[]): Spot[] =>
  texts.map((text, index) => ({ ...text, key: bare(text.text), index })).filter(({ key }) => key !== '')

/** For each text of the print the one of the page that says the same in the same place. */
function matched(printed: readonly Spot[], read: readonly Spot[]): Map<Spot, Spot> {
  const open = Map.groupBy(read, ({ key }) => key)
  const pairs = new Map<Spot, Spot>()
  for (const spot of printed) {
    const others = open.get(spot.key) ?? []
    let best = -1
    let least = tolerance
    others.forEach((other, index) => {
      const distance = Math.max(Math.abs(other.x - spot.x), Math.abs(other.y - spot.y))
      if (distance <= least) [best, least] = [index, distance]
    })
    const [other] = best < 0 ? [] : others.splice(best, 1)
    if (other) pairs.set(spot, other)
  }
  return pairs
}

/** Straight line through points, by least squares; null when they all have the same place. */
function lineThrough(points: readonly (readonly [number, number])[]): ((value: number) => number) | null {
  const mean = (pick: 0 | 1) => points.reduce((sum, point) => sum + point[pick], 0) / points.length
  const [x, y] = [mean(0), mean(1)]
  const spread = points.reduce((sum, [left]) => sum + (left - x) ** 2, 0)
  if (spread < 1) return null
  const slope = points.reduce((sum, [left, right]) => sum + (left - x) * (right - y), 0) / spread
  return (value) => y + slope * (value - x)
}

/** The page's texts brought to the print's scale, by the texts that occur once in both. */
function scaled(printed: readonly Spot[], read: readonly Spot[]): Spot[] | null {
  const once = (spots: readonly Spot[]) =>
    new Map(
      [...Map.groupBy(spots, ({ key }) => key)].flatMap(([key, [spot, ...more]]) =>
        spot && more.length === 0 ? [[key, spot] as const] : [],
      ),
    )
  const own = once(printed)
  const pairs = [...once(read)].flatMap(([key, other]) => {
    const spot = own.get(key)
    return spot ? [[other, spot] as const] : []
  })
  if (pairs.length < 4) return null
  const across = lineThrough(pairs.map(([other, spot]) => [other.x, spot.x]))
  const down = lineThrough(pairs.map(([other, spot]) => [other.y, spot.y]))
  if (!across || !down) return null
  return read.map((spot) => ({
    ...spot,
    x: across(spot.x),
    y: down(spot.y),
    width: across(spot.x + spot.width) - across(spot.x),
  }))
}

interface Cluster {
  own: Spot[]
  others: Spot[]
}

const overlaps = (left: Spot, right: Spot): boolean =>
  Math.abs(left.y - right.y) <= sameLine && left.x <= right.x + right.width + 1 && right.x <= left.x + left.width + 1

/** What is left over on both sides, where it stands over each other. */
function clustersOf(own: readonly Spot[], others: readonly Spot[]): Cluster[] {
  const clusters: Cluster[] = own.map((spot) => ({ own: [spot], others: [] }))
  for (const other of others) {
    const touching = clusters.filter((cluster) => cluster.own.some((spot) => overlaps(spot, other)))
    const [first, ...more] = touching
    if (!first) {
      clusters.push({ own: [], others: [other] })
      continue
    }
    first.others.push(other)
    for (const cluster of more) {
      first.own.push(...cluster.own)
      first.others.push(...cluster.others)
      clusters.splice(clusters.indexOf(cluster), 1)
    }
  }
  const inLine = (left: Spot, right: Spot) => left.x - right.x
  for (const cluster of clusters) {
    cluster.own.sort(inLine)
    cluster.others.sort(inLine)
  }
  return clusters
}

const joined = (spots: readonly Spot[]): string => spots.map(({ text }) => text.trim()).join(' ')

/** Compares the texts of a page; `places` says where each printed text comes from. */
export function comparePage(
  printedTexts: readonly PageText[],
  readTexts: readonly PageText[],
  places: readonly TextPlace[],
): PageComparison {
  const printed = spotsOf(printedTexts)
  let read = spotsOf(readTexts)
  let pairs = matched(printed, read)
  if (pairs.size < printed.length / 2) {
    const again = scaled(printed, read)
    const better = again ? matched(printed, again) : pairs
    if (again && better.size > pairs.size) [read, pairs] = [again, better]
  }
  const taken = new Set(pairs.values())
  const lost = printed.filter((spot) => !pairs.has(spot))
  const found = read.filter((spot) => !taken.has(spot))
  const clusters = clustersOf(lost, found).filter(
    ({ own, others }) => own.map(({ key }) => key).join('') !== others.map(({ key }) => key).join(''),
  )
  const placeOf = (spot: Spot | undefined): string => (spot ? (places[spot.index]?.place ?? '') : '')
  const rowOf = (spot: Spot): string => places[spot.index]?.row ?? ''
  const findings: PageComparison['findings'] = []
  const say = (spot: Spot | undefined, sentence: string) => findings.push({ depth: -(spot?.y ?? 0), sentence })

  // a row that is gone is one sentence
  const gone = clusters.filter(({ others }) => others.length === 0).flatMap(({ own }) => own)
  const rowSizes = new Map<string, number>()
  for (const spot of printed) rowSizes.set(rowOf(spot), (rowSizes.get(rowOf(spot)) ?? 0) + 1)
  const inWholeRow = new Set<Spot>()
  for (const [row, spots] of Map.groupBy(gone, rowOf)) {
    if (row === '' || spots.length < 2 || spots.length !== rowSizes.get(row)) continue
    for (const spot of spots) inWholeRow.add(spot)
    say(
      spots[0],
      `，${row}：文件中没有这一行（${quoted(
        spots
          .slice(0, 3)
          .map(({ text }) => text.trim())
          .join('、'),
      )}）`,
    )
  }

  /** the nearest text of the print before a place on the page */
  const neighbourOf = (spot: Spot): Spot | undefined => {
    const distance = (other: Spot) => Math.abs(other.y - spot.y) * 4 + Math.abs(other.x - spot.x)
    return printed.reduce<Spot | undefined>(
      (best, other) => (best === undefined || distance(other) < distance(best) ? other : best),
      undefined,
    )
  }
  for (const { own, others } of clusters) {
    const there = joined(others)
    if (own.length === 0) {
      const neighbour = others[0] && neighbourOf(others[0])
      const place = placeOf(neighbour) || (neighbour ? `“${quoted(neighbour.text.trim())}”` : '')
      say(others[0], `${place === '' ? '' : `，${place}旁`}多出“${quoted(there)}”`)
      continue
    }
    // of texts that the file runs together only those that are not in it
    const changed = own.length === 1 ? own : own.filter(({ key }) => !bare(there).includes(key))
    for (const spot of changed.length === 0 ? own.slice(0, 1) : changed) {
      if (inWholeRow.has(spot)) continue
      const place = placeOf(spot)
      say(spot, `${place === '' ? '' : `，${place}`}应为 ${quoted(spot.text.trim())}，文件中为 ${quoted(there)}`)
    }
  }
  const keysOf = (pick: (cluster: Cluster) => Spot[]) => clusters.flatMap(pick).map(({ key }) => key)
  return { findings, lost: keysOf(({ own }) => own), found: keysOf(({ others }) => others) }
}
