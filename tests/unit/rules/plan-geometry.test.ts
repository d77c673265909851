import { describe, expect, it } from 'vitest'
import {
  cornerAt,
  holeProblem,
  moveRings,
  type Point,
  polygonProblem,
  snapCorner,
  splitSide,
  svgPath,
  svgPoints,
  widthFromDistance,
  zoneProblem,
} from '#shared/rules/plan-geometry'
import { placesIn } from '#shared/reports/map-geometry'

const square: Point[] = [
  [0.1, 0.1],
  [0.5, 0.1],
  [0.5, 0.5],
  [0.1, 0.5],
]

const boxed = (left: number, top: number, right: number, bottom: number): Point[] => [
  [left, top],
  [right, top],
  [right, bottom],
  [left, bottom],
]

describe('zones on a floor plan', () => {
  it('keeps corners inside the picture', () => {
    expect(cornerAt(400, 150, 1600, 1000)).toEqual([0.25, 0.15])
    expect(cornerAt(-5, 1200, 1600, 1000)).toEqual([0, 1])
  })

  it('puts the name of a bent zone inside it', () => {
    const bent: Point[] = [
      [0.8, 0],
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0.9],
      [0.8, 0.9],
    ]
    const [x = 0, y = 0] = placesIn([bent])[0]?.at ?? []
    expect(x > 0.8 || y > 0.9).toBe(true)
    const [middle = 0, centre = 0] = placesIn([square])[0]?.at ?? []
    expect(middle).toBeCloseTo(0.3)
    expect(centre).toBeCloseTo(0.3)
  })

  it('refuses what is no zone', () => {
    expect(polygonProblem(square.slice(0, 2))).toBe('至少点三个角')
    expect(polygonProblem([square[0], square[2], square[1], square[3]] as Point[])).toBe('边线相互交叉，请撤销后重新点')
    expect(
      polygonProblem([
        [0.1, 0.1],
        [0.101, 0.1],
        [0.1, 0.101],
      ]),
    ).toBe('范围太小，请点得大一些')
    expect(polygonProblem(square)).toBeNull()
  })

  it('writes corners for SVG', () => {
    expect(svgPoints(square.slice(0, 2), 1000, 500)).toBe('100.0,50.0 500.0,50.0')
  })

  it('puts the name of a hollow zone beside the hole', () => {
    const hole = boxed(0.2, 0.2, 0.4, 0.4)
    const [x = 0, y = 0] = placesIn([square, hole])[0]?.at ?? []
    expect(x < 0.2 || x > 0.4 || y < 0.2 || y > 0.4).toBe(true)
  })

  it.each<[string, Point[], Point[][], string | null]>([
    ['inside', boxed(0.2, 0.2, 0.3, 0.3), [], null],
    ['at the border', boxed(0.1, 0.2, 0.3, 0.3), [], null],
    ['half outside', boxed(0.4, 0.4, 0.6, 0.45), [], '空洞要完全在区域范围里面'],
    ['outside', boxed(0.6, 0.6, 0.8, 0.8), [], '空洞要完全在区域范围里面'],
    ['around the zone', boxed(0, 0, 1, 1), [], '空洞要完全在区域范围里面'],
    ['over another hole', boxed(0.2, 0.2, 0.3, 0.3), [boxed(0.25, 0.25, 0.35, 0.35)], '空洞之间不能重叠'],
    ['beside another hole', boxed(0.2, 0.2, 0.3, 0.3), [boxed(0.32, 0.2, 0.4, 0.3)], null],
    [
      'two corners',
      [
        [0.2, 0.2],
        [0.3, 0.3],
      ],
      [],
      '至少点三个角',
    ],
  ])('judges a hole %s', (_, hole, others, problem) => {
    expect(holeProblem(hole, square, others)).toBe(problem)
  })

  it('judges a zone with its holes as one', () => {
    expect(zoneProblem({ polygon: [], holes: [] })).toBeNull()
    expect(zoneProblem({ polygon: [], holes: [square] })).toBe('先画范围，再挖空洞')
    const hole = boxed(0.2, 0.2, 0.3, 0.3)
    expect(zoneProblem({ polygon: square, holes: [hole] })).toBeNull()
    expect(zoneProblem({ polygon: square, holes: [hole, hole] })).toBe('空洞之间不能重叠')
  })

  it.each<[string, Point, Point[], Point, string | null]>([
    ['a corner', [0.505, 0.495], [], [0.5, 0.5], 'corner'],
    ['an edge', [0.3, 0.505], [], [0.3, 0.5], 'edge'],
    ['plumb with a corner before', [0.705, 0.9], [[0.7, 0.2]], [0.7, 0.9], 'axis'],
    [
      'level and plumb',
      [0.705, 0.795],
      [
        [0.7, 0.2],
        [0.2, 0.8],
      ],
      [0.7, 0.8],
      'axis',
    ],
    ['an edge where it is plumb', [0.305, 0.505], [[0.3, 0.9]], [0.3, 0.5], 'edge'],
    ['nothing near', [0.8, 0.8], [[0.2, 0.2]], [0.8, 0.8], null],
  ])('draws a place to %s', (_, place, anchors, point, to) => {
    expect(snapCorner(place, { size: [1000, 1000], reach: 8, rings: [square], anchors })).toEqual({ point, to })
  })

  it('moves rings together and stops at the border', () => {
    expect(moveRings([boxed(0.1, 0.1, 0.5, 0.5)], [-0.3, 0.2])[0]?.[0]).toEqual([0, 0.3])
    expect(moveRings([boxed(0.1, 0.1, 0.5, 0.5)], [0.9, 0])[0]?.[1]).toEqual([1, 0.1])
  })

  it('splits a side, the last one too', () => {
    expect(splitSide(square, 0)[1]).toEqual([0.3, 0.1])
    expect(splitSide(square, 3)).toEqual([...square, [0.1, 0.3]])
  })

  it('tells the width on site from a distance', () => {
    expect(widthFromDistance([0.25, 0.5], [0.75, 0.5], [1200, 800], 30)).toBe(600)
    expect(widthFromDistance([0.5, 0.5], [0.5, 0.5], [1200, 800], 30)).toBe(0)
  })

  it('writes a zone with a hole as one path', () => {
    expect(svgPath([square.slice(0, 3), []], 10, 10)).toBe('M1.0,1.0 L5.0,1.0 L5.0,5.0 Z')
  })
})
