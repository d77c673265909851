import { z } from 'zod'
import { day, recordOf, reference, requiredText, text } from './fields.ts'

/** How much a contradiction matters, the heaviest first. */
export const consistencySeverities = { error: '必须改', warning: '应当改', hint: '请核对' } as const
export type ConsistencySeverity = keyof typeof consistencySeverities

/** What a contradiction can be about. */
export const consistencySubjectKinds = {
  enterprise: '企业资料',
  profileTag: '涉及情形',
  area: '区域',
  floorPlan: '平面图',
  riskPoint: '风险点',
  hazard: '危险源',
  checklist: '检查表',
  inspectionPlan: '检查计划',
  inspection: '检查',
  finding: '隐患',
  specialEquipment: '特种设备',
  exportRecord: '导出文件',
  policyDocument: '制度',
  assessment: '标准化自评',
  levelCertificate: '等级证书',
} as const
export type ConsistencySubjectKind = keyof typeof consistencySubjectKinds

const subjectKind = z.enum(
  Object.keys(consistencySubjectKinds) as [ConsistencySubjectKind, ...ConsistencySubjectKind[]],
)

/** The record that does not fit, with its name of today. */
export const consistencySubject = z.object({
  kind: subjectKind,
  /** of the record; of a profile tag its key */
  id: z.string().min(1).max(60),
  name: z.string(),
  /** the record on whose page it is put right: a hazard stands on the page of its risk point */
  pageId: z.string(),
})
export type ConsistencySubject = z.infer<typeof consistencySubject>

/** What the manager says when a contradiction is meant to stay; it holds for one rule and one record until withdrawn. */
export const consistencyAcceptanceFields = z.object({
  ruleId: z.string().min(1).max(60),
  subjectKind,
  subjectId: z.string().min(1).max(60),
  reason: requiredText('理由', 300, { multiline: true, usedIn: '双控体检报告' }).min(5, '理由至少写 5 个字'),
})
export const consistencyAcceptance = recordOf(consistencyAcceptanceFields).extend({
  /** as it was called when it was accepted */
  subjectName: text('对象', 300),
  acceptedById: reference('说明人'),
  acceptedByName: text('说明人', 30),
  acceptedOn: day('说明日期'),
})
export type ConsistencyAcceptance = z.infer<typeof consistencyAcceptance>
