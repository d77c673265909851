import { z } from 'zod'
import {
  assessment,
  assessmentAnswer,
  assessmentEvidence,
  assessmentEvidenceFields,
  assessmentFields,
  evidenceKinds,
  type EvidenceKind,
  freeDeduction,
  nonconformity,
  tick,
} from '#shared/domain/assessment'
import { patchOf } from '#shared/domain/fields'
import { finding } from '#shared/domain/finding'
import { byId, byRevision, command, nothing, query, voiding } from './operation.ts'

/** 「关于本标准」: what a standard is and what it adds up to. Points in hundredths. */
export const standardRow = z.object({
  /** SHA-256 of its content */
  hash: z.string(),
  id: z.string(),
  version: z.string(),
  code: z.string(),
  title: z.string(),
  source: z.string(),
  url: z.string(),
  checkedOn: z.string(),
  verified: z.boolean(),
  note: z.string(),
  grading: z.enum(['levels', 'pass']),
  lines: z.array(z.number().int()),
  points: z.number().int(),
  categoryCount: z.number().int(),
  elementCount: z.number().int(),
  itemCount: z.number().int(),
  categories: z.array(z.object({ number: z.string(), name: z.string(), points: z.number().int(), items: z.number() })),
  origin: z.enum(['shipped', 'imported', 'kept']),
  /** record of an imported one, for voiding */
  importedId: z.uuid().nullable(),
  /** assessments in force that rest on it */
  useCount: z.number().int(),
})
export type StandardRow = z.infer<typeof standardRow>

const scoreSummary = z.object({
  openCount: z.number().int(),
  scoredCount: z.number().int(),
  blankCount: z.number().int(),
  /** hundredths of a point */
  full: z.number().int(),
  blank: z.number().int(),
  due: z.number().int(),
  earned: z.number().int(),
  deducted: z.number().int(),
  percentTenths: z.number().int().nullable(),
  lowestTenths: z.number().int().nullable(),
  highestTenths: z.number().int().nullable(),
  /** by the score alone, and with the accident record; null without a score or without lines */
  levelByScore: z.enum(['level1', 'level2', 'level3', 'pass', 'none']).nullable(),
  level: z.enum(['level1', 'level2', 'level3', 'pass', 'none']).nullable(),
  /** the best level that the accident record leaves open */
  accidentLevel: z.enum(['level1', 'level2', 'none']),
  /** why the accident record lowers it */
  reasons: z.array(z.string()),
})
export type ScoreSummary = z.infer<typeof scoreSummary>

export const assessmentRow = assessment.extend({
  own: scoreSummary,
  /** null while the reviewer has marked nothing */
  review: scoreSummary.nullable(),
  nonconformityCount: z.number().int(),
  openNonconformityCount: z.number().int(),
  /** hash of a newer version of its standard that ships */
  newerStandardHash: z.string().nullable(),
})
export type AssessmentRow = z.infer<typeof assessmentRow>

export const nonconformityRow = nonconformity.extend({
  finding: finding.pick({
    id: true,
    number: true,
    description: true,
    status: true,
    grade: true,
    dueOn: true,
    responsibleName: true,
    causeAnalysis: true,
    measures: true,
    closedOn: true,
    voidedAt: true,
  }),
  isOverdue: z.boolean(),
})
export type NonconformityRow = z.infer<typeof nonconformityRow>

export const assessmentDetail = assessmentRow.extend({
  answers: z.array(assessmentAnswer.extend({ attachmentCount: z.number().int() })),
  evidence: z.array(assessmentEvidence),
  nonconformities: z.array(nonconformityRow),
  /** items that the profile does not call for, with the reason */
  blankProposals: z.array(z.object({ answerId: z.uuid(), itemId: z.string(), reason: z.string() })),
})
export type AssessmentDetail = z.infer<typeof assessmentDetail>

const applicationCondition = z.object({
  id: z.string(),
  text: z.string(),
  basis: z.string(),
  verified: z.boolean(),
})
export type ApplicationCondition = z.infer<typeof applicationCondition>

const touches = ['assessment'] as const
const answerId = z.object({ answerId: z.uuid() })

export const assessmentOperations = {
  /** Standards that can be used, shipped ones first, and those that assessments rest on. */
  'standard.list': query('评定标准', nothing, z.array(standardRow)),
  /** The standard's JSON (shared/rules/standard). */
  'standard.get': query('查看评定标准', z.object({ hash: z.string() }), z.object({ content: z.string() })),
  /** The tree of GB/T 33000-2016 as JSON, the second view of an assessment. */
  'standard.clauseTree': query('GB/T 33000 要素', nothing, z.object({ content: z.string() })),

  /** The nine conditions of an application for a level. */
  'assessment.conditions': query('申请条件', nothing, z.array(applicationCondition)),
  'assessment.list': query(
    '标准化自评',
    z.object({ includeVoided: z.boolean().default(false) }),
    z.array(assessmentRow),
  ),
  'assessment.get': query('查看自评', byId, assessmentDetail),
  /** Freezes the standard and lays out an answer for every item; copied marks wait to be confirmed. */
  'assessment.start': command(
    '开始标准化自评',
    assessmentFields.extend({
      standardHash: z.string('请选择评定标准'),
      copiedFromId: z.uuid().nullable().default(null),
    }),
    assessment,
    { touches },
  ),
  'assessment.update': command('修改自评', byRevision.extend({ patch: patchOf(assessmentFields) }), assessment, {
    touches,
  }),
  /** Marks of one item on one side; what is left out stays as it was. 空项 needs a reason. */
  'assessment.answer': command(
    '自评打分',
    answerId.extend({
      side: z.enum(['own', 'review']),
      state: z.enum(['open', 'scored', 'blank']).optional(),
      ticks: z.array(tick).optional(),
      freeDeductions: z.array(freeDeduction).max(20).optional(),
      blankReason: z.string().trim().max(200, '空项理由最多 200 个字').optional(),
      description: z.string().trim().max(1000, '描述最多 1000 个字').optional(),
      responsibleUnitId: z.uuid().nullable().optional(),
    }),
    assessmentAnswer,
    { touches },
  ),
  /** Marks proposed 空项 with their proposed reasons; answered items stay. */
  'assessment.confirmBlanks': command(
    '确认空项',
    byId.extend({ answerIds: z.array(z.uuid()).min(1, '请先勾选空项') }),
    z.object({ confirmed: z.number().int() }),
    { touches },
  ),
  /** Every item answered: the own side does not change afterwards, the reviewer's may. */
  'assessment.seal': command('自评定稿', byRevision, assessment, { touches, legalAct: true }),
  'assessment.void': command('作废自评', voiding, assessment, { touches }),

  /** What the app holds of a kind, newest first, as it can be linked. */
  'assessment-evidence.candidates': query(
    '可关联的证据',
    z.object({ kind: z.enum(Object.keys(evidenceKinds) as [EvidenceKind, ...EvidenceKind[]]) }),
    z.array(z.object({ id: z.uuid(), title: z.string() })),
  ),
  'assessment-evidence.add': command('关联证据', assessmentEvidenceFields, assessmentEvidence, { touches }),
  'assessment-evidence.void': command('取消关联证据', voiding, assessmentEvidence, { touches }),

  /** Registers the deductions of the named items as 不符合项 in the findings ledger, due after 20 working days by default. */
  'nonconformity.create': command(
    '登记不符合项',
    z.object({
      assessmentId: z.uuid(),
      items: z
        .array(
          answerId.extend({
            description: z.string().trim().min(1, '请填写不符合项描述').max(500),
            responsibleUnitId: z.uuid().nullable().default(null),
            responsibleId: z.uuid().nullable().default(null),
            dueOn: z.string().nullable().default(null),
          }),
        )
        .min(1, '请先勾选条目'),
    }),
    z.array(nonconformity),
    { touches: ['assessment', 'finding', 'history'] },
  ),
  'nonconformity.list': query(
    '不符合项',
    z.object({ assessmentId: z.uuid().nullable().default(null) }),
    z.array(nonconformityRow),
  ),
  'nonconformity.update': command(
    '填写再发防止',
    byRevision.extend({ prevention: z.string().trim().max(500, '再发防止措施最多 500 个字') }),
    nonconformity,
    { touches },
  ),
  /** The default deadline of a finding that is registered on a day. */
  'nonconformity.defaultDeadline': query(
    '默认整改期限',
    z.object({ from: z.string() }),
    z.object({ dueOn: z.string(), workingDays: z.number().int() }),
  ),
}
