/** The consistency check of an enterprise with 10,000 findings and a large register, and reading the same tables whole. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import type { OutputOf } from '#shared/contract/index'
import { controlClasses } from '#shared/domain/hazard'
import { addDays } from '#shared/rules/day'
import { formatNumber } from '#shared/rules/number'
import { composeApp, plainHost } from '../../electron/compose.ts'
import { type Connection, openDatabase } from '../../electron/database/connection.ts'
import { writeDatabase } from '../../electron/database/database.ts'
import {
  areas,
  checklistItems,
  checklists,
  controls,
  evaluations,
  hazards,
  inspectionPlans,
  inspectionResults,
  inspections,
  riskPoints,
} from '../../electron/database/repositories/records.ts'
import type { Writing } from '../../electron/database/writing.ts'
import { benchToday, seedFindings } from './findings.ts'
import { peakMegabytes, percentile, tell } from './measure.ts'

interface Times {
  p50: number
  p95: number
}

export interface CheckFound {
  /** rows of all tables that are read */
  records: number
  calls: number
  hits: number
  ours: Times
  plain: Times
  megabytes: number
}

const pointCount = 300
const hazardsEach = 5

/** A register with five controls and two evaluations for each hazard; returns the controls by risk point. */
function seedRegister(writing: Writing): Map<string, string[]> {
  const areaIds = areas.list(writing.db).map(({ id }) => id)
  const checkable = new Map<string, string[]>()
  for (let index = 0; index < pointCount; index += 1) {
    const point = riskPoints.insert(writing, {
      name: `${index + 1} 号设备`,
      kind: index % 3 === 0 ? 'activity' : 'facility',
      areaId: areaIds[index % areaIds.length] ?? null,
      location: '',
      unitId: null,
      responsiblePersonId: null,
      post: '',
      model: '',
      tagNumber: '',
      quantity: 1,
      isSpecialEquipment: index % 20 === 0,
      facilityCategory: '',
      activityContent: '',
      activityFrequency: 'frequent',
      sortOrder: index,
      remark: '',
      number: formatNumber('riskPoint', index + 1, 2026),
      libraryId: '',
      namePinyin: '',
      nameInitials: '',
    })
    const own: string[] = []
    for (let order = 0; order < hazardsEach; order += 1) own.push(...seedHazard(writing, point.id, order))
    checkable.set(point.id, own)
  }
  return checkable
}

function seedHazard(writing: Writing, riskPointId: string, order: number): string[] {
  const hazard = hazards.insert(writing, {
    riskPointId,
    item: `检查项目 ${order + 1}`,
    standard: '完好',
    deviation: '失效',
    hazardFactor: 'material',
    accidentEdition: 'GB 6441-2025',
    accidentTypes: [],
    consequence: '',
    controlTierOverride: null,
    responsibleUnitId: null,
    responsiblePersonId: null,
    sortOrder: order,
    remark: '',
    libraryId: '',
    libraryHash: '',
    ownNumber: '',
    catalogueItemIds: [],
  })
  for (const stage of ['inherent', 'current'] as const) {
    evaluations.insert(writing, {
      hazardId: hazard.id,
      stage,
      packId: 'LEC-2',
      factors: { L: 10, E: 60, C: 150 },
      directConditionIds: [],
      directReason: '',
      reason: '按现场情况取值',
      evaluatorName: '',
      evaluatedOn: addDays(benchToday, -200 - order * 60),
      method: 'LEC',
      packVersion: '1.0.0',
      packHash: '',
      valueHundredths: 9000,
      level: 'general',
      evaluatorId: null,
      sequence: 1,
      packSwitchId: null,
    })
  }
  return (Object.keys(controlClasses) as (keyof typeof controlClasses)[]).map(
    (controlClass, place) =>
      controls.insert(writing, {
        hazardId: hazard.id,
        controlClass,
        text: `措施 ${place + 1}`,
        status: place === 4 ? 'planned' : 'inPlace',
        checkpoint: place < 2 ? '完好有效' : '',
        checkTier: 'team',
        checkPeriod: 'week',
        sortOrder: place,
      }).id,
  )
}

/** A checklist and a weekly plan for each ten risk points, and two years of inspections by them. */
function seedInspections(writing: Writing, checkable: Map<string, string[]>): void {
  const points = [...checkable]
  for (let first = 0; first < points.length; first += 10) {
    const list = checklists.insert(writing, {
      name: `检查表 ${first}`,
      kind: 'daily',
      tier: 'team',
      period: 'week',
      areaId: null,
      needsPhotoPair: false,
      remark: '',
      sortOrder: first,
    })
    const plan = inspectionPlans.insert(writing, {
      name: `周检 ${first}`,
      checklistId: list.id,
      kind: 'daily',
      tier: 'team',
      period: 'week',
      shiftsPerDay: 1,
      startsOn: addDays(benchToday, -730),
      endsOn: null,
      leaderId: null,
      participants: '',
      purpose: '',
      scope: '',
    })
    const items = points.slice(first, first + 10).map(([riskPointId, [controlId = null]], sortOrder) =>
      checklistItems.insert(writing, {
        checklistId: list.id,
        riskPointId,
        hazardId: null,
        controlId,
        item: `项目 ${sortOrder}`,
        standard: '完好有效',
        basis: '',
        sortOrder,
      }),
    )
    for (let week = 0; week < 104; week += 1) {
      const inspectedOn = addDays(benchToday, week * 7 - 728)
      const inspection = inspections.insert(writing, {
        planId: plan.id,
        checklistId: list.id,
        name: plan.name,
        kind: 'daily',
        tier: 'team',
        inspectedOn,
        inspectorId: null,
        inspectorName: '李志强',
        participants: '',
        inspectedUnitName: '',
        isLedByPrincipal: false,
        shiftName: '',
        notDoneReason: '',
        needsPhotoPair: false,
        number: `JC-${first}-${week}`,
        status: 'submitted',
        submittedAt: `${inspectedOn}T02:00:00.000Z`,
      })
      for (const { id, riskPointId, item, standard, sortOrder } of items) {
        inspectionResults.insert(writing, {
          inspectionId: inspection.id,
          checklistItemId: id,
          riskPointId,
          hazardId: null,
          controlId: null,
          item,
          standard,
          answer: 'normal',
          remark: '',
          sortOrder,
        })
      }
    }
  }
}

const tables = [
  'people',
  'areas',
  'floor_plans',
  'risk_points',
  'hazards',
  'controls',
  'evaluations',
  'checklists',
  'checklist_items',
  'inspection_plans',
  'inspections',
  'inspection_results',
  'findings',
  'finding_extensions',
  'rectifications',
  'reviews',
  'attachments',
  'exports',
]

/** Every row of every table as stored: what a check without a snapshot of its own would begin with. */
const readPlainly = (connection: Connection): number =>
  tables.reduce((sum, table) => sum + connection.prepare(`select * from ${table}`).all().length, 0)

async function measureCheck(count: number, calls: number): Promise<CheckFound> {
  const folder = mkdtempSync(join(tmpdir(), 'anchabu-bench-'))
  const now = () => `${benchToday}T02:00:00.000Z`
  const app = composeApp({
    dataFolder: folder,
    resourcesFolder: join(import.meta.dirname, '..', '..', 'resources'),
    host: plainHost('cli', '0.0.0-bench'),
    clock: { now, today: () => benchToday },
  })
  const call = async (operation: string, input: unknown, enterpriseId: string | null): Promise<unknown> => {
    const answer = await app.dispatcher.call({ operation, input, enterpriseId, actorId: null })
    if (!answer.ok) throw new Error(`${operation}: ${answer.error.message}`)
    return answer.value
  }
  try {
    const { id } = (await call('enterprise.create', { name: '示例精工金属制品有限公司' }, null)) as { id: string }
    const { connection } = app.workspace.enterprise(id)
    const writing = {
      db: writeDatabase(connection),
      actionId: uuidv7(),
      at: now(),
      today: benchToday,
      actor: { id: null, name: '' },
      operation: 'finding.create',
    }
    connection
      .transaction(() => {
        seedFindings(writing, count)
        seedInspections(writing, seedRegister(writing))
        connection.exec(`update findings set risk_point_id =
          (select id from risk_points where risk_points.sort_order = findings.number_order % ${pointCount})`)
      })
      .immediate()
    const other = openDatabase(connection.name, 'enterprise', { readonly: true })
    const times = { ours: [] as number[], plain: [] as number[] }
    let hits = 0
    let records = 0
    for (let round = 0; round < calls; round += 1) {
      let begin = performance.now()
      const { counts } = (await call('consistency.check', {}, id)) as OutputOf<'consistency.check'>
      times.ours.push(performance.now() - begin)
      hits = counts.error + counts.warning + counts.hint
      begin = performance.now()
      records = readPlainly(other)
      times.plain.push(performance.now() - begin)
    }
    other.close()
    const timesOf = (list: number[]): Times => ({ p50: percentile(list, 0.5), p95: percentile(list, 0.95) })
    return { records, calls, hits, ours: timesOf(times.ours), plain: timesOf(times.plain), megabytes: peakMegabytes() }
  } finally {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

const [count = '10000', calls = '20'] = process.argv.slice(2)
tell(await measureCheck(Number(count), Number(calls)))
