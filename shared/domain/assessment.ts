/**
 * Self-assessment of 安全生产标准化 (应急〔2021〕83号): one run over a frozen standard, an answer for every item with the own
 * and the reviewer's marks, what shows it, and the findings that follow from a deduction.
 */
import { z } from 'zod'
import { count, day, id, instant, longText, optionalDay, recordOf, reference, requiredText, text } from './fields.ts'

export const assessmentStatuses = { open: '自评中', sealed: '已定稿' } as const

export const teamRoles = { leader: '组长', deputy: '副组长', member: '成员', employee: '员工代表' } as const
export type TeamRole = keyof typeof teamRoles

const teamMember = z.object({
  name: z.string().trim().min(1, '请填写姓名').max(30),
  role: z.enum(['leader', 'deputy', 'member', 'employee']),
  post: z.string().trim().max(50).default(''),
  phone: z.string().trim().max(30).default(''),
})
export type TeamMember = z.infer<typeof teamMember>

export const conditionReplies = { yes: '满足', no: '不满足', unknown: '待核实' } as const
export type ConditionReply = keyof typeof conditionReplies

const conditionAnswer = z.object({
  conditionId: z.string(),
  reply: z.enum(['yes', 'no', 'unknown']),
  note: z.string().trim().max(200).default(''),
})

export const assessmentFields = z.object({
  name: requiredText('自评名称', 100, { usedIn: '自评报告封面' }),
  periodFrom: day('自评期间开始'),
  periodTo: day('自评期间结束'),
  assessedOn: day('自评日期'),
  scope: longText('自评范围', 500),
  team: z.array(teamMember).max(50).default([]).meta({ label: '自评小组' }),
  situation: longText('企业概况', 3000, { usedIn: '自评报告' }),
  accidentSituation: longText('近三年事故和职业病情况', 2000, { usedIn: '自评报告' }),
  course: longText('创建过程与成效', 3000, { usedIn: '自评报告' }),
  improvement: longText('持续改进安排', 2000, { usedIn: '自评报告' }),
  publicizedOn: optionalDay('企业内部公示日期'),
  appliesForReview: z.boolean().default(false).meta({ label: '申请评审' }),
  conditions: z.array(conditionAnswer).default([]).meta({ label: '申请条件' }),
  reviewerName: text('评审人', 50),
  reviewOrganization: text('评审单位', 100),
  reviewedOn: optionalDay('评审日期'),
})
export const assessment = recordOf(assessmentFields).extend({
  standardId: z.string(),
  standardVersion: z.string(),
  /** SHA-256 of the standard's content, kept in `used_standards` */
  standardHash: z.string(),
  standardTitle: z.string(),
  status: z.enum(['open', 'sealed']),
  sealedAt: instant().nullable(),
  /** started from this one */
  copiedFromId: reference('沿用自'),
})
export type Assessment = z.infer<typeof assessment>

/** A part of the rule that was found, with how often. */
export const tick = z.object({ partId: z.string().regex(/^[zdx]\d{1,2}$/), count: z.number().int().min(1).max(9999) })
/** A deduction that the rule does not name; hundredths of a point. */
export const freeDeduction = z.object({
  reason: z.string().trim().min(1, '请填写扣分原因').max(200, '扣分原因最多 200 个字'),
  points: z.number('扣分请填数字').int().min(1, '扣分要大于 0').max(10_000_000),
})

/** What one side says of an item: the enterprise, or an external reviewer. */
export const mark = z.object({
  state: z.enum(['open', 'scored', 'blank']).default('open'),
  ticks: z.array(tick).default([]),
  freeDeductions: z.array(freeDeduction).max(20).default([]),
})
export type Mark = z.infer<typeof mark>

export const assessmentAnswerFields = z.object({
  assessmentId: id(),
  itemId: z.string(),
  own: mark,
  blankReason: text('空项理由', 200),
  description: longText('自评描述', 1000),
  review: mark,
  reviewDescription: longText('评审描述', 1000),
  responsibleUnitId: reference('责任部门'),
  sortOrder: count('顺序'),
})
export const assessmentAnswer = recordOf(assessmentAnswerFields)
export type AssessmentAnswer = z.infer<typeof assessmentAnswer>

/** What an item's evidence may be beside a file: something that the app already holds. */
export const evidenceKinds = {
  finding: '隐患',
  inspection: '检查',
  checklist: '检查表',
  card: '卡片',
  riskPoint: '风险点',
  riskReview: '风险评审',
  majorHazardCheck: '重大隐患对照',
  policyDocument: '制度或记录',
  systemMeasure: '制度措施',
  export: '已导出的文件',
} as const
export type EvidenceKind = keyof typeof evidenceKinds

export const assessmentEvidenceFields = z.object({
  answerId: id(),
  kind: z.enum([
    'finding',
    'inspection',
    'checklist',
    'card',
    'riskPoint',
    'riskReview',
    'majorHazardCheck',
    'policyDocument',
    'systemMeasure',
    'export',
  ]),
  recordId: id(),
  /** as it was named when it was linked */
  title: requiredText('名称', 200),
})
export const assessmentEvidence = recordOf(assessmentEvidenceFields)
export type AssessmentEvidence = z.infer<typeof assessmentEvidence>

/** 不符合项: a finding that follows from a deduction; its rectification and review are the finding's own. */
export const nonconformityFields = z.object({
  assessmentId: id(),
  answerId: id(),
  findingId: id(),
  itemId: z.string(),
  /** what was deducted, as printed */
  deductionText: longText('扣分说明', 1000),
  /** hundredths of a point */
  deductedPoints: count('扣分'),
  /** 再发防止 */
  prevention: longText('再发防止措施', 500),
})
export const nonconformity = recordOf(nonconformityFields)
export type Nonconformity = z.infer<typeof nonconformity>
