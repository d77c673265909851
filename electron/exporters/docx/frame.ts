/** What stands around the blocks: running head, title, cover and table of contents. */
import { AlignmentType, Header, Paragraph, type ParagraphChild, TableOfContents, TabStopType, TextRun } from 'docx'
import { contentsOf } from '#shared/reports/display'
import type { ReportDocument } from '#shared/reports/report-document'
import { type BlockContext, bottomLine, photoRun } from './blocks.ts'
import { faces } from './fonts.ts'
import { grey, runsOf, twips } from './table.ts'

export const smallSize = 8

export const rightTab = (contentWidth: number) => [{ type: TabStopType.RIGHT, position: twips(contentWidth) }]
export const small = (text: string) => runsOf(text, { size: smallSize, colour: grey })
const tabs = (contentWidth: number) => [
  { type: TabStopType.CENTER, position: twips(contentWidth / 2) },
  ...rightTab(contentWidth),
]

const numberOf = (document: ReportDocument): string =>
  document.documentNumber === '' ? '' : `编号：${document.documentNumber}`

/** The logo, so many points wide at most, nothing when the enterprise has none. */
function logoOf(document: ReportDocument, width: number, context: BlockContext) {
  const sha256 = document.style?.logoSha256 ?? ''
  const run = sha256 === '' ? null : photoRun({ sha256, caption: '企业标志' }, width, context)
  return run === null ? [] : [run]
}

/** Logo and enterprise on the left, the enterprise's own words in the middle, the document on the right. */
export function runningHead(document: ReportDocument, context: BlockContext): Header {
  const logo = logoOf(document, 40, context)
  return new Header({
    children: [
      new Paragraph({
        children: [
          ...logo,
          ...small(`${logo.length > 0 ? ' ' : ''}${document.enterpriseName}`),
          new TextRun('\t'),
          ...small(document.style?.headerText ?? ''),
          new TextRun('\t'),
          ...small(document.title),
        ],
        tabStops: tabs(context.contentWidth),
      }),
    ],
  })
}

/** Enterprise, title, number, period and day. */
export function titlePieces(document: ReportDocument, { contentWidth, accent }: BlockContext): Paragraph[] {
  return [
    new Paragraph({
      children: runsOf(document.enterpriseName, { size: 12, face: faces.subheading }),
      alignment: AlignmentType.CENTER,
    }),
    new Paragraph({
      children: runsOf(document.title, { size: 20, face: faces.title, colour: accent }),
      alignment: AlignmentType.CENTER,
      spacing: { before: twips(2), after: twips(6) },
    }),
    new Paragraph({
      children: [
        ...runsOf(numberOf(document), { size: 9 }),
        new TextRun({ text: '\t' }),
        ...runsOf(document.period, { size: 9 }),
        new TextRun({ text: '\t' }),
        ...runsOf(`制表日期：${document.madeOn}`, { size: 9 }),
      ],
      tabStops: tabs(contentWidth),
      border: bottomLine,
      spacing: { after: twips(6) },
    }),
  ]
}

/** A page of its own: logo, enterprise, title, number and period; below, who made, checked and approved it, by hand. */
export function coverPieces(document: ReportDocument, context: BlockContext): Paragraph[] {
  const centred = (children: readonly ParagraphChild[], before: number) =>
    new Paragraph({
      children: [...children],
      alignment: AlignmentType.CENTER,
      spacing: { before: twips(before) },
    })
  const share = context.contentHeight
  return [
    centred(logoOf(document, 160, context), share * 0.08),
    centred(runsOf(document.enterpriseName, { size: 18, face: faces.subheading }), 24),
    centred(runsOf(document.title, { size: 30, face: faces.title, colour: context.accent }), 40),
    centred(runsOf(document.period, { size: 14, face: faces.body }), 16),
    centred(runsOf(numberOf(document), { size: 12, face: faces.body }), 16),
    ...['编制', '审核', '批准'].map((role, index) =>
      centred(
        runsOf(`${role}：____________________　　年　　月　　日`, { size: 12, face: faces.body }),
        index === 0 ? share * 0.16 : 14,
      ),
    ),
    centred(runsOf(`制表日期：${document.madeOn}`, { size: 12, face: faces.body }), 36),
    new Paragraph({ pageBreakBefore: true, spacing: { before: 0, after: 0, line: twips(1) } }),
  ]
}

/** 目录 of the first two levels of headings: entries at once, page numbers when Word updates the field. */
export function contentsPieces(document: ReportDocument): (Paragraph | TableOfContents)[] {
  return [
    new Paragraph({
      children: runsOf('目　录', { size: 16, face: faces.heading }),
      alignment: AlignmentType.CENTER,
      spacing: { after: twips(10) },
    }),
    new TableOfContents('目录', {
      hyperlink: true,
      headingStyleRange: '1-2',
      cachedEntries: contentsOf(document).map(({ text, level }) => ({ title: text, level })),
    }),
    new Paragraph({ pageBreakBefore: true, spacing: { before: 0, after: 0, line: twips(1) } }),
  ]
}
