/** Report -> workbook with one sheet that prints like the PDF. Tables are streamed row by row. */
import { createWriteStream, type WriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import ExcelJS, { type AddWorksheetOptions, type Workbook } from 'exceljs'
import { footMark } from '#shared/reports/document-content'
import type { Block, ReportDocument, TableBlock } from '#shared/reports/report-document'
import { throwIfCancelled, writeAtomically } from '../atomic-write.ts'
import type { PrintOptions } from '../options.ts'
import { cleanText, pageOf, points } from '../page.ts'
import { pngOf, selfContained } from '../picture.ts'
import { planCard } from './cards.ts'
import { excelWidth, type Grid, gridOf, type Span } from './grid.ts'
import {
  columnSpans,
  type PlanContext,
  type PlannedRow,
  planDrawing,
  planFields,
  planHead,
  planHeading,
  planNotes,
  planParagraph,
  planPhotos,
  planSignatures,
  planTableEnd,
  planTitle,
  spacer,
} from './plan.ts'
import { type SheetCursor, writeRows, writeTableBody } from './sheet.ts'

export interface XlsxOptions extends PrintOptions {
  /** folder that holds the fonts for drawings; without it a line of text stands where a drawing would */
  fontFolder?: string
}

export interface XlsxResult {
  /** table rows written, without heads and blank rows */
  rows: number
  /** Chinese sentences about photos that could not be placed */
  warnings: string[]
}

/** A piece of the sheet: rows ready to write, or the body of a table. */
type Section =
  | { kind: 'rows'; rows: PlannedRow[]; breakBefore?: boolean; headOf?: TableBlock }
  | { kind: 'body'; block: TableBlock; spans: Span[] }

/** numbers that Excel knows paper by */
const paperSizes = { A2: 66, A3: 8, A4: 9, A5: 11 } as const
/** a head further down than this is not frozen: it would fill the window */
const lowestFrozenRow = 14
const shortestFrozenTable = 12

/** A name that Excel accepts for a sheet. */
export function sheetName(title: string): string {
  const name = cleanText(title)
    .replace(/[[\]:*?/\\\n]/g, ' ')
    .replace(/^'+|'+$/g, '')
    .trim()
    .slice(0, 31)
    .replace(/'+$/, '')
  return name === '' || name.toLowerCase() === 'history' ? '报表' : name
}

function tableSections(block: TableBlock, grid: Grid): Section[] {
  const spans = columnSpans(block, grid)
  return [
    ...(block.title
      ? [{ kind: 'rows' as const, rows: planHeading({ kind: 'heading', level: 3, text: block.title }, grid) }]
      : []),
    { kind: 'rows', rows: planHead(block, spans, grid), headOf: block },
    { kind: 'body', block, spans },
    { kind: 'rows', rows: planTableEnd(block, spans, grid) },
  ]
}

function sectionsOf(document: ReportDocument, context: PlanContext): Section[] {
  const { grid } = context
  const sections: Section[] = [{ kind: 'rows', rows: planTitle(document, context) }]
  let breakBefore = false
  document.blocks.forEach((block, index) => {
    const before = document.blocks[index - 1]?.kind
    const gap = (rows: PlannedRow[]): Section => ({
      kind: 'rows',
      rows: before === undefined ? rows : [spacer, ...rows],
    })
    const made: Section[] = []
    switch (block.kind) {
      case 'pageBreak':
        breakBefore = true
        return
      case 'heading':
        made.push(gap(planHeading(block, grid)))
        break
      case 'paragraph':
        made.push({ kind: 'rows', rows: planParagraph(block, grid) })
        break
      case 'fields':
        made.push({ kind: 'rows', rows: block.items.length > 0 ? planFields(block, grid) : [] })
        break
      case 'table':
        if (before === 'fields' || before === 'table') made.push({ kind: 'rows', rows: [spacer] })
        made.push(...tableSections(block, grid))
        break
      case 'photos':
        made.push({ kind: 'rows', rows: planPhotos(block, context) })
        break
      case 'drawing':
        made.push(gap(planDrawing(block, context)))
        break
      case 'card':
        for (const [place, item] of block.items.entries()) {
          made.push({ kind: 'rows', rows: planCard(item, block, grid), breakBefore: place > 0 })
        }
        break
      case 'signatures':
        made.push(gap(planSignatures(block, document.enterpriseName, grid)))
        break
    }
    const first = made.find((section) => section.kind === 'rows')
    if (breakBefore && first !== undefined) {
      first.breakBefore = true
      breakBefore = false
    }
    sections.push(...made)
  })
  sections.push({ kind: 'rows', rows: planNotes(document, grid) })
  return sections
}

/** Last row of the head of the sheet's main table, and its first; null when there is no table. */
function headRowsOf(sections: Section[], main: TableBlock | null): { first: number; last: number } | null {
  let row = 1
  for (const section of sections) {
    if (section.kind === 'rows' && main !== null && section.headOf === main) {
      return { first: row, last: row + section.rows.length - 1 }
    }
    row += section.kind === 'rows' ? section.rows.length : section.block.rows.length
  }
  return null
}

/** `&` starts a code in page headers; figures after a size would be read as part of it; 255 characters are the limit. */
function pageText(text: string): string {
  return ` ${cleanText(text).replaceAll('\n', ' ').slice(0, 60).replaceAll('&', '&&')}`
}

function sheetOptions(
  document: ReportDocument,
  grid: Grid,
  head: { first: number; last: number } | null,
): AddWorksheetOptions {
  const page = pageOf(document)
  const side = page.sideMargin / 72
  const tables = document.blocks.filter((block) => block.kind === 'table')
  const isLong = (grid.main?.rows.length ?? 0) >= shortestFrozenTable
  const breaks = document.blocks.some(
    (block) => block.kind === 'pageBreak' || (block.kind === 'card' && block.items.length > 1),
  )
  return {
    state: 'visible',
    properties: { defaultRowHeight: 18 },
    views: [
      head !== null && head.last <= lowestFrozenRow && isLong
        ? { state: 'frozen', ySplit: head.last, showGridLines: false }
        : { showGridLines: false },
    ],
    pageSetup: {
      paperSize: paperSizes[document.paper] as never,
      orientation: document.orientation,
      margins: { left: side, right: side, top: 0.7, bottom: 0.7, header: 0.35, footer: 0.35 },
      // Excel ignores page breaks on sheets that are fitted to the page; the tenth in hand is for programs that
      // measure the digits of the default font (up to 6 % wider) where Excel takes 7 pixels
      ...(breaks
        ? { scale: Math.max(10, Math.floor(90 / grid.factor)) }
        : { fitToPage: true, fitToWidth: 1, fitToHeight: 0 }),
      ...(head !== null && tables.at(-1) === grid.main ? { printTitlesRow: `${head.first}:${head.last}` } : {}),
    },
    headerFooter: {
      oddHeader: `&L&9${pageText(document.enterpriseName)}&C&9${pageText(document.style?.headerText ?? '')}&R&9${pageText(document.title)}`,
      oddFooter: `&L&9${pageText([document.documentNumber, footMark(document)].filter(Boolean).join('　'))}&C&9 第 &P 页 / 共 &N 页&R&9${pageText(document.madeOn)}`,
    },
  }
}

/** rows of a sheet that is built in memory to carry the logo; longer ones are streamed without */
const mostRowsWithLogo = 2000
const bitmapPixelsPerPoint = 2.8
const widestBitmap = 3000

/** The drawings as bitmaps: a sheet holds no vectors. */
async function bitmapsOf(
  document: ReportDocument,
  { photos, fontFolder, signal }: XlsxOptions,
  warn: (sentence: string) => void,
): Promise<PlanContext['bitmaps']> {
  const bitmaps = new Map<Extract<Block, { kind: 'drawing' }>, Uint8Array>()
  if (fontFolder === undefined) return bitmaps
  for (const block of document.blocks) {
    if (block.kind !== 'drawing') continue
    throwIfCancelled(signal)
    const width = Math.min(widestBitmap, Math.round(points(block.widthMillimetres) * bitmapPixelsPerPoint))
    bitmaps.set(block, await pngOf(selfContained(block.svg, { photos, warn }), width, fontFolder))
  }
  return bitmaps
}

async function writeSections(cursor: SheetCursor, sections: Section[]): Promise<void> {
  for (const section of sections) {
    throwIfCancelled(cursor.signal)
    if (section.kind === 'body') {
      await writeTableBody(cursor, section.block, section.spans)
      continue
    }
    if (section.breakBefore) cursor.lastRow?.addPageBreak()
    writeRows(cursor, section.rows)
  }
}

async function closeStream(stream: WriteStream): Promise<void> {
  if (stream.closed) return
  await new Promise<void>((resolve) => {
    stream.once('close', resolve)
    stream.destroy()
  })
}

/**
 * Writes the document to `target` (whole or not at all). Sheets without photos are streamed: memory does not grow with
 * the rows. Throws `file` and `cancelled` as `writeAtomically` does.
 */
export async function writeXlsx(document: ReportDocument, target: string, options: XlsxOptions): Promise<XlsxResult> {
  const { signal, onProgress } = options
  const grid = gridOf(document)
  const warnings: string[] = []
  const warn = (sentence: string) => void warnings.push(sentence)
  const bitmaps = await bitmapsOf(document, options, warn)
  const rowCount = document.blocks.reduce((sum, block) => sum + (block.kind === 'table' ? block.rows.length : 0), 0)
  const hasLogo = rowCount <= mostRowsWithLogo
  const sections = sectionsOf(document, { grid, photos: options.photos, warn, bitmaps, hasLogo })
  const total = sections.reduce((sum, section) => sum + (section.kind === 'body' ? section.block.rows.length : 0), 0)
  // exceljs streams no pictures: sheets with photos, which are forms of a few pages, or a logo are built in memory
  const hasPictures = sections.some((section) =>
    section.kind === 'rows'
      ? section.rows.some((row) => row.pictures?.length)
      : section.block.columns.some(({ format }) => format === 'photo'),
  )
  const day = new Date(`${document.madeOn}T00:00:00+08:00`)
  const about = { creator: document.enterpriseName, lastModifiedBy: '安查簿', created: day, modified: day }

  return writeAtomically(
    target,
    async (temporaryPath) => {
      const stream = createWriteStream(temporaryPath)
      // the handler stays: after a cancel the compressor may still write into the closed stream
      const failed = new Promise<never>((_, reject) => {
        stream.on('error', reject)
      })
      const streaming = hasPictures
        ? null
        : new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, ...about })
      const workbook = (streaming ?? Object.assign(new ExcelJS.Workbook(), about)) as Workbook
      workbook.title = document.title
      if (document.fileMark !== undefined) workbook.keywords = document.fileMark
      const print = async () => {
        const head = headRowsOf(sections, grid.main)
        const worksheet = workbook.addWorksheet(sheetName(document.title), sheetOptions(document, grid, head))
        worksheet.columns = grid.pixels.map((pixels) => ({ width: excelWidth(pixels) }))
        let done = 0
        const cursor: SheetCursor = {
          worksheet,
          workbook,
          grid,
          next: 1,
          photos: options.photos,
          warn,
          signal,
          onRows: (count) => onProgress?.((done += count), total),
        }
        await writeSections(cursor, sections)
        worksheet.pageSetup.printArea = `A1:${worksheet.getColumn(grid.pixels.length).letter}${cursor.next - 1}`
        if (streaming === null) await workbook.xlsx.write(stream)
        else await streaming.commit()
        await finished(stream)
      }
      try {
        await Promise.race([print(), failed])
      } finally {
        await closeStream(stream)
      }
      return { rows: total, warnings }
    },
    { signal },
  )
}
