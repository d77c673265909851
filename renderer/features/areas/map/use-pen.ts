import { useState } from 'react'
import type { Point } from '#shared/rules/plan-geometry'
import type { Mode } from './model.ts'

interface PenState {
  mode: Mode
  points: Point[]
  cursor: Point
  isSnapped: boolean
  isByKeys: boolean
}

/** The corners set so far and where the next one would be; every mode begins with an empty sheet. */
export function usePen(mode: Mode) {
  const [held, setHeld] = useState<PenState | null>(null)
  const pen: PenState =
    held?.mode === mode ? held : { mode, points: [], cursor: [0.5, 0.5], isSnapped: false, isByKeys: false }
  const change = (patch: Partial<PenState>) => setHeld({ ...pen, ...patch })
  return {
    ...pen,
    change,
    add: (point: Point) => change({ points: [...pen.points, point], cursor: point }),
    takeBack: () => change({ points: pen.points.slice(0, -1) }),
  }
}
