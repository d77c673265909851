/** What stands beside a self-assessment: accidents, certificates, policies and records, operation audits, conditions, red lines. */
import { AppError } from '#shared/contract/errors'
import type { AuditFlag, standardizationOperations, StandardizationOverview } from '#shared/contract/standardization'
import type { OperationAudit, PolicyDocument } from '#shared/domain/standardization'
import type { ReportOperationAudits } from '#shared/reports/definition'
import { daysBetween } from '#shared/rules/day'
import { auditFlagRules } from '#shared/rules/operation-audit'
import { certificateClock, conditionSight, nextAssessmentOn } from '#shared/rules/red-lines'
import { levelByAccidents } from '#shared/rules/standardization-level'
import type { NewRecord } from '../database/record-store.ts'
import { accidents, levelCertificates, operationAudits, policyDocuments } from '../database/repositories/records.ts'
import { writeSetting } from '../database/repositories/settings.ts'
import { answersOf, summaryOf } from './assessment-summary.ts'
import { consistencyOutcome } from './consistency.ts'
import type { CommandContext, Handler, Handlers } from './context.ts'
import { documentRows } from './document-list.ts'
import { evidenceProposals } from './evidence-proposals.ts'
import type { Source } from './explained-hazards.ts'
import { refuseFuture } from './finding-record.ts'
import { holidayTable, writeHolidayYear } from './holidays.ts'
import { recordHandlers } from './record-handlers.ts'
import {
  assessmentsNewestFirst,
  currentCertificate,
  redLinesToday,
  repliesOf,
  replySetting,
  type Statement,
  watchedStatement,
  watchFacts,
} from './standardization-watch.ts'
import { standardByHash } from './standards.ts'

/** Level, certificate, conditions and red lines as of today. */
export function standardizationOverview(source: Source): StandardizationOverview {
  const { db, resources, today } = source
  const { conditions, source: origin, note } = resources.standardization().conditions
  const facts = watchFacts(source)
  const replies = repliesOf(source)
  const known = assessmentsNewestFirst(source)
  const sealed = known.find(({ status }) => status === 'sealed')
  const open = known.find(({ status }) => status === 'open')
  // an answer of its own is newer than what the last assessment said
  const answered = new Map(known[0]?.conditions.map((own) => [own.conditionId, own]))
  const certificate = currentCertificate(source)
  const summary =
    sealed &&
    summaryOf(db, sealed, standardByHash(db, resources, sealed.standardHash).standard, answersOf(db, sealed), 'own')
  return {
    assessment:
      sealed && summary
        ? {
            id: sealed.id,
            name: sealed.name,
            standardTitle: sealed.standardTitle,
            assessedOn: sealed.assessedOn,
            percentTenths: summary.percentTenths,
            level: summary.level,
            reasons: summary.reasons,
            nextOn: nextAssessmentOn(sealed.assessedOn),
            daysLeft: daysBetween(today, nextAssessmentOn(sealed.assessedOn)),
          }
        : null,
    openAssessment: open ? { id: open.id, name: open.name } : null,
    certificate: certificate && { ...certificate, ...certificateClock(certificate.expiresOn, today) },
    accidents: levelByAccidents(facts.accidents, today),
    conditions: conditions.map((own) =>
      watchedStatement(own, replies[`condition ${own.id}`] ?? answered.get(own.id), (watch) =>
        conditionSight(watch, facts),
      ),
    ),
    redLines: redLinesToday(source),
    source: origin,
    note,
  }
}

/** Hits of the consistency check that point to papers without practice; what was explained with a reason is none. */
export const auditFlags = (source: Source): AuditFlag[] =>
  consistencyOutcome(source).groups.flatMap(({ ruleId, title, hits }) => {
    const elementId = auditFlagRules[ruleId]
    return elementId === undefined ? [] : hits.map((hit) => ({ elementId, ruleId, title, ...hit }))
  })

/** Audits in the order of their days, for printing. */
export const reportOperationAudits = (source: Source): ReportOperationAudits => ({
  elements: source.resources.standardization().auditQuestions.elements,
  audits: operationAudits.list(source.db).toSorted((a, b) => (a.auditedOn < b.auditedOn ? -1 : 1)),
  flags: auditFlags(source),
})

const reply: Handler<'standardization.reply'> = (context, { part, id, reply: given, note }) => {
  const { conditions, redLines } = context.resources.standardization().conditions
  const statements: readonly Statement[] = part === 'condition' ? conditions : redLines
  if (!statements.some((own) => own.id === id)) throw new AppError('not-found', '清单里没有这一条')
  writeSetting(context, replySetting, { ...repliesOf(context), [`${part} ${id}`]: { reply: given, note } })
  return {}
}

const refuse = (sentence: string, key: string): never => {
  throw new AppError('invalid', sentence, { [key]: sentence })
}

function checkDocument(record: NewRecord<PolicyDocument>, context: CommandContext): void {
  const { policies, records } = context.resources.standardization().documentList
  const { entryId, issuedOn, revisedOn } = record
  if (entryId !== '' && ![...policies, ...records].some(({ id }) => id === entryId))
    throw new AppError('not-found', '清单里没有这个条目')
  refuseFuture(context, { issuedOn: issuedOn ?? undefined }, 'issuedOn', '发布日期')
  refuseFuture(context, { revisedOn: revisedOn ?? undefined }, 'revisedOn', '评审或修订日期')
  if (issuedOn !== null && revisedOn !== null && revisedOn < issuedOn)
    refuse('评审或修订日期不能早于发布日期', 'revisedOn')
}

function checkAudit(record: NewRecord<OperationAudit>, context: CommandContext): void {
  refuseFuture(context, record, 'auditedOn', '审计日期')
  const known = new Set(context.resources.standardization().auditQuestions.elements.map(({ id }) => id))
  const places = record.marks.map(({ elementId, aspect }) => `${elementId} ${aspect}`)
  if (record.marks.some(({ elementId }) => !known.has(elementId))) throw new AppError('not-found', '没有这个审计要素')
  if (new Set(places).size !== places.length) throw new AppError('invalid', '同一格只能评一次')
}

export const standardizationHandlers = {
  ...recordHandlers('accident', accidents, {
    check: (record, context) => {
      refuseFuture(context, record, 'occurredOn', '发生日期')
    },
  }),
  ...recordHandlers('level-certificate', levelCertificates, {
    check: ({ issuedOn, expiresOn }) => {
      if (expiresOn <= issuedOn) refuse('有效期要晚于公告日期', 'expiresOn')
    },
  }),
  ...recordHandlers('policy-document', policyDocuments, { check: checkDocument }),
  ...recordHandlers('operation-audit', operationAudits, { check: checkAudit }),

  'standardization.overview': standardizationOverview,
  'standardization.reply': reply,
  'standardization.documentList': documentRows,
  'standardization.auditQuestions': ({ resources }) => resources.standardization().auditQuestions,
  'standardization.flags': auditFlags,
  'assessment.evidenceProposals': evidenceProposals,
  'holiday.years': holidayTable,
  'holiday.update': (context, own) => {
    writeHolidayYear(context, own.year, own)
    return {}
  },
  'holiday.reset': (context, { year }) => {
    writeHolidayYear(context, year, null)
    return {}
  },
} satisfies Handlers<keyof typeof standardizationOperations>
