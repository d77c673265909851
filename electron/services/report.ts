import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { AppError } from '#shared/contract/errors'
import type { reportOperations, ReportParameters } from '#shared/contract/report'
import { archivedIn, type ExportFormat, type ExportRecord } from '#shared/domain/export-record'
import type { FormalDocument } from '#shared/domain/formal-document'
import { reportCatalogue, reportOf } from '#shared/reports/catalogue'
import { blankForm } from '#shared/reports/blank-form'
import type { ReportData, ReportDefinition } from '#shared/reports/definition'
import { canonicalContent, printOf } from '#shared/reports/document-content'
import { viewOf, withoutPersons } from '#shared/reports/document-view'
import type { ReportDocument } from '#shared/reports/report-document'
import { formatNumber } from '#shared/rules/number'
import { yearOf } from '#shared/rules/day'
import { type ReadDatabase, readDatabase } from '../database/database.ts'
import { sha256 } from '../database/migrate.ts'
import { exportRecords } from '../database/repositories/records.ts'
import { nextSequence } from '../database/repositories/sequences.ts'
import { type Writing, writeAction } from '../database/writing.ts'
import type { PdfOptions } from '../exporters/pdf/index.ts'
import type { Handlers, JobContext } from './context.ts'
import { exportedFile, shownFile } from './exported-file.ts'
import { type NumberedSheet, numberedSheets, rememberSheets } from './printed-sheet.ts'
import type { Source } from './explained-hazards.ts'
import { faceFiles, printStyleOf } from './print-settings.ts'
import { gatherReportData } from './report-data.ts'

const mimeTypes: Record<ExportFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** The report of this id. Throws AppError. */
export function definitionOf(reportId: string): ReportDefinition {
  const definition = reportOf(reportId)
  if (!definition) throw new AppError('not-found', `没有报表 ${reportId}`)
  return definition
}

/** The document of a report as the data are now; the one way in which previews, exports and formal versions are composed. */
export function composeReport(
  source: Source,
  reportId: string,
  parameters: ReportParameters,
  documentNumber: string,
): ReportDocument {
  const definition = definitionOf(reportId)
  return composed(definition, gatherReportData(source, definition.needs, parameters, documentNumber))
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

/** Two prints of the same content have the same hash, whatever their number, day and format. */
export const contentHash = (document: ReportDocument): string => sha256(canonicalContent(document))

/** A document that is to be written: composed once its number is known. */
export interface ExportOrder {
  reportId: string
  operation: string
  parameters: ExportRecord['parameters']
  format: ExportFormat
  folder: string
  fileName: string
  compose: (source: { db: ReadDatabase; documentNumber: string }) => ReportDocument
  /** further facts to remember with the record, in its transaction */
  onWritten?: (writing: Writing) => void
  /** the sealed version whose content `compose` gives back */
  formal?: FormalDocument
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

  const composed = order.compose({ db: readDatabase(connection), documentNumber: number })
  const { formal } = order
  const hash = contentHash(composed)
  const style = printStyleOf(readDatabase(connection), order.parameters)
  const document = {
    ...printOf(
      composed,
      { number: formal?.number ?? number, version: formal?.version ?? 0, contentHash: hash },
      composed.madeOn,
    ),
    ...(style === null ? {} : { style }),
  }
  const path = freePath(
    folder,
    safeFileName(order.fileName || `${document.title} ${document.documentNumber}`),
    order.format,
  )
  const options = {
    photos: (hash: string) => workspace.attachments(enterpriseId).get(hash),
    signal: context.signal,
    onProgress: (done: number, total: number) => context.progress(done, total, document.title),
  }
  const { units, warnings } = await print(document, path, order.format, {
    ...options,
    fontFolder: resources.fontFolder,
    faces: faceFiles(resources),
  })
  const record = writeAction(connection, action, (writing) => {
    order.onWritten?.(writing)
    return exportRecords.insert(writing, {
      number,
      reportId: order.reportId,
      title: document.title,
      format: order.format,
      // the dress of that day, for printing the very same file again
      parameters: style === null ? order.parameters : { ...order.parameters, style },
      fileName: path,
      sha256: sha256(readFileSync(path)),
      contentHash: hash,
      rulePackVersions: document.rulePackVersions,
      exportedByName: actor.name,
      exportedAt: action.at,
      formalDocumentId: formal?.id ?? null,
    })
  })
  return { record, path, units, warnings }
}

type ExportInput = Parameters<Handlers<'report.export'>['report.export']>[1]

function exportReport(context: JobContext, { reportId, ...input }: ExportInput) {
  const { resources, today } = context
  let sheets: NumberedSheet[] = []
  return exportDocument(context, {
    ...input,
    reportId,
    operation: 'report.export',
    compose: ({ db, documentNumber }) => {
      const definition = definitionOf(reportId)
      const data = gatherReportData({ db, resources, today }, definition.needs, input.parameters, documentNumber)
      sheets = numberedSheets(db, definition, data)
      return composed(definition, { ...data, sheetCodes: sheets.map(({ code }) => code) })
    },
    onWritten: (writing) => rememberSheets(writing, sheets),
  })
}

/** The document of the data as it was chosen: whole or in part, with or without names, filled in or empty. */
export function composed(definition: ReportDefinition, data: ReportData): ReportDocument {
  const { people, parameters } = data
  const document = viewOf(definition.compose(data), parameters)
  const shown = parameters.hidesPersons
    ? withoutPersons(
        document,
        people.map(({ name }) => name),
      )
    : document
  const { printPaper } = parameters
  // cards and maps are laid out for their paper
  const onPaper = printPaper && !shown.isBare ? { ...shown, paper: printPaper } : shown
  return parameters.isBlank ? blankForm(onPaper) : onPaper
}

/** Rows of a workbook, pages of a PDF or blocks of a Word document, with what could not be printed. */
export async function print(
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
  'report.preview': ({ db, resources, today }, { reportId, parameters }) =>
    composeReport({ db, resources, today }, reportId, parameters, ''),
  'report.export': exportReport,
  'report.exports': ({ db }) =>
    exportRecords
      .list(db)
      // those of an archive would bury the others; the archive itself is among `archive.written`
      .filter((record) => archivedIn(record) === null)
      .reverse()
      .map((record) => ({ ...record, exists: existsSync(record.fileName) })),
  'report.open': async ({ workspace, enterpriseId, host }, { id, what }) => {
    if (enterpriseId === null) throw new AppError('invalid', '请先选择企业')
    const record = exportRecords.require(readDatabase(workspace.enterprise(enterpriseId).connection), id)
    await (what === 'file' ? host.openFile(exportedFile(record)) : host.showInFolder(shownFile(record)))
    return {}
  },
  'report.read': ({ db }, { id }) => {
    const record = exportRecords.require(db, id)
    const file = exportedFile(record)
    if (statSync(file).size > 200_000_000) throw new AppError('file', '文件太大，请到导出文件夹中打开')
    return { fileName: basename(file), mime: mimeTypes[record.format], base64: readFileSync(file).toString('base64') }
  },
} satisfies Handlers<keyof typeof reportOperations>
