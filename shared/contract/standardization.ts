import { z } from 'zod'
import { consistencySubject } from '#shared/domain/consistency'
import { conditionReplies, evidenceKinds } from '#shared/domain/assessment'
import { day } from '#shared/domain/fields'
import {
  accident,
  accidentFields,
  levelCertificate,
  levelCertificateFields,
  operationAudit,
  operationAuditFields,
  policyDocument,
  policyDocumentFields,
} from '#shared/domain/standardization'
import { documentSections, documentStates, redLineStates } from '#shared/domain/standing'
import { command, nothing, query } from './operation.ts'
import { recordOperations } from './record-operations.ts'

const keysOf = <T extends object>(value: T) => Object.keys(value) as [keyof T & string, ...(keyof T & string)[]]
const level = z.enum(['level1', 'level2', 'level3', 'pass', 'none'])
const replies = z.enum(keysOf(conditionReplies))

/** A condition of an application or a red line, with what the records say and what the enterprise answered. */
const watched = z.object({
  id: z.string(),
  text: z.string(),
  basis: z.string(),
  verified: z.boolean(),
  /** the records are looked at; false = only the enterprise can say */
  isWatched: z.boolean(),
  state: z.enum(keysOf(redLineStates)),
  evidence: z.string(),
  /** yes = 满足, 没有触发 */
  reply: replies,
  note: z.string(),
})
export type WatchedStatement = z.infer<typeof watched>

export const standardizationOverview = z.object({
  /** newest sealed one */
  assessment: z
    .object({
      id: z.uuid(),
      name: z.string(),
      standardTitle: z.string(),
      assessedOn: z.string(),
      percentTenths: z.number().int().nullable(),
      level: level.nullable(),
      reasons: z.array(z.string()),
      /** 每年至少自评一次 */
      nextOn: z.string(),
      daysLeft: z.number().int(),
    })
    .nullable(),
  /** newest one that is still open */
  openAssessment: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  certificate: levelCertificate
    .extend({
      daysLeft: z.number().int(),
      renewFrom: z.string(),
      state: z.enum(['valid', 'renew', 'expired']),
    })
    .nullable(),
  /** the best level that the accident record leaves open today */
  accidents: z.object({ level: z.enum(['level1', 'level2', 'none']), reasons: z.array(z.string()) }),
  conditions: z.array(watched),
  redLines: z.array(watched),
  source: z.string(),
  note: z.string(),
})
export type StandardizationOverview = z.infer<typeof standardizationOverview>

export const documentRow = z.object({
  /** '' = the enterprise's own */
  entryId: z.string(),
  section: z.enum(keysOf(documentSections)),
  name: z.string(),
  clauses: z.array(z.string()),
  itemIds: z.array(z.string()),
  basis: z.string(),
  verified: z.boolean(),
  reportId: z.string(),
  yearly: z.boolean(),
  state: z.enum(keysOf(documentStates)),
  /** records of the app behind `reportId` */
  keptCount: z.number().int(),
  documents: z.array(policyDocument.extend({ attachmentCount: z.number().int() })),
})
export type DocumentRow = z.infer<typeof documentRow>

/** What an operation audit asks: eight elements, each with four texts. */
const auditQuestions = z.object({
  source: z.string(),
  note: z.string(),
  elements: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      policy: z.string(),
      record: z.string(),
      practice: z.string(),
      sample: z.string(),
    }),
  ),
})
export type AuditQuestionList = z.infer<typeof auditQuestions>

export const auditFlag = z.object({
  /** element of the audit in whose row it is shown */
  elementId: z.string(),
  ruleId: z.string(),
  title: z.string(),
  subject: consistencySubject,
  sentence: z.string(),
})
export type AuditFlag = z.infer<typeof auditFlag>

const proposal = z.object({
  itemId: z.string(),
  groups: z.array(
    z.object({
      kind: z.enum(keysOf(evidenceKinds)),
      count: z.number().int(),
      /** the newest of them */
      records: z.array(z.object({ recordId: z.uuid(), title: z.string() })),
    }),
  ),
  missing: z.array(z.string()),
})

const span = z.object({
  name: z.string().trim().min(1, '请填写节日名称').max(30),
  from: day('开始日期'),
  to: day('结束日期'),
})
const holidayFields = z.object({
  year: z.number('请填写年份').int().min(2000, '年份不正确').max(2100, '年份不正确'),
  off: z.array(span).max(30),
  work: z.array(day('上班日期')).max(60),
})
const holidayRow = holidayFields.extend({
  /** edited by the enterprise; false = as shipped */
  isOwn: z.boolean(),
  verified: z.boolean(),
})
export type HolidayRow = z.infer<typeof holidayRow>

const touches = ['assessment'] as const

export const standardizationOperations = {
  ...recordOperations('accident', '事故', accidentFields, accident, touches),
  ...recordOperations('level-certificate', '等级证书', levelCertificateFields, levelCertificate, touches),
  ...recordOperations('policy-document', '制度或记录', policyDocumentFields, policyDocument, touches),
  ...recordOperations('operation-audit', '运行质量审计', operationAuditFields, operationAudit, touches),

  /** Level, certificate, conditions of an application and red lines as of today. */
  'standardization.overview': query('等级与红线', nothing, standardizationOverview),
  /** What the enterprise says of a condition or red line that records cannot show. */
  'standardization.reply': command(
    '核对申请条件和红线',
    z.object({
      part: z.enum(['condition', 'redLine']),
      id: z.string().min(1).max(60),
      reply: replies,
      note: z.string().trim().max(200, '说明最多 200 个字').default(''),
    }),
    nothing,
    { touches },
  ),
  'standardization.documentList': query(
    '制度与记录清单',
    nothing,
    z.object({ rows: z.array(documentRow), source: z.string(), note: z.string() }),
  ),
  'standardization.auditQuestions': query('运行质量审计内容', nothing, auditQuestions),
  /** 「两张皮」: what in the records points to papers without practice. */
  'standardization.flags': query('两张皮迹象', nothing, z.array(auditFlag)),
  /** For each item what the app holds that shows it, within the period of the assessment, and what is missing. */
  'assessment.evidenceProposals': query(
    '证据建议',
    z.object({
      assessmentId: z.uuid(),
      /** records of each group that are listed; the counts are always whole */
      limit: z.number().int().min(1).max(500).default(20),
    }),
    z.array(proposal),
  ),

  /** Years of the holiday table in order. */
  'holiday.years': query(
    '节假日表',
    nothing,
    z.object({ years: z.array(holidayRow), source: z.string(), note: z.string() }),
  ),
  'holiday.update': command('修改节假日表', holidayFields, nothing, { touches: ['assessment', 'setting'] }),
  /** Back to the year as it ships; a year that does not ship is removed. */
  'holiday.reset': command('恢复节假日表', holidayFields.pick({ year: true }), nothing, {
    touches: ['assessment', 'setting'],
  }),
}
