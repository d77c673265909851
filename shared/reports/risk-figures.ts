/** Levels and values of the register in one of the two modes, as maps and charts show them. */
import type { RiskPointRow } from '#shared/contract/risk-point'
import type { Evaluation, EvaluationStage } from '#shared/domain/evaluation'
import { highestLevel, type RiskLevel, riskLevels } from '#shared/domain/risk-level'
import { highestRating } from '#shared/rules/highest-rating'
import type { RiskExplanation } from '#shared/rules/risk'
import type { ReportData, ReportHazard } from './definition.ts'

/** A hazard as it stands in one mode. */
export interface RatedHazard {
  hazard: ReportHazard
  level: RiskLevel | null
  evaluation: Evaluation | null
  explanation: RiskExplanation | null
}

/** 固有 or 现有, 现有 when nothing was chosen. */
export const chosenMode = (data: ReportData): EvaluationStage => data.parameters.mapMode ?? 'current'

export function ratedHazard(hazard: ReportHazard, mode: EvaluationStage): RatedHazard {
  return mode === 'current'
    ? { hazard, level: hazard.currentLevel, evaluation: hazard.current, explanation: hazard.currentExplanation }
    : { hazard, level: hazard.inherentLevel, evaluation: hazard.inherent, explanation: hazard.inherentExplanation }
}

/** The hazards in use of the risk points, each in the mode. */
export function ratedHazards(data: ReportData, points: readonly RiskPointRow[], mode: EvaluationStage): RatedHazard[] {
  const byPoint = Map.groupBy(data.hazards, ({ riskPointId }) => riskPointId)
  return points.flatMap(({ id }) =>
    (byPoint.get(id) ?? []).filter(({ voidedAt }) => voidedAt === null).map((hazard) => ratedHazard(hazard, mode)),
  )
}

/** Risk points in use, those of the chosen area where one was chosen. */
export function pointsInUse(data: ReportData): RiskPointRow[] {
  const { areaId } = data.parameters
  return data.riskPoints.filter((point) => point.voidedAt === null && (areaId === undefined || point.areaId === areaId))
}

export const levelOfPoint = (point: RiskPointRow, mode: EvaluationStage): RiskLevel | null =>
  mode === 'current' ? point.level : point.inherentLevel

export const highestOf = (points: readonly RiskPointRow[], mode: EvaluationStage): RiskLevel | null =>
  highestLevel(points.map((point) => levelOfPoint(point, mode)))

/** The highest level among the hazards with its factors in words; an empty basis without one. */
export function highestRated(hazards: readonly RatedHazard[]): { level: RiskLevel | null; basis: string } {
  return highestRating(
    hazards.map(({ hazard, level, evaluation, explanation }) => ({
      item: hazard.item,
      currentLevel: level,
      current: evaluation,
      currentExplanation: explanation,
    })),
  )
}

/** The hazard that decides: the highest level, then the highest value; null while none is evaluated. */
export function topHazard(hazards: readonly RatedHazard[]): RatedHazard | null {
  const rank = ({ level }: RatedHazard) => (level === null ? riskLevels.length : riskLevels.indexOf(level))
  const [top] = hazards
    .filter(({ level, evaluation }) => level !== null && evaluation !== null)
    .toSorted(
      (left, right) =>
        rank(left) - rank(right) || (right.evaluation?.valueHundredths ?? 0) - (left.evaluation?.valueHundredths ?? 0),
    )
  return top ?? null
}

/** The hazards as the foot of a document wants them: with the packs of the mode alone. */
export const hazardsOf = (rated: readonly RatedHazard[]): ReportHazard[] => rated.map(({ hazard }) => hazard)
