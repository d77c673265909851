import { AppError } from '#shared/contract/errors'
import type { packSwitchOperations, PackSwitchSummary } from '#shared/contract/pack-switch'
import type { Evaluation } from '#shared/domain/evaluation'
import type { PackSwitch, PackSwitchRow } from '#shared/domain/pack-switch'
import { countStates, switchRows, type SwitchSubject } from '#shared/rules/pack-switch'
import { packSwitches } from '../database/repositories/records.ts'
import { hazardDetails, newestEvaluation, riskPointRows } from '../database/repositories/risk-register.ts'
import { writeSetting } from '../database/repositories/settings.ts'
import type { LoadedPack } from '../files/resources.ts'
import type { CommandContext, Handlers, QueryContext } from './context.ts'
import { sealRecomputed } from './evaluation.ts'
import { packReader } from './explained-hazards.ts'
import { evaluationChoice, evaluationSetting, findPack } from './rule-packs.ts'

/** Hazards in use with their newest evaluations, in register order. */
function subjects(context: QueryContext, target: LoadedPack): SwitchSubject[] {
  const packOf = packReader(context)
  const ratingOf = (evaluation: Evaluation | null) =>
    evaluation && { evaluation, pack: packOf(evaluation), isByTarget: evaluation.packHash === target.hash }
  const byRiskPoint = Map.groupBy(hazardDetails(context.db), (hazard) => hazard.riskPointId)
  return riskPointRows(context.db)
    .filter((point) => point.voidedAt === null)
    .flatMap((point) =>
      (byRiskPoint.get(point.id) ?? []).map((hazard) => ({
        hazardId: hazard.id,
        item: hazard.item,
        riskPointId: point.id,
        riskPointNumber: point.number,
        riskPointName: point.name,
        catalogueHits: hazard.catalogueHits,
        inherent: ratingOf(hazard.inherent),
        current: ratingOf(hazard.current),
      })),
    )
}

function targetOf(context: QueryContext, method: string, packId: string): LoadedPack {
  const target = findPack(context.db, context.resources, packId)
  if (target.pack.method !== method) throw new AppError('invalid', `${packId} 不是 ${method} 法的准则`)
  return target
}

const rowsFor = (context: QueryContext, target: LoadedPack): PackSwitchRow[] =>
  switchRows(target.pack, subjects(context, target))

const summaryOf = ({ rows, ...record }: PackSwitch): PackSwitchSummary => ({ ...record, counts: countStates(rows) })

/**
 * Chooses at once while nothing rests on other criteria; else refused, because levels would silently be read by a rule
 * that they were not made with.
 */
export function choosePack(context: CommandContext, method: Evaluation['method'], packId: string) {
  const target = targetOf(context, method, packId)
  const present = evaluationChoice(context.db, context.resources)
  const isChosen = present.method === method && present.chosen[method] === packId
  const others = isChosen ? 0 : rowsFor(context, target).length
  if (others > 0) throw new AppError('rule', `已有 ${others} 条评价用的是别的准则，改换前须先预览重算结果并写明原因`)
  const choice = { method, chosen: { ...present.chosen, [method]: packId } }
  writeSetting(context, evaluationSetting, choice)
  return choice
}

function switchPack(context: CommandContext, method: Evaluation['method'], packId: string, reason: string) {
  const target = targetOf(context, method, packId)
  const present = evaluationChoice(context.db, context.resources)
  const fromPackId = present.chosen[present.method]
  const rows = rowsFor(context, target)
  const computed = rows.filter((row) => row.after !== null)
  if (fromPackId === packId && computed.length === 0)
    throw new AppError('rule', '没有可以用同样取值重算的评价，请逐条重新评价')
  const record = packSwitches.insert(context, {
    fromMethod: present.method,
    fromPackId,
    toMethod: method,
    toPackId: packId,
    toPackVersion: target.pack.version,
    reason,
    switchedOn: context.today,
    switchedByName: context.actor.name,
    rows,
  })
  for (const { hazardId, stage } of computed) {
    const old = newestEvaluation(context.db, hazardId, stage)
    if (!old) throw new AppError('unexpected', '评价刚刚被撤销，请重新预览')
    const fields = {
      hazardId,
      stage,
      packId,
      factors: old.factors,
      directConditionIds: old.directConditionIds,
      directReason: old.directReason,
      reason: `评价准则由 ${old.packId} 改为 ${packId}：${reason}`,
      evaluatorName: context.actor.name,
      evaluatedOn: context.today,
    }
    sealRecomputed(context, fields, target, record.id)
  }
  writeSetting(context, evaluationSetting, { method, chosen: { ...present.chosen, [method]: packId } })
  return summaryOf(record)
}

export const packSwitchHandlers = {
  'rule-pack.usage': (context) => {
    const { method, chosen } = evaluationChoice(context.db, context.resources)
    const target = findPack(context.db, context.resources, chosen[method])
    const ratings = subjects(context, target).flatMap(({ inherent, current }) => [inherent, current])
    const made = ratings.filter((rating) => rating !== null)
    const byChosen = made.filter((rating) => rating.isByTarget).length
    return { byChosen, byOthers: made.length - byChosen }
  },
  'rule-pack.preview': (context, { method, packId }) => {
    const rows = rowsFor(context, targetOf(context, method, packId))
    return { rows, counts: countStates(rows) }
  },
  'rule-pack.switch': (context, { method, packId, reason }) => switchPack(context, method, packId, reason),
  'rule-pack.switches': ({ db }) => packSwitches.list(db).map(summaryOf).reverse(),
} satisfies Handlers<keyof typeof packSwitchOperations>
