/** Every block but the body of a table as rows that are ready to be written. */
import type { CellValue } from 'exceljs'
import { chineseDay, displayCell, headerRows, levelOf, photoRoleLabels, photoRows } from '#shared/reports/display'
import type { Block, ReportDocument, SignatureItem, TableBlock } from '#shared/reports/report-document'
import { type ImageSize, imageSize } from '../image-size.ts'
import { lineCount, points } from '../page.ts'
import { emsOf, type Grid, labelPixels, rowHeight, sharesOf, type Span, spanPixels, spansOf } from './grid.ts'
import { bodySize, type CellStyle, styleOf, styles, valueStyle } from './styles.ts'
import { sheetText, sheetValue } from './values.ts'

type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

export interface PlannedCell extends Span {
  value: CellValue
  style: CellStyle
  /** rows that the cell covers, 1 when missing */
  rowSpan?: number
}

export interface PlannedPicture extends Span {
  bytes: Uint8Array
  size: ImageSize
  /** points of the rows that it covers, its own row's height when missing */
  heights?: readonly number[]
  /** pixels that it may be wide from the left of its span, over other columns too; its span's width when missing */
  mostPixels?: number
}

export interface PlannedRow {
  /** points */
  height: number
  cells: PlannedCell[]
  pictures?: PlannedPicture[]
}

export interface PlanContext {
  grid: Grid
  photos: (sha256: string) => Uint8Array | null
  warn: (sentence: string) => void
  /** the sheet is short enough to be built in memory, as a picture wants it */
  hasLogo: boolean
  /** the bitmaps of the drawings, in the document's order; null = none could be made */
  bitmaps: ReadonlyMap<BlockOf<'drawing'>, Uint8Array>
}

const pixelsPerPoint = 96 / 72
const blankDay = '　　　年　　月　　日'

export const spacer: PlannedRow = { height: 8, cells: [] }

function wholeWidth(grid: Grid): Span {
  return { from: 0, to: grid.pixels.length - 1 }
}

function textRow(grid: Grid, text: string, style: CellStyle, size: number, minimum = 0): PlannedRow {
  const span = wholeWidth(grid)
  const lines = lineCount(text, emsOf(grid, span, size))
  return { height: Math.max(minimum, rowHeight(lines, size)), cells: [{ ...span, value: sheetText(text), style }] }
}

const logoPixels = 96

/** Enterprise with its logo, title, and the line with number, period and day. */
export function planTitle(document: ReportDocument, { grid, photos, hasLogo }: PlanContext): PlannedRow[] {
  const [left, middle, right] = spansOf([1, 1, 1], grid) as [Span, Span, Span]
  const number = document.documentNumber === '' ? '' : `编号：${document.documentNumber}`
  const enterprise = textRow(grid, document.enterpriseName, styles.enterprise, 12, 20)
  const title = textRow(grid, document.title, styles.title, 18, 32)
  const bytes = hasLogo && document.style?.logoSha256 ? photos(document.style.logoSha256) : null
  const size = bytes && imageSize(bytes)
  const logo = { from: 0, to: 0, heights: [enterprise.height, title.height], mostPixels: logoPixels * grid.factor }
  return [
    bytes && size ? { ...enterprise, pictures: [{ ...logo, bytes, size }] } : enterprise,
    title,
    {
      height: 18,
      cells: [
        { ...left, value: sheetText(number), style: styles.metaLeft },
        { ...middle, value: sheetText(document.period), style: styles.metaCenter },
        { ...right, value: `制表日期：${document.madeOn}`, style: styles.metaRight },
      ],
    },
  ]
}

/** Notes and rule packs below the last block. */
export function planNotes(document: ReportDocument, grid: Grid): PlannedRow[] {
  const lines = [
    document.notes.length === 0 ? '' : `注：${document.notes.join('；')}`,
    document.rulePackVersions.length === 0 ? '' : `规则包：${document.rulePackVersions.join('、')}`,
  ].filter((line) => line !== '')
  return lines.length === 0 ? [] : [spacer, ...lines.map((line) => textRow(grid, line, styles.note, 9))]
}

const headingSizes = { 1: 14, 2: 12, 3: 11 } as const

export function planHeading(block: BlockOf<'heading'>, grid: Grid): PlannedRow[] {
  const size = headingSizes[block.level]
  return [textRow(grid, block.text, styleOf({ size, bold: true }), size, size * 1.9)]
}

/** One row per line of text; a line too tall for a row goes on in the next. */
export function planParagraph(block: BlockOf<'paragraph'>, grid: Grid): PlannedRow[] {
  const style = block.style ?? 'body'
  const size = style === 'note' ? 9 : bodySize
  const look = style === 'note' ? styles.note : styleOf(style === 'center' ? { horizontal: 'center' } : {})
  const most = Math.floor(emsOf(grid, wholeWidth(grid), size) * 24)
  return block.text.split('\n').flatMap((line) => {
    const text = style === 'body' && line !== '' ? `　　${line}` : line
    const parts = text.match(new RegExp(`[^]{1,${most}}`, 'gu')) ?? ['']
    return parts.map((part) => textRow(grid, part, look, size))
  })
}

export function planFields(block: BlockOf<'fields'>, grid: Grid): PlannedRow[] {
  const pairs = Math.max(1, Math.min(block.columns, block.items.length, Math.floor(grid.pixels.length / 2)))
  const total = spanPixels(grid, wholeWidth(grid)) / pairs
  const label = Math.min(total / 2, labelPixels(block.items.map((item) => item.label)))
  const shares = Array.from({ length: pairs }, () => [label, total - label]).flat()
  const spans = spansOf(
    shares,
    grid,
    shares.map((_, index) => (index % 2 === 0 ? label : 0)),
  )
  const rows: PlannedRow[] = []
  for (let start = 0; start < block.items.length; start += pairs) {
    const items = block.items.slice(start, start + pairs)
    let lines = 1
    const cells = items.flatMap((item, index): PlannedCell[] => {
      const labelSpan = spans[2 * index] as Span
      const valueSpan = { ...(spans[2 * index + 1] as Span) }
      if (index === items.length - 1) valueSpan.to = grid.pixels.length - 1
      const format = item.format ?? 'text'
      lines = Math.max(
        lines,
        lineCount(item.label, emsOf(grid, labelSpan, bodySize)),
        lineCount(displayCell(format, item.value), emsOf(grid, valueSpan, bodySize)),
      )
      const level = format === 'level' ? levelOf(item.value) : null
      return [
        { ...labelSpan, value: sheetText(item.label), style: styles.label },
        { ...valueSpan, value: sheetValue(format, item.value), style: valueStyle(format, 'left', level) },
      ]
    })
    rows.push({ height: Math.max(21, rowHeight(lines, bodySize)), cells })
  }
  return rows
}

/** Places of a table's columns in the sheet's grid. */
export function columnSpans(block: TableBlock, grid: Grid): Span[] {
  return spansOf(sharesOf(block, spanPixels(grid, wholeWidth(grid))), grid)
}

/** The head rows of a table with their merged cells. */
export function planHead(block: TableBlock, spans: Span[], grid: Grid): PlannedRow[] {
  const rows = headerRows(block.columns)
  const spanOf = (column: number, colSpan: number): Span => ({
    from: spans[column]?.from ?? 0,
    to: spans[column + colSpan - 1]?.to ?? 0,
  })
  const planned = rows.map(
    (row): PlannedRow => ({
      height: 20,
      cells: row.map((head) => ({
        ...spanOf(head.column, head.colSpan),
        value: sheetText(head.text),
        style: styles.head,
        rowSpan: head.rowSpan,
      })),
    }),
  )
  rows.forEach((row, index) => {
    for (const head of row) {
      const lines = lineCount(head.text, emsOf(grid, spanOf(head.column, head.colSpan), bodySize))
      const own = planned.slice(index, index + head.rowSpan)
      const missing = rowHeight(lines, bodySize) - own.reduce((sum, { height }) => sum + height, 0)
      const last = own.at(-1)
      if (missing > 0 && last !== undefined) last.height += missing
    }
  })
  return planned
}

/** Rows after the body: blank ones for handwriting, or the sentence of a table without rows. */
export function planTableEnd(block: TableBlock, spans: Span[], grid: Grid): PlannedRow[] {
  const { blankRows = 0 } = block
  if (block.rows.length === 0 && blankRows === 0) {
    return [
      {
        height: 24,
        cells: [{ ...wholeWidth(grid), value: sheetText(block.emptyText ?? '（无记录）'), style: styles.empty }],
      },
    ]
  }
  return Array.from({ length: blankRows }, () => ({
    height: 26,
    cells: spans.map((span) => ({ ...span, value: null, style: styles.blank })),
  }))
}

export function planPhotos(block: BlockOf<'photos'>, { grid, photos, warn }: PlanContext): PlannedRow[] {
  const columns = Math.min(block.columns, grid.pixels.length)
  const spans = spansOf(Array<number>(columns).fill(1), grid)
  return photoRows(block.items, columns).flatMap((row) => {
    const pictures: PlannedPicture[] = []
    const tops: PlannedCell[] = []
    const captions: PlannedCell[] = []
    row.forEach((photo, index) => {
      const span = spans[index] as Span
      const bytes = photo === null ? null : photos(photo.sha256)
      const size = bytes === null ? null : imageSize(bytes)
      if (bytes !== null && size !== null) pictures.push({ ...span, bytes, size })
      else if (photo !== null)
        warn(`照片「${photo.caption || photo.sha256.slice(0, 8)}」${bytes === null ? '缺失' : '无法识别'}，未放入表格`)
      const caption = photo === null ? [] : [photoRoleLabels[photo.role], photo.caption].filter((part) => part !== '')
      tops.push({ ...span, value: photo !== null && size === null ? '（照片缺失）' : null, style: styles.picture })
      captions.push({ ...span, value: sheetText(caption.join('：')), style: styles.caption })
    })
    const widest = Math.max(...spans.map((span) => spanPixels(grid, span)))
    const box = Math.min(widest * 0.75, 227 * grid.factor) / pixelsPerPoint
    return [
      { height: pictures.length === 0 ? 40 : Math.min(400, Math.round(box)), cells: tops, pictures },
      { height: 18, cells: captions },
    ]
  })
}

function signatureText(item: SignatureItem): string {
  return `${item.role}（签字）：${item.name ?? ''}`
}

export function planSignatures(block: BlockOf<'signatures'>, enterpriseName: string, grid: Grid): PlannedRow[] {
  const perRow = Math.max(1, Math.min(4, block.items.length, grid.pixels.length))
  const spans = spansOf(Array<number>(perRow).fill(1), grid)
  const rows: PlannedRow[] = []
  for (let start = 0; start < block.items.length; start += perRow) {
    const items = block.items.slice(start, start + perRow)
    const texts = spans.map((span, index) => ({
      ...span,
      value: items[index] ? sheetText(signatureText(items[index])) : null,
      style: styles.signature,
    }))
    const days = spans.map((span, index) => {
      const item = items[index]
      return { ...span, value: item ? (item.on ? chineseDay(item.on) : blankDay) : null, style: styles.signatureDay }
    })
    rows.push({ height: 36, cells: texts }, { height: 20, cells: days })
  }
  if (block.sealPlace) {
    const whole = wholeWidth(grid)
    rows.push(
      {
        height: 48,
        cells: [{ ...whole, value: sheetText(`单位（盖章）：${enterpriseName}`), style: styles.signature }],
      },
      { height: 20, cells: [{ ...whole, value: blankDay, style: styles.signatureDay }] },
    )
  }
  return rows
}

/** tallest row that Excel allows is 409 points */
const tallestRow = 400

/** A drawing as its bitmap over as many rows as it is high, with its caption; without a bitmap the caption says where it is. */
export function planDrawing(block: BlockOf<'drawing'>, { grid, bitmaps }: PlanContext): PlannedRow[] {
  const bytes = bitmaps.get(block)
  const size = bytes && imageSize(bytes)
  if (!bytes || !size) {
    return [textRow(grid, `${block.caption ?? '附图'}（图形见本文件的 PDF 版）`, styles.empty, bodySize, 24)]
  }
  const whole = wholeWidth(grid)
  const wide = Math.min(spanPixels(grid, whole), points(block.widthMillimetres) * grid.factor * pixelsPerPoint)
  const high = (wide * block.heightMillimetres) / block.widthMillimetres / pixelsPerPoint
  const count = Math.ceil(high / tallestRow)
  const heights = Array.from({ length: count }, () => Math.ceil(high / count))
  return [
    ...heights.map(
      (height, index): PlannedRow => ({
        height,
        cells: [],
        ...(index === 0 ? { pictures: [{ ...whole, bytes, size, heights }] } : {}),
      }),
    ),
    ...(block.caption ? [textRow(grid, block.caption, styles.caption, 9)] : []),
  ]
}
