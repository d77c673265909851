import { z } from 'zod'
import { riskLevels } from '#shared/domain/risk-level'
import { nothing, query } from './operation.ts'

export const todayItem = z.object({
  kind: z.enum([
    'inspectionDue',
    'inspectionMissed',
    'findingOverdue',
    'findingDueSoon',
    'findingToGrade',
    'findingToReview',
    'followUpDue',
    'inspectionOpen',
    'riskReviewDue',
    'riskReviewOpen',
    'equipmentOverdue',
    'equipmentDueSoon',
    'certificateExpired',
    'redLineTriggered',
    'certificateExpiring',
    'assessmentDue',
    'riskIncomplete',
    'profileIncomplete',
  ]),
  title: z.string(),
  detail: z.string(),
  /** calendar day it is due, null when it has none */
  dueOn: z.string().nullable(),
  /** record it leads to, null for a whole page */
  recordId: z.uuid().nullable(),
})
export type TodayItem = z.infer<typeof todayItem>

export const pathStep = z.object({
  id: z.enum([
    'profile',
    'area',
    'riskPoint',
    'evaluation',
    'control',
    'plan',
    'inspection',
    'rectification',
    'report',
  ]),
  label: z.string(),
  done: z.number().int(),
  total: z.number().int(),
  /** whole percent, rounded down so that 100 means all */
  percent: z.number().int(),
  state: z.enum(['empty', 'started', 'done']),
  why: z.string(),
  nextAction: z.string(),
})
export type PathStep = z.infer<typeof pathStep>

export const homeOperations = {
  'home.today': query(
    '今天要做什么',
    nothing,
    z.object({
      today: z.string(),
      items: z.array(todayItem),
      /** hazards by 现有 level; null key = 未评 */
      levels: z.record(z.enum(riskLevels), z.number().int()),
      unevaluated: z.number().int(),
      openFindings: z.number().int(),
      overdueFindings: z.number().int(),
      closedThisMonth: z.number().int(),
      inspectionsThisMonth: z.number().int(),
    }),
  ),
  'home.path': query('工作进度', nothing, z.array(pathStep)),
}
