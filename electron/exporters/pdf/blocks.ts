/** The smaller blocks of a report as pdfmake content: headings, paragraphs, fields, photos, drawings, signatures. */
import type { Content, TableCell } from 'pdfmake/interfaces'
import { referencedPicture } from '#shared/reports/drawing-pictures'
import { chineseDay, displayCell, levelOf, levelSwatches, photoRoleLabels, photoRows } from '#shared/reports/display'
import type { Block, PhotoItem, SignatureItem } from '#shared/reports/report-document'
import { fitInto, imageSize } from '../image-size.ts'
import { points } from '../page.ts'
import { pictureUri } from '../picture.ts'
import { columnWidths, gridLayout, headGround } from './grid.ts'
import type { Typesetter } from './typesetter.ts'

type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

export interface BlockContext {
  contentWidth: number
  typesetter: Typesetter
  photos: (sha256: string) => Uint8Array | null
  /** pictures by name, for the document's image dictionary */
  images: Record<string, string>
  warn: (sentence: string) => void
  nextId: () => string
  /** pictures inside drawings, each read once */
  drawingPictures: Map<string, string | null>
  /** the bookmark under which the next heading of each level hangs */
  outlineParents: (string | undefined)[]
  /** headings stand in the table of contents */
  hasContents: boolean
  /** colour of headings, '' = black */
  accent: string
}

const padding = 4
const grey = '#4E5969'
const tallestPhoto = points(60)
const headingSizes = { 1: 14, 2: 12, 3: 10.5 } as const
/** room that must be left under a heading, otherwise it moves to the next page */
const keepBelowHeading = 56

/** A heading with its bookmark, never alone at the foot of a page. */
export function headingContent(block: BlockOf<'heading'>, context: BlockContext): Content[] {
  const id = context.nextId()
  const parent = context.outlineParents.slice(0, block.level).findLast((candidate) => candidate !== undefined)
  context.outlineParents[block.level] = id
  context.outlineParents.length = block.level + 1
  const heading: Content = {
    text: context.typesetter.set(block.text, block.level === 2 ? 'subheading' : 'heading'),
    id,
    ...(context.accent === '' ? {} : { color: context.accent }),
    ...(context.hasContents && block.level < 3 ? { tocItem: true, tocMargin: [(block.level - 1) * 14, 2, 0, 2] } : {}),
    outline: true,
    outlineText: block.text,
    outlineExpanded: true,
    ...(parent === undefined ? {} : { outlineParentId: parent }),
    fontSize: headingSizes[block.level],
    bold: true,
    margin: [0, block.level === 1 ? 10 : 7, 0, 4],
  }
  return [
    { unbreakable: true, stack: [heading, { text: '', fontSize: 1, margin: [0, keepBelowHeading, 0, 0] }] },
    { text: '', fontSize: 1, margin: [0, -keepBelowHeading - 2.9, 0, 0] },
  ]
}

/** A paragraph; each line of the text starts anew, body lines are indented by two characters. */
export function paragraphContent(block: BlockOf<'paragraph'>, context: BlockContext): Content[] {
  const style = block.style ?? 'body'
  return block.text.split('\n').map(
    (line): Content => ({
      text: context.typesetter.set(line, 'body'),
      margin: [0, 0, 0, 4],
      ...(style === 'note' ? { fontSize: 8.5, color: grey } : {}),
      ...(style === 'center' ? { alignment: 'center' } : {}),
      ...(style === 'body' ? { leadingIndent: 20, alignment: 'left' } : {}),
    }),
  )
}

function labelWidth(labels: string[]): number {
  const longest = Math.max(...labels.map((label) => [...label].length))
  return Math.min(Math.max(longest, 4), 8) * 10 + 2
}

/** A bordered grid of label and value; a row that is not full gives its rest to the last value. */
export function fieldsContent(block: BlockOf<'fields'>, context: BlockContext, follows: boolean): Content {
  const { typesetter, contentWidth } = context
  const pairs = Math.max(1, Math.min(block.columns, block.items.length))
  const labels = labelWidth(block.items.map((item) => item.label)) + 2 * padding
  const valueShare = Math.max(20, (contentWidth - pairs * labels) / pairs)
  const widths = columnWidths(Array.from({ length: pairs }, () => [labels, valueShare]).flat(), contentWidth, padding)
  const body: TableCell[][] = []
  for (let start = 0; start < block.items.length; start += pairs) {
    const items = block.items.slice(start, start + pairs)
    const row: TableCell[] = []
    items.forEach((item, index) => {
      const format = item.format ?? 'text'
      const level = format === 'level' ? levelOf(item.value) : null
      const text = displayCell(format, item.value)
      const span = index === items.length - 1 ? 1 + 2 * (pairs - items.length) : 1
      row.push(
        {
          text: typesetter.set(item.label),
          fillColor: headGround,
          alignment: 'center',
          verticalAlignment: 'middle',
          bold: true,
        },
        {
          text: level === null ? typesetter.set(text) : [{ text: '■ ', color: levelSwatches[level] }, { text }],
          verticalAlignment: 'middle',
          colSpan: span,
        },
        ...Array.from({ length: span - 1 }, () => ({ text: '' })),
      )
    })
    body.push(row)
  }
  return {
    table: { widths, heights: 18, dontBreakRows: !block.items.some((item) => String(item.value).length > 600), body },
    layout: gridLayout(padding, !follows),
    fontSize: 9.5,
  }
}

/** The picture's name in the image dictionary with its printed size, null (and a warning) when it cannot be printed. */
export function pictureOf(
  photo: Pick<PhotoItem, 'sha256' | 'caption'>,
  boxWidth: number,
  boxHeight: number,
  context: Pick<BlockContext, 'photos' | 'images' | 'warn'>,
) {
  const bytes = context.photos(photo.sha256)
  const size = bytes === null ? null : imageSize(bytes)
  if (bytes === null || size === null) {
    context.warn(
      `照片「${photo.caption || photo.sha256.slice(0, 8)}」${bytes === null ? '缺失' : '无法识别'}，未印入文件`,
    )
    return null
  }
  context.images[photo.sha256] ??= `data:image/${size.extension};base64,${Buffer.from(bytes).toString('base64')}`
  return { image: photo.sha256, ...fitInto(size, boxWidth, boxHeight) }
}

/** Photos in a bordered grid, each with its caption; 整改前 stands left of 整改后. */
export function photosContent(block: BlockOf<'photos'>, context: BlockContext): Content[] {
  if (block.items.length === 0) return []
  const widths = columnWidths(Array<number>(block.columns).fill(1), context.contentWidth, padding)
  const boxWidth = widths[0] ?? 100
  const boxHeight = Math.min(boxWidth * 0.75, tallestPhoto)
  const body = photoRows(block.items, block.columns).map((row) =>
    row.map((photo): TableCell => {
      if (photo === null) return { text: '' }
      const caption = [photoRoleLabels[photo.role], photo.caption].filter((part) => part !== '').join('：')
      const picture = pictureOf(photo, boxWidth, boxHeight, context)
      const margin = picture === null ? 0 : (boxHeight - picture.height) / 2
      return {
        stack: [
          picture === null
            ? { text: '（照片缺失）', alignment: 'center', color: grey, margin: [0, 16, 0, 16] }
            : { ...picture, alignment: 'center', margin: [0, 2 + margin, 0, margin] },
          { text: context.typesetter.set(caption), alignment: 'center', fontSize: 9, margin: [0, 2, 0, 0] },
        ],
      } as TableCell
    }),
  )
  return [{ table: { widths, dontBreakRows: true, body }, layout: gridLayout(padding), margin: [0, 2, 0, 6] }]
}

/** The bytes of a picture in a drawing, as the same text each time: the PDF then holds it once. */
function pictureAt(address: string, context: BlockContext): string {
  const sha256 = referencedPicture(address)
  if (sha256 === null) return address
  const known = context.drawingPictures.get(sha256)
  const uri = known === undefined ? pictureUri(sha256, context) : known
  context.drawingPictures.set(sha256, uri)
  return uri ?? ''
}

/** A drawing at its real size, narrowed to the page where it is wider. */
export function drawingContent(block: BlockOf<'drawing'>, context: BlockContext): Content {
  const width = points(block.widthMillimetres)
  const scale = Math.min(1, context.contentWidth / width)
  context.typesetter.set(block.svg.replace(/<[^>]*>/g, ' '))
  return {
    unbreakable: true,
    margin: [0, 6, 0, 6],
    stack: [
      {
        svg: block.svg,
        width: width * scale,
        height: points(block.heightMillimetres) * scale,
        alignment: 'center',
        font: 'main',
        options: { imageCallback: (address: string) => pictureAt(address, context) },
      },
      ...(block.caption
        ? [{ text: context.typesetter.set(block.caption), alignment: 'center' as const, fontSize: 9 }]
        : []),
    ],
  } as Content
}

function signatureCell(item: SignatureItem, typesetter: Typesetter): TableCell {
  return {
    stack: [
      { text: typesetter.set(`${item.role}（签字）：`), margin: [0, 1, 0, 0] },
      { text: typesetter.set(item.name ?? ''), alignment: 'center', margin: [0, 6, 0, 6] },
      { text: item.on ? chineseDay(item.on) : blankDay, alignment: 'right', fontSize: 9 },
    ],
  } as TableCell
}

const blankDay = '　　　年　　月　　日'

/** Boxes to be signed by hand with a day each, and the place for the seal; kept together on one page. */
export function signaturesContent(
  block: BlockOf<'signatures'>,
  context: BlockContext,
  enterpriseName: string,
): Content {
  const count = block.items.length
  const perRow = Math.max(1, count <= 4 ? count : Math.ceil(count / Math.ceil(count / 4)))
  const widths = columnWidths(Array<number>(perRow).fill(1), context.contentWidth, padding)
  const body: TableCell[][] = []
  for (let start = 0; start < count; start += perRow) {
    const row = block.items.slice(start, start + perRow).map((item) => signatureCell(item, context.typesetter))
    while (row.length < perRow) row.push({ text: '' })
    body.push(row)
  }
  if (block.sealPlace) {
    const seal = {
      stack: [
        { text: context.typesetter.set(`单位（盖章）：${enterpriseName}`), margin: [0, 1, 0, 26] },
        { text: blankDay, alignment: 'right', fontSize: 9 },
      ],
      colSpan: perRow,
    } as TableCell
    body.push([seal, ...Array.from({ length: perRow - 1 }, () => ({ text: '' }))])
  }
  return {
    unbreakable: true,
    margin: [0, 8, 0, 0],
    stack: [{ table: { widths, body }, layout: gridLayout(padding), fontSize: 9.5 }],
  }
}
