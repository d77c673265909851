import { z } from 'zod'
import { day, patchOf } from '#shared/domain/fields'
import { riskLevels } from '#shared/domain/risk-level'
import { riskReview, riskReviewFields } from '#shared/domain/risk-review'
import { byId, byRevision, command, nothing, query, voiding } from './operation.ts'

const levelOrNull = z.enum(riskLevels).nullable()
const trigger = riskReviewFields.shape.trigger
const outcome = z.enum(['kept', 'changed', 'reevaluated'])

export const riskReviewListRow = riskReview.extend({
  /** names of the areas, empty = all */
  areaNames: z.array(z.string()),
  total: z.number().int(),
  done: z.number().int(),
})
export type RiskReviewListRow = z.infer<typeof riskReviewListRow>

/** One risk point in the scope of a review. */
export const riskReviewPoint = z.object({
  riskPointId: z.uuid(),
  number: z.string(),
  name: z.string(),
  areaId: z.uuid().nullable(),
  areaName: z.string(),
  outcome: outcome.nullable(),
  note: z.string(),
  levelBefore: levelOrNull,
  basisBefore: z.string(),
  /** now, or at the close */
  levelAfter: levelOrNull,
  basisAfter: z.string(),
  hazardCount: z.number().int(),
  /** evaluations made during the review, without those of a change of criteria */
  evaluatedSince: z.number().int(),
  isVoided: z.boolean(),
})
export type RiskReviewPoint = z.infer<typeof riskReviewPoint>

export const dueReview = z.object({
  trigger,
  dueOn: z.string(),
  isDue: z.boolean(),
  scope: z.enum(['full', 'affected']),
  why: z.string(),
})

const touches = ['riskPoint'] as const

export const riskReviewOperations = {
  'risk-review.list': query('风险评审列表', nothing, z.array(riskReviewListRow)),
  'risk-review.get': query(
    '查看风险评审',
    byId,
    z.object({ review: riskReviewListRow, points: z.array(riskReviewPoint) }),
  ),
  /** Reviews that are due or come next, most urgent first, and the one under way. */
  'risk-review.due': query(
    '应做的风险评审',
    nothing,
    z.object({ reviews: z.array(dueReview), openId: z.uuid().nullable(), lastClosedOn: z.string().nullable() }),
  ),
  'risk-review.start': command('开始风险评审', riskReviewFields, riskReview, { touches }),
  'risk-review.update': command('修改风险评审', byRevision.extend({ patch: patchOf(riskReviewFields) }), riskReview, {
    touches,
  }),
  /** What the review came to for these risk points; outcome null takes it back. */
  'risk-review.mark': command(
    '记录评审意见',
    z.object({
      id: z.uuid(),
      riskPointIds: z.array(z.uuid()).min(1).max(1000),
      outcome: outcome.nullable(),
      note: z.string().trim().max(300, '说明最多 300 个字').optional(),
    }),
    z.object({ changed: z.number().int() }),
    { touches },
  ),
  /** Marks what is open in one area (null = without area): re-evaluated where there are new evaluations, else kept. */
  'risk-review.keepArea': command(
    '本区域其余维持不变',
    z.object({ id: z.uuid(), areaId: z.uuid().nullable() }),
    z.object({ kept: z.number().int(), reevaluated: z.number().int() }),
    { touches },
  ),
  /** Seals the review: every risk point has an outcome, there are a leader, participants and a conclusion. */
  'risk-review.close': command('完成风险评审', byRevision.extend({ closedOn: day('完成日期') }), riskReview, {
    touches,
    legalAct: true,
  }),
  'risk-review.void': command('作废风险评审', voiding, riskReview, { touches }),
}
