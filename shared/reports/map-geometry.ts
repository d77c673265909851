/** Geometry of a map's zones: rings of corners of which the first is the outline and the rest are holes (even-odd). */
import {
  gap,
  isWithin,
  nearestOn,
  type Side as Segment,
  sidesOf as sidesOfRing,
  type Spot as Point,
} from '#shared/rules/plan-geometry'

export type { Point, Segment }
export type Ring = readonly Point[]

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** The sides of all rings. */
export const sidesOf = (rings: readonly Ring[]): Segment[] => rings.flatMap(sidesOfRing)

/** Distance to the nearest side, negative outside the zone. */
function depthOf(place: Point, sides: readonly Segment[]): number {
  const nearest = Math.min(...sides.map((side) => gap(place, nearestOn(place, side))))
  return isWithin(place, sides) ? nearest : -nearest
}

export function boundsOf(ring: Ring): Box {
  const xs = ring.map(([x]) => x)
  const ys = ring.map(([, y]) => y)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

export interface Place {
  at: Point
  /** distance to the nearest side */
  depth: number
}

const gridSteps = 16
const refinements = 24

/**
 * Places inside the zone with their distance to the nearest side, deepest first. The first is the pole of inaccessibility
 * to a thousandth of the zone: a grid, refined around its deepest cells. Empty for a zone without area.
 */
export function placesIn(rings: readonly Ring[]): Place[] {
  const outline = rings[0] ?? []
  if (outline.length < 3) return []
  const sides = sidesOf(rings)
  const bounds = boundsOf(outline)
  const placeAt = (x: number, y: number): Place => ({ at: [x, y], depth: depthOf([x, y], sides) })
  const grid: Place[] = []
  for (let row = 0; row < gridSteps; row += 1)
    for (let column = 0; column < gridSteps; column += 1)
      grid.push(
        placeAt(
          bounds.x + ((column + 0.5) / gridSteps) * bounds.width,
          bounds.y + ((row + 0.5) / gridSteps) * bounds.height,
        ),
      )
  // thin slanting zones may lie between the places of the grid: the middles of what the rows cut out lie in every zone
  for (const row of [0.13, 0.31, 0.5, 0.69, 0.87]) {
    const y = bounds.y + row * bounds.height
    const cuts = crossings(sides, ([, py]) => py, y).map(([x]) => x)
    for (let cut = 0; cut + 1 < cuts.length; cut += 2)
      grid.push(placeAt(((cuts[cut] ?? 0) + (cuts[cut + 1] ?? 0)) / 2, y))
  }
  const deepest = (places: readonly Place[]) => places.toSorted((left, right) => right.depth - left.depth)
  const refined = deepest(grid)
    .slice(0, 3)
    .map((start) => {
      let best = start
      let step = Math.max(bounds.width, bounds.height) / gridSteps
      for (let round = 0; round < refinements; round += 1) {
        const [x, y] = best.at
        const around = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => placeAt(x + dx * step, y + dy * step)))
        const [next] = deepest(around)
        if (next && next.depth > best.depth) best = next
        else step /= 2
      }
      return best
    })
  return deepest([...refined, ...grid]).filter(({ depth }) => depth > 0)
}

/** True when a side touches the box (Liang–Barsky). */
function touches([[ax, ay], [bx, by]]: Segment, box: Box): boolean {
  let from = 0
  let to = 1
  const limits: [number, number][] = [
    [ax - bx, ax - box.x],
    [bx - ax, box.x + box.width - ax],
    [ay - by, ay - box.y],
    [by - ay, box.y + box.height - ay],
  ]
  for (const [slope, room] of limits) {
    if (slope === 0 && room < 0) return false
    if (slope < 0) from = Math.max(from, room / slope)
    if (slope > 0) to = Math.min(to, room / slope)
    if (from > to) return false
  }
  return true
}

export const boxAround = ([x, y]: Point, width: number, height: number): Box => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
})

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** The deepest of the places where a box fits wholly into the zone and covers none of `taken`; null when it fits nowhere. */
export function boxPlace(
  places: readonly Place[],
  sides: readonly Segment[],
  width: number,
  height: number,
  taken: readonly Box[],
): Point | null {
  const found = places.find(({ at, depth }) => {
    if (depth < Math.min(width, height) / 2) return false
    const box = boxAround(at, width, height)
    return !sides.some((side) => touches(side, box)) && !taken.some((other) => overlap(box, other))
  })
  return found?.at ?? null
}

/** Where a line `measure = at` crosses the sides, in order along it. */
function crossings(sides: readonly Segment[], measure: (point: Point) => number, at: number): Point[] {
  return sides
    .flatMap(([a, b]): Point[] => {
      const [from, to] = [measure(a), measure(b)]
      if (from > at === to > at) return []
      const part = (at - from) / (to - from)
      return [[a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])]]
    })
    .sort((left, right) => left[0] - right[0])
}

/**
 * Diagonal lines inside the zone, computed and not clipped, so that every program that draws SVG draws them. Neighbouring
 * zones continue each other's lines.
 */
export function hatchLines(rings: readonly Ring[], spacing: number, direction: 'falling' | 'rising'): Segment[] {
  const sides = sidesOf(rings)
  const measure = direction === 'falling' ? ([x, y]: Point) => x - y : ([x, y]: Point) => x + y
  const values = sides.map(([point]) => measure(point))
  const step = spacing * Math.SQRT2
  const lines: Segment[] = []
  for (let at = Math.ceil(Math.min(...values) / step) * step; at < Math.max(...values); at += step) {
    const cuts = crossings(sides, measure, at)
    for (let index = 0; index + 1 < cuts.length; index += 2) {
      const [from, to] = [cuts[index], cuts[index + 1]]
      if (from && to) lines.push([from, to])
    }
  }
  return lines
}

/** Middles of dots inside the zone, in shifted rows, none of them cut by a side. */
export function hatchDots(rings: readonly Ring[], spacing: number, radius: number): Point[] {
  const sides = sidesOf(rings)
  const bounds = boundsOf(rings[0] ?? [])
  const dots: Point[] = []
  const first = Math.ceil(bounds.y / spacing)
  for (let row = first; row * spacing < bounds.y + bounds.height; row += 1) {
    const shift = row % 2 === 0 ? 0 : spacing / 2
    for (let x = Math.ceil(bounds.x / spacing) * spacing + shift; x < bounds.x + bounds.width; x += spacing) {
      const dot: Point = [x, row * spacing]
      if (depthOf(dot, sides) > radius) dots.push(dot)
    }
  }
  return dots
}
