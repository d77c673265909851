/** Report -> Word document with tables that can be edited. Word names its fonts, it carries none. */
import { writeFile } from 'node:fs/promises'
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TabStopType,
  TextRun,
} from 'docx'
import type { Block, ReportDocument } from '#shared/reports/report-document'
import { throwIfCancelled, writeAtomically } from '../atomic-write.ts'
import type { PrintOptions } from '../options.ts'
import { pageOf } from '../page.ts'
import {
  type BlockContext,
  bottomLine,
  drawingPieces,
  fieldsPiece,
  headingPiece,
  paragraphPieces,
  photoRun,
  photosPiece,
  type Piece,
  signaturesPiece,
  spacer,
} from './blocks.ts'
import { cardPieces } from './cards.ts'
import { faces } from './fonts.ts'
import { pngOf } from '../picture.ts'
import { grey, runsOf, tableOf, twips } from './table.ts'

export interface DocxOptions extends PrintOptions {
  /** folder that holds the font files named in `resources/fonts/fonts.json`, for drawings */
  fontFolder: string
}

export interface DocxResult {
  /** blocks of the document */
  blocks: number
  /** Chinese sentences: photos that could not be printed */
  warnings: string[]
}

const topMargin = 46
const bottomMargin = 46
const smallSize = 8
/** notes at the foot push the text up */
const footHeight = 30
/** of the first page */
const titleHeight = 95

const right = (contentWidth: number) => [{ type: TabStopType.RIGHT, position: twips(contentWidth) }]
const small = (text: string) => runsOf(text, { size: smallSize, colour: grey })

function titlePieces(document: ReportDocument, contentWidth: number): Paragraph[] {
  const number = document.documentNumber === '' ? '' : `编号：${document.documentNumber}`
  return [
    new Paragraph({
      children: runsOf(document.enterpriseName, { size: 12, face: faces.subheading }),
      alignment: AlignmentType.CENTER,
    }),
    new Paragraph({
      children: runsOf(document.title, { size: 20, face: faces.title }),
      alignment: AlignmentType.CENTER,
      spacing: { before: twips(2), after: twips(6) },
    }),
    new Paragraph({
      children: [
        ...runsOf(number, { size: 9 }),
        new TextRun({ text: '\t' }),
        ...runsOf(document.period, { size: 9 }),
        new TextRun({ text: '\t' }),
        ...runsOf(`制表日期：${document.madeOn}`, { size: 9 }),
      ],
      tabStops: [{ type: TabStopType.CENTER, position: twips(contentWidth / 2) }, ...right(contentWidth)],
      border: bottomLine,
      spacing: { after: twips(6) },
    }),
  ]
}

function footerOf(document: ReportDocument, contentWidth: number): Footer {
  const facts = [
    document.documentNumber === '' ? '' : `文件编号：${document.documentNumber}`,
    document.rulePackVersions.length === 0 ? '' : `规则包：${document.rulePackVersions.join('、')}`,
    `制表日期：${document.madeOn}`,
  ]
  const page = new TextRun({
    font: faces.table,
    size: smallSize * 2,
    color: grey,
    children: ['\t第 ', PageNumber.CURRENT, ' 页 / 共 ', PageNumber.TOTAL_PAGES, ' 页'],
  })
  return new Footer({
    children: [
      new Paragraph({
        children: [...small(facts.filter((fact) => fact !== '').join('　')), page],
        tabStops: right(contentWidth),
      }),
      ...(document.notes.length === 0 ? [] : [new Paragraph({ children: small(`注：${document.notes.join('；')}`) })]),
    ],
  })
}

async function piecesOf(block: Block, context: BlockContext): Promise<Piece[]> {
  switch (block.kind) {
    case 'heading':
      return [headingPiece(block)]
    case 'paragraph':
      return paragraphPieces(block)
    case 'fields':
      return block.items.length === 0 ? [] : [fieldsPiece(block, context), spacer()]
    case 'table':
      return [
        ...(block.title ? [headingPiece({ kind: 'heading', level: 3, text: block.title })] : []),
        tableOf(block, context.contentWidth, (sha256, width) => photoRun({ sha256, caption: '' }, width, context)),
        spacer(),
      ]
    case 'photos':
      return block.items.length === 0 ? [] : [photosPiece(block, context), spacer()]
    case 'drawing':
      return drawingPieces(block, context)
    case 'card':
      return cardPieces(block, context)
    case 'signatures':
      return [spacer(), signaturesPiece(block, context)]
    case 'pageBreak':
      return [new Paragraph({ pageBreakBefore: true, spacing: { before: 0, after: 0, line: twips(1) } })]
  }
}

/** Writes the document to `target` (whole or not at all). Throws `file` and `cancelled` as `writeAtomically` does. */
export function writeDocx(document: ReportDocument, target: string, options: DocxOptions): Promise<DocxResult> {
  const { signal, onProgress } = options
  return writeAtomically(
    target,
    async (temporaryPath) => {
      const page = pageOf(document)
      const isLandscape = document.orientation === 'landscape'
      const warnings: string[] = []
      const contentHeight = page.height - topMargin - bottomMargin - footHeight
      const context: BlockContext = {
        contentWidth: page.contentWidth,
        contentHeight,
        drawingHeight: document.isBare ? contentHeight : contentHeight - titleHeight,
        enterpriseName: document.enterpriseName,
        photos: options.photos,
        warn: (sentence) => warnings.push(sentence),
        png: (svg, width) => pngOf(svg, width, options.fontFolder),
      }
      const children: Piece[] = document.isBare ? [] : titlePieces(document, page.contentWidth)
      for (const [index, block] of document.blocks.entries()) {
        throwIfCancelled(signal)
        children.push(...(await piecesOf(block, context)))
        onProgress?.(index + 1, document.blocks.length + 1)
      }
      const [short, long] = isLandscape ? [page.height, page.width] : [page.width, page.height]
      const word = new Document({
        creator: '安查簿',
        title: document.title,
        subject: [document.title, document.period, document.documentNumber].filter(Boolean).join(' '),
        description: document.enterpriseName,
        styles: { default: { document: { run: { font: faces.body, size: 21, language: { eastAsia: 'zh-CN' } } } } },
        sections: [
          {
            properties: {
              page: {
                size: {
                  width: twips(short),
                  height: twips(long),
                  orientation: isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
                },
                margin: {
                  top: twips(topMargin),
                  bottom: twips(bottomMargin),
                  left: twips(page.sideMargin),
                  right: twips(page.sideMargin),
                  header: twips(20),
                  footer: twips(18),
                },
              },
            },
            ...(document.isBare
              ? {}
              : {
                  headers: {
                    default: new Header({
                      children: [
                        new Paragraph({
                          children: [...small(document.enterpriseName), new TextRun('\t'), ...small(document.title)],
                          tabStops: right(page.contentWidth),
                        }),
                      ],
                    }),
                  },
                }),
            footers: { default: footerOf(document, page.contentWidth) },
            children,
          },
        ],
      })
      const bytes = await Packer.toBuffer(word)
      throwIfCancelled(signal)
      await writeFile(temporaryPath, bytes)
      onProgress?.(1, 1)
      return { blocks: document.blocks.length, warnings }
    },
    { signal },
  )
}
