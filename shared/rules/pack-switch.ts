/** What another method or pack would make of the evaluations in force, before anything is written. */
import { AppError } from '#shared/contract/errors'
import { type Evaluation, type EvaluationStage, evaluationStages } from '#shared/domain/evaluation'
import type { PackSwitchRow, SwitchState } from '#shared/domain/pack-switch'
import { type CatalogueHit, currentNotAboveInherent, evaluateRisk, ratingBasis, type RiskOutcome } from './risk.ts'
import type { RulePack } from './rule-pack.ts'

export interface SwitchRating {
  evaluation: Evaluation
  /** the pack that it was made with */
  pack: RulePack
  /** made with the very pack that is switched to: nothing is to be done */
  isByTarget: boolean
}

/** A hazard with its newest evaluations. */
export interface SwitchSubject {
  hazardId: string
  item: string
  riskPointId: string
  riskPointNumber: string
  riskPointName: string
  catalogueHits: readonly CatalogueHit[]
  inherent: SwitchRating | null
  current: SwitchRating | null
}

interface Attempt {
  outcome: RiskOutcome | null
  state: SwitchState
  problem: string
}

const stages = ['inherent', 'current'] as const

const judgementOf = ({ directConditionIds, directReason }: Evaluation, hits: readonly CatalogueHit[]) => ({
  conditionIds: directConditionIds,
  reason: directReason,
  catalogueHits: hits,
})

/** The same factors by the other pack; another method asks other questions, so that nothing can be carried over. */
function attempt(target: RulePack, rating: SwitchRating, hits: readonly CatalogueHit[]): Attempt {
  const { evaluation } = rating
  if (evaluation.method !== target.method)
    return { outcome: null, state: 'reevaluate', problem: `原为 ${evaluation.method} 法，取值不能换算` }
  try {
    const outcome = evaluateRisk(target, evaluation.factors, judgementOf(evaluation, hits))
    return { outcome, state: 'kept', problem: '' }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { outcome: null, state: 'revalue', problem: error.message.replace(/。$/, '') }
  }
}

const compared = (target: RulePack, outcome: RiskOutcome) => ({
  packId: target.id,
  packVersion: target.version,
  level: outcome.level,
  valueHundredths: outcome.valueHundredths,
})

/** 固有 and 现有 of a hazard stand or fall together: a pair by two packs could say that controls raise a risk. */
function attemptPair(target: RulePack, subject: SwitchSubject): Map<EvaluationStage, Attempt> {
  const attempts = new Map<EvaluationStage, Attempt>()
  for (const stage of stages) {
    const rating = subject[stage]
    if (rating) attempts.set(stage, attempt(target, rating, subject.catalogueHits))
  }
  const [inherent, current] = [attempts.get('inherent'), attempts.get('current')]
  if (!inherent || !current) return attempts
  for (const [stage, own, other] of [
    ['current', current, inherent],
    ['inherent', inherent, current],
  ] as const) {
    if (own.outcome === null || other.outcome !== null) continue
    const partner = evaluationStages[stage === 'current' ? 'inherent' : 'current']
    attempts.set(stage, {
      outcome: null,
      state: other.state,
      problem: `${partner}${other.state === 'reevaluate' ? '须重新评价' : '须重新取值'}，两项要一并处理`,
    })
  }
  if (inherent.outcome && current.outcome) {
    if (currentNotAboveInherent(compared(target, inherent.outcome), compared(target, current.outcome))) return attempts
    const problem = '按新准则现有风险会高于固有风险，请两项一并重新取值'
    for (const stage of stages) attempts.set(stage, { outcome: null, state: 'revalue', problem })
  }
  return attempts
}

/** One row for each newest evaluation that was not made with the target pack, 固有 before 现有, in the order given. */
export function switchRows(target: RulePack, subjects: readonly SwitchSubject[]): PackSwitchRow[] {
  return subjects.flatMap((subject) => {
    const attempts = attemptPair(target, subject)
    return stages.flatMap((stage): PackSwitchRow[] => {
      const rating = subject[stage]
      const tried = attempts.get(stage)
      if (!rating || !tried || rating.isByTarget) return []
      const { evaluation, pack } = rating
      const before = evaluateRisk(pack, evaluation.factors, judgementOf(evaluation, subject.catalogueHits))
      const { outcome, problem } = tried
      const state = outcome && outcome.level !== before.level ? 'recoloured' : tried.state
      const { hazardId, riskPointId, riskPointNumber, riskPointName, item } = subject
      return [
        {
          hazardId,
          stage,
          riskPointId,
          riskPointNumber,
          riskPointName,
          item,
          state,
          before: ratingOf(before),
          after: outcome && ratingOf(outcome),
          problem,
        },
      ]
    })
  })
}

const ratingOf = ({ level, valueHundredths, explanation }: RiskOutcome) => ({
  level,
  valueHundredths,
  basis: ratingBasis(explanation),
})

/** How many rows came to what. */
export function countStates(rows: readonly Pick<PackSwitchRow, 'state'>[]): Record<SwitchState, number> {
  const counts: Record<SwitchState, number> = { recoloured: 0, kept: 0, revalue: 0, reevaluate: 0 }
  for (const { state } of rows) counts[state] += 1
  return counts
}
