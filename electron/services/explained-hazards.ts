import type { HazardDetail } from '#shared/contract/risk-point'
import type { Evaluation } from '#shared/domain/evaluation'
import type { ReportHazard } from '#shared/reports/definition'
import { evaluateRisk, type RiskExplanation } from '#shared/rules/risk'
import type { RulePack } from '#shared/rules/rule-pack'
import type { ReadDatabase } from '../database/database.ts'
import { hazardDetails } from '../database/repositories/risk-register.ts'
import type { Resources } from '../files/resources.ts'
import { packOfEvaluation } from './rule-packs.ts'

export interface Source {
  db: ReadDatabase
  resources: Resources
  today: string
}

/** The pack of each evaluation, read once however many evaluations rest on it. */
export function packReader({ db, resources }: Source): (evaluation: Evaluation) => RulePack {
  const packs = new Map<string, RulePack>()
  return (evaluation) => {
    const known = packs.get(evaluation.packHash)
    if (known) return known
    const pack = packOfEvaluation(db, resources, evaluation)
    packs.set(evaluation.packHash, pack)
    return pack
  }
}

/** Every hazard in use with how its levels came about: by the pack that each evaluation names, with its catalogue hits. */
export function explainedHazards(source: Source): ReportHazard[] {
  const packOf = packReader(source)
  const explain = (
    evaluation: Evaluation | null,
    catalogueHits: HazardDetail['catalogueHits'],
  ): RiskExplanation | null =>
    evaluation &&
    evaluateRisk(packOf(evaluation), evaluation.factors, {
      conditionIds: evaluation.directConditionIds,
      reason: evaluation.directReason,
      catalogueHits,
    }).explanation
  return hazardDetails(source.db).map((hazard) => ({
    ...hazard,
    inherentExplanation: explain(hazard.inherent, hazard.catalogueHits),
    currentExplanation: explain(hazard.current, hazard.catalogueHits),
  }))
}
