import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { AppError } from '#shared/contract/errors'
import type { reportOperations } from '#shared/contract/report'
import type { ExportFormat, ExportRecord } from '#shared/domain/export-record'
import { reportCatalogue } from '#shared/reports/catalogue'
import type { ReportDefinition } from '#shared/reports/definition'
import type { ReportDocument } from '#shared/reports/report-document'
import { formatNumber } from '#shared/rules/number'
import { yearOf } from '#shared/rules/day'
import { type ReadDatabase, readDatabase } from '../database/database.ts'
import { sha256 } from '../database/migrate.ts'
import { exportRecords } from '../database/repositories/records.ts'
import { nextSequence } from '../database/repositories/sequences.ts'
import { writeAction } from '../database/writing.ts'
import type { PdfOptions } from '../exporters/pdf/index.ts'
import type { Handlers, JobContext } from './context.ts'
import { gatherReportData } from './report-data.ts'

const mimeTypes: Record<ExportFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

function definitionOf(reportId: string): ReportDefinition {
  const definition = reportCatalogue.find((report) => report.id === reportId)
  if (!definition) throw new AppError('not-found', `没有报表 ${reportId}`)
  return definition
}

/** A file name that Windows accepts; names made of nothing else become 文件. */
export function safeFileName(name: string): string {
  const cleaned = name
    .replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[. ]+$/, '')
  return cleaned.slice(0, 120) || '文件'
}

/** The first free name in the folder: 台账.xlsx, 台账（2）.xlsx … so that an export never overwrites another. */
export function freePath(folder: string, name: string, format: ExportFormat | 'png'): string {
  for (let attempt = 1; ; attempt += 1) {
    const path = join(folder, `${name}${attempt === 1 ? '' : `（${attempt}）`}.${format}`)
    if (!existsSync(path)) return path
  }
}

function targetFolder(context: JobContext, enterpriseId: string, folder: string): string {
  const target = folder === '' ? context.workspace.exportsFolder(enterpriseId) : folder
  if (folder !== '' && !existsSync(folder)) throw new AppError('file', '找不到要保存到的文件夹，请重新选择')
  mkdirSync(target, { recursive: true })
  return target
}

/** The composed document without its number and day: two exports of the same data have the same hash. */
const contentHash = (document: ReportDocument): string =>
  sha256(JSON.stringify({ ...document, documentNumber: '', madeOn: '' }))

/** A document that is to be written: composed once its number is known. */
export interface ExportOrder {
  reportId: string
  operation: string
  parameters: ExportRecord['parameters']
  format: ExportFormat
  folder: string
  fileName: string
  compose: (source: { db: ReadDatabase; documentNumber: string }) => ReportDocument
}

/** Writes one document and remembers it; the number is taken first, so a cancelled export leaves its number unused. */
export async function exportDocument(context: JobContext, order: ExportOrder) {
  const { workspace, clock, resources, enterpriseId, actor, today } = context
  if (enterpriseId === null) throw new AppError('invalid', '请先选择企业')
  const { connection, isReadOnly } = workspace.enterprise(enterpriseId)
  if (isReadOnly) throw new AppError('conflict', '这家企业正在另一个窗口打开，导出要登记编号，请先关闭那个窗口')
  const folder = targetFolder(context, enterpriseId, order.folder)
  const action = { at: clock.now(), today, actor, operation: order.operation }
  const year = yearOf(today)
  const number = writeAction(connection, action, (writing) =>
    formatNumber('export', nextSequence(writing, 'export', year), year),
  )

  const document = order.compose({ db: readDatabase(connection), documentNumber: number })
  const path = freePath(folder, safeFileName(order.fileName || `${document.title} ${number}`), order.format)
  const options = {
    photos: (hash: string) => workspace.attachments(enterpriseId).get(hash),
    signal: context.signal,
    onProgress: (done: number, total: number) => context.progress(done, total, document.title),
  }
  const { units, warnings } = await print(document, path, order.format, {
    ...options,
    fontFolder: resources.fontFolder,
  })
  const record = writeAction(connection, action, (writing) =>
    exportRecords.insert(writing, {
      number,
      reportId: order.reportId,
      title: document.title,
      format: order.format,
      parameters: order.parameters,
      fileName: path,
      sha256: sha256(readFileSync(path)),
      contentHash: contentHash(document),
      rulePackVersions: document.rulePackVersions,
      exportedByName: actor.name,
      exportedAt: action.at,
      formalDocumentId: null,
    }),
  )
  return { record, path, units, warnings }
}

type ExportInput = Parameters<Handlers<'report.export'>['report.export']>[1]

function exportReport(context: JobContext, { reportId, ...input }: ExportInput) {
  const definition = definitionOf(reportId)
  const { resources, today } = context
  return exportDocument(context, {
    ...input,
    reportId,
    operation: 'report.export',
    compose: ({ db, documentNumber }) =>
      definition.compose(
        gatherReportData({ db, resources, today }, definition.needs, input.parameters, documentNumber),
      ),
  })
}

/** Rows of a workbook, pages of a PDF or blocks of a Word document, with what could not be printed. */
async function print(
  document: ReportDocument,
  path: string,
  format: ExportFormat,
  options: PdfOptions,
): Promise<{ units: number; warnings: string[] }> {
  // The printers are loaded when something is printed: together they take longer to load than the app to start.
  if (format === 'xlsx') {
    const { writeXlsx } = await import('../exporters/xlsx/index.ts')
    const { rows, warnings } = await writeXlsx(document, path, options)
    return { units: rows, warnings }
  }
  if (format === 'docx') {
    const { writeDocx } = await import('../exporters/docx/index.ts')
    const { blocks, warnings } = await writeDocx(document, path, options)
    return { units: blocks, warnings }
  }
  const { writePdf } = await import('../exporters/pdf/index.ts')
  const { pages, warnings } = await writePdf(document, path, options)
  return { units: pages, warnings }
}

/** The file of an export, or a sentence when somebody has moved it. */
function exportedFile(record: ExportRecord): string {
  if (!existsSync(record.fileName)) throw new AppError('file', '这个文件已被移动或删除，请重新导出')
  return record.fileName
}

export const reportHandlers = {
  'report.list': ({ db, resources, today }) => {
    const needs = [...new Set(reportCatalogue.flatMap((report) => report.needs))]
    const data = gatherReportData({ db, resources, today }, needs, {}, '')
    return reportCatalogue.map(({ id, title, purpose, why, basis, formats, asks, countRows }) => ({
      id,
      title,
      purpose,
      why,
      basis,
      formats: [...formats],
      asks: [...asks],
      rowCount: countRows(data),
    }))
  },
  'report.preview': ({ db, resources, today }, { reportId, parameters }) => {
    const definition = definitionOf(reportId)
    return definition.compose(gatherReportData({ db, resources, today }, definition.needs, parameters, ''))
  },
  'report.export': exportReport,
  'report.exports': ({ db }) =>
    exportRecords
      .list(db)
      .reverse()
      .map((record) => ({ ...record, exists: existsSync(record.fileName) })),
  'report.open': async ({ workspace, enterpriseId, host }, { id, what }) => {
    if (enterpriseId === null) throw new AppError('invalid', '请先选择企业')
    const record = exportRecords.require(readDatabase(workspace.enterprise(enterpriseId).connection), id)
    const file = exportedFile(record)
    await (what === 'file' ? host.openFile(file) : host.showInFolder(file))
    return {}
  },
  'report.read': ({ db }, { id }) => {
    const record = exportRecords.require(db, id)
    const file = exportedFile(record)
    if (statSync(file).size > 200_000_000) throw new AppError('file', '文件太大，请到导出文件夹中打开')
    return { fileName: basename(file), mime: mimeTypes[record.format], base64: readFileSync(file).toString('base64') }
  },
} satisfies Handlers<keyof typeof reportOperations>
