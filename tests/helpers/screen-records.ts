/** Records that some screens need and the sample does not have: work begun, sheets printed, versions sealed. */
import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { callerOf, callFromPage } from './bridge.ts'
import { warehouseWorkbook } from './standard-rows.ts'

export type MadeRecords = Awaited<ReturnType<typeof makeRecords>>

/** Makes them in the sample enterprise that is open in the page. */
export async function makeRecords(page: Page, enterpriseId: string, folder: string) {
  const call = callerOf(
    () => page,
    () => enterpriseId,
  )
  const { today } = await call('workspace.info', {}, null)
  await call('backup.create', { enterpriseId: enterpriseId }, null)
  const [checklist] = await call('checklist.list', {})
  const [check] = await call('major-hazard-check.list', {})
  const { cases } = await call('major-hazard-case.list', {})
  const inspections = await call('inspection.list', {})
  const points = await call('risk-point.list', { kinds: ['activity'], limit: 1 })
  const finding = async (status: 'registered' | 'rectifying' | 'awaitingReview' | 'closed') =>
    (await call('finding.list', { statuses: [status], limit: 1 })).items[0]?.id ?? ''
  await call('considerable-catalogue-item.import', { items: [{ code: 'JS-01', name: '有限空间作业' }] })
  const review = await call('risk-review.start', { trigger: 'annual', period: '2026年', startedOn: today })
  const audit = await call('operation-audit.create', { name: '年度审计', auditedOn: today })
  const general = (await call('standard.list', {})).find(({ id }) => id === 'general-13')
  const assessment = await call('assessment.start', {
    name: '年度自评',
    periodFrom: today,
    periodTo: today,
    assessedOn: today,
    standardHash: general?.hash ?? '',
  })
  const { answers } = await call('assessment.get', { id: assessment.id })
  const answerId = answers[0]?.id ?? ''
  await call('assessment.answer', { answerId, side: 'own', ticks: [{ partId: 'z1', count: 1 }] })
  await call('nonconformity.create', {
    assessmentId: assessment.id,
    items: [{ answerId, description: '没有目标管理制度' }],
  })
  const submitted = inspections.find((row) => row.status === 'submitted')?.id ?? ''
  const running = (
    await call(
      'inspection.start',
      {
        checklistId: checklist?.id ?? '',
        name: '今日检查',
        inspectedOn: today,
      },
      enterpriseId,
    )
  ).id
  const cleaningPlan = (await call('inspection-plan.rows', {})).find(({ period }) => period === 'shift')
  const cleaning = await call('inspection.start', {
    checklistId: cleaningPlan?.checklistId ?? '',
    planId: cleaningPlan?.id ?? '',
    name: '今日清扫',
    inspectedOn: today,
  })
  for (let copy = 0; copy < 2; copy += 1) {
    const parameters = { checklistId: checklist?.id }
    const order = { reportId: 'paper-checklist', parameters, format: 'xlsx' as const }
    const answer = await callFromPage(page, 'report.export', order, enterpriseId, randomUUID())
    if (!answer.ok) throw new Error(answer.error.message)
  }
  const papers = await call('printed-sheet.open', {})
  await call('printed-sheet.start', {
    sheetId: papers[0]?.id ?? '',
    name: '纸质检查',
    inspectedOn: papers[0]?.printedOn ?? '',
  })
  const standards = await call('standard.list', {})
  const standardFile = await warehouseWorkbook(folder)
  const second = answers.find(({ itemId }) => itemId === 'GM-002')
  await call('assessment.answer', { answerId: second?.id ?? '', side: 'own', ticks: [{ partId: 'd2', count: 2 }] })
  const formal = await call('formal-document.seal', { reportId: 'finding-ledger' })
  await call('finding.create', { description: '灭火器过期', foundOn: today })
  return {
    pointId: points.items[0]?.id ?? '',
    reviewId: review.id,
    checklistId: checklist?.id ?? '',
    runningId: running,
    cleaningId: cleaning.id,
    paperCodes: papers.map(({ code }) => code),
    submittedId: submitted,
    findingIds: {
      registered: await finding('registered'),
      rectifying: await finding('rectifying'),
      awaitingReview: await finding('awaitingReview'),
      closed: await finding('closed'),
    },
    checkId: check?.id ?? '',
    caseId: cases[0]?.id ?? '',
    assessmentId: assessment.id,
    checkCode: formal.checkCode,
    standardFile,
    standardHashes: standards.map(({ hash }) => hash),
    auditId: audit.id,
  }
}
