/**
 * Comparison with the criteria for major hazards and the file of a hazard that the enterprise graded 重大. The software
 * compares and keeps records; whether something is a major hazard is said by the enterprise, experts and the authority.
 */
import { z } from 'zod'
import { industryGroups, profileTags } from './enterprise.ts'
import { count, day, id, instant, longText, optionalDay, recordOf, reference, requiredText, text } from './fields.ts'

const keys = <T extends object>(value: T) => Object.keys(value) as [keyof T & string, ...(keyof T & string)[]]

/** The texts that can be compared with, by the id of their file in resources/libraries/criteria. */
export const criteriaLibraries = {
  'order-10': '工贸企业重大事故隐患判定标准',
  'gb-45067': '特种设备重大事故隐患判定准则',
  'chemicals-2017': '化工和危险化学品对照项',
  'fire-comparison': '重大火灾隐患对照项',
} as const
export type CriteriaLibraryId = keyof typeof criteriaLibraries
const libraryValues = keys(criteriaLibraries)

export const majorHazardReplies = { yes: '是', no: '否', unknown: '待核实' } as const
export type MajorHazardReply = keyof typeof majorHazardReplies

/** What a comparison can come to; never a ruling. */
export const majorHazardJudgements = { suspected: '疑似，需现场核实', unknown: '待核实', clear: '未见' } as const
export type MajorHazardJudgement = keyof typeof majorHazardJudgements

/** One thing that is asked of a criterion, copied with its reply so that the record stays as it was printed. */
export const majorHazardQuestion = z.object({
  /** `part/a`, `exception/x`, `device` */
  id: z.string(),
  kind: z.enum(['part', 'exception', 'device']),
  text: z.string(),
  /** null = not answered yet */
  reply: z.enum(keys(majorHazardReplies)).nullable(),
  /** measured value in tenths of the threshold's unit, null when it was not measured */
  measuredTenths: z.number().int().nullable(),
})
export type MajorHazardQuestion = z.infer<typeof majorHazardQuestion>

export const majorHazardCheckStatuses = { open: '对照中', sealed: '已定稿' } as const

export const majorHazardCheckFields = z.object({
  name: requiredText('对照名称', 100),
  checkedOn: day('对照日期'),
  checkerId: reference('对照人'),
  checkerName: text('对照人', 30),
  participants: text('参加人员', 200),
  libraries: z
    .array(z.enum(libraryValues))
    .min(1, '请至少选择一份对照依据')
    .default(['order-10'])
    .meta({ label: '对照依据' }),
})
export const majorHazardCheck = recordOf(majorHazardCheckFields).extend({
  status: z.enum(keys(majorHazardCheckStatuses)),
  sealedAt: instant().nullable(),
  /** the profile by which the criteria were chosen */
  industryGroup: z.enum(keys(industryGroups)),
  tags: z.array(z.enum(keys(profileTags))),
  /** order-10 1.0.0 */
  versions: z.array(z.string()),
  /** open findings that matched no criterion, counted when sealed */
  unmatchedCount: z.number().int().nullable(),
})
export type MajorHazardCheck = z.infer<typeof majorHazardCheck>

export const majorHazardAnswerFields = z.object({
  checkId: id(),
  criterionId: z.string(),
  library: z.enum(libraryValues),
  article: z.string(),
  title: z.string(),
  question: z.string(),
  /** any: one part is enough; all: only all parts together */
  logic: z.enum(['any', 'all']),
  /** the clause was read in the original; false is shown as 未核实 */
  isVerified: z.boolean(),
  questions: z.array(majorHazardQuestion),
  note: longText('情况说明', 500),
  findingId: reference('隐患'),
  sortOrder: count('顺序'),
})
export const majorHazardAnswer = recordOf(majorHazardAnswerFields)
export type MajorHazardAnswer = z.infer<typeof majorHazardAnswer>

/** Where the treatment stands; follows from the steps, never stored. */
export const majorHazardStates = {
  unreported: '待上报',
  reported: '已上报',
  treating: '治理中',
  extending: '申请延期',
  awaitingReview: '待复查',
  reviewFailed: '复查不通过',
  closed: '已销号',
  lookedBack: '回头看',
} as const
export type MajorHazardState = keyof typeof majorHazardStates

/** What is done about a major hazard, in its order (安全生产法 第四十一条; 安监总局令第16号 第十四条、第十五条). */
export const majorHazardSteps = {
  halt: '停用撤人',
  report: '报告',
  plan: '治理方案',
  assurance: '五落实',
  treat: '治理',
  extend: '申请延期',
  extendReply: '延期批复',
  accept: '内部验收',
  externalReview: '外部复查',
  close: '销号',
  lookBack: '回头看',
} as const
export type MajorHazardStepKind = keyof typeof majorHazardSteps

/** 五落实: 责任、措施、资金、时限、预案. */
export const assuranceParts = {
  responsibility: '落实责任',
  measures: '落实措施',
  funds: '落实资金',
  deadline: '落实时限',
  emergencyPlan: '落实预案',
} as const
export type AssurancePart = keyof typeof assuranceParts

/** What an application for extension says beside the old and the new day. */
export const extensionParts = {
  reason: '延期原因',
  completed: '已完成的工作',
  precautions: '延期期间的防范措施',
} as const
export type ExtensionPart = keyof typeof extensionParts

export const majorHazardVerdicts = { passed: '通过', failed: '不通过', waived: '不需要外部复查' } as const
export type MajorHazardVerdict = keyof typeof majorHazardVerdicts

/** Contents of the report (安监总局令第16号 第十四条) beyond what the finding says. */
export const majorHazardCaseFields = z.object({
  findingId: id(),
  name: requiredText('隐患名称', 100, { usedIn: '重大事故隐患报告、台账' }),
  criterion: longText('对照的标准与条款', 300, { help: '写明标准名称和条款号，由企业或专家现场核实' }),
  formedOn: optionalDay('形成时间'),
  situation: longText('现状及产生原因', 1000, { usedIn: '重大事故隐患报告' }),
  harm: longText('危害程度和影响范围', 1000, { usedIn: '重大事故隐患报告' }),
  difficulty: longText('整改难易程度分析', 1000, { usedIn: '重大事故隐患报告' }),
  interimMeasures: longText('已采取的临时措施', 500, { help: '停用、撤人、警戒、监护等' }),
  reportedTo: text('报送单位', 100, { help: '例如所在地应急管理局、街道或园区；同时向职工代表大会报告' }),
  supervision: text('挂牌督办情况', 200),
  acceptanceStandard: longText('验收标准', 500),
})
export const majorHazardCase = recordOf(majorHazardCaseFields)
export type MajorHazardCase = z.infer<typeof majorHazardCase>

const assurances = z.object({
  responsibility: z.string().default(''),
  measures: z.string().default(''),
  funds: z.string().default(''),
  deadline: z.string().default(''),
  emergencyPlan: z.string().default(''),
})

const extension = z.object({
  /** 原时限, as it stood when the extension was asked for */
  fromOn: z.string().nullable().default(null),
  reason: z.string().default(''),
  completed: z.string().default(''),
  precautions: z.string().default(''),
})

export const majorHazardStepFields = z.object({
  caseId: id(),
  kind: z.enum(keys(majorHazardSteps)),
  doneOn: day('日期'),
  byId: reference('办理人'),
  byName: requiredText('办理人', 30),
  text: longText('情况', 1000),
  /** 五落实 */
  assurances: assurances.nullable().default(null).meta({ label: '五落实' }),
  /** 内部验收、外部复查、延期批复 */
  verdict: z.enum(keys(majorHazardVerdicts)).nullable().default(null).meta({ label: '结论' }),
  /** 报送、复查、批复的单位 */
  organization: text('单位', 100),
  /** 申请延期 */
  extension: extension.nullable().default(null).meta({ label: '延期申请' }),
  /** 延期 */
  toOn: optionalDay('延期至'),
  /** 回头看 */
  isRecurring: z.boolean().nullable().default(null).meta({ label: '是否复发' }),
})
export const majorHazardStep = recordOf(majorHazardStepFields)
export type MajorHazardStep = z.infer<typeof majorHazardStep>
