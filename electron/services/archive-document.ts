/** One document of an archive: printed under its number and 核验码, and remembered once the archive lies at its place. */
import { join } from 'node:path'
import { AppError } from '#shared/contract/errors'
import { type ArchiveOrigin, exportFormats, type ExportFormat, type ExportRecord } from '#shared/domain/export-record'
import { type WrittenDocument, withFewPhotos } from '#shared/reports/archive-index'
import type { ArchiveDocument } from '#shared/reports/archive-plan'
import { reportOf } from '#shared/reports/catalogue'
import type { ReportData } from '#shared/reports/definition'
import { printedNumber, printOf } from '#shared/reports/document-content'
import type { ReportDocument } from '#shared/reports/report-document'
import { documentCode } from '#shared/rules/document-code'
import type { ReadDatabase } from '../database/database.ts'
import type { NewRecord } from '../database/record-store.ts'
import { exportRecords } from '../database/repositories/records.ts'
import type { Writing } from '../database/writing.ts'
import type { PackagePlace } from '../files/archive-place.ts'
import type { JobContext } from './context.ts'
import { faceFiles, printStyleOf } from './print-settings.ts'
import { composed, contentHash, print } from './report.ts'
import { sealedPrint } from './sealed-document.ts'

/** What is remembered of one file; its path is relative to the archive. */
export type ArchivePrint = Omit<NewRecord<ExportRecord>, 'fileName'> & { path: string }

export interface DocumentWork {
  context: JobContext
  data: ReportData
  db: ReadDatabase
  place: PackagePlace
  formats: readonly ExportFormat[]
  /** UTC instant at which the data were read */
  madeAt: string
  /** every file that was printed, in order */
  prints: ArchivePrint[]
  warn: (text: string) => void
}

/** The sealed content, or what the data of the archive say; throws an `AppError` when there is nothing to print. */
function contentOf({ data, db }: DocumentWork, document: ArchiveDocument, number: string): ReportDocument {
  if (document.formal) return sealedPrint(db, document.formal)
  const definition = reportOf(document.reportId)
  if (!definition) throw new AppError('not-found', '没有这份文件')
  return composed(definition, { ...data, parameters: document.parameters, documentNumber: number })
}

/** Prints one document of the plan in every format that it has; the sentence when there is nothing to print. */
export async function printDocument(
  work: DocumentWork,
  document: ArchiveDocument,
  number: string,
): Promise<WrittenDocument | { reason: string }> {
  const { context, db, place, formats, warn } = work
  const { workspace, resources, enterpriseId, signal, actor } = context
  const { formal, reportId, title, note } = document
  let content
  try {
    content = contentOf(work, document, number)
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (formal) warn(error.message)
    return { reason: error.message }
  }
  const hash = contentHash(content)
  const identity = { number: formal?.number ?? number, version: formal?.version ?? 0, contentHash: hash }
  const parameters = formal?.parameters ?? document.parameters
  const style = printStyleOf(db, parameters)
  const printed = {
    ...printOf(withFewPhotos(content), identity, content.madeOn),
    ...(style === null ? {} : { style }),
  }
  const attachments = workspace.attachments(enterpriseId ?? '')
  const written: WrittenDocument = {
    reportId,
    title,
    number: printedNumber(identity),
    version: identity.version,
    checkCode: documentCode(identity),
    contentHash: hash,
    note,
    prints: [],
  }
  const known = reportOf(reportId)?.formats ?? exportFormats
  for (const format of exportFormats.filter((own) => formats.includes(own) && known.includes(own))) {
    const file = join(place.scratch, `document.${format}`)
    const { warnings } = await print(printed, file, format, {
      photos: (sha256) => attachments.get(sha256),
      signal,
      fontFolder: resources.fontFolder,
      faces: faceFiles(resources),
    })
    for (const warning of warnings) warn(`${title}：${warning}`)
    const adopted = await place.adopt(`${document.path}.${format}`, file)
    written.prints.push({ ...adopted, format })
    work.prints.push({
      number,
      reportId,
      title: content.title,
      format,
      parameters: style === null ? parameters : { ...parameters, style },
      path: adopted.path,
      sha256: adopted.sha256,
      contentHash: hash,
      rulePackVersions: content.rulePackVersions,
      exportedByName: actor.name,
      exportedAt: work.madeAt,
      formalDocumentId: formal?.id ?? null,
    })
  }
  return written
}

/** Every file as an export record that names its archive, so that 核验 finds it. */
export function rememberPrints(writing: Writing, prints: readonly ArchivePrint[], archive: ArchiveOrigin): void {
  for (const { path, parameters, ...print } of prints)
    exportRecords.insert(writing, {
      ...print,
      parameters: { ...parameters, archive },
      fileName: join(archive.path, path),
    })
}
