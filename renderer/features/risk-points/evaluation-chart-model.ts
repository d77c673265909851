/** Places of a hazard's evaluations in a small chart: time from left to right, value upwards, one line for each stage. */
import type { Evaluation, EvaluationMethod, EvaluationStage } from '#shared/domain/evaluation'
import type { RiskLevel } from '#shared/domain/risk-level'
import { formatRiskValue } from '#shared/rules/risk'

export interface ChartDot {
  id: string
  stage: EvaluationStage
  x: number
  y: number
  level: RiskLevel
  value: string
  on: string
}
export interface ChartModel {
  width: number
  height: number
  dots: ChartDot[]
  /** dots of one stage by one method, joined by a line: values of two methods do not compare */
  lines: { stage: EvaluationStage; points: string }[]
  /** where other criteria begin */
  breaks: { x: number; label: string }[]
  /** day below each column of dots */
  days: { x: number; label: string }[]
}

const columnWidth = 104
const left = 48
const top = 44
const plotHeight = 96
const bottom = 24

type Shown = Pick<
  Evaluation,
  'id' | 'stage' | 'level' | 'method' | 'packId' | 'packVersion' | 'valueHundredths' | 'evaluatedOn' | 'sequence'
>

/** Column of an evaluation: its day, and which one of its stage it is on that day. */
function columnsOf(evaluations: readonly Shown[]): Map<string, string> {
  const counts = new Map<string, number>()
  const columns = new Map<string, string>()
  for (const { id, stage, evaluatedOn } of evaluations) {
    const key = `${stage} ${evaluatedOn}`
    const ordinal = (counts.get(key) ?? 0) + 1
    counts.set(key, ordinal)
    columns.set(id, `${evaluatedOn} ${String(ordinal).padStart(4, '0')}`)
  }
  return columns
}

/** Evaluations in any order; heights go by the square root of the value, so that 42 and 270 both stay readable. */
export function chartModel(history: readonly Shown[]): ChartModel {
  const evaluations = history.toSorted((a, b) => a.sequence - b.sequence)
  const columnOf = columnsOf(evaluations)
  const columns = [...new Set(columnOf.values())].sort()
  const highest = new Map<EvaluationMethod, number>()
  for (const { method, valueHundredths } of evaluations)
    highest.set(method, Math.max(highest.get(method) ?? 1, valueHundredths))
  const xOf = (id: string) => left + columns.indexOf(columnOf.get(id) ?? '') * columnWidth
  const yOf = ({ method, valueHundredths }: Shown) =>
    Math.round(top + plotHeight * (1 - Math.sqrt(valueHundredths / (highest.get(method) ?? 1))))
  const dots = evaluations.map((one) => ({
    id: one.id,
    stage: one.stage,
    x: xOf(one.id),
    y: yOf(one),
    level: one.level,
    value: formatRiskValue(one.valueHundredths),
    on: one.evaluatedOn,
  }))
  return {
    width: left * 2 + Math.max(0, columns.length - 1) * columnWidth,
    height: top + plotHeight + bottom + 16,
    dots,
    lines: linesOf(evaluations, dots),
    breaks: breaksOf(evaluations, columns, columnOf),
    days: columns.map((column, index) => ({ x: left + index * columnWidth, label: column.split(' ')[0] ?? '' })),
  }
}

function linesOf(evaluations: readonly Shown[], dots: readonly ChartDot[]): ChartModel['lines'] {
  const lines = new Map<string, { stage: EvaluationStage; points: string[] }>()
  const last = new Map<EvaluationStage, { method: EvaluationMethod; run: number }>()
  for (const [index, one] of evaluations.entries()) {
    const dot = dots[index]
    const before = last.get(one.stage)
    const run = before === undefined ? 0 : before.run + (before.method === one.method ? 0 : 1)
    last.set(one.stage, { method: one.method, run })
    const key = `${one.stage} ${run}`
    const line = lines.get(key) ?? { stage: one.stage, points: [] }
    if (dot) line.points.push(`${dot.x},${dot.y}`)
    lines.set(key, line)
  }
  return [...lines.values()]
    .filter(({ points }) => points.length > 1)
    .map(({ stage, points }) => ({ stage, points: points.join(' ') }))
}

/** Half-way before the first column in which other criteria stand than in the one before. */
function breaksOf(
  evaluations: readonly Shown[],
  columns: readonly string[],
  columnOf: ReadonlyMap<string, string>,
): ChartModel['breaks'] {
  const packs = columns.map((column) => evaluations.findLast(({ id }) => columnOf.get(id) === column)?.packId ?? '')
  return packs.flatMap((packId, index) =>
    index > 0 && packId !== packs[index - 1]
      ? [{ x: left + (index - 0.5) * columnWidth, label: `改用 ${packId}` }]
      : [],
  )
}
