import { z } from 'zod'
import {
  count,
  day,
  flag,
  id,
  instant,
  longText,
  optionalDay,
  recordOf,
  reference,
  requiredReference,
  requiredText,
  text,
} from './fields.ts'
import { periodValues } from './hazard.ts'

/** Kinds of checks (dual-prevention practice; 危化品数据交换 source codes 1-10). */
export const inspectionKinds = {
  daily: '日常排查',
  comprehensive: '综合性排查',
  special: '专业性排查',
  seasonal: '季节性排查',
  holiday: '重点时段及节假日前排查',
  accidentAnalogy: '事故类比排查',
  resumption: '复产复工前排查',
  expert: '外聘专家诊断式排查',
} as const
export type InspectionKind = keyof typeof inspectionKinds
const kindValues = [
  'daily',
  'comprehensive',
  'special',
  'seasonal',
  'holiday',
  'accidentAnalogy',
  'resumption',
  'expert',
] as const
const tierValues = ['company', 'workshop', 'team', 'post'] as const

export const checklistFields = z.object({
  name: requiredText('检查表名称', 100),
  kind: z.enum(kindValues).default('daily').meta({ label: '检查类型' }),
  tier: z.enum(tierValues).default('team').meta({ label: '组织级别' }),
  period: z.enum(periodValues).default('week').meta({ label: '周期' }),
  areaId: reference('区域'),
  needsPhotoPair: flag('每次要拍清扫前、清扫后照片', false, { help: '没有清扫的要写原因，否则不能提交' }),
  remark: longText('说明', 500),
  sortOrder: count('顺序'),
})
export const checklist = recordOf(checklistFields)
export type Checklist = z.infer<typeof checklist>

export const checklistItemFields = z.object({
  checklistId: id(),
  riskPointId: reference('风险点'),
  hazardId: reference('危险源'),
  controlId: reference('管控措施'),
  item: requiredText('检查项目', 100),
  standard: requiredText('检查内容与标准', 300),
  basis: text('依据', 200),
  sortOrder: count('顺序'),
})
export const checklistItem = recordOf(checklistItemFields)
export type ChecklistItem = z.infer<typeof checklistItem>

export const inspectionPlanFields = z.object({
  name: requiredText('计划名称', 100),
  checklistId: requiredReference('检查表'),
  kind: z.enum(kindValues).default('daily').meta({ label: '检查类型' }),
  tier: z.enum(tierValues).default('team').meta({ label: '组织级别' }),
  period: z.enum(periodValues).default('week').meta({ label: '周期' }),
  shiftsPerDay: z
    .number('每日班数请填数字')
    .int('每日班数请填整数')
    .min(1, '每日班数至少 1 班')
    .max(4, '每日班数最多 4 班')
    .default(1)
    .meta({ label: '每日班数', help: '周期为每班的计划，一天有几个班要报' }),
  startsOn: day('开始日期'),
  endsOn: optionalDay('结束日期'),
  leaderId: reference('负责人'),
  participants: text('参加人员', 200),
  purpose: text('排查目的', 200),
  scope: text('排查范围', 200),
})
export const inspectionPlan = recordOf(inspectionPlanFields)
export type InspectionPlan = z.infer<typeof inspectionPlan>

export const inspectionFields = z.object({
  planId: reference('检查计划'),
  checklistId: reference('检查表'),
  name: requiredText('检查名称', 100),
  kind: z.enum(kindValues).default('daily').meta({ label: '检查类型' }),
  tier: z.enum(tierValues).default('team').meta({ label: '组织级别' }),
  inspectedOn: day('检查日期'),
  inspectorId: reference('检查人'),
  inspectorName: text('检查人', 30),
  participants: text('参加人员', 200),
  inspectedUnitName: text('受检单位', 50),
  isLedByPrincipal: flag('主要负责人带队'),
  shiftName: text('班次', 20, { help: '例如 早班、中班、夜班' }),
  notDoneReason: text('未清扫原因', 200),
})
export const inspectionStatuses = { inProgress: '检查中', submitted: '已提交' } as const
export const inspection = recordOf(inspectionFields).extend({
  /** JC-2026-001, given when submitted */
  number: z.string(),
  /** as its checklist had it when it began */
  needsPhotoPair: z.boolean().default(false),
  status: z.enum(['inProgress', 'submitted']),
  submittedAt: instant().nullable(),
})
export type Inspection = z.infer<typeof inspection>

export const inspectionAnswers = { normal: '正常', abnormal: '隐患', notApplicable: '不涉及' } as const
export type InspectionAnswer = keyof typeof inspectionAnswers

/** One answered item; item and standard are copied so that the record stays as it was printed. */
export const inspectionResultFields = z.object({
  inspectionId: id(),
  checklistItemId: reference('检查项'),
  riskPointId: reference('风险点'),
  hazardId: reference('危险源'),
  controlId: reference('管控措施'),
  item: requiredText('检查项目', 100),
  standard: requiredText('检查内容与标准', 300),
  /** null = not answered yet */
  answer: z.enum(['normal', 'abnormal', 'notApplicable']).nullable().default(null).meta({ label: '结果' }),
  remark: text('备注', 300),
  sortOrder: count('顺序'),
})
export const inspectionResult = recordOf(inspectionResultFields)
export type InspectionResult = z.infer<typeof inspectionResult>
