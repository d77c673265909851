/** Corners of zones on a floor plan, 0..1 of the picture's width and height. */
export type Point = [number, number]

const round = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 10_000) / 10_000

/** A place on the drawn picture as a corner, kept inside the picture. */
export function cornerAt(x: number, y: number, width: number, height: number): Point {
  return [round(x / width), round(y / height)]
}

/** Twice the area with its sign; positive when the corners run clockwise on the screen. */
function doubleArea(points: readonly Point[]): number {
  return points.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y]
    return sum + x * nextY - nextX * y
  }, 0)
}

/** Where the name of a zone stands: its centre of gravity, or the middle of its corners when it has no area. */
export function centreOf(points: readonly Point[]): Point {
  const area = doubleArea(points)
  if (Math.abs(area) < 1e-9) {
    const sum = points.reduce<Point>(([x, y], [px, py]) => [x + px, y + py], [0, 0])
    return [sum[0] / Math.max(1, points.length), sum[1] / Math.max(1, points.length)]
  }
  let x = 0
  let y = 0
  for (const [index, [ax, ay]] of points.entries()) {
    const [bx, by] = points[(index + 1) % points.length] ?? [ax, ay]
    const cross = ax * by - bx * ay
    x += (ax + bx) * cross
    y += (ay + by) * cross
  }
  return [x / (3 * area), y / (3 * area)]
}

/** True when a place lies inside the corners. */
function isInside([x, y]: Point, points: readonly Point[]): boolean {
  return points.reduce((inside, [ax, ay], index) => {
    const [bx, by] = points[(index + 1) % points.length] ?? [ax, ay]
    const isCrossed = ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax
    return isCrossed ? !inside : inside
  }, false)
}

/** Where a zone's name stands: its centre, or for a bent zone the middle of its widest part. */
export function labelPlace(points: readonly Point[]): Point {
  const centre = centreOf(points)
  if (points.length < 3 || isInside(centre, points)) return centre
  const steps = 24
  let best = { place: centre, room: 0 }
  for (let row = 1; row < steps; row += 1)
    for (let column = 1; column < steps; column += 1) {
      const place: Point = [column / steps, row / steps]
      if (!isInside(place, points)) continue
      const room = Math.min(
        ...points.map((point, index) => distance(place, point, points[(index + 1) % points.length] ?? point)),
      )
      if (room > best.room) best = { place, room }
    }
  return best.place
}

/** How far a place is from a side. */
function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2
  const part = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
  return Math.hypot(x - ax - part * (bx - ax), y - ay - part * (by - ay))
}

/** Why the corners make no zone; null when they do. */
export function polygonProblem(points: readonly Point[]): string | null {
  if (points.length < 3) return '至少点三个角'
  if (crossesItself(points)) return '边线相互交叉，请撤销后重新点'
  if (Math.abs(doubleArea(points)) < 0.0004) return '范围太小，请点得大一些'
  return null
}

function crossesItself(points: readonly Point[]): boolean {
  const sides = points.map((point, index) => [point, points[(index + 1) % points.length] ?? point] as const)
  return sides.some(([a, b], index) =>
    sides.some(([c, d], other) => {
      const areNeighbours = other <= index + 1 || (index === 0 && other === sides.length - 1)
      return !areNeighbours && cross(a, b, c) * cross(a, b, d) < 0 && cross(c, d, a) * cross(c, d, b) < 0
    }),
  )
}

const cross = (a: Point, b: Point, c: Point) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

/** Corners as SVG reads them, in the picture's pixels. */
export const svgPoints = (points: readonly Point[], width: number, height: number): string =>
  points.map(([x, y]) => `${(x * width).toFixed(1)},${(y * height).toFixed(1)}`).join(' ')
