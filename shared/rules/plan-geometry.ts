/** Geometry of zones on a floor plan. Corners are 0..1 of the plan's width and height; what is measured, in its pixels. */
export type Point = [number, number]
export type Ring = readonly Point[]

const round = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 10_000) / 10_000

/** A place on the drawn picture as a corner, kept inside the picture. */
export function cornerAt(x: number, y: number, width: number, height: number): Point {
  return [round(x / width), round(y / height)]
}

/** A place that is only read. */
export type Spot = readonly [x: number, y: number]
export type Side = readonly [Spot, Spot]

/** Sides of a ring, the last one back to its first corner. */
export const sidesOf = (ring: readonly Spot[]): Side[] =>
  ring.map((point, index) => [point, ring[(index + 1) % ring.length] ?? point] as const)

/** Twice the area with its sign; positive when the corners run clockwise on the screen. */
const doubleArea = (ring: Ring): number =>
  sidesOf(ring).reduce((sum, [[x, y], [nextX, nextY]]) => sum + x * nextY - nextX * y, 0)

/** True when a place lies within the sides by the even-odd rule: inside an outline and in none of its holes. */
export const isWithin = ([x, y]: Spot, sides: readonly Side[]): boolean =>
  sides.reduce(
    (inside, [[ax, ay], [bx, by]]) =>
      ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax ? !inside : inside,
    false,
  )

/** The centre of gravity, or the middle of the corners when they enclose nothing. */
function centreOf(ring: Ring): Point {
  const area = doubleArea(ring)
  if (Math.abs(area) < 1e-9) {
    const sum = ring.reduce<Point>(([x, y], [px, py]) => [x + px, y + py], [0, 0])
    return [sum[0] / Math.max(1, ring.length), sum[1] / Math.max(1, ring.length)]
  }
  let x = 0
  let y = 0
  for (const [[ax, ay], [bx, by]] of sidesOf(ring)) {
    const turn = ax * by - bx * ay
    x += (ax + bx) * turn
    y += (ay + by) * turn
  }
  return [x / (3 * area), y / (3 * area)]
}

const isInside = (place: Point, ring: Ring): boolean => isWithin(place, sidesOf(ring))

/** The nearest place of a side. */
export function nearestOn([x, y]: Spot, [[ax, ay], [bx, by]]: Side): Point {
  const length = (bx - ax) ** 2 + (by - ay) ** 2
  const part = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
  return [ax + part * (bx - ax), ay + part * (by - ay)]
}

export const gap = ([ax, ay]: Spot, [bx, by]: Spot): number => Math.hypot(ax - bx, ay - by)
const distanceToRing = (place: Point, ring: Ring) =>
  Math.min(...sidesOf(ring).map((side) => gap(place, nearestOn(place, side))))

const turn = (a: Spot, b: Spot, c: Spot) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
const doCross = (a: Spot, b: Spot, c: Spot, d: Spot) =>
  turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0

function crossesItself(ring: Ring): boolean {
  const sides = sidesOf(ring)
  return sides.some(([a, b], index) =>
    sides.some(([c, d], other) => {
      const areNeighbours = other <= index + 1 || (index === 0 && other === sides.length - 1)
      return !areNeighbours && doCross(a, b, c, d)
    }),
  )
}

/** smallest zone: 0.02 % of the plan */
const smallest = 0.0004

/** Why the corners make no zone, as one sentence; null when they do. */
export function polygonProblem(ring: Ring): string | null {
  if (ring.length < 3) return '至少点三个角'
  if (crossesItself(ring)) return '边线相互交叉，请撤销后重新点'
  if (Math.abs(doubleArea(ring)) < smallest) return '范围太小，请点得大一些'
  return null
}

const areCrossing = (one: Ring, other: Ring): boolean =>
  sidesOf(one).some(([a, b]) => sidesOf(other).some(([c, d]) => doCross(a, b, c, d)))

/** Why a hole cannot be cut into a zone that has `others` already; null when it can. */
export function holeProblem(hole: Ring, ring: Ring, others: readonly Ring[] = []): string | null {
  const own = polygonProblem(hole)
  if (own !== null) return own
  const isOutside = hole.some((place) => !isInside(place, ring) && distanceToRing(place, ring) > 1e-6)
  if (isOutside || areCrossing(hole, ring)) return '空洞要完全在区域范围里面'
  const isTwice = others.some(
    (other) =>
      areCrossing(hole, other) || isInside(centreOf(hole), other) || other.some((place) => isInside(place, hole)),
  )
  return isTwice ? '空洞之间不能重叠' : null
}

/** Why a zone with its holes cannot stand on a plan; null when it can, and for an area that is not drawn. */
export function zoneProblem(zone: { polygon: Ring; holes: readonly Ring[] }): string | null {
  if (zone.polygon.length === 0) return zone.holes.length === 0 ? null : '先画范围，再挖空洞'
  return (
    polygonProblem(zone.polygon) ??
    zone.holes
      .map((hole, index) => holeProblem(hole, zone.polygon, zone.holes.slice(0, index)))
      .find((problem) => problem !== null) ??
    null
  )
}

export interface Snapped {
  point: Point
  /** what the place was drawn to; null = it stays where it was */
  to: 'corner' | 'edge' | 'axis' | null
}

export interface SnapTo {
  /** width and height of the plan in pixels */
  size: Point
  /** how near is near, in pixels */
  reach: number
  /** outlines of other zones */
  rings: readonly Ring[]
  /** corners before and after: the place may stand level or plumb with them */
  anchors?: readonly Point[]
}

/**
 * Draws a place to what is near: a corner of another zone first; else level or plumb with the neighbouring corners, and on
 * an edge of another zone where both fit.
 */
export function snapCorner(place: Point, { size, reach, rings, anchors = [] }: SnapTo): Snapped {
  const [width, height] = size
  const inPixels = ([x, y]: Point): Point => [x * width, y * height]
  const corner = ([x, y]: Point): Point => cornerAt(x, y, width, height)
  const from = inPixels(place)
  const sides = rings.flatMap((ring) => sidesOf(ring.map(inPixels)))
  const nearest = <T>(candidates: readonly T[], pointOf: (candidate: T) => Point): Point | null => {
    let best: { point: Point; away: number } | null = null
    for (const candidate of candidates) {
      const point = pointOf(candidate)
      const away = gap(from, point)
      if (away <= reach && (best === null || away < best.away)) best = { point, away }
    }
    return best?.point ?? null
  }
  const atCorner = nearest(sides, ([[x, y]]) => [x, y])
  if (atCorner) return { point: corner(atCorner), to: 'corner' }
  const marks = anchors.map(inPixels)
  const plumb = marks.find(([x]) => Math.abs(x - from[0]) <= reach)
  const level = marks.find(([, y]) => Math.abs(y - from[1]) <= reach)
  const straight: Point = [plumb?.[0] ?? from[0], level?.[1] ?? from[1]]
  if (plumb && level) return { point: corner(straight), to: 'axis' }
  const onEdge = nearest(sides, (side) => {
    const [a, b] = side
    if (plumb) return crossing(a, b, 0, straight[0]) ?? [Infinity, Infinity]
    if (level) return crossing(a, b, 1, straight[1]) ?? [Infinity, Infinity]
    return nearestOn(from, side)
  })
  if (onEdge) return { point: corner(onEdge), to: 'edge' }
  return plumb || level ? { point: corner(straight), to: 'axis' } : { point: corner(from), to: null }
}

/** Where a side has the value on an axis (0 = across, 1 = down); null when it does not reach it. */
function crossing(a: Spot, b: Spot, axis: 0 | 1, value: number): Point | null {
  const length = b[axis] - a[axis]
  const part = (value - a[axis]) / length
  if (length === 0 || part < 0 || part > 1) return null
  return [a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])]
}

/** Moves rings together by a share of the plan; what would leave it stops at its border. */
export function moveRings(rings: readonly Ring[], [dx, dy]: Point): Point[][] {
  const values = (axis: 0 | 1) => rings.flatMap((ring) => ring.map((point) => point[axis]))
  const within = (axis: 0 | 1, by: number) =>
    Math.min(1 - Math.max(...values(axis)), Math.max(-Math.min(...values(axis)), by))
  const [x, y] = [within(0, dx), within(1, dy)]
  return rings.map((ring) => ring.map(([px, py]) => [round(px + x), round(py + y)]))
}

/** Puts a corner into the middle of the side that begins at `index`. */
export function splitSide(ring: Ring, index: number): Point[] {
  const side = sidesOf(ring)[index]
  if (!side) return [...ring]
  const [[ax, ay], [bx, by]] = side
  return ring.toSpliced(index + 1, 0, [round((ax + bx) / 2), round((ay + by) / 2)])
}

/** Corners as SVG reads them, in the plan's pixels. */
export const svgPoints = (ring: Ring, width: number, height: number): string =>
  ring.map(([x, y]) => `${(x * width).toFixed(1)},${(y * height).toFixed(1)}`).join(' ')

/** A zone with its holes as one SVG path, filled by the even-odd rule. */
export const svgPath = (rings: readonly Ring[], width: number, height: number): string =>
  rings
    .filter((ring) => ring.length > 0)
    .map((ring) => `M${svgPoints(ring, width, height).replaceAll(' ', ' L')} Z`)
    .join(' ')

/** What a distance on the plan says about its whole width on site, in decimetres; half up. */
export function widthFromDistance(from: Point, to: Point, size: Point, metres: number): number {
  const pixels = Math.hypot((to[0] - from[0]) * size[0], (to[1] - from[1]) * size[1])
  return pixels === 0 ? 0 : Math.floor((metres * 10 * size[0]) / pixels + 0.5)
}
