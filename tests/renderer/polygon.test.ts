import { describe, expect, it } from 'vitest'
import {
  centreOf,
  cornerAt,
  labelPlace,
  type Point,
  polygonProblem,
  svgPoints,
} from '../../renderer/features/areas/polygon.ts'

const square: Point[] = [
  [0.1, 0.1],
  [0.5, 0.1],
  [0.5, 0.5],
  [0.1, 0.5],
]

describe('zones on a floor plan', () => {
  it('keeps corners inside the picture', () => {
    expect(cornerAt(400, 150, 1600, 1000)).toEqual([0.25, 0.15])
    expect(cornerAt(-5, 1200, 1600, 1000)).toEqual([0, 1])
  })

  it('finds the centre', () => {
    const [x, y] = centreOf(square)
    expect(x).toBeCloseTo(0.3)
    expect(y).toBeCloseTo(0.3)
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
    const [x, y] = labelPlace(bent)
    expect(x > 0.8 || y > 0.9).toBe(true)
    expect(labelPlace(square)).toEqual(centreOf(square))
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
})
