import { describe, expect, it } from 'vitest'
import type { Evaluation } from '#shared/domain/evaluation'
import { chartModel } from '../../renderer/features/risk-points/evaluation-chart-model.ts'

type Shown = Parameters<typeof chartModel>[0][number]
const one = (
  id: string,
  stage: Evaluation['stage'],
  valueHundredths: number,
  evaluatedOn: string,
  more: Partial<Shown> = {},
): Shown => ({
  id,
  stage,
  valueHundredths,
  evaluatedOn,
  level: 'low',
  method: 'LEC',
  packId: 'LEC-2',
  packVersion: '1.0.0',
  sequence: 1,
  ...more,
})

describe('the history of a hazard as a chart', () => {
  const history = [
    one('a', 'inherent', 10000, '2026-01-05'),
    one('b', 'current', 2500, '2026-01-05'),
    one('c', 'current', 0, '2026-06-01', { sequence: 2 }),
    one('d', 'current', 900, '2026-11-01', { sequence: 3, method: 'LS', packId: 'LS-1' }),
  ]
  const model = chartModel(history)
  const dot = (id: string) => model.dots.find((candidate) => candidate.id === id)

  it('has one column for each day, both stages of a day below each other', () => {
    expect(model.days.map(({ label }) => label)).toEqual(['2026-01-05', '2026-06-01', '2026-11-01'])
    expect(dot('a')?.x).toBe(dot('b')?.x)
    expect((dot('c')?.x ?? 0) - (dot('b')?.x ?? 0)).toBe((dot('d')?.x ?? 0) - (dot('c')?.x ?? 0))
  })

  it('puts a quarter of the highest value half-way up', () => {
    const [top, half, ground] = ['a', 'b', 'c'].map((id) => dot(id)?.y ?? 0)
    expect((half ?? 0) - (top ?? 0)).toBe((ground ?? 0) - (half ?? 0))
    expect(dot('b')?.value).toBe('25')
  })

  it('joins what compares and marks where other criteria begin', () => {
    expect(model.lines).toEqual([
      { stage: 'current', points: `${dot('b')?.x},${dot('b')?.y} ${dot('c')?.x},${dot('c')?.y}` },
    ])
    expect(model.breaks.map(({ label }) => label)).toEqual(['改用 LS-1'])
  })

  it('shows every evaluation of one day and stage, in their order', () => {
    const again = chartModel([...history, one('e', 'current', 100, '2026-01-05', { sequence: 4 })])
    expect(again.days.map(({ label }) => label)).toEqual(['2026-01-05', '2026-01-05', '2026-06-01', '2026-11-01'])
    expect(new Set(again.dots.map(({ id }) => id)).size).toBe(5)
  })

  it('is empty without evaluations', () => expect(chartModel([])).toMatchObject({ dots: [], lines: [], breaks: [] }))
})
