/** Loads the sample factory through the same commands as a user's typing. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OutputOf } from '#shared/contract/index'
import { type CardKind, cardKinds, cardSubjectsByKind } from '#shared/domain/card'
import { addDays } from '#shared/rules/day'
import type { JobContext } from './context.ts'
import { loadSampleMajorHazards } from './sample-major-hazards.ts'
import { loadSampleFindings } from './sample-findings.ts'
import { loadSamplePrograms } from './sample-programs.ts'
import { loadSampleRegion } from './sample-region.ts'
import type { SampleLoading } from './sample-loading.ts'
import { loadSampleStandardization } from './sample-standardization.ts'
import { factorsInTenths, joinSampleFiles, type SampleFactory, sampleFactoryFiles } from './sample-schema.ts'

export function readSampleFactory(resourcesFolder: string): SampleFactory {
  const folder = join(resourcesFolder, 'samples', 'factory')
  return joinSampleFiles(
    sampleFactoryFiles.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>),
  )
}

function startLoading(context: JobContext, factory: SampleFactory, enterpriseId: string): SampleLoading {
  const ids = new Map<string, string>()
  const loading: SampleLoading = {
    factory,
    id: (kind, key) => {
      const id = ids.get(`${kind} ${key}`)
      if (id === undefined) throw new Error(`sample: no ${kind} ${key}`)
      return id
    },
    idOrNull: (kind, key) => (key === null ? null : loading.id(kind, key)),
    remember: (kind, key, id) => void ids.set(`${kind} ${key}`, id),
    personName: (key) => factory.people.find((person) => person.key === key)?.name ?? '',
    day: (offset) => addDays(context.today, offset),
    dayOrNull: (offset) => (offset === null ? null : addDays(context.today, offset)),
    run: (name, input) => {
      context.signal.throwIfAborted()
      const safetyManager = factory.people.find((person) => person.isSafetyManager)
      const actorId = safetyManager ? (ids.get(`person ${safetyManager.key}`) ?? null) : null
      return context.call(name, input, { enterpriseId, actorId })
    },
    attach: (file, owner) => {
      const bytes = readFileSync(join(context.resources.folder, 'samples', file))
      return loading.run('attachment.put', { ...owner, originalName: file, base64: bytes.toString('base64') })
    },
  }
  return loading
}

async function loadOrganization(loading: SampleLoading): Promise<void> {
  const { factory, run } = loading
  for (const { key, parentKey, managerKey: _, ...unit } of factory.units) {
    const record = await run('organization-unit.create', { ...unit, parentId: loading.idOrNull('unit', parentKey) })
    loading.remember('unit', key, record.id)
  }
  for (const { key, unitKey, leftOnOffset, ...person } of factory.people) {
    const record = await run('person.create', {
      ...person,
      unitId: loading.idOrNull('unit', unitKey),
      leftOn: loading.dayOrNull(leftOnOffset),
    })
    loading.remember('person', key, record.id)
  }
  for (const { key, managerKey } of factory.units) {
    if (managerKey === null) continue
    const id = loading.id('unit', key)
    await run('organization-unit.update', { id, revision: 1, patch: { managerId: loading.id('person', managerKey) } })
  }
}

async function loadAreas(loading: SampleLoading, enterpriseId: string): Promise<void> {
  const { factory, run } = loading
  for (const { key, fileName, drawnOnOffset, approvedOnOffset, ...plan } of factory.floorPlans) {
    const picture = await loading.attach(`floor-plans/${fileName}`, {
      recordType: 'enterprise',
      recordId: enterpriseId,
      role: 'document',
    })
    const record = await run('floor-plan.create', {
      ...plan,
      sha256: picture.sha256,
      drawnOn: loading.dayOrNull(drawnOnOffset),
      approvedOn: loading.dayOrNull(approvedOnOffset),
    })
    loading.remember('floorPlan', key, record.id)
  }
  for (const { key, unitKey, responsibleKey, floorPlanKey, ...area } of factory.areas) {
    const record = await run('area.create', {
      ...area,
      unitId: loading.id('unit', unitKey),
      responsiblePersonId: loading.id('person', responsibleKey),
      floorPlanId: loading.id('floorPlan', floorPlanKey),
    })
    loading.remember('area', key, record.id)
  }
}

type SampleRiskPoint = SampleFactory['riskPoints'][number]

async function loadHazards(loading: SampleLoading, point: SampleRiskPoint, riskPointId: string): Promise<void> {
  const { run } = loading
  for (const { key, evaluations, controls, gap: _, ...hazard } of point.hazards) {
    const record = await run('hazard.create', { ...hazard, riskPointId })
    loading.remember('hazard', key, record.id)
    await run('hazard.setControls', {
      hazardId: record.id,
      controls: controls.map(({ sortOrder: _order, ...control }) => control),
    })
    if (evaluations === null) continue
    for (const stage of ['inherent', 'current'] as const) {
      const evaluation = evaluations[stage]
      await run('evaluation.record', {
        hazardId: record.id,
        stage,
        packId: 'LEC-2',
        factors: factorsInTenths(evaluation),
        directConditionIds: evaluation.directConditionIds,
        directReason: evaluation.directReason,
        reason: evaluation.reason,
        evaluatorName: loading.personName(point.evaluatorKey),
        evaluatedOn: loading.day(point.evaluatedOnOffset),
      })
    }
  }
}

async function loadRiskPoints(loading: SampleLoading, progress: (done: number) => void): Promise<void> {
  for (const [index, point] of loading.factory.riskPoints.entries()) {
    const {
      key,
      areaKey,
      unitKey,
      responsibleKey,
      evaluatorKey: _,
      evaluatedOnOffset: _day,
      hazards: _hazards,
      ...fields
    } = point
    const record = await loading.run('risk-point.create', {
      ...fields,
      areaId: loading.id('area', areaKey),
      unitId: loading.id('unit', unitKey),
      responsiblePersonId: loading.id('person', responsibleKey),
    })
    loading.remember('riskPoint', key, record.id)
    await loadHazards(loading, point, record.id)
    progress(index + 1)
  }
}

async function loadPlanMarks({ factory, id, idOrNull, run }: SampleLoading): Promise<void> {
  for (const { floorPlanKey, riskPointKey, ...mark } of factory.planMarks)
    await run('plan-mark.create', {
      ...mark,
      floorPlanId: id('floorPlan', floorPlanKey),
      riskPointId: idOrNull('riskPoint', riskPointKey),
    })
}

/** Every card of the posts and the signs, as the one-click buttons make them. */
async function loadCards({ run }: SampleLoading): Promise<void> {
  for (const kind of Object.keys(cardKinds) as CardKind[]) {
    const [subjectType = 'post'] = cardSubjectsByKind[kind]
    await run('card.generate', { kind, subjectType })
  }
}

/** Job `enterprise.loadSample`: a new enterprise marked 示例, never mixed with real data. */
export async function loadSample(context: JobContext): Promise<OutputOf<'enterprise.loadSample'>> {
  const factory = readSampleFactory(context.resources.folder)
  const total = factory.riskPoints.length + factory.findings.length + factory.inspections.length
  const { foundedOnOffset, ...profile } = factory.enterprise
  const created = await context.call('enterprise.create', {
    ...profile,
    foundedOn: foundedOnOffset === null ? null : addDays(context.today, foundedOnOffset),
    isSample: true,
  })
  const loading = startLoading(context, factory, created.id)
  const enterpriseId = (await loading.run('enterprise.get', {})).id
  try {
    await loadOrganization(loading)
    await loadAreas(loading, enterpriseId)
    await loadRiskPoints(loading, (done) => context.progress(done, total, '风险点'))
    await loadPlanMarks(loading)
    await loadCards(loading)
    await loadSampleFindings(loading, (done) => context.progress(factory.riskPoints.length + done, total, '检查与隐患'))
    await loadSamplePrograms(loading)
    await loadSampleMajorHazards(loading, context.resources.folder)
    await loadSampleStandardization(loading, context.resources.folder)
    await loadSampleRegion(loading, context.resources.folder)
  } catch (error) {
    await context.call('enterprise.remove', { id: created.id, reason: '示例企业没有载入完整' })
    throw error
  }
  const summaries = await context.call('enterprise.list', {}, { enterpriseId: null })
  return summaries.find((summary) => summary.id === created.id) ?? created
}
