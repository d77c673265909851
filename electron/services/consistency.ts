import type { consistencyOperations } from '#shared/contract/consistency'
import { AppError } from '#shared/contract/errors'
import { checkConsistency, type ConsistencyOutcome } from '#shared/rules/consistency/check'
import { consistencyRules } from '#shared/rules/consistency/index'
import type { ConsistencySnapshot } from '#shared/rules/consistency/snapshot'
import type { ReadDatabase } from '../database/database.ts'
import { readConsistencySnapshot } from '../database/repositories/consistency-snapshot.ts'
import { consistencyAcceptances } from '../database/repositories/records.ts'
import type { Resources } from '../files/resources.ts'
import type { CommandContext, Handler, Handlers } from './context.ts'
import { defaultControlTierTable } from './control-tiers.ts'
import { evaluationChoice } from './rule-packs.ts'

interface Source {
  db: ReadDatabase
  resources: Resources
  today: string
}

const snapshotOf = ({ db, resources, today }: Source): ConsistencySnapshot =>
  readConsistencySnapshot(db, {
    today,
    chosenPacks: evaluationChoice(db, resources).chosen,
    controlTierTable: defaultControlTierTable(resources),
  })

/** The whole check of one enterprise as of today. */
export const consistencyOutcome = (source: Source): ConsistencyOutcome =>
  checkConsistency(snapshotOf(source), consistencyAcceptances.list(source.db))

const accept: Handler<'consistency.accept'> = (context, fields) => {
  const { ruleId, subjectKind, subjectId } = fields
  const rule = consistencyRules.find(({ id }) => id === ruleId)
  if (!rule) throw new AppError('not-found', `没有体检规则 ${ruleId}`)
  const known = consistencyAcceptances.list(context.db, { ruleId, subjectKind, subjectId })
  if (known.length > 0) throw new AppError('rule', '这一项已经说明过理由，需要改写请先撤回')
  const hit = rule
    .find(snapshotOf(context))
    .find(({ subject }) => subject.kind === subjectKind && subject.id === subjectId)
  if (!hit) throw new AppError('rule', '这一项已经对得上了，不用再说明理由')
  return consistencyAcceptances.insert(context, {
    ...fields,
    subjectName: hit.subject.name,
    acceptedById: context.actor.id,
    acceptedByName: context.actor.name,
    acceptedOn: context.today,
  })
}

export const consistencyHandlers = {
  'consistency.check': (context, { limit }) => {
    const { ruleCount, counts, acceptedCount, groups } = consistencyOutcome(context)
    return {
      ruleCount,
      counts,
      acceptedCount,
      groups: groups.map(({ hits, ...group }) => ({ ...group, count: hits.length, hits: hits.slice(0, limit) })),
    }
  },
  'consistency.accept': accept,
  'consistency.withdraw': (context: CommandContext, { id, revision }) =>
    consistencyAcceptances.void(context, id, revision, '撤回说明'),
} satisfies Handlers<keyof typeof consistencyOperations>
