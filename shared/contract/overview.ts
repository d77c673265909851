import { z } from 'zod'
import { riskLevels } from '#shared/domain/risk-level'
import { command, nothing, query } from './operation.ts'

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

export const overviewOperations = {
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
  /** Names, numbers and texts across the enterprise, for Ctrl+K. */
  'home.search': query(
    '搜索',
    z.object({ text: z.string().trim().min(1) }),
    z.array(
      z.object({
        kind: z.enum(['riskPoint', 'finding', 'person', 'area', 'checklist', 'inspection']),
        id: z.uuid(),
        title: z.string(),
        detail: z.string(),
      }),
    ),
  ),
  /** The newest action of this run that may be undone, null when there is none. */
  'history.undoable': query(
    '可撤销的操作',
    nothing,
    z.object({ actionId: z.uuid(), title: z.string(), at: z.string() }).nullable(),
  ),
  /** Puts the records of an action back as they were, if nobody has changed them since; legal acts are refused. */
  'history.undo': command('撤销', z.object({ actionId: z.uuid() }), z.object({ title: z.string() }), {
    touches: [
      'enterprise',
      'organization',
      'area',
      'riskPoint',
      'checklist',
      'inspection',
      'finding',
      'attachment',
      'setting',
      'history',
    ],
  }),
}
