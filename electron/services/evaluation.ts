import { AppError } from '#shared/contract/errors'
import type { Evaluation } from '#shared/domain/evaluation'
import { currentNotAboveInherent, evaluateRisk } from '#shared/rules/risk'
import { evaluations } from '../database/repositories/records.ts'
import { lastEvaluationSequence, newestEvaluation } from '../database/repositories/risk-register.ts'
import type { LoadedPack } from '../files/resources.ts'
import type { CommandContext, Handlers } from './context.ts'
import { keepPack } from './rule-packs.ts'

type Fields = Parameters<Handlers<'evaluation.record'>['evaluation.record']>[1]

/** Computes value and level by the pack; 目录命中 is no part of it, the register lifts the level where it is shown. */
function computed(context: CommandContext, fields: Fields, loaded: LoadedPack, packSwitchId: string | null) {
  const outcome = evaluateRisk(loaded.pack, fields.factors, {
    conditionIds: fields.directConditionIds,
    reason: fields.directReason,
  })
  return {
    ...fields,
    method: loaded.pack.method,
    packVersion: loaded.pack.version,
    packHash: loaded.hash,
    valueHundredths: outcome.valueHundredths,
    level: outcome.level,
    evaluatorId: context.actor.id,
    sequence: lastEvaluationSequence(context.db, fields.hazardId, fields.stage) + 1,
    packSwitchId,
  }
}

/** Seals an evaluation recomputed by a change of criteria, which has judged 固有 and 现有 as a pair already. */
export function sealRecomputed(
  context: CommandContext,
  fields: Fields,
  loaded: LoadedPack,
  packSwitchId: string,
): Evaluation {
  keepPack(context, loaded)
  return evaluations.insert(context, computed(context, fields, loaded, packSwitchId))
}

/** Computes value and level by the pack and seals them; refuses 现有 above 固有. */
export function recordEvaluation(context: CommandContext, fields: Fields, loaded: LoadedPack): Evaluation {
  const sealed = computed(context, fields, loaded, null)
  const otherStage = fields.stage === 'current' ? 'inherent' : 'current'
  const other = newestEvaluation(context.db, fields.hazardId, otherStage)
  const [inherent, current] = fields.stage === 'inherent' ? [sealed, other] : [other, sealed]
  // A new 固有 below the present 现有 is refused too: the two are read side by side.
  if (inherent && current && !currentNotAboveInherent(inherent, current)) {
    throw new AppError('rule', '现有风险不能高于固有风险：有了管控措施，风险只会降低或不变，请核对取值')
  }
  keepPack(context, loaded)
  return evaluations.insert(context, sealed)
}
