import type { Point } from '#shared/rules/plan-geometry'
import type { Shape } from './model.ts'

/** What is taken hold of on the plan. */
export type Target =
  | { on: 'corner' | 'side'; ring: number; index: number }
  | { on: 'mark' | 'zone'; id: string }
  | { on: 'body' | 'ground' }

/** What lies under a place of the window: handles before marks, marks before zones. */
export function targetAt(elements: readonly Element[]): Target {
  const find = (name: string) =>
    elements
      .find((element) => element.closest(`[data-${name}]`))
      ?.closest(`[data-${name}]`)
      ?.getAttribute(`data-${name}`)
  for (const on of ['corner', 'side'] as const) {
    const found = find(on)
    if (found) {
      const [ring = 0, index = 0] = found.split(' ').map(Number)
      return { on, ring, index }
    }
  }
  const mark = find('mark')
  if (mark) return { on: 'mark', id: mark }
  if (find('body') !== undefined) return { on: 'body' }
  const zone = find('zone')
  return zone ? { on: 'zone', id: zone } : { on: 'ground' }
}

/** A shape as its rings, the outer one first, and back. */
export const ringsOf = ({ polygon, holes }: Shape): Point[][] => [polygon, ...holes]
export const shapeOf = ([polygon = [], ...holes]: Point[][]): Shape => ({ polygon, holes })
