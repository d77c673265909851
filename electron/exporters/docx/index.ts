/** Report -> Word document with tables that can be edited. Word names its fonts, it carries none. */
import { writeFile } from 'node:fs/promises'
import { Document, Footer, Packer, PageNumber, PageOrientation, Paragraph, type TableOfContents, TextRun } from 'docx'
import { contentsOf } from '#shared/reports/display'
import { footMark } from '#shared/reports/document-content'
import type { Block, ReportDocument } from '#shared/reports/report-document'
import { throwIfCancelled, writeAtomically } from '../atomic-write.ts'
import type { PrintOptions } from '../options.ts'
import { pageOf } from '../page.ts'
import {
  type BlockContext,
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
import { contentsPieces, coverPieces, rightTab, runningHead, small, smallSize, titlePieces } from './frame.ts'
import { pngOf } from '../picture.ts'
import { grey, tableOf, twips } from './table.ts'

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
/** notes at the foot push the text up */
const footHeight = 30
/** of the first page */
const titleHeight = 95

function footerOf(document: ReportDocument, contentWidth: number): Footer {
  const facts = [
    document.documentNumber === '' ? '' : `文件编号：${document.documentNumber}`,
    footMark(document),
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
        tabStops: rightTab(contentWidth),
      }),
      ...(document.style?.footerText ? [new Paragraph({ children: small(document.style.footerText) })] : []),
      ...(document.notes.length === 0 ? [] : [new Paragraph({ children: small(`注：${document.notes.join('；')}`) })]),
    ],
  })
}

async function piecesOf(block: Block, context: BlockContext): Promise<Piece[]> {
  switch (block.kind) {
    case 'heading':
      return [headingPiece(block, context)]
    case 'paragraph':
      return paragraphPieces(block)
    case 'fields':
      return block.items.length === 0 ? [] : [fieldsPiece(block, context), spacer()]
    case 'table':
      return [
        ...(block.title ? [headingPiece({ kind: 'heading', level: 3, text: block.title }, context)] : []),
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
        accent: document.style?.accent ? document.style.accent.slice(1) : '000000',
        photos: options.photos,
        warn: (sentence) => warnings.push(sentence),
        png: (svg, width) => pngOf(svg, width, options.fontFolder),
      }
      const { isBare = false, style } = document
      const hasContents = !isBare && (style?.hasContents ?? false) && contentsOf(document).length > 0
      const children: (Piece | TableOfContents)[] = [
        ...(!isBare && style?.hasCover ? coverPieces(document, context) : []),
        ...(hasContents ? contentsPieces(document) : []),
        ...(isBare ? [] : titlePieces(document, context)),
      ]
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
        ...(document.fileMark === undefined ? {} : { keywords: document.fileMark }),
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
            ...(isBare ? {} : { headers: { default: runningHead(document, context) } }),
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
