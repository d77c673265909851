/** 核验: what a code at the foot of a page, or a file, has to do with what was sealed or exported here. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { AppError } from '#shared/contract/errors'
import type { DocumentVerification } from '#shared/contract/formal-document'
import { reportParameters } from '#shared/contract/report'
import { archivedIn, type ExportFormat, exportFormatNames, type ExportRecord } from '#shared/domain/export-record'
import type { FormalDocument } from '#shared/domain/formal-document'
import { withFewPhotos } from '#shared/reports/archive-index'
import { printedNumber, printOf } from '#shared/reports/document-content'
import type { Difference } from '#shared/reports/document-difference'
import { chineseDay, displayCell } from '#shared/reports/display'
import { fileDifference } from '#shared/reports/file-difference'
import { pdfDifference } from '#shared/reports/pdf-difference'
import type { Cell, CellFormat, ReportDocument } from '#shared/reports/report-document'
import { dayInShanghai } from '#shared/rules/day'
import { documentCode, type DocumentIdentity, readDocumentCode } from '#shared/rules/document-code'
import { type ReadDatabase, readDatabase } from '../database/database.ts'
import { sha256 } from '../database/migrate.ts'
import { exportRecords, formalDocuments } from '../database/repositories/records.ts'
import type { DocumentFile } from '../importers/document-file.ts'
import type { Handler, JobContext } from './context.ts'
import { faceFiles, recordedStyle } from './print-settings.ts'
import { composeReport, contentHash, print } from './report.ts'
import { newestVersion, sealedPrint } from './sealed-document.ts'

type Found = { formal: FormalDocument } | { draft: ExportRecord }

const verdict = (outcome: DocumentVerification['outcome'], sentence: string, found?: Found): DocumentVerification => ({
  outcome,
  sentence,
  differences: [],
  differenceCount: 0,
  formalDocumentId: found && 'formal' in found ? found.formal.id : null,
})

const dayOf = (instant: string): string => chineseDay(dayInShanghai(instant))
const byWhom = (name: string): string => (name === '' ? '' : `由${name}`)
const howExported = (draft: ExportRecord): string => {
  const archive = archivedIn(draft)
  return archive ? `随一企一档 ${archive.number} 写出` : '导出'
}
const nameOf = (found: Found): string =>
  'formal' in found
    ? `定稿 ${printedNumber(found.formal)}《${found.formal.title}》（${dayOf(found.formal.sealedAt)}${byWhom(found.formal.sealedByName)}定稿）`
    : `${found.draft.number}《${found.draft.title}》（${dayOf(found.draft.exportedAt)}${byWhom(found.draft.exportedByName)}${howExported(found.draft)}）`

/** The verdict on something that is what was sealed or exported; a version that was followed by another is told. */
function sound(db: ReadDatabase, found: Found, how: string): DocumentVerification {
  if ('draft' in found) {
    return verdict('draft', `${how}：是未定稿文件 ${nameOf(found)}。未定稿的文件不锁定内容`, found)
  }
  const newest = newestVersion(db, found.formal.number)
  return newest > found.formal.version
    ? verdict('superseded', `${how}：${nameOf(found)}。这份文件已有新版本第${newest}版，请使用新版本`, found)
    : verdict('same', `${how}：${nameOf(found)}，是最新版`, found)
}

const draftIdentity = ({ number, contentHash: hash }: ExportRecord): DocumentIdentity => ({
  number,
  version: 0,
  contentHash: hash,
})

function byCode(db: ReadDatabase, typed: string): DocumentVerification {
  // the number may be typed along, as it stands beside the code
  const number = /(?:DG|WJ)-\d{4}-\d{3,}(?:-\d{3,}(?![\w]))?(?:\s*第\s*\d+\s*版)?/i.exec(typed)?.[0] ?? ''
  const read = readDocumentCode(typed.replace(number, '').replace('定稿', ''))
  if ('problem' in read) return verdict('unknown', read.problem)
  const formal = formalDocuments.list(db).find((record) => documentCode(record) === read.code)
  const draft = formal
    ? undefined
    : exportRecords
        .list(db, { formalDocumentId: null })
        .find((record) => documentCode(draftIdentity(record)) === read.code)
  const found: Found | null = formal ? { formal } : draft ? { draft } : null
  if (!found)
    return verdict(
      'unknown',
      `没有核验码为 ${read.code} 的文件：本企业没有导出过它，可能属于另一家企业或另一台电脑，也可能抄写有误`,
    )
  const plain = (text: string) => text.replaceAll(/\s/g, '').toUpperCase()
  const own = 'formal' in found ? [found.formal.number, printedNumber(found.formal)] : [found.draft.number]
  if (number !== '' && !own.map(plain).includes(plain(number)))
    return verdict('differs', `核验码 ${read.code} 属于${nameOf(found)}，与输入的编号 ${number} 不是同一份文件`, found)
  return sound(db, found, 'formal' in found ? '与定稿一致' : '核验码有效')
}

/** The bytes and name of a file on this PC, or the sentence why it cannot be read. */
function fileAt(path: string): { bytes: Buffer; fileName: string } {
  const fileName = basename(path)
  try {
    const { size } = statSync(path)
    if (size > 200 * 1024 * 1024) throw new AppError('file', `「${fileName}」超过 200 MB，不能核验`)
    return { bytes: readFileSync(path), fileName }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (['EBUSY', 'EPERM', 'EACCES'].includes(code))
      throw new AppError('file', `「${fileName}」正被别的程序占用，或没有读取权限，请关闭后重试`)
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new AppError('file', `找不到文件「${fileName}」，可能已被移走或改名`)
    if (code === 'EISDIR') throw new AppError('file', `「${fileName}」是文件夹，请选择一个文件`)
    throw error
  }
}

function foundBy(db: ReadDatabase, { number, version, contentHash: hash }: DocumentIdentity): Found | null {
  if (version > 0) {
    const [formal] = formalDocuments.list(db, { number, version })
    return formal ? { formal } : null
  }
  const draft = exportRecords.list(db, { number }).find((record) => record.contentHash === hash)
  return draft ? { draft } : null
}

/** The document as the recorded prints show it: each dress once, newest first; an archive prints few of many photos. */
function dressed(document: ReportDocument, prints: readonly ExportRecord[]): ReportDocument[] {
  const dresses = new Map(
    prints.toReversed().map((record) => {
      const style = recordedStyle(record.parameters)
      const shown = archivedIn(record) ? withFewPhotos(document) : document
      return [JSON.stringify([style, shown === document]), style ? { ...shown, style } : shown]
    }),
  )
  return dresses.size === 0 ? [document] : [...dresses.values()]
}

/** The document in every dress in which it was printed; empty when it was not sealed and the data have changed since. */
function printedDocuments(context: JobContext, db: ReadDatabase, found: Found): ReportDocument[] {
  if ('formal' in found)
    return dressed(sealedPrint(db, found.formal), exportRecords.list(db, { formalDocumentId: found.formal.id }))
  const { draft } = found
  try {
    const { resources, today } = context
    const parameters = reportParameters.parse(draft.parameters)
    const composed = composeReport({ db, resources, today }, draft.reportId, parameters, draft.number)
    if (contentHash(composed) !== draft.contentHash) return []
    return dressed(printOf(composed, draftIdentity(draft), dayInShanghai(draft.exportedAt)), [draft])
  } catch (error) {
    if (error instanceof AppError) return []
    throw error
  }
}

/** A fresh print of the document, opened as the given file was. */
async function freshPrint(context: JobContext, document: ReportDocument, format: ExportFormat): Promise<DocumentFile> {
  const folder = mkdtempSync(join(tmpdir(), 'anchabu-verify-'))
  try {
    const path = join(folder, `print.${format}`)
    await print(document, path, format, {
      photos: (hash) => context.workspace.attachments(context.enterpriseId ?? '').get(hash),
      signal: context.signal,
      onProgress: (done, total) => context.progress(done, total, document.title),
      fontFolder: context.resources.fontFolder,
      faces: faceFiles(context.resources),
    })
    const { openDocumentFile } = await import('../importers/document-file.ts')
    return await openDocumentFile(readFileSync(path), basename(path))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** How a value stands in a file of the format. */
async function textReader(format: ExportFormat): Promise<(format: CellFormat, value: Cell) => string> {
  if (format !== 'xlsx') return displayCell
  const [{ sheetValue }, { valueText }] = await Promise.all([
    import('../exporters/xlsx/values.ts'),
    import('../importers/xlsx.ts'),
  ])
  return (cellFormat, value) => valueText(sheetValue(cellFormat, value))
}

type Compared = (Difference & { remark: string }) | { obstacle: keyof typeof pdfObstacles }

/** What the file says otherwise than a fresh print of the document, or why that cannot be told. */
async function differenceOf(context: JobContext, file: DocumentFile, document: ReportDocument): Promise<Compared> {
  // read first: what cannot be read need not be printed
  if (file.format === 'pdf') {
    const read = await file.pages(context.signal)
    const fresh = await freshPrint(context, document, file.format)
    if (fresh.format !== 'pdf') throw new Error('a print in another format than asked for')
    const difference = pdfDifference(document, (await fresh.pages(context.signal)).pages, read.pages)
    const { obstacle } = difference
    if (obstacle) return { obstacle }
    const seals = read.signatures === 0 ? '' : `；另有电子签章 ${read.signatures} 处，签章本身没有核对`
    return { ...difference, remark: `文件被别的软件另存过，字节不同；图片和图形没有核对${seals}` }
  }
  const [read, fresh, textOf] = [
    await file.texts(),
    await freshPrint(context, document, file.format),
    await textReader(file.format),
  ]
  if (fresh.format === 'pdf') throw new Error('a print in another format than asked for')
  return {
    ...fileDifference(document, await fresh.texts(), read, textOf),
    remark: `文件被 ${exportFormatNames[file.format]} 等软件另存过，字节不同`,
  }
}

/** The comparison with the dress in which the file was most likely printed. */
async function leastDifference(
  context: JobContext,
  file: DocumentFile,
  documents: readonly ReportDocument[],
): Promise<Compared> {
  let least: Compared | null = null
  for (const document of documents) {
    const difference = await differenceOf(context, file, document)
    const isLess =
      least === null || (!('obstacle' in difference) && ('obstacle' in least || difference.count < least.count))
    if (isLess) least = difference
    if (least && 'count' in least && least.count === 0) break
  }
  if (least === null) throw new Error('no document to compare with')
  return least
}

const pdfObstacles = {
  noText: '文件里没有文字，可能是扫描件，或另存成了图片，不能核对文字。请输入页脚的核验码核验，并用定稿重新导出对照',
  otherLayout: '版面与本软件现在的打印不同，可能是旧版软件导出后又另存过，不能逐处核对。请用定稿重新导出',
} as const

async function compared(
  context: JobContext,
  db: ReadDatabase,
  file: DocumentFile,
  found: Found,
): Promise<DocumentVerification> {
  const name = nameOf(found)
  const documents = printedDocuments(context, db, found)
  if (documents.length === 0)
    return verdict(
      'differs',
      `文件标着 ${name}，但与导出时的字节不同：被改动过或另存过。它没有定稿，数据此后又有变化，不能逐格核对`,
      found,
    )
  const difference = await leastDifference(context, file, documents)
  if ('obstacle' in difference) {
    const outcome = difference.obstacle === 'noText' ? 'differs' : 'unreadable'
    return verdict(outcome, `文件标着 ${name}，但与导出时的字节不同。${pdfObstacles[difference.obstacle]}`, found)
  }
  const { count, sentences, remark } = difference
  if (count === 0) {
    const what = file.format === 'pdf' ? '文字' : '内容'
    return sound(db, found, `${'formal' in found ? `${what}与定稿一致` : `${what}与导出时一致`}（${remark}）`)
  }
  return {
    ...verdict('differs', `与${name}不一致，共 ${count} 处`, found),
    differences: sentences,
    differenceCount: count,
  }
}

async function byFile(
  context: JobContext,
  db: ReadDatabase,
  { bytes, fileName }: { bytes: Buffer; fileName: string },
): Promise<DocumentVerification> {
  const { openDocumentFile } = await import('../importers/document-file.ts')
  const hash = sha256(bytes)
  const exported = exportRecords.list(db, { sha256: hash }).at(-1)
  if (exported) {
    const formal = exported.formalDocumentId === null ? null : formalDocuments.require(db, exported.formalDocumentId)
    return sound(db, formal ? { formal } : { draft: exported }, '与导出时逐字节一致')
  }
  const file = await openDocumentFile(bytes, fileName)
  const { identity } = file
  if (!identity) return verdict('unknown', `「${fileName}」不是本软件导出的文件，或文件属性里的标记已被清除，不能核验`)
  const found = foundBy(db, identity)
  if (!found)
    return verdict(
      'unknown',
      `文件标着编号 ${printedNumber(identity)}，本企业没有导出过这份文件：可能属于另一家企业或另一台电脑`,
    )
  if ('formal' in found && found.formal.contentHash !== identity.contentHash)
    return verdict('differs', `文件属性里的内容标记与 ${nameOf(found)} 不符：文件被改动过`, found)
  return compared(context, db, file, found)
}

/** Never fails for what is wrong with the code or file: that is the answer. */
export const verifyDocument: Handler<'formal-document.verify'> = async (context, { code, path, base64, fileName }) => {
  const { enterpriseId, workspace } = context
  if (enterpriseId === null) throw new AppError('invalid', '请先选择企业')
  const db = readDatabase(workspace.enterprise(enterpriseId).connection)
  if (code !== undefined) return byCode(db, code)
  try {
    const file =
      path === undefined ? { bytes: Buffer.from(base64 ?? '', 'base64'), fileName: fileName || '文件' } : fileAt(path)
    return await byFile(context, db, file)
  } catch (error) {
    if (error instanceof AppError && error.code === 'file') return verdict('unreadable', error.message)
    throw error
  }
}
