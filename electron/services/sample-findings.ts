/** The second half of the sample factory: checklists, plans, inspections, and findings through their whole life. */
import type { FindingDetail } from '#shared/contract/finding'
import type { InspectionDetail, ResultDetail } from '#shared/contract/inspection'
import { periodValues } from '#shared/domain/hazard'
import type { SampleLoading } from './sample-loading.ts'
import type { SampleFactory } from './sample-schema.ts'

type SampleFinding = SampleFactory['findings'][number]
type SamplePlan = SampleFactory['inspectionPlans'][number]

const tiers = ['company', 'workshop', 'team', 'post'] as const

/** A checklist for the whole factory: the items of every area's checklist of the tier, or of any tier when it has none. */
async function wholeFactoryChecklist(loading: SampleLoading, plan: SamplePlan): Promise<string> {
  const rows = await loading.run('checklist.list', {})
  const sameTier = rows.filter((row) => row.areaId !== null && row.tier === plan.tier)
  const { id } = await loading.run('checklist.create', {
    name: `${plan.name}检查表`,
    kind: plan.kind,
    tier: plan.tier,
    period: plan.period,
  })
  for (const row of sameTier.length > 0 ? sameTier : rows.filter((other) => other.areaId !== null)) {
    const { items } = await loading.run('checklist.get', { id: row.id })
    for (const { riskPointId, hazardId, controlId, item, standard, basis } of items.slice(0, 6)) {
      await loading.run('checklist-item.create', {
        checklistId: id,
        riskPointId,
        hazardId,
        controlId,
        item,
        standard,
        basis,
      })
    }
  }
  return id
}

async function loadPlans(loading: SampleLoading): Promise<void> {
  for (const tier of tiers) await loading.run('checklist.generate', { tier, periods: [...periodValues] })
  for (const plan of loading.factory.inspectionPlans) {
    const areaId = loading.idOrNull('area', plan.areaKey)
    const rows = await loading.run('checklist.list', {})
    const ofArea = rows.filter((row) => row.areaId === areaId && areaId !== null && row.itemCount > 0)
    const checklist = ofArea.find((row) => row.tier === plan.tier) ?? ofArea[0]
    const checklistId = checklist?.id ?? (await wholeFactoryChecklist(loading, plan))
    await completeChecklist(loading, checklistId, plan.key)
    const { key, areaKey: _, startsOnOffset, endsOnOffset, leaderKey, ...fields } = plan
    const record = await loading.run('inspection-plan.create', {
      ...fields,
      checklistId,
      startsOn: loading.day(startsOnOffset),
      endsOn: loading.dayOrNull(endsOnOffset),
      leaderId: loading.id('person', leaderKey),
    })
    loading.remember('plan', key, record.id)
  }
}

/** The hazard of the sample that a finding belongs to, with the risk point that it stands in. */
function hazardOf(loading: SampleLoading, finding: SampleFinding) {
  for (const riskPoint of loading.factory.riskPoints) {
    const hazard = riskPoint.hazards.find((candidate) => candidate.key === finding.hazardKey)
    if (hazard) return { riskPoint, hazard }
  }
  throw new Error(`sample: finding ${finding.key} names no hazard`)
}

/** Adds what the inspections of a plan looked at beyond the generated items, so that each finding has its item. */
async function completeChecklist(loading: SampleLoading, checklistId: string, planKey: string): Promise<void> {
  const { items } = await loading.run('checklist.get', { id: checklistId })
  const looked = new Set(items.map((item) => item.hazardId))
  const keys = loading.factory.inspections.filter((one) => one.planKey === planKey).flatMap((one) => one.findingKeys)
  for (const key of keys) {
    const { riskPoint, hazard } = hazardOf(loading, findingOf(loading, key))
    const hazardId = loading.id('hazard', hazard.key)
    if (looked.has(hazardId)) continue
    looked.add(hazardId)
    await loading.run('checklist-item.create', {
      checklistId,
      riskPointId: loading.id('riskPoint', riskPoint.key),
      hazardId,
      item: `${riskPoint.name} ${hazard.item}`,
      standard: hazard.controls.find((control) => control.checkpoint !== '')?.checkpoint ?? hazard.item,
      sortOrder: items.length + looked.size,
    })
  }
}

/** The item of the finding's hazard that no other finding of this inspection has taken. */
function resultFor(
  loading: SampleLoading,
  detail: InspectionDetail,
  finding: SampleFinding,
  taken: Set<string>,
): ResultDetail {
  const hazardId = loading.idOrNull('hazard', finding.hazardKey)
  const result = detail.results.find((candidate) => candidate.hazardId === hazardId && !taken.has(candidate.id))
  if (!result) throw new Error(`sample: no checklist item for finding ${finding.key}`)
  taken.add(result.id)
  return result
}

const findingOf = (loading: SampleLoading, key: string): SampleFinding => {
  const finding = loading.factory.findings.find((candidate) => candidate.key === key)
  if (!finding) throw new Error(`sample: no finding ${key}`)
  return finding
}

/** What is known of a finding when it is found. */
const foundFields = (finding: SampleFinding) => ({
  description: finding.description,
  location: finding.location,
  categoryGroup: finding.categoryGroup,
  category: finding.category,
  cause: finding.cause,
  basis: finding.basis,
})

/** What the inspector noted of the first item. */
export async function remarkOnFirst(loading: SampleLoading, detail: InspectionDetail, remark: string): Promise<void> {
  const [first] = detail.results
  if (first && remark !== '') await loading.run('inspection.answer', { resultId: first.id, answer: 'normal', remark })
}

async function loadInspections(loading: SampleLoading, progress: () => void): Promise<void> {
  const { run } = loading
  for (const inspection of loading.factory.inspections) {
    const { key: ownKey, planKey, inspectedOnOffset, inspectorKey, findingKeys, remark, ...fields } = inspection
    const planId = loading.id('plan', planKey)
    const { checklistId } = await run('inspection-plan.get', { id: planId })
    const started = await run('inspection.start', {
      ...fields,
      planId,
      checklistId,
      inspectedOn: loading.day(inspectedOnOffset),
      inspectorId: loading.id('person', inspectorKey),
      inspectorName: loading.personName(inspectorKey),
    })
    loading.remember('inspection', ownKey, started.id)
    const detail = await run('inspection.get', { id: started.id })
    await remarkOnFirst(loading, detail, remark)
    const taken = new Set<string>()
    for (const key of findingKeys) {
      const finding = findingOf(loading, key)
      const result = resultFor(loading, detail, finding, taken)
      await run('inspection.answer', { resultId: result.id, answer: 'abnormal' })
      const draft = await run('inspection.describeFinding', { resultId: result.id, fields: foundFields(finding) })
      if (finding.beforePhoto) {
        await loading.attach(`photos/${finding.beforePhoto}`, {
          recordType: 'inspectionResult',
          recordId: result.id,
          role: 'before',
        })
      }
      loading.remember('finding', key, draft.id)
    }
    await run('inspection.answerRest', { id: started.id })
    await run('inspection.submit', {
      id: started.id,
      revision: (await run('inspection.get', { id: started.id })).revision,
    })
    progress()
  }
}

async function createFinding(loading: SampleLoading, finding: SampleFinding): Promise<void> {
  const record = await loading.run('finding.create', {
    ...foundFields(finding),
    source: finding.source,
    riskPointId: loading.idOrNull('riskPoint', finding.riskPointKey),
    hazardId: loading.idOrNull('hazard', finding.hazardKey),
    areaId: loading.idOrNull('area', finding.areaKey),
    foundOn: loading.day(finding.foundOnOffset),
    finderId: loading.id('person', finding.finderKey),
    finderName: loading.personName(finding.finderKey),
  })
  loading.remember('finding', finding.key, record.id)
  if (finding.beforePhoto) {
    await loading.attach(`photos/${finding.beforePhoto}`, {
      recordType: 'finding',
      recordId: record.id,
      role: 'before',
    })
  }
}

const present = (loading: SampleLoading, finding: SampleFinding): Promise<FindingDetail> =>
  loading.run('finding.get', { id: loading.id('finding', finding.key) })

async function gradeFinding(loading: SampleLoading, finding: SampleFinding): Promise<void> {
  const { id, revision } = await present(loading, finding)
  const responsibleKey = finding.responsibleKey
  await loading.run('finding.grade', {
    id,
    revision,
    patch: {
      grade: finding.grade,
      treatment: finding.treatment,
      causeAnalysis: finding.causeAnalysis,
      measures: finding.measures,
      fundsCents: finding.fundsCents,
      fundsConfirmed: finding.fundsConfirmed,
      emergencyPlan: finding.emergencyPlan,
      treatmentPlan: finding.treatmentPlan,
      responsibleUnitId: loading.idOrNull('unit', finding.responsibleUnitKey),
      responsibleId: loading.idOrNull('person', responsibleKey),
      responsibleName: responsibleKey === null ? '' : loading.personName(responsibleKey),
      dueOn: loading.dayOrNull(finding.dueOnOffset),
    },
  })
}

async function issueNotices(loading: SampleLoading): Promise<void> {
  for (const notice of loading.factory.notices) {
    const { key: _, unitKey, issuedOnOffset, issuerKey, findingKeys, ...fields } = notice
    await loading.run('rectification-notice.issue', {
      ...fields,
      unitId: loading.id('unit', unitKey),
      unitName: loading.factory.units.find((unit) => unit.key === unitKey)?.name ?? '',
      issuedOn: loading.day(issuedOnOffset),
      issuerName: loading.personName(issuerKey),
      findingIds: findingKeys.map((key) => loading.id('finding', key)),
    })
  }
}

async function rectifyFinding(loading: SampleLoading, finding: SampleFinding): Promise<void> {
  const { run } = loading
  for (const { approverKey, approvedOnOffset, toOnOffset, ...extension } of finding.extensions) {
    const { id, revision } = await present(loading, finding)
    await run('finding.extend', {
      ...extension,
      findingId: id,
      revision,
      toOn: loading.day(toOnOffset),
      approverName: loading.personName(approverKey),
      approvedOn: loading.day(approvedOnOffset),
    })
  }
  for (const [round, { completedOnOffset, rectifierKey, ...work }] of finding.rectifications.entries()) {
    const isLast = round === finding.rectifications.length - 1
    const before = await present(loading, finding)
    if (finding.afterPhoto && (isLast || finding.treatment === 'immediate')) {
      await loading.attach(`photos/${finding.afterPhoto}`, {
        recordType: 'finding',
        recordId: before.id,
        role: 'after',
      })
    }
    await run('rectification.submit', {
      ...work,
      findingId: before.id,
      revision: (await present(loading, finding)).revision,
      completedOn: loading.day(completedOnOffset),
      rectifierId: loading.id('person', rectifierKey),
      rectifierName: loading.personName(rectifierKey),
    })
    const verdict = finding.reviews[round]
    if (!verdict) continue
    const { reviewerKey, reviewedOnOffset, newDueOnOffset, ...review } = verdict
    await run('review.record', {
      ...review,
      findingId: before.id,
      revision: (await present(loading, finding)).revision,
      reviewerId: loading.id('person', reviewerKey),
      reviewerName: loading.personName(reviewerKey),
      reviewedOn: loading.day(reviewedOnOffset),
      newDueOn: loading.dayOrNull(newDueOnOffset),
    })
  }
}

async function loadSystemMeasures(loading: SampleLoading): Promise<void> {
  for (const measure of loading.factory.systemMeasures) {
    const {
      key: _,
      responsibleUnitKey,
      responsibleKey,
      dueOnOffset,
      completedOnOffset,
      findingKeys,
      ...fields
    } = measure
    await loading.run('system-measure.create', {
      ...fields,
      responsibleUnitId: loading.idOrNull('unit', responsibleUnitKey),
      responsibleId: loading.id('person', responsibleKey),
      responsibleName: loading.personName(responsibleKey),
      dueOn: loading.day(dueOnOffset),
      completedOn: loading.dayOrNull(completedOnOffset),
      findingIds: findingKeys.map((own) => loading.id('finding', own)),
    })
  }
}

/** Checklists from controls, plans, inspections, then every finding to the state it has in the sample. */
export async function loadSampleFindings(loading: SampleLoading, progress: (done: number) => void): Promise<void> {
  let done = 0
  const step = () => progress(++done)
  const { findings, inspections } = loading.factory
  await loadPlans(loading)
  await loadInspections(loading, step)
  const inspected = new Set(inspections.flatMap((inspection) => inspection.findingKeys))
  for (const finding of findings) if (!inspected.has(finding.key)) await createFinding(loading, finding)
  for (const finding of findings) if (finding.grade !== null) await gradeFinding(loading, finding)
  await issueNotices(loading)
  for (const finding of findings) {
    await rectifyFinding(loading, finding)
    if (finding.state === 'void') {
      const { id, revision } = await present(loading, finding)
      await loading.run('finding.void', { id, revision, reason: finding.voidReason })
    }
    step()
  }
  await loadSystemMeasures(loading)
}
