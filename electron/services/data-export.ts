/** The records as data for other programs: JSON with its published schema, or one CSV for each table. */
import { closeSync, copyFileSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type DataExport, dataExportTables, dataExportVersion, dataSchemaFile } from '#shared/contract/data-export'
import { AppError } from '#shared/contract/errors'
import { safeName } from '#shared/reports/archive-names'
import { csvLine, type CsvTable } from '#shared/reports/csv'
import { hidePersons } from '#shared/reports/data-persons'
import { dataTables } from '#shared/reports/data-tables'
import { type ReadDatabase, readDatabase } from '../database/database.ts'
import {
  areas,
  assessmentAnswers,
  assessments,
  checklistItems,
  checklists,
  controls,
  equipmentOperators,
  evaluations,
  findingExtensions,
  findings,
  followUps,
  hazards,
  inspectionResults,
  inspections,
  organizationUnits,
  people,
  rectificationNotices,
  rectifications,
  reviews,
  riskPoints,
  specialEquipmentRegister,
} from '../database/repositories/records.ts'
import { type PackagePlace, writePackage } from '../files/archive-place.ts'
import { breathe } from '../files/safe-file.ts'
import type { Handlers, JobContext } from './context.ts'
import { enterpriseRecord } from './enterprise.ts'
import { packageFolder, rememberDataExport } from './written-package.ts'

const chunk = 500

/** Records by the one they belong to. */
function grouped<T, K extends keyof T>(records: readonly T[], key: K): (id: string) => T[] {
  const groups = Map.groupBy(records, (record) => record[key] as string)
  return (id) => groups.get(id) ?? []
}

function withoutSearch<T extends { namePinyin: string; nameInitials: string }>(record: T) {
  const { namePinyin: _pinyin, nameInitials: _initials, ...rest } = record
  return rest
}

type Lists = Pick<DataExport, 'enterprise' | (typeof dataExportTables)[number]>

/** Everything that is not void, nested as it is exported. */
function readLists(db: ReadDatabase): Lists {
  const evaluationsOf = grouped(evaluations.list(db), 'hazardId')
  const controlsOf = grouped(controls.list(db), 'hazardId')
  const hazardsOf = grouped(hazards.list(db), 'riskPointId')
  const itemsOf = grouped(checklistItems.list(db), 'checklistId')
  const resultsOf = grouped(inspectionResults.list(db), 'inspectionId')
  const rectificationsOf = grouped(rectifications.list(db), 'findingId')
  const reviewsOf = grouped(reviews.list(db), 'findingId')
  const extensionsOf = grouped(findingExtensions.list(db), 'findingId')
  const followUpsOf = grouped(followUps.list(db), 'findingId')
  const answersOf = grouped(assessmentAnswers.list(db), 'assessmentId')
  return {
    enterprise: enterpriseRecord(db),
    units: organizationUnits.list(db),
    people: people.list(db).map(withoutSearch),
    areas: areas.list(db),
    riskPoints: riskPoints.list(db).map((point) => ({
      ...withoutSearch(point),
      hazards: hazardsOf(point.id).map((hazard) => ({
        ...hazard,
        evaluations: evaluationsOf(hazard.id),
        controls: controlsOf(hazard.id),
      })),
    })),
    checklists: checklists.list(db).map((checklist) => ({ ...checklist, items: itemsOf(checklist.id) })),
    inspections: inspections.list(db).map((inspection) => ({ ...inspection, results: resultsOf(inspection.id) })),
    findings: findings.list(db).map((finding) => ({
      ...finding,
      rectifications: rectificationsOf(finding.id),
      reviews: reviewsOf(finding.id),
      extensions: extensionsOf(finding.id),
      followUps: followUpsOf(finding.id),
    })),
    rectificationNotices: rectificationNotices.list(db),
    specialEquipment: specialEquipmentRegister.list(db),
    equipmentOperators: equipmentOperators.list(db),
    assessments: assessments.list(db).map((assessment) => ({ ...assessment, answers: answersOf(assessment.id) })),
  }
}

/** Writes pieces of text into a file of the scratch folder; the loop breathes between them. */
async function writePieces(path: string, pieces: Iterable<string>, signal: AbortSignal): Promise<void> {
  const file = openSync(path, 'w')
  try {
    let text = ''
    const flush = () => {
      const bytes = Buffer.from(text, 'utf8')
      let written = 0
      while (written < bytes.length) written += writeSync(file, bytes, written)
      text = ''
    }
    let count = 0
    for (const piece of pieces) {
      text += piece
      count += 1
      if (count % chunk > 0) continue
      flush()
      await breathe()
      if (signal.aborted) throw new AppError('cancelled', '已取消，没有留下文件')
    }
    flush()
  } finally {
    closeSync(file)
  }
}

/** The file record by record, so that it is never one text in memory. */
function* jsonPieces(data: DataExport): Iterable<string> {
  const lists = new Set<string>(dataExportTables)
  const head = Object.entries(data).filter(([key]) => !lists.has(key))
  yield `{\n${head.map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(',\n')}`
  for (const key of dataExportTables) {
    yield `,\n${JSON.stringify(key)}: [`
    let isFirst = true
    for (const record of data[key]) {
      yield `${isFirst ? '' : ','}\n${JSON.stringify(record)}`
      isFirst = false
    }
    yield '\n]'
  }
  yield '\n}\n'
}

function* csvPieces({ heads, rows }: CsvTable): Iterable<string> {
  yield `\uFEFF${csvLine(heads)}`
  for (const row of rows) yield csvLine(row)
}

async function writeJson(place: PackagePlace, data: DataExport, context: JobContext): Promise<string[]> {
  const { resources, signal } = context
  const file = join(place.scratch, 'data.json')
  await writePieces(file, jsonPieces(data), signal)
  await place.adopt('数据.json', file)
  const schema = join(place.scratch, 'schema.json')
  copyFileSync(join(resources.folder, 'schemas', dataSchemaFile), schema)
  await place.adopt(dataSchemaFile, schema)
  return ['数据.json', dataSchemaFile]
}

async function writeTables(place: PackagePlace, tables: readonly CsvTable[], context: JobContext): Promise<string[]> {
  const names: string[] = []
  for (const [index, table] of tables.entries()) {
    context.progress(index, tables.length, table.name)
    const name = `${safeName(table.name)}.csv`
    const file = join(place.scratch, 'table.csv')
    await writePieces(file, csvPieces(table), context.signal)
    await place.adopt(name, file)
    names.push(name)
  }
  return names
}

type ExportInput = Parameters<Handlers<'data.export'>['data.export']>[1]

/** Writes a folder with the data; all or nothing. */
export async function exportData(context: JobContext, { format, hidesPersons, folder }: ExportInput) {
  const { workspace, clock, host, enterpriseId, today, signal } = context
  const target = packageFolder(context, folder)
  const madeAt = clock.now()
  const whole: DataExport = {
    schema: dataExportVersion,
    madeAt,
    dataDay: today,
    appVersion: host.version,
    hidesPersons,
    ...readLists(readDatabase(workspace.enterprise(enterpriseId ?? '').connection)),
  }
  const data = hidesPersons ? hidePersons(whole) : whole
  const tables = dataTables(data)
  const { enterprise } = data
  const written = await writePackage(
    {
      target,
      name: safeName(`${enterprise.shortName || enterprise.name} 数据导出 ${format.toUpperCase()} ${today}`, 50),
      isZip: false,
      madeAt,
      longestName: 32,
      signal,
    },
    async (place) => ({
      files: format === 'json' ? await writeJson(place, data, context) : await writeTables(place, tables, context),
    }),
  )
  rememberDataExport(context, written.path, written.files.length)
  return { ...written, counts: Object.fromEntries(tables.map(({ name, rows }) => [name, rows.length])) }
}
