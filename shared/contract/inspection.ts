import { z } from 'zod'
import { attachment } from '#shared/domain/attachment'
import { patchOf } from '#shared/domain/fields'
import { finding, findingFields } from '#shared/domain/finding'
import {
  checklist,
  checklistFields,
  checklistItem,
  checklistItemFields,
  inspection,
  inspectionFields,
  inspectionPlan,
  inspectionPlanFields,
  inspectionResult,
} from '#shared/domain/inspection'
import { controlTiers, periodValues } from '#shared/domain/hazard'
import { byId, byRevision, command, nothing, query, voiding } from './operation.ts'
import { recordOperations } from './record-operations.ts'

const tierValues = Object.keys(controlTiers) as [keyof typeof controlTiers, ...(keyof typeof controlTiers)[]]

export const checklistRow = checklist.extend({ itemCount: z.number().int(), areaName: z.string() })
export const checklistDetail = checklist.extend({ items: z.array(checklistItem) })
export type ChecklistRow = z.infer<typeof checklistRow>
export type ChecklistDetail = z.infer<typeof checklistDetail>

export const planRow = inspectionPlan.extend({
  checklistName: z.string(),
  leaderName: z.string(),
  /** next or current due day, computed; null when the plan is over */
  dueOn: z.string().nullable(),
  state: z.enum(['notStarted', 'due', 'done', 'missed', 'ended']),
  lastInspectedOn: z.string().nullable(),
  /** occurrences without an inspection in the last 90 days */
  missedCount: z.number().int(),
})
export type PlanRow = z.infer<typeof planRow>

export const inspectionRow = inspection.extend({
  itemCount: z.number().int(),
  answeredCount: z.number().int(),
  abnormalCount: z.number().int(),
  findingCount: z.number().int(),
})
export type InspectionRow = z.infer<typeof inspectionRow>

export const resultDetail = inspectionResult.extend({
  /** the risk point's name of today, empty for items without one */
  riskPointName: z.string(),
  finding: finding.nullable(),
  photos: z.array(attachment),
})
export const inspectionDetail = inspection.extend({
  results: z.array(resultDetail),
  /** its own photos, before and after */
  pair: z.array(attachment),
})
export type InspectionDetail = z.infer<typeof inspectionDetail>
export type ResultDetail = z.infer<typeof resultDetail>

/** What is written down of a finding on the spot; what is left out stays as it was. */
const spotFields = findingFields.pick({
  description: true,
  location: true,
  categoryGroup: true,
  category: true,
  cause: true,
  basis: true,
  responsibleId: true,
  responsibleName: true,
  responsibleUnitId: true,
})
type SpotFields<T> = Partial<T> & { description: string }
const describedFields: z.ZodType<
  SpotFields<z.output<typeof spotFields>>,
  SpotFields<z.input<typeof spotFields>>
> = patchOf(spotFields).and(spotFields.pick({ description: true }))

const touches = ['checklist'] as const

export const inspectionOperations = {
  ...recordOperations('checklist-item', '检查项', checklistItemFields, checklistItem, ['checklist']),
  ...recordOperations('inspection-plan', '检查计划', inspectionPlanFields, inspectionPlan, ['checklist', 'inspection']),
  'checklist.list': query('检查表列表', nothing, z.array(checklistRow)),
  'checklist.get': query('查看检查表', byId, checklistDetail),
  'checklist.create': command('新增检查表', checklistFields, checklist, { touches }),
  'checklist.update': command('修改检查表', byRevision.extend({ patch: patchOf(checklistFields) }), checklist, {
    touches,
  }),
  'checklist.void': command('作废检查表', voiding, checklist, { touches }),
  'checklist-item.reorder': command('调整检查项顺序', z.object({ ids: z.array(z.uuid()).min(1) }), nothing, {
    touches,
  }),
  /** Makes one checklist per area from the controls' checkpoints of a tier and periods; an area that has one gets only what is new. */
  'checklist.generate': command(
    '由管控措施生成检查表',
    z.object({
      areaIds: z.array(z.uuid()).default([]),
      tier: z.enum(tierValues),
      periods: z.array(z.enum(periodValues)).min(1),
    }),
    z.object({ checklists: z.number().int(), added: z.number().int(), present: z.number().int() }),
    { touches },
  ),
  'inspection-plan.rows': query('检查计划与到期', nothing, z.array(planRow)),
  'inspection.list': query(
    '检查记录',
    z.object({ status: z.enum(['inProgress', 'submitted']).optional(), includeVoided: z.boolean().default(false) }),
    z.array(inspectionRow),
  ),
  'inspection.get': query('查看检查', byId, inspectionDetail),
  /** Starts an inspection from a checklist: its items are copied and wait for answers. */
  'inspection.start': command('开始检查', inspectionFields.extend({ checklistId: z.uuid() }), inspection, {
    touches: ['inspection'],
  }),
  'inspection.update': command(
    '修改检查',
    byRevision.extend({ patch: patchOf(inspectionFields.omit({ checklistId: true, planId: true })) }),
    inspection,
    { touches: ['inspection'] },
  ),
  'inspection.answer': command(
    '填写检查结果',
    z.object({
      resultId: z.uuid(),
      answer: z.enum(['normal', 'abnormal', 'notApplicable']).nullable(),
      remark: z.string().trim().max(300).optional(),
    }),
    inspectionResult,
    { touches: ['inspection'] },
  ),
  /** Answers every unanswered item 正常. */
  'inspection.answerRest': command('其余全部正常', byId, z.object({ changed: z.number().int() }), {
    touches: ['inspection'],
  }),
  /** Writes down the finding of an abnormal item; stays a draft until the inspection is submitted. */
  'inspection.describeFinding': command(
    '登记检查中的隐患',
    z.object({
      resultId: z.uuid(),
      fields: describedFields,
    }),
    finding,
    { touches: ['inspection', 'finding'] },
  ),
  /** Every item answered, every abnormal one described: numbers are given, drafts become findings. */
  'inspection.submit': command('提交检查', byRevision, inspection, {
    touches: ['inspection', 'finding', 'checklist'],
    legalAct: true,
  }),
  'inspection.void': command('作废检查', voiding, inspection, { touches: ['inspection', 'finding'] }),
}
