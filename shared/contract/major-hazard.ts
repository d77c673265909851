import { z } from 'zod'
import { attachment } from '#shared/domain/attachment'
import { patchOf } from '#shared/domain/fields'
import { finding, findingFields } from '#shared/domain/finding'
import {
  criteriaLibraries,
  majorHazardAnswer,
  majorHazardCase,
  majorHazardCaseFields,
  majorHazardCheck,
  majorHazardCheckFields,
  majorHazardJudgements,
  majorHazardReplies,
  majorHazardStates,
  majorHazardStep,
  majorHazardStepFields,
  majorHazardSteps,
} from '#shared/domain/major-hazard'
import { byId, byRevision, command, nothing, query, voiding } from './operation.ts'

const keys = <T extends object>(value: T) => Object.keys(value) as [keyof T & string, ...(keyof T & string)[]]
const judgement = z.enum(keys(majorHazardJudgements))
const stepKind = z.enum(keys(majorHazardSteps))

/** A text that can be compared with, and what of it this enterprise is asked. */
const criteriaLibraryRow = z.object({
  id: z.enum(keys(criteriaLibraries)),
  code: z.string(),
  title: z.string(),
  version: z.string(),
  source: z.string(),
  url: z.string(),
  checkedOn: z.string(),
  isComparison: z.boolean(),
  note: z.string(),
  total: z.number().int(),
  unverified: z.number().int(),
  /** items that the profile calls for */
  applicable: z.number().int(),
  /** parts of it that the profile does not call for, with the tag that would bring them in; null: another trade */
  leftOut: z.array(z.object({ name: z.string(), count: z.number().int(), tag: z.string().nullable() })),
})
export type CriteriaLibraryRow = z.infer<typeof criteriaLibraryRow>

const summary = z.object({
  total: z.number().int(),
  suspected: z.number().int(),
  unknown: z.number().int(),
  clear: z.number().int(),
  unanswered: z.number().int(),
  unmatched: z.number().int(),
  headline: z.string(),
})
export type MajorHazardSummaryRow = z.infer<typeof summary>

export const majorHazardCheckRow = majorHazardCheck.extend({ summary })
export type MajorHazardCheckRow = z.infer<typeof majorHazardCheckRow>

const findingView = finding.pick({
  id: true,
  number: true,
  description: true,
  status: true,
  grade: true,
  voidedAt: true,
})
export type MajorHazardFindingView = z.infer<typeof findingView>

/** What the library says of the criterion; null when it no longer ships. */
const criterionView = z.object({
  code: z.string(),
  url: z.string(),
  checkedOn: z.string(),
  premise: z.string(),
  note: z.string(),
  evidence: z.array(z.string()),
  thresholds: z.array(
    z.object({
      questionId: z.string(),
      name: z.string(),
      comparison: z.enum(['above', 'below']),
      value: z.number().int(),
      unit: z.string(),
    }),
  ),
})

export const majorHazardAnswerDetail = majorHazardAnswer.extend({
  judgement,
  isAnswered: z.boolean(),
  /** name of its part of the text: 第三条 管理类 */
  groupName: z.string(),
  criterion: criterionView.nullable(),
  finding: findingView.nullable(),
  /** existing findings whose words fit */
  candidates: z.array(findingView),
  photos: z.array(attachment),
})
export type MajorHazardAnswerDetail = z.infer<typeof majorHazardAnswerDetail>

export const majorHazardCheckDetail = majorHazardCheck.extend({
  summary,
  answers: z.array(majorHazardAnswerDetail),
  /** open findings that fit no item */
  unmatchedFindings: z.array(findingView),
})
export type MajorHazardCheckDetail = z.infer<typeof majorHazardCheckDetail>

export const majorHazardCaseRow = majorHazardCase.extend({
  state: z.enum(keys(majorHazardStates)),
  next: z.array(stepKind),
  finding: findingView.extend({ dueOn: z.string().nullable(), responsibleName: z.string() }),
  lastStepOn: z.string().nullable(),
  lookBackDueOn: z.string().nullable(),
})
export type MajorHazardCaseRow = z.infer<typeof majorHazardCaseRow>

export const majorHazardCaseDetail = majorHazardCase.extend({
  state: z.enum(keys(majorHazardStates)),
  next: z.array(stepKind),
  lookBackDueOn: z.string().nullable(),
  steps: z.array(majorHazardStep),
  finding,
  attachments: z.array(attachment),
})
export type MajorHazardCaseDetail = z.infer<typeof majorHazardCaseDetail>

const touches = ['majorHazard'] as const
const reply = z.enum(keys(majorHazardReplies)).nullable()

export const majorHazardOperations = {
  'major-hazard.criteria': query('重大隐患对照依据', nothing, z.array(criteriaLibraryRow)),
  'major-hazard-check.list': query(
    '重大隐患对照检查',
    z.object({ includeVoided: z.boolean().default(false) }),
    z.array(majorHazardCheckRow),
  ),
  'major-hazard-check.get': query('查看对照检查', byId, majorHazardCheckDetail),
  /** Starts a comparison: the items that the profile calls for are copied and wait for answers. */
  'major-hazard-check.start': command('开始重大隐患对照', majorHazardCheckFields, majorHazardCheck, { touches }),
  'major-hazard-check.update': command(
    '修改对照检查',
    byRevision.extend({ patch: patchOf(majorHazardCheckFields.omit({ libraries: true })) }),
    majorHazardCheck,
    { touches },
  ),
  /** Replies to questions of one item, or its note; a measured value gives the reply itself. */
  'major-hazard-check.answer': command(
    '填写对照结果',
    z.object({
      answerId: z.uuid(),
      replies: z
        .array(
          z.object({
            questionId: z.string(),
            reply,
            measuredTenths: z.number('测量值请填数字').int().min(0).max(1_000_000_000).nullable().default(null),
          }),
        )
        .default([]),
      note: z.string().trim().max(500, '情况说明最多 500 个字').optional(),
    }),
    majorHazardAnswer,
    { touches },
  ),
  'major-hazard-check.linkFinding': command(
    '关联隐患',
    z.object({ answerId: z.uuid(), findingId: z.uuid().nullable() }),
    majorHazardAnswer,
    { touches },
  ),
  /** Registers a finding for a suspected item and links it. */
  'major-hazard-check.createFinding': command(
    '登记疑似重大隐患',
    z.object({
      answerId: z.uuid(),
      fields: findingFields.pick({ description: true, areaId: true, location: true, foundOn: true }),
    }),
    finding,
    { touches: ['majorHazard', 'finding', 'history'] },
  ),
  /** Every item answered, every suspected one with a finding or a note: nothing changes afterwards. */
  'major-hazard-check.seal': command('对照检查定稿', byRevision, majorHazardCheck, { touches, legalAct: true }),
  'major-hazard-check.void': command('作废对照检查', voiding, majorHazardCheck, { touches }),

  'major-hazard-case.list': query(
    '重大隐患治理档案',
    nothing,
    z.object({ cases: z.array(majorHazardCaseRow), withoutCase: z.array(findingView) }),
  ),
  'major-hazard-case.get': query('查看治理档案', byId, majorHazardCaseDetail),
  /** Opens the file of a finding that was graded 重大. */
  'major-hazard-case.open': command('建立重大隐患治理档案', z.object({ findingId: z.uuid() }), majorHazardCase, {
    touches,
  }),
  'major-hazard-case.update': command(
    '修改治理档案',
    byRevision.extend({ patch: patchOf(majorHazardCaseFields.omit({ findingId: true })) }),
    majorHazardCase,
    { touches },
  ),
  /** Records the next step; refused out of order. */
  'major-hazard-case.step': command('登记治理步骤', majorHazardStepFields, majorHazardStep, {
    touches,
    legalAct: true,
  }),
  /** Takes back the newest step with a reason; the row stays, void. */
  'major-hazard-case.withdraw': command('撤回治理步骤', voiding, majorHazardStep, { touches, legalAct: true }),
  'major-hazard-case.void': command('作废治理档案', voiding, majorHazardCase, { touches }),
}
