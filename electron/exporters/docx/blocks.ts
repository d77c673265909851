/** The blocks of a report as paragraphs and tables of a Word document. */
import {
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  HeightRule,
  ImageRun,
  Paragraph,
  type Table,
  TableCell,
  TableRow,
  VerticalAlignTable,
} from 'docx'
import { chineseDay, photoRoleLabels, photoRows } from '#shared/reports/display'
import type { Block, PhotoItem } from '#shared/reports/report-document'
import { fitInto, imageSize } from '../image-size.ts'
import { points } from '../page.ts'
import { selfContained } from '../picture.ts'
import { faces } from './fonts.ts'
import { cellParagraph, grey, gridTable, headGround, runsOf, textCell, twips, valueRuns } from './table.ts'

type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>
export type Piece = Paragraph | Table

export interface BlockContext {
  /** points */
  contentWidth: number
  contentHeight: number
  /** points that the tallest drawing may have */
  drawingHeight: number
  enterpriseName: string
  /** colour of headings, without # */
  accent: string
  photos: (sha256: string) => Uint8Array | null
  warn: (sentence: string) => void
  /** a drawing as PNG, so many pixels wide */
  png: (svg: string, width: number) => Promise<Uint8Array>
}

const pixelsPerPoint = 96 / 72
/** bitmap beside a vector drawing: enough for a sharp print */
const bitmapScale = 3
const widestBitmap = 3000
/** a drawing with larger pictures in it stands as a bitmap alone: Word would hold the pictures twice */
const longestVector = 3_000_000
const tallestPhoto = points(60)
const photoPadding = 4
const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const
const headingSizes = { 1: 14, 2: 12, 3: 10.5 } as const

/** A heading that stays with what follows. */
export function headingPiece(block: BlockOf<'heading'>, { accent }: Pick<BlockContext, 'accent'>): Paragraph {
  const face = block.level === 2 ? faces.subheading : faces.heading
  return new Paragraph({
    heading: levels[block.level],
    keepNext: true,
    spacing: { before: twips(block.level === 1 ? 10 : 7), after: twips(4) },
    children: runsOf(block.text, { size: headingSizes[block.level], bold: true, colour: accent, face }),
  })
}

/** A paragraph; each line of the text starts anew, body lines are indented by two characters. */
export function paragraphPieces(block: BlockOf<'paragraph'>): Paragraph[] {
  const style = block.style ?? 'body'
  const size = style === 'note' ? 8.5 : 11
  return block.text.split('\n').map(
    (line) =>
      new Paragraph({
        spacing: { before: 0, after: twips(4), line: style === 'note' ? 260 : 340 },
        alignment: style === 'center' ? AlignmentType.CENTER : AlignmentType.LEFT,
        ...(style === 'body' ? { indent: { firstLine: twips(2 * size) } } : {}),
        children: runsOf(line, { size, face: faces.body, ...(style === 'note' ? { colour: grey } : {}) }),
      }),
  )
}

/** A bordered grid of label and value; a row that is not full gives its rest to the last value. */
export function fieldsPiece(block: BlockOf<'fields'>, { contentWidth }: BlockContext): Table {
  const pairs = Math.max(1, Math.min(block.columns, block.items.length))
  const longest = Math.max(...block.items.map(({ label }) => [...label].length))
  const label = Math.min(Math.max(longest, 4), 8) * 10 + 12
  const value = Math.max(30, contentWidth / pairs - label)
  const rows: TableRow[] = []
  for (let start = 0; start < block.items.length; start += pairs) {
    const items = block.items.slice(start, start + pairs)
    const cells = items.flatMap((item, index) => {
      const span = index === items.length - 1 ? 1 + 2 * (pairs - items.length) : 1
      return [
        textCell(item.label, { size: 9.5, bold: true, face: faces.heading }, { align: 'center', ground: headGround }),
        new TableCell({
          children: [cellParagraph(valueRuns(item.format ?? 'text', item.value, { size: 9.5 }))],
          verticalAlign: VerticalAlignTable.CENTER,
          columnSpan: span,
        }),
      ]
    })
    rows.push(new TableRow({ children: cells, height: { value: twips(20), rule: HeightRule.ATLEAST } }))
  }
  return gridTable(rows, Array.from({ length: pairs }, () => [label, value]).flat())
}

/** A photo as large as its box allows, null and a warning when it cannot be printed. Points. */
export function photoRun(
  photo: Pick<PhotoItem, 'sha256' | 'caption'>,
  boxWidth: number,
  context: BlockContext,
): ImageRun | null {
  const bytes = context.photos(photo.sha256)
  const size = bytes === null ? null : imageSize(bytes)
  if (bytes === null || size === null) {
    const name = photo.caption || photo.sha256.slice(0, 8)
    context.warn(`照片「${name}」${bytes === null ? '缺失' : '无法识别'}，未印入文件`)
    return null
  }
  const { width, height } = fitInto(size, boxWidth, tallestPhoto)
  return new ImageRun({
    type: size.extension === 'png' ? 'png' : 'jpg',
    data: bytes,
    transformation: { width: width * pixelsPerPoint, height: height * pixelsPerPoint },
    altText: { name: photo.caption || '照片', title: photo.caption || '照片', description: photo.caption },
  })
}

/** Photos in a grid, 整改前 beside 整改后, each with its caption. */
export function photosPiece(block: BlockOf<'photos'>, context: BlockContext): Table {
  const place = context.contentWidth / block.columns
  const rows = photoRows(block.items, block.columns).map((photos) => {
    const cells = photos.map((photo) => {
      const run = photo === null ? null : photoRun(photo, place - 2 * photoPadding - 6, context)
      const words = photo === null ? '' : [photoRoleLabels[photo.role], photo.caption].filter(Boolean).join('：')
      return new TableCell({
        verticalAlign: VerticalAlignTable.CENTER,
        children: [
          cellParagraph(run === null ? runsOf(photo === null ? '' : '（照片缺失）', { size: 9 }) : [run], 'center'),
          cellParagraph(runsOf(words, { size: 9 }), 'center'),
        ],
      })
    })
    return new TableRow({ children: cells, cantSplit: true })
  })
  return gridTable(rows, Array<number>(block.columns).fill(place))
}

/** A drawing at its real size, smaller where the page has less room; vector with a bitmap for programs without. */
export async function drawingPieces(block: BlockOf<'drawing'>, context: BlockContext): Promise<Paragraph[]> {
  const scale = Math.min(
    1,
    context.contentWidth / points(block.widthMillimetres),
    context.drawingHeight / points(block.heightMillimetres),
  )
  const width = points(block.widthMillimetres) * scale * pixelsPerPoint
  const height = points(block.heightMillimetres) * scale * pixelsPerPoint
  const picture = await drawingRun(block.svg, width, height, block.caption ?? '图', context)
  return [
    new Paragraph({ children: [picture], alignment: AlignmentType.CENTER, keepNext: block.caption !== undefined }),
    ...(block.caption === undefined
      ? []
      : [new Paragraph({ children: runsOf(block.caption, { size: 9 }), alignment: AlignmentType.CENTER })]),
  ]
}

/** Vector drawing and bitmap in one; sizes in pixels of 1/96 inch. */
export async function drawingRun(
  svg: string,
  width: number,
  height: number,
  name: string,
  context: BlockContext,
): Promise<ImageRun> {
  const drawing = selfContained(svg, context)
  const bitmap = await context.png(drawing, Math.min(widestBitmap, Math.round(width * bitmapScale)))
  const frame = { transformation: { width, height }, altText: { name, title: name, description: name } }
  if (drawing.length > longestVector) return new ImageRun({ type: 'png', data: bitmap, ...frame })
  return new ImageRun({
    type: 'svg',
    data: Buffer.from(drawing, 'utf8'),
    fallback: { type: 'png', data: bitmap },
    ...frame,
  })
}

const blankDay = '　　　年　　月　　日'

/** Boxes to be signed by hand with a day each, and the place for the seal. */
export function signaturesPiece(block: BlockOf<'signatures'>, context: BlockContext): Table {
  const count = block.items.length
  const perRow = Math.max(1, count <= 4 ? count : Math.ceil(count / Math.ceil(count / 4)))
  const style = { size: 9.5 }
  const rows: TableRow[] = []
  for (let start = 0; start < count; start += perRow) {
    const items = block.items.slice(start, start + perRow)
    const cells = items.map(
      (item) =>
        new TableCell({
          children: [
            cellParagraph(runsOf(`${item.role}（签字）：`, style)),
            new Paragraph({
              children: runsOf(item.name ?? '', style),
              alignment: AlignmentType.CENTER,
              spacing: { before: twips(6), after: twips(6) },
            }),
            cellParagraph(runsOf(item.on ? chineseDay(item.on) : blankDay, { size: 9 }), 'right'),
          ],
        }),
    )
    while (cells.length < perRow) cells.push(textCell('', style))
    rows.push(new TableRow({ children: cells, cantSplit: true }))
  }
  if (block.sealPlace) {
    const seal = new TableCell({
      columnSpan: perRow,
      children: [
        new Paragraph({
          children: runsOf(`单位（盖章）：${context.enterpriseName}`, style),
          spacing: { before: 0, after: twips(26) },
        }),
        cellParagraph(runsOf(blankDay, { size: 9 }), 'right'),
      ],
    })
    rows.push(new TableRow({ children: [seal], cantSplit: true }))
  }
  return gridTable(rows, Array<number>(perRow).fill(context.contentWidth / perRow))
}

/** A thin empty paragraph: Word joins tables that touch. */
export const spacer = (): Paragraph =>
  new Paragraph({ spacing: { before: 0, after: 0, line: twips(4), lineRule: 'exact' } })

/** A line across the page, the foot of the title block. */
export const bottomLine = { bottom: { style: BorderStyle.SINGLE, size: 4, color: '000000', space: 1 } } as const
