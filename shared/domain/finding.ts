import { z } from 'zod'
import { day, id, longText, money, optionalDay, recordOf, reference, requiredText, text } from './fields.ts'

export { type FindingStatus, findingStatuses } from './finding-status.ts'

/** 一般隐患 / 重大隐患 (安监总局令第16号 第三条). */
export const findingGrades = { general: '一般隐患', major: '重大隐患' } as const
export type FindingGrade = keyof typeof findingGrades

export const findingTreatments = { immediate: '即查即改', deadline: '限期整改' } as const
export type FindingTreatment = keyof typeof findingTreatments

/** The ten sources of the 危化品 data exchange (codes 1 to 10), and three that every enterprise also has. */
export const findingSources = {
  daily: '日常排查',
  comprehensive: '综合性排查',
  special: '专业性排查',
  seasonal: '季节性排查',
  holiday: '重点时段及节假日前排查',
  accidentAnalogy: '事故类比排查',
  resumption: '复产复工前排查',
  expert: '外聘专家诊断式排查',
  controlFailure: '管控措施失效',
  superior: '上级单位检查',
  authority: '政府部门检查',
  employeeReport: '职工上报',
  standardization: '标准化自评',
  other: '其他',
} as const
export type FindingSource = keyof typeof findingSources

export const findingCauses = { human: '人', machine: '机', environment: '环', management: '管' } as const

/** 安监总局令第16号 第十五条: the six parts of the treatment plan of a major finding. */
export const treatmentPlanParts = {
  goals: '治理的目标和任务',
  methods: '采取的方法和措施',
  resources: '经费和物资的落实',
  organization: '负责治理的机构和人员',
  schedule: '治理的时限和要求',
  safetyMeasures: '安全措施和应急预案',
} as const
export const treatmentPlan = z.object({
  goals: z.string().default(''),
  methods: z.string().default(''),
  resources: z.string().default(''),
  organization: z.string().default(''),
  schedule: z.string().default(''),
  safetyMeasures: z.string().default(''),
})
export type TreatmentPlan = z.infer<typeof treatmentPlan>

export const findingFields = z.object({
  description: requiredText('隐患描述', 500, { multiline: true, usedIn: '台账、整改通知单' }),
  source: z
    .enum([
      'daily',
      'comprehensive',
      'special',
      'seasonal',
      'holiday',
      'accidentAnalogy',
      'resumption',
      'expert',
      'controlFailure',
      'superior',
      'authority',
      'employeeReport',
      'standardization',
      'other',
    ])
    .default('daily')
    .meta({ label: '隐患来源' }),
  inspectionId: reference('检查'),
  inspectionResultId: reference('检查项'),
  riskPointId: reference('风险点'),
  hazardId: reference('危险源'),
  controlId: reference('管控措施'),
  areaId: reference('区域'),
  location: text('部位', 100),
  /** first-level group and second-level name of the 13 + 10 categories */
  categoryGroup: z.enum(['basic', 'site']).default('site').meta({ label: '隐患大类' }),
  category: text('隐患类别', 50),
  cause: z.enum(['human', 'machine', 'environment', 'management']).default('machine').meta({ label: '原因类别' }),
  causeAnalysis: longText('原因分析', 500),
  basis: text('依据', 200),
  foundOn: day('发现日期'),
  finderId: reference('发现人'),
  finderName: text('发现人', 30),
  grade: z.enum(['general', 'major']).nullable().default(null).meta({ label: '隐患等级' }),
  treatment: z.enum(['immediate', 'deadline']).nullable().default(null).meta({ label: '处理方式' }),
  /** 五落实: 责任、措施、资金、时限、预案 */
  responsibleUnitId: reference('整改责任单位'),
  responsibleId: reference('整改责任人'),
  responsibleName: text('整改责任人', 30),
  measures: longText('整改措施', 500),
  fundsCents: money('整改资金'),
  fundsConfirmed: z.boolean().default(false).meta({ label: '资金已落实（不需要资金也请勾选）' }),
  dueOn: optionalDay('整改时限'),
  emergencyPlan: longText('防范措施或应急预案', 500),
  treatmentPlan: treatmentPlan.nullable().default(null).meta({ label: '治理方案' }),
  remark: longText('备注', 500),
  /** the closed finding that came back as this one */
  recurrenceOfId: reference('复发自'),
})
export const finding = recordOf(findingFields).extend({
  /** YH-2026-001, given on submit, kept when void */
  number: z.string(),
  status: z.enum(['draft', 'registered', 'rectifying', 'awaitingReview', 'closed']),
  noticeId: z.uuid().nullable(),
  /** rectification round, 1 from the first; a failed review opens the next */
  round: z.number().int(),
  closedOn: day('销号日期').nullable(),
  closedByName: z.string(),
  /** copied when closed, so that the closed record stays as printed */
  riskPointName: z.string(),
  areaName: z.string(),
  responsibleUnitName: z.string(),
})
export type Finding = z.infer<typeof finding>

export const findingExtensionFields = z.object({
  findingId: id(),
  fromOn: day('原时限'),
  toOn: day('延期至'),
  reason: requiredText('延期理由', 300, { multiline: true }),
  approverName: requiredText('批准人', 30),
  approvedOn: day('批准日期'),
})
export const findingExtension = recordOf(findingExtensionFields)
export type FindingExtension = z.infer<typeof findingExtension>

export const rectificationFields = z.object({
  findingId: id(),
  measures: requiredText('整改完成情况', 500, { multiline: true }),
  completedOn: day('完成日期'),
  rectifierId: reference('整改人'),
  rectifierName: requiredText('整改人', 30),
  costCents: money('实际资金'),
})
export const rectification = recordOf(rectificationFields).extend({ round: z.number().int() })
export type Rectification = z.infer<typeof rectification>

export const reviewVerdicts = { passed: '合格', failed: '不合格，重新整改' } as const
export const reviewFields = z.object({
  findingId: id(),
  verdict: z.enum(['passed', 'failed'], '请选择验收结论').meta({ label: '验收结论' }),
  opinion: longText('验收意见', 500),
  reviewerId: reference('验收人'),
  reviewerName: requiredText('验收人', 30),
  reviewedOn: day('验收日期'),
  /** after a failed review: the new deadline */
  newDueOn: optionalDay('重新整改时限'),
})
export const review = recordOf(reviewFields).extend({ rectificationId: z.uuid(), round: z.number().int() })
export type Review = z.infer<typeof review>

export const rectificationNoticeFields = z.object({
  unitId: reference('受检单位'),
  unitName: requiredText('受检（责任）单位', 50),
  issuedOn: day('签发日期'),
  issuerName: requiredText('签发人', 30),
  requirement: longText('整改要求', 500),
})
export const rectificationNotice = recordOf(rectificationNoticeFields).extend({
  /** TZ-2026-001 */
  number: z.string(),
})
export type RectificationNotice = z.infer<typeof rectificationNotice>
