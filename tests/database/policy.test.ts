/** 政策要求对照: every live question is asked of the records, and each can be answered both ways. */
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { z } from 'zod'
import type { RecordBase } from '#shared/domain/fields'
import type { CardKind } from '#shared/domain/card'
import { addDays, addMonths } from '#shared/rules/day'
import { type RequirementCheck, requirementChecks } from '#shared/rules/region'
import { readDatabase } from '../../electron/database/database.ts'
import type { NewRecord, RecordStore } from '../../electron/database/record-store.ts'
import * as stores from '../../electron/database/repositories/records.ts'
import { type Writing, writeAction } from '../../electron/database/writing.ts'
import { loadResources } from '../../electron/files/resources.ts'
import { policyChecker } from '../../electron/services/policy-checks.ts'
import { furnish, type TestEnterprise, testEnterprise } from '../helpers/enterprise.ts'

const resources = loadResources(join(import.meta.dirname, '..', '..', 'resources'))
let office: TestEnterprise
beforeEach(async () => {
  office = await testEnterprise()
})
afterEach(() => {
  office.close()
})

const connection = () => office.workspace.enterprise(office.id).connection
const ask = (check: RequirementCheck, refs: readonly string[] = []) =>
  policyChecker({ db: readDatabase(connection()), resources, today: office.today })(check, refs)

function write<T>(work: (writing: Writing) => T): T {
  const at = `${office.today}T04:00:00.000Z`
  return writeAction(connection(), { at, today: office.today, actor: { id: null, name: '' }, operation: '' }, work)
}
/** A value that a column takes where the check does not look. */
function plain(schema: z.ZodType): unknown {
  if (schema instanceof z.ZodDefault) return plain(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodNullable) return null
  if (schema instanceof z.ZodNumber) return 0
  if (schema instanceof z.ZodBoolean) return false
  if (schema instanceof z.ZodArray) return []
  if (schema instanceof z.ZodObject || schema instanceof z.ZodRecord) return {}
  return schema instanceof z.ZodEnum ? schema.options[0] : ''
}
/** Puts a record there as another part of the app leaves it. */
function put<R extends RecordBase>(store: RecordStore<R>, fields: Partial<NewRecord<R>>): R {
  const blank = Object.fromEntries(
    Object.entries(store.schema.shape).map(([key, schema]) => [key, plain(schema as z.ZodType)]),
  )
  return write((writing) => store.insert(writing, { ...blank, ...fields } as NewRecord<R>))
}

const finding = (fields: Parameters<typeof put<ReturnType<typeof stores.findings.require>>>[1]) =>
  put(stores.findings, { status: 'rectifying', foundOn: office.today, number: `YH-${Math.random()}`, ...fields })
const inspection = (fields: Parameters<typeof put<ReturnType<typeof stores.inspections.require>>>[1]) =>
  put(stores.inspections, { status: 'submitted', inspectedOn: office.today, ...fields })
const exported = (reportId: string, on = office.today, parameters: Record<string, unknown> = {}) =>
  put(stores.exportRecords, { reportId, parameters, format: 'pdf', exportedAt: `${on}T04:00:00.000Z` })
const card = (kind: CardKind) => () => void put(stores.cards, { kind, subjectType: 'post', number: 'KP-001' })

async function sealedAssessment() {
  const standards = await office.run('standard.list', {})
  const { id } = await office.run('assessment.start', {
    name: '自评',
    periodFrom: '2026-01-01',
    periodTo: '2026-12-31',
    assessedOn: office.today,
    standardHash: standards.find((own) => own.id === 'general-13')?.hash ?? '',
  })
  write((writing) => stores.assessments.update(writing, id, null, { status: 'sealed' }))
}
const profile = async (patch: object) => {
  const { revision } = await office.run('enterprise.get', {})
  await office.run('enterprise.update', { revision, patch })
}

interface Case {
  refs?: string[]
  /** what makes a requirement done that was not yet */
  make: () => unknown
  /** and what makes it not done again */
  undo?: () => unknown
}

const cases: Record<RequirementCheck, Case> = {
  profile: {
    make: () =>
      profile({
        creditCode: '1',
        industry: 'C33',
        address: '路',
        legalRepresentative: '甲',
        principal: '甲',
        safetyManager: '乙',
        safetyPhone: '1',
        employeeCount: 1,
        mainProducts: '件',
        tags: ['dust'],
      }),
    undo: () => profile({ tags: [] }),
  },
  organization: {
    make: async () => {
      await furnish(office)
      await profile({ principal: '甲', safetyManager: '乙' })
    },
    undo: () => profile({ principal: '' }),
  },
  riskRegister: {
    make: async () => {
      const { hazard } = await furnish(office)
      for (const stage of ['inherent', 'current'] as const)
        await office.run('evaluation.record', {
          hazardId: hazard.id,
          stage,
          packId: 'LEC-2',
          factors: { L: 10, E: 60, C: 70 },
          evaluatedOn: office.today,
        })
    },
  },
  controlList: {
    make: () => furnish(office),
    undo: () => office.run('risk-point.create', { name: '2号冲床', kind: 'facility' }),
  },
  riskReview: {
    make: () => put(stores.riskReviews, { trigger: 'annual', startedOn: office.today, closedOn: office.today }),
    undo: () => void (office.today = addDays(addMonths(office.today, 12), 1)),
  },
  inspectionPlan: {
    make: async () => {
      const { id } = await office.run('checklist.create', { name: '日查' })
      put(stores.inspectionPlans, { name: '日查', checklistId: id, startsOn: office.today })
    },
  },
  tieredInspection: {
    make: () => {
      for (const tier of ['team', 'workshop', 'company'] as const) inspection({ tier })
    },
    undo: () => void (office.today = addDays(office.today, 31)),
  },
  principalInspection: {
    make: () => inspection({ isLedByPrincipal: true }),
    undo: () => void (office.today = addMonths(office.today, 1)),
  },
  topicInspection: {
    refs: ['ebike', 'evacuation-drill'],
    make: async () => {
      const { id } = await office.run('topic-list.take', { topicId: 'ebike' })
      inspection({ checklistId: id })
    },
    undo: () => void (office.today = addDays(addMonths(office.today, 12), 1)),
  },
  findingLedger: { make: () => finding({}) },
  noOverdue: {
    make: () => finding({ dueOn: office.today }),
    undo: () => void (office.today = addDays(office.today, 1)),
  },
  followUp: {
    make: () => {
      const { id } = finding({ status: 'closed', closedOn: addDays(office.today, -40) })
      expect(ask('followUp')).toEqual({ isDone: false, sentence: '有 1 次回头看到期未做' })
      put(stores.followUps, { findingId: id, stage: 'first', checkedOn: office.today })
    },
    undo: () => void (office.today = addDays(office.today, 60)),
  },
  majorHazardCheck: {
    make: () => put(stores.majorHazardChecks, { status: 'sealed', checkedOn: office.today }),
    undo: () => void (office.today = addDays(addMonths(office.today, 12), 1)),
  },
  majorHazardCase: {
    make: () => {
      const { id } = finding({ grade: 'major' })
      expect(ask('majorHazardCase').isDone).toBe(false)
      put(stores.majorHazardCases, { findingId: id })
    },
    undo: () => finding({ grade: 'major' }),
  },
  systemMeasures: { make: () => put(stores.systemMeasures, { problem: '反复' }) },
  selfCorrection: {
    make: () => exported('self-correction-report', office.today, { anchorOn: addMonths(office.today, -1) }),
    undo: () => void (office.today = addMonths(office.today, 1)),
  },
  noticeCards: { make: card('noticeCard') },
  emergencyCards: { make: card('emergencyCard') },
  operationCards: { make: card('operationCard') },
  commitments: { make: card('commitmentCard') },
  warningSigns: { make: card('warningSign') },
  announcement: {
    make: () => exported('safety-announcement'),
    undo: () => void (office.today = addDays(office.today, 8)),
  },
  noticeBoard: { make: () => exported('notice-board') },
  assessment: {
    make: sealedAssessment,
    undo: () => void (office.today = addDays(addMonths(office.today, 12), 1)),
  },
  nonconformity: {
    make: sealedAssessment,
    undo: () => {
      const [answer] = stores.assessmentAnswers.list(readDatabase(connection()))
      const { id } = finding({ dueOn: addDays(office.today, -1) })
      const { assessmentId = '', id: answerId = '' } = answer ?? {}
      put(stores.nonconformities, { assessmentId, answerId, findingId: id })
    },
  },
  operationAudit: {
    make: () => put(stores.operationAudits, { auditedOn: office.today }),
    undo: () => void (office.today = addDays(addMonths(office.today, 12), 1)),
  },
  accidentRegister: { make: () => put(stores.accidents, { name: '碰撞', occurredOn: office.today }) },
  policyDocuments: {
    make: () => {
      const { policies } = resources.standardization().documentList
      for (const { id, name } of policies) put(stores.policyDocuments, { entryId: id, name, kind: 'policy' })
    },
  },
  specialEquipment: {
    make: () =>
      office.run('special-equipment.create', {
        name: '叉车',
        kind: 'vehicle',
        registrationNumber: '车11沪A00001',
        conclusion: 'qualified',
        nextInspectionOn: addMonths(office.today, 6),
      }),
    undo: () => office.run('special-equipment.create', { name: '10 t 桥式起重机', kind: 'crane' }),
  },
  regionForm: {
    refs: ['haimen/mutual-check'],
    make: async () => {
      const { form } = await office.run('region.form', { packId: 'haimen', formId: 'mutual-check' })
      const text = form.columns.find(({ kind }) => kind === 'text')?.id ?? ''
      await office.run('region-entry.create', { packId: 'haimen', formId: 'mutual-check', cells: { [text]: '有' } })
    },
    undo: () => {
      const [row] = stores.regionEntries.list(readDatabase(connection()))
      return office.run('region-entry.void', { id: row?.id ?? '', revision: 1, reason: '记错' })
    },
  },
  riskReport: {
    make: async () => {
      await office.run('region.choose', { packIds: ['haimen'] })
      await office.run('risk-report.save', { reportedOn: office.today })
    },
    undo: () => void (office.today = '2027-01-02'),
  },
  dataExport: { make: () => exported('finding-ledger') },
}

describe('a requirement', () => {
  it.each(Object.entries(cases) as [RequirementCheck, Case][])('%s is not done, then done', async (check, one) => {
    const before = ask(check, one.refs)
    expect(before.isDone, before.sentence).toBe(false)
    await one.make()
    const after = ask(check, one.refs)
    expect(after.isDone, after.sentence).toBe(true)
    expect(after.sentence).not.toBe('')
    if (!one.undo) return
    await one.undo()
    const again = ask(check, one.refs)
    expect(again.isDone, again.sentence).toBe(false)
    expect(again.sentence).not.toBe('')
  })
})

test('all 165 requirements are listed: done or not where the records say so, the others as what they are', async () => {
  expect(Object.keys(cases)).toEqual(Object.keys(requirementChecks))
  const { rows, documents } = await office.run('policy.requirements', {})
  expect([rows.length, documents.length]).toEqual([165, 5])
  for (const { id, places, check, state, sentence } of rows) {
    const wanted = places.length === 0 ? ['notServed'] : check === null ? ['byUser'] : ['done', 'notYet']
    expect.soft(wanted, id).toContain(state)
    expect.soft(sentence, id).not.toBe('')
  }
  expect(rows.filter(({ state }) => state === 'done')).toEqual([])
  const haimen = await office.run('policy.requirements', { documentId: 'haimen' })
  expect(haimen.rows).toEqual(rows.filter(({ documentId }) => documentId === 'haimen'))
})
