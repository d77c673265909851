/** The programs of the sample factory: the register of special equipment, and a dust cleaning that every shift reports. */
import { remarkOnFirst } from './sample-findings.ts'
import type { SampleLoading } from './sample-loading.ts'
import type { SampleFactory } from './sample-schema.ts'

async function loadEquipment(loading: SampleLoading): Promise<void> {
  const { factory, run } = loading
  for (const equipment of factory.specialEquipment) {
    const { key: _, unitKey, areaKey, inspectedOnOffset, nextInspectionOnOffset, ...fields } = equipment
    await run('special-equipment.create', {
      ...fields,
      unitId: loading.id('unit', unitKey),
      areaId: loading.id('area', areaKey),
      inspectedOn: loading.day(inspectedOnOffset),
      nextInspectionOn: loading.day(nextInspectionOnOffset),
    })
  }
  for (const { key: _, personKey, validUntilOffset, ...fields } of factory.equipmentOperators) {
    await run('equipment-operator.create', {
      ...fields,
      personId: loading.id('person', personKey),
      personName: loading.personName(personKey),
      validUntil: loading.dayOrNull(validUntilOffset),
    })
  }
}

async function loadShiftPlan(loading: SampleLoading, plan: SampleFactory['shiftPlans'][number]): Promise<void> {
  const { run } = loading
  const { key, topicId, areaKey, leaderKey, startsOnOffset, ...fields } = plan
  const checklist = await run('topic-list.take', { topicId, areaId: loading.id('area', areaKey) })
  const record = await run('inspection-plan.create', {
    ...fields,
    checklistId: checklist.id,
    kind: checklist.kind,
    tier: checklist.tier,
    period: checklist.period,
    leaderId: loading.id('person', leaderKey),
    startsOn: loading.day(startsOnOffset),
  })
  for (const report of loading.factory.shiftReports.filter(({ planKey }) => planKey === key)) {
    await loadShiftReport(loading, { id: record.id, name: record.name, checklistId: checklist.id }, report)
  }
}

async function loadShiftReport(
  loading: SampleLoading,
  plan: { id: string; name: string; checklistId: string },
  report: SampleFactory['shiftReports'][number],
): Promise<void> {
  const { run } = loading
  const { inspectedOnOffset, inspectorKey, beforePhoto, afterPhoto, planKey: _, remark, ...fields } = report
  const { id } = await run('inspection.start', {
    ...fields,
    name: plan.name,
    kind: 'daily',
    tier: 'post',
    planId: plan.id,
    checklistId: plan.checklistId,
    inspectedOn: loading.day(inspectedOnOffset),
    inspectorId: loading.id('person', inspectorKey),
    inspectorName: loading.personName(inspectorKey),
  })
  for (const [role, file] of [
    ['before', beforePhoto],
    ['after', afterPhoto],
  ] as const) {
    if (file) await loading.attach(`photos/${file}`, { recordType: 'inspection', recordId: id, role })
  }
  await remarkOnFirst(loading, await run('inspection.get', { id }), remark)
  if (report.notDoneReason === '') await run('inspection.answerRest', { id })
  await run('inspection.submit', { id, revision: (await run('inspection.get', { id })).revision })
}

/** Register and reports, after the areas and people that they name. */
export async function loadSamplePrograms(loading: SampleLoading): Promise<void> {
  await loadEquipment(loading)
  for (const plan of loading.factory.shiftPlans) await loadShiftPlan(loading, plan)
}
