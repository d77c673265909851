/** The file of a hazard graded 重大: what is reported about it and its steps up to 销号 and 回头看. */
import { AppError } from '#shared/contract/errors'
import type { MajorHazardCaseDetail, majorHazardOperations } from '#shared/contract/major-hazard'
import type { MajorHazardCase, MajorHazardStep } from '#shared/domain/major-hazard'
import type { ReportData } from '#shared/reports/definition'
import { refuseProblems } from '#shared/rules/finding-flow'
import {
  lookBackDueOn,
  majorHazardState,
  nextSteps,
  refuseOutOfOrder,
  stepFields,
  stepProblems,
  treatmentDueOn,
} from '#shared/rules/major-hazard-flow'
import type { ReadDatabase } from '../database/database.ts'
import {
  attachments,
  findings,
  majorHazardAnswers,
  majorHazardCases,
  majorHazardChecks,
  majorHazardSteps,
  people,
} from '../database/repositories/records.ts'
import type { CommandContext, Handler, Handlers, QueryContext } from './context.ts'
import { checkDetail, majorHazardCheckHandlers, viewOf } from './major-hazard-check.ts'

const stepsOf = (db: ReadDatabase, caseId: string): MajorHazardStep[] => majorHazardSteps.list(db, { caseId })

function openCase(context: CommandContext, id: string): MajorHazardCase {
  const record = majorHazardCases.require(context.db, id)
  if (record.voidedAt !== null) throw new AppError('rule', '这份治理档案已作废，不能再修改')
  return record
}

function caseDetail(db: ReadDatabase, id: string): MajorHazardCaseDetail {
  const record = majorHazardCases.require(db, id)
  const steps = stepsOf(db, id)
  return {
    ...record,
    state: majorHazardState(steps),
    next: nextSteps(steps),
    lookBackDueOn: lookBackDueOn(steps),
    steps,
    finding: findings.require(db, record.findingId),
    attachments: attachments.list(db, { recordType: 'majorHazardCase', recordId: id }),
  }
}

/** Clauses of the comparisons in which the finding was named: 应急管理部令第10号 第七条（七）. */
function namedCriteria(context: CommandContext, findingId: string): string {
  const codes = new Map(context.resources.criteria().map(({ id, code }) => [id, code]))
  const named = majorHazardAnswers
    .list(context.db, { findingId })
    .map(({ library, article, isVerified }) =>
      [codes.get(library) ?? '', article, isVerified ? '' : '（未核实）'].filter(Boolean).join(' '),
    )
  return [...new Set(named)].join('；').slice(0, 300)
}

const open: Handler<'major-hazard-case.open'> = (context, { findingId }) => {
  const finding = findings.require(context.db, findingId)
  if (finding.voidedAt !== null) throw new AppError('rule', '隐患已作废，不能建立治理档案')
  if (finding.grade !== 'major')
    throw new AppError('rule', '先在隐患里分级：企业现场核实后分为重大隐患的，才建立治理档案')
  if (majorHazardCases.list(context.db, { findingId }).length > 0) throw new AppError('rule', '这条隐患已有治理档案')
  return majorHazardCases.insert(context, {
    findingId,
    name: finding.description.slice(0, 100),
    criterion: namedCriteria(context, findingId) || finding.basis,
    formedOn: null,
    situation: [finding.description, finding.causeAnalysis].filter(Boolean).join('\n'),
    harm: '',
    difficulty: '',
    interimMeasures: '',
    reportedTo: '',
    supervision: '',
    acceptanceStandard: '',
  })
}

const step: Handler<'major-hazard-case.step'> = (context, input) => {
  const record = openCase(context, input.caseId)
  const finding = findings.require(context.db, record.findingId)
  if (finding.voidedAt !== null) throw new AppError('rule', '隐患已作废，治理步骤不能再登记')
  const steps = stepsOf(context.db, record.id)
  refuseOutOfOrder(input.kind, steps)
  refuseProblems(stepProblems(input, { steps, record, finding, today: context.today }))
  // a step keeps only what it asks for
  const asked = stepFields[input.kind]
  const recorded = majorHazardSteps.insert(context, {
    ...input,
    byName: input.byName || (input.byId === null ? '' : (people.find(context.db, input.byId)?.name ?? '')),
    assurances: asked.includes('assurances') ? input.assurances : null,
    extension:
      asked.includes('extension') && input.extension
        ? { ...input.extension, fromOn: treatmentDueOn(steps, finding.dueOn) }
        : null,
    verdict: asked.includes('verdict') ? input.verdict : null,
    organization: asked.includes('organization') ? input.organization : '',
    toOn: asked.includes('toOn') ? input.toOn : null,
    isRecurring: asked.includes('isRecurring') ? input.isRecurring : null,
  })
  if (input.kind === 'report') majorHazardCases.update(context, record.id, null, { reportedTo: input.organization })
  if (input.kind === 'halt') majorHazardCases.update(context, record.id, null, haltPatch(record, input.text))
  return recorded
}

/** What was stopped is the interim measure of the report unless that was written already. */
const haltPatch = (record: MajorHazardCase, text: string): Partial<MajorHazardCase> =>
  record.interimMeasures === '' ? { interimMeasures: text.slice(0, 500) } : {}

/** What the documents about major hazards draw on. */
export function reportMajorHazards(source: Pick<QueryContext, 'db' | 'resources'>): ReportData['majorHazards'] {
  const { db } = source
  const steps = Map.groupBy(majorHazardSteps.list(db), ({ caseId }) => caseId)
  const files = Map.groupBy(attachments.list(db, { recordType: 'majorHazardCase' }), ({ recordId }) => recordId)
  return {
    checks: majorHazardChecks.list(db).map(({ id }) => checkDetail(source, id)),
    cases: majorHazardCases.list(db).map((record) => ({
      ...record,
      steps: steps.get(record.id) ?? [],
      attachmentNames: (files.get(record.id) ?? []).map(({ caption, originalName }) => caption || originalName),
    })),
  }
}

export const majorHazardHandlers = {
  ...majorHazardCheckHandlers,
  'major-hazard-case.list': ({ db }) => {
    const records = majorHazardCases.list(db)
    const filed = new Set(records.map(({ findingId }) => findingId))
    const byCase = Map.groupBy(majorHazardSteps.list(db), ({ caseId }) => caseId)
    const cases = records.map((record) => {
      const steps = byCase.get(record.id) ?? []
      const finding = findings.require(db, record.findingId)
      return {
        ...record,
        state: majorHazardState(steps),
        next: nextSteps(steps),
        finding: { ...viewOf(finding), dueOn: finding.dueOn, responsibleName: finding.responsibleName },
        lastStepOn: steps.at(-1)?.doneOn ?? null,
        lookBackDueOn: lookBackDueOn(steps),
      }
    })
    const withoutCase = findings.list(db, { grade: 'major' }).filter(({ id }) => !filed.has(id))
    return { cases: cases.reverse(), withoutCase: withoutCase.map(viewOf) }
  },
  'major-hazard-case.get': ({ db }, { id }) => caseDetail(db, id),
  'major-hazard-case.open': open,
  'major-hazard-case.update': (context, { id, revision, patch }) => {
    openCase(context, id)
    return majorHazardCases.update(context, id, revision, patch)
  },
  'major-hazard-case.step': step,
  'major-hazard-case.withdraw': (context, { id, revision, reason }) => {
    const own = majorHazardSteps.require(context.db, id)
    openCase(context, own.caseId)
    if (stepsOf(context.db, own.caseId).at(-1)?.id !== id)
      throw new AppError('rule', '只能撤回最后一步；要改前面的，请从后往前撤回')
    return majorHazardSteps.void(context, id, revision, reason)
  },
  'major-hazard-case.void': (context, { id, revision, reason }) => majorHazardCases.void(context, id, revision, reason),
} satisfies Handlers<keyof typeof majorHazardOperations>
