/** Level of what several hazards belong to (risk point, post, area) with the factors that it rests on. */
import { type RiskLevel, riskLevels } from '#shared/domain/risk-level'
import { ratingBasis, type RatingOrigin } from './risk.ts'

export interface RatedHazard {
  item: string
  /** 现有 level with its catalogue hits; null = 未评 */
  currentLevel: RiskLevel | null
  current: { valueHundredths: number } | null
  currentExplanation: RatingOrigin | null
}

/** The highest 现有 level with the hazard that it comes from; among equal levels the highest value. */
export function highestRating(hazards: readonly RatedHazard[]): { level: RiskLevel | null; basis: string } {
  const rated = hazards.flatMap(({ item, current, currentLevel, currentExplanation }) =>
    currentLevel && current && currentExplanation ? [{ item, current, currentLevel, currentExplanation }] : [],
  )
  const [highest] = rated.sort(
    (left, right) =>
      riskLevels.indexOf(left.currentLevel) - riskLevels.indexOf(right.currentLevel) ||
      right.current.valueHundredths - left.current.valueHundredths,
  )
  if (!highest) return { level: null, basis: '' }
  return { level: highest.currentLevel, basis: `${highest.item}：\n${ratingBasis(highest.currentExplanation)}` }
}
