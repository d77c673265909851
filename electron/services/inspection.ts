import { AppError } from '#shared/contract/errors'
import type { ParsedInputOf } from '#shared/contract/index'
import type { inspectionOperations, ResultDetail } from '#shared/contract/inspection'
import type { Finding } from '#shared/domain/finding'
import {
  type ChecklistItem,
  type Inspection,
  type InspectionAnswer,
  inspectionAnswers,
  type InspectionResult,
} from '#shared/domain/inspection'
import { yearOf } from '#shared/rules/day'
import { nextStatus } from '#shared/rules/finding-flow'
import { formatNumber } from '#shared/rules/number'
import { photoPairProblem } from '#shared/rules/shift-report'
import type { ReadDatabase } from '../database/database.ts'
import { inspectionRows } from '../database/repositories/inspection-list.ts'
import {
  attachments,
  checklistItems,
  checklists,
  findings,
  hazards,
  inspectionPlans,
  inspectionResults,
  inspections,
  people,
  riskPoints,
} from '../database/repositories/records.ts'
import { nextSequence } from '../database/repositories/sequences.ts'
import { checklistHandlers } from './checklist.ts'
import type { CommandContext, Handler, Handlers } from './context.ts'
import { inspectionPlanHandlers } from './inspection-plan.ts'
import { emptyFinding, refuseFuture, registerFinding } from './finding-record.ts'

function openInspection(context: CommandContext, id: string): Inspection {
  const inspection = inspections.require(context.db, id)
  if (inspection.voidedAt !== null) throw new AppError('rule', '这次检查已作废，不能再修改')
  if (inspection.status === 'submitted') throw new AppError('rule', '这次检查已提交，不能再修改')
  return inspection
}

const resultsOf = (db: ReadDatabase, inspectionId: string): InspectionResult[] =>
  inspectionResults.list(db, { inspectionId })

/** The finding written down at each result, void ones left out. */
const findingsByResult = (db: ReadDatabase, inspectionId: string): Map<string | null, Finding> =>
  new Map(findings.list(db, { inspectionId }).map((finding) => [finding.inspectionResultId, finding]))

const inspectorName = (db: ReadDatabase, fields: Pick<Inspection, 'inspectorId' | 'inspectorName'>): string =>
  fields.inspectorName || (fields.inspectorId === null ? '' : (people.find(db, fields.inspectorId)?.name ?? ''))

const start: Handler<'inspection.start'> = (context, fields) => {
  const checklist = checklists.require(context.db, fields.checklistId)
  if (checklist.voidedAt !== null) throw new AppError('rule', '这张检查表已作废，不能再用来检查')
  if (fields.planId !== null && inspectionPlans.require(context.db, fields.planId).checklistId !== checklist.id) {
    throw new AppError('rule', '检查计划用的是另一张检查表，请核对')
  }
  const items = checklistItems.list(context.db, { checklistId: checklist.id })
  if (items.length === 0) throw new AppError('rule', '这张检查表还没有检查项，请先添加')
  return beginInspection(context, fields, items)
}

/** An inspection whose results are copies of these items, waiting for answers. */
export function beginInspection(
  context: CommandContext,
  fields: ParsedInputOf<'inspection.start'>,
  items: readonly ChecklistItem[],
): Inspection {
  const checklist = checklists.require(context.db, fields.checklistId)
  refuseFuture(context, fields, 'inspectedOn', '检查日期')
  const inspection = inspections.insert(context, {
    ...fields,
    inspectorId: fields.inspectorId ?? (fields.inspectorName === '' ? context.actor.id : null),
    inspectorName: inspectorName(context.db, fields) || context.actor.name,
    needsPhotoPair: checklist.needsPhotoPair,
    number: '',
    status: 'inProgress',
    submittedAt: null,
  })
  items.forEach((item, index) => {
    inspectionResults.insert(context, {
      inspectionId: inspection.id,
      checklistItemId: item.id,
      riskPointId: item.riskPointId,
      hazardId: item.hazardId,
      controlId: item.controlId,
      item: item.item,
      standard: item.standard,
      answer: null,
      remark: '',
      sortOrder: index + 1,
    })
  })
  return inspection
}

export const answer: Handler<'inspection.answer'> = (context, input) => {
  const result = inspectionResults.require(context.db, input.resultId)
  openInspection(context, result.inspectionId)
  if (input.answer !== 'abnormal') {
    const now: InspectionAnswer | null = input.answer
    const reason = now === null ? '检查结果已清除' : `检查结果改为「${inspectionAnswers[now]}」`
    for (const draft of findings.list(context.db, { inspectionResultId: result.id })) {
      findings.void(context, draft.id, null, reason)
    }
  }
  return inspectionResults.update(context, result.id, null, {
    answer: input.answer,
    ...(input.remark === undefined ? {} : { remark: input.remark }),
  })
}

/** What is known of a new finding from where it was found: the risk point's place, and who answers for the hazard. */
function draftFrom(context: CommandContext, inspection: Inspection, result: InspectionResult) {
  const { db } = context
  const riskPoint = result.riskPointId === null ? null : riskPoints.find(db, result.riskPointId)
  const hazard = result.hazardId === null ? null : hazards.find(db, result.hazardId)
  const checklist = inspection.checklistId === null ? null : checklists.find(db, inspection.checklistId)
  const responsibleId = hazard?.responsiblePersonId ?? riskPoint?.responsiblePersonId ?? null
  return {
    ...emptyFinding(inspection.inspectedOn),
    inspectionId: inspection.id,
    inspectionResultId: result.id,
    riskPointId: result.riskPointId,
    hazardId: result.hazardId,
    controlId: result.controlId,
    areaId: riskPoint ? riskPoint.areaId : (checklist?.areaId ?? null),
    location: riskPoint?.location ?? '',
    responsibleUnitId: hazard?.responsibleUnitId ?? riskPoint?.unitId ?? null,
    responsibleId,
    responsibleName: responsibleId === null ? '' : (people.find(db, responsibleId)?.name ?? ''),
  }
}

export const describeFinding: Handler<'inspection.describeFinding'> = (context, { resultId, fields }) => {
  const result = inspectionResults.require(context.db, resultId)
  const inspection = openInspection(context, result.inspectionId)
  if (result.answer !== 'abnormal') throw new AppError('rule', '请先把这一项的结果选为「隐患」')
  const given = { ...fields }
  // A person chosen without a name, or a name without a person, replaces both of what was suggested.
  if (given.responsibleId !== undefined || given.responsibleName !== undefined) {
    given.responsibleId ??= null
    given.responsibleName ||=
      given.responsibleId === null ? '' : (people.find(context.db, given.responsibleId)?.name ?? '')
  }
  const known = findings.list(context.db, { inspectionResultId: resultId })[0]
  if (known) return findings.update(context, known.id, null, given)
  return findings.insert(context, {
    ...draftFrom(context, inspection, result),
    ...finderOf(inspection),
    ...given,
  })
}

const finderOf = (inspection: Inspection) => ({
  source: inspection.kind,
  foundOn: inspection.inspectedOn,
  finderId: inspection.inspectorId,
  finderName: inspection.inspectorName,
})

/** Where nothing was cleaned there is nothing more to look at. */
function skipRest(context: CommandContext, inspectionId: string): void {
  for (const result of resultsOf(context.db, inspectionId)) {
    if (result.answer === null) inspectionResults.update(context, result.id, null, { answer: 'notApplicable' })
  }
}

/** Photos of the inspection itself: 清扫前 and 清扫后. */
const pairOf = (db: ReadDatabase, inspectionId: string) =>
  attachments.list(db, { recordType: 'inspection', recordId: inspectionId })

const submit: Handler<'inspection.submit'> = (context, { id, revision }) => {
  const inspection = openInspection(context, id)
  const photoProblem = photoPairProblem(inspection, pairOf(context.db, id))
  if (photoProblem !== null) throw new AppError('rule', photoProblem)
  if (inspection.notDoneReason !== '') skipRest(context, id)
  const results = resultsOf(context.db, id)
  const unanswered = results.filter((result) => result.answer === null).length
  if (unanswered > 0) throw new AppError('rule', `还有 ${unanswered} 项没有填写检查结果，填完才能提交`)
  const drafts = findingsByResult(context.db, id)
  const abnormal = results.filter((result) => result.answer === 'abnormal')
  const bare = abnormal.filter((result) => !drafts.has(result.id))
  if (bare.length > 0) {
    throw new AppError(
      'rule',
      `还有 ${bare.length} 项隐患没有登记：${bare.map((result) => `「${result.item}」`).join('、')}`,
    )
  }
  const sequence = nextSequence(context, 'inspection', yearOf(context.today))
  const submitted = inspections.update(context, id, revision, {
    number: formatNumber('inspection', sequence, yearOf(context.today)),
    status: 'submitted',
    submittedAt: context.at,
  })
  for (const result of abnormal) {
    const draft = drafts.get(result.id)
    if (!draft) continue
    findings.update(context, draft.id, null, {
      ...finderOf(inspection),
      ...registerFinding(context),
      status: nextStatus(draft.status, 'submit'),
    })
  }
  return submitted
}

const voidInspection: Handler<'inspection.void'> = (context, { id, revision, reason }) => {
  const inspection = inspections.require(context.db, id)
  const own = findings.list(context.db, { inspectionId: id })
  if (inspection.status === 'submitted' && own.length > 0) {
    throw new AppError(
      'rule',
      `这次检查登记的 ${own.length} 条隐患还没有作废，请先逐条作废隐患（${own.map((finding) => finding.number).join('、')}）`,
    )
  }
  const voided = inspections.void(context, id, revision, reason)
  for (const draft of own) findings.void(context, draft.id, null, `所在检查已作废：${reason}`.slice(0, 200))
  return voided
}

export const inspectionHandlers = {
  ...checklistHandlers,
  ...inspectionPlanHandlers,
  'inspection.list': ({ db }, filter) => inspectionRows(db, filter),
  'inspection.get': ({ db }, { id }) => {
    const inspection = inspections.require(db, id)
    const found = findingsByResult(db, id)
    const results = resultsOf(db, id).map(
      (result): ResultDetail => ({
        ...result,
        riskPointName: result.riskPointId === null ? '' : (riskPoints.find(db, result.riskPointId)?.name ?? ''),
        finding: found.get(result.id) ?? null,
        photos: attachments.list(db, { recordType: 'inspectionResult', recordId: result.id }),
      }),
    )
    return { ...inspection, results, pair: pairOf(db, id) }
  },
  'inspection.start': start,
  'inspection.update': (context, { id, revision, patch }) => {
    const inspection = openInspection(context, id)
    refuseFuture(context, patch, 'inspectedOn', '检查日期')
    const isOtherInspector = patch.inspectorId !== undefined && patch.inspectorName === undefined
    const name = inspectorName(context.db, { ...inspection, ...patch, inspectorName: '' })
    return inspections.update(context, id, revision, isOtherInspector ? { ...patch, inspectorName: name } : patch)
  },
  'inspection.answer': answer,
  'inspection.answerRest': (context, { id }) => {
    openInspection(context, id)
    const rest = resultsOf(context.db, id).filter((result) => result.answer === null)
    for (const result of rest) inspectionResults.update(context, result.id, null, { answer: 'normal' })
    return { changed: rest.length }
  },
  'inspection.describeFinding': describeFinding,
  'inspection.submit': submit,
  'inspection.void': voidInspection,
} satisfies Handlers<keyof typeof inspectionOperations>
