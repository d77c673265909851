/** A file that may be an export of ours: what its properties say of it, and its texts in reading order. */
import { Readable } from 'node:stream'
import { strFromU8, unzipSync } from 'fflate'
import { AppError } from '#shared/contract/errors'
import type { ExportFormat } from '#shared/domain/export-record'
import { type DocumentIdentity, readFileMark } from '#shared/rules/document-code'
import type { PdfPages } from './pdf.ts'
import { valueText } from './xlsx.ts'
import { zipSizes } from './zip-sizes.ts'

export const documentFileLimits = {
  fileBytes: 200 * 1024 * 1024,
  unpackedBytes: 1024 * 1024 * 1024,
  entries: 20_000,
  /** one XML part that is read as a whole */
  partBytes: 256 * 1024 * 1024,
} as const

interface Marked {
  /** null = not written by this app, or its properties were removed */
  identity: DocumentIdentity | null
}

/** A workbook or Word document with every text, line by line. */
export interface TextFile extends Marked {
  format: Exclude<ExportFormat, 'pdf'>
  texts: () => Promise<string[]>
}

/** A PDF, whose letters stand at places on pages. */
export interface PageFile extends Marked {
  format: 'pdf'
  pages: (signal?: AbortSignal) => Promise<PdfPages>
}

export type DocumentFile = TextFile | PageFile

const refuse = (message: string): AppError => new AppError('file', message)
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const plainText = (xml: string): string =>
  xml.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex?: string, decimal?: string, name?: string) => {
    if (name) return entities[name] ?? all
    const point = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return point <= 0x10ffff ? String.fromCodePoint(point) : ''
  })

/** Lines without the swatch of a level before its word, and without blanks around. */
const linesOf = (text: string): string[] =>
  text.split(/[\n\t]/).flatMap((line) => {
    const trimmed = line.replace(/^\s*■\s*/, '').trim()
    return trimmed === '' ? [] : [trimmed]
  })

/** Paragraphs of a Word document, those in cells too; its table of contents is Word's own and left out. */
export function wordTextsOf(xml: string): string[] {
  const texts: string[] = []
  const piece =
    /<w:p[ >/]|<\/w:p>|<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(?:tab|br|cr)(?: [^>]*)?\/>|<w:pStyle w:val="TOC[^"]*"/g
  let text = ''
  let isContents = false
  for (const match of xml.matchAll(piece)) {
    const [tag] = match
    if (tag.startsWith('<w:t>') || tag.startsWith('<w:t ')) text += plainText(match[1] ?? '')
    else if (tag.startsWith('<w:pStyle')) isContents = true
    else if (tag.startsWith('<w:p')) {
      text = ''
      isContents = false
    } else if (tag === '</w:p>') {
      if (!isContents) texts.push(...linesOf(text))
      text = ''
    } else text += '\n'
  }
  return texts
}

async function workbookTexts(bytes: Buffer): Promise<string[]> {
  // loaded when a workbook is read: it takes longer to load than the app to start
  const { default: ExcelJS } = await import('exceljs')
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([bytes]) as never, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  })
  const texts: string[] = []
  for await (const sheet of reader) {
    for await (const row of sheet) {
      row.eachCell({ includeEmpty: false }, (cell) => texts.push(...linesOf(valueText(cell.value))))
    }
  }
  return texts
}

/** The part of an archive with this name, '' when there is none. */
function partOf(bytes: Buffer, name: string): string {
  const parts = unzipSync(bytes, {
    filter: (part) => part.name === name && part.originalSize <= documentFileLimits.partBytes,
  })
  return parts[name] ? strFromU8(parts[name]) : ''
}

function archive(bytes: Buffer, fileName: string): TextFile {
  const sizes = zipSizes(bytes)
  const isBroken = `文件不完整：「${fileName}」没有复制完或已损坏，请重新复制后再核验`
  if (!sizes) throw refuse(isBroken)
  if (sizes.unpackedSize > documentFileLimits.unpackedBytes || sizes.entryCount > documentFileLimits.entries)
    throw refuse(`「${fileName}」展开后太大，不是本软件导出的文件`)
  const names = new Set<string>()
  try {
    unzipSync(bytes, { filter: ({ name }) => (names.add(name), false) })
    const isWord = names.has('word/document.xml')
    if (!isWord && !names.has('xl/workbook.xml'))
      throw refuse(`不认识「${fileName}」的格式，只能核验 Excel（xlsx）、PDF 和 Word（docx）文件`)
    const identity = readFileMark(partOf(bytes, 'docProps/core.xml'))
    const reading = async <T>(work: () => T | Promise<T>): Promise<T> => {
      try {
        return await work()
      } catch {
        throw refuse(isBroken)
      }
    }
    return isWord
      ? { format: 'docx', identity, texts: () => reading(() => wordTextsOf(partOf(bytes, 'word/document.xml'))) }
      : { format: 'xlsx', identity, texts: () => reading(() => workbookTexts(bytes)) }
  } catch (error) {
    throw error instanceof AppError ? error : refuse(isBroken)
  }
}

/** The mark stands in plain letters unless another program has packed or encrypted the properties. */
async function pdf(bytes: Buffer, fileName: string): Promise<PageFile> {
  if (!bytes.subarray(-2048).includes('%%EOF'))
    throw refuse(`文件不完整：「${fileName}」没有复制完或已损坏，请重新复制后再核验`)
  // loaded when a PDF has to be read: it takes longer to load than the app to start
  const reader = () => import('./pdf.ts')
  const at = bytes.lastIndexOf('(anchabu:')
  const mark = at < 0 ? '' : bytes.subarray(at, at + 200).toString('latin1')
  const identity = readFileMark(mark) ?? readFileMark(await (await reader()).pdfKeywords(bytes, fileName))
  return { format: 'pdf', identity, pages: async (signal) => (await reader()).pdfPages(bytes, fileName, signal) }
}

/** Looks at a file without trusting its name; throws AppError `file` with what is wrong with it. */
export async function openDocumentFile(bytes: Buffer, fileName: string): Promise<DocumentFile> {
  if (bytes.length === 0) throw refuse(`文件是空的：「${fileName}」没有内容`)
  if (bytes.length > documentFileLimits.fileBytes) throw refuse(`「${fileName}」超过 200 MB，不能核验`)
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return await pdf(bytes, fileName)
  if (bytes.length >= 4 && bytes.readUInt32BE(0) === 0x504b0304) return archive(bytes, fileName)
  if (bytes.length >= 4 && bytes.readUInt32BE(0) === 0xd0cf11e0)
    throw refuse(`「${fileName}」是旧格式文件或设了打开密码，请取消密码或另存为 xlsx、docx 后再核验`)
  throw refuse(`不认识「${fileName}」的格式，只能核验 Excel（xlsx）、PDF 和 Word（docx）文件`)
}
