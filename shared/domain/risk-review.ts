import { z } from 'zod'
import { choice, count, day, longText, optionalDay, recordOf, requiredText, text } from './fields.ts'
import { riskLevels } from './risk-level.ts'

/** Why a review is held: every year, or what 江苏条例 第十二条 and the trade name as reasons in between. */
export const riskReviewTriggers = {
  annual: '年度评审',
  change: '工艺、设备、物料变更',
  accident: '事故',
  regulation: '法规标准变化',
  catalogue: '较大以上目录调整',
  other: '其他',
} as const
export type RiskReviewTrigger = keyof typeof riskReviewTriggers

/** What the review came to for one risk point. */
export const riskReviewOutcomes = {
  kept: '维持不变',
  changed: '已修改',
  reevaluated: '已重新评价',
} as const
export type RiskReviewOutcome = keyof typeof riskReviewOutcomes

export const riskReviewFields = z.object({
  trigger: choice('评审类型', ['annual', 'change', 'accident', 'regulation', 'catalogue', 'other']),
  detail: longText('事由', 300, { help: '变了什么、哪项法规、哪起事故；年度评审可不填' }),
  deaths: count('死亡人数', { help: '死亡 1 人以上或重伤 3 人以上的事故，要全面重新辨识' }),
  seriousInjuries: count('重伤人数'),
  period: requiredText('评审期间', 50),
  areaIds: z.array(z.uuid()).default([]).meta({ label: '评审范围' }),
  leaderName: text('评审组长', 30),
  participantIds: z.array(z.uuid()).default([]).meta({ label: '参加人员' }),
  startedOn: day('开始日期'),
  conclusion: longText('评审结论', 1000),
})
export type RiskReviewFields = z.output<typeof riskReviewFields>

/** A person who took part, as on the day of the review. */
export const riskReviewParticipant = z.object({
  personId: z.uuid(),
  name: z.string(),
  unitName: z.string(),
  post: z.string(),
})

export const riskReview = recordOf(riskReviewFields).extend({
  participants: z.array(riskReviewParticipant).meta({ label: '参加人员（当时）' }),
  /** null while it is under way */
  closedOn: optionalDay('完成日期'),
  closedByName: z.string().meta({ label: '完成人' }),
})
export type RiskReview = z.infer<typeof riskReview>

const levelOrNull = z.enum(riskLevels).nullable()

/** One risk point of a review; names and levels are copies from the start and the close. */
export const riskReviewRow = recordOf(
  z.object({
    riskReviewId: z.uuid().meta({ label: '风险评审' }),
    riskPointId: z.uuid(),
    riskPointNumber: z.string().meta({ label: '风险点编号' }),
    riskPointName: z.string(),
    areaName: z.string(),
    /** null = not looked at yet */
    outcome: z.enum(['kept', 'changed', 'reevaluated']).nullable().meta({ label: '评审意见' }),
    note: text('说明', 300),
    levelBefore: levelOrNull.meta({ label: '评审前等级' }),
    /** how the level before came about, as documents print it */
    basisBefore: z.string().meta({ label: '评审前评价依据' }),
    levelAfter: levelOrNull.meta({ label: '评审后等级' }),
    basisAfter: z.string().meta({ label: '评审后评价依据' }),
    sortOrder: count('顺序'),
  }),
)
export type RiskReviewRow = z.infer<typeof riskReviewRow>
