/** What stands around the blocks: running head, title, cover and table of contents. */
import type { Content } from 'pdfmake/interfaces'
import type { ReportDocument } from '#shared/reports/report-document'
import { type BlockContext, pictureOf } from './blocks.ts'

const grey = '#4E5969'

type Frame = Pick<BlockContext, 'typesetter' | 'photos' | 'images' | 'warn' | 'contentWidth'>

/** Number, rule packs and day, for the cover's foot and the title. */
const numberOf = (document: ReportDocument): string =>
  document.documentNumber === '' ? '' : `编号：${document.documentNumber}`

const colourOf = (document: ReportDocument) => (document.style?.accent ? { color: document.style.accent } : {})

/** The enterprise's logo in a box of so many points, nothing when it has none. */
function logoOf(document: ReportDocument, width: number, height: number, frame: Frame): Content[] {
  const sha256 = document.style?.logoSha256 ?? ''
  if (sha256 === '') return []
  const picture = pictureOf({ sha256, caption: '企业标志' }, width, height, frame)
  return picture === null ? [] : [picture]
}

/** Logo and enterprise on the left, the enterprise's own words in the middle, the document on the right. */
export function runningHead(document: ReportDocument, frame: Frame): Content {
  const { typesetter } = frame
  const logo = logoOf(document, 60, 16, frame)
  return {
    columns: [
      ...logo.map((image) => ({
        width: 'auto' as const,
        stack: [image],
        margin: [0, -4, 6, 0] as [number, number, number, number],
      })),
      { width: '*', text: typesetter.set(document.enterpriseName) },
      ...(document.style?.headerText
        ? [{ width: '*', text: typesetter.set(document.style.headerText), alignment: 'center' as const }]
        : []),
      { width: '*', text: typesetter.set(document.title), alignment: 'right' },
    ],
    fontSize: 8,
    color: grey,
  }
}

/** Enterprise, title, number, period and day; with an id, it is the root of the bookmarks. */
export function titleBlock(document: ReportDocument, frame: Frame, isRoot: boolean): Content[] {
  const { typesetter } = frame
  return [
    { text: typesetter.set(document.enterpriseName, 'subheading'), alignment: 'center', fontSize: 12 },
    {
      text: typesetter.set(document.title, 'title'),
      ...(isRoot ? rootOf(document) : {}),
      alignment: 'center',
      fontSize: 18,
      bold: true,
      margin: [0, 0, 0, 4],
      ...colourOf(document),
    },
    {
      columns: [
        { width: '*', text: typesetter.set(numberOf(document)) },
        { width: '*', text: typesetter.set(document.period), alignment: 'center' },
        { width: '*', text: `制表日期：${document.madeOn}`, alignment: 'right' },
      ],
      fontSize: 9,
      margin: [0, 0, 0, 4],
    },
  ]
}

const rootOf = (document: ReportDocument) => ({
  id: 'title',
  outline: true,
  outlineText: document.title,
  outlineExpanded: true,
})

/** A page of its own: logo, enterprise, title, number and period; below, who made, checked and approved it, by hand. */
export function coverPage(document: ReportDocument, frame: Frame, contentHeight: number): Content[] {
  const { typesetter } = frame
  const logo = logoOf(document, 160, 70, frame)
  const line = (text: string, fontSize: number, above: number): Content => ({
    text: typesetter.set(text),
    fontSize,
    alignment: 'center',
    margin: [0, above, 0, 0],
  })
  const signer = (role: string): Content => ({
    columns: [
      { width: '*', text: '' },
      { width: 60, text: role, alignment: 'right' },
      {
        width: 150,
        stack: [{ canvas: [{ type: 'line', x1: 8, y1: 16, x2: 150, y2: 16, lineWidth: 0.6 }] }],
      },
      { width: 110, text: '　　年　月　日' },
      { width: '*', text: '' },
    ],
    fontSize: 12,
    margin: [0, 12, 0, 0],
  })
  return [
    ...(logo.length === 0
      ? [{ text: '', margin: [0, contentHeight * 0.14, 0, 0] as [number, number, number, number] }]
      : [
          {
            stack: logo,
            alignment: 'center' as const,
            margin: [0, contentHeight * 0.06, 0, 0] as [number, number, number, number],
          },
        ]),
    line(document.enterpriseName, 18, 24),
    {
      text: typesetter.set(document.title, 'title'),
      ...rootOf(document),
      fontSize: 30,
      bold: true,
      alignment: 'center',
      margin: [0, 40, 0, 0],
      ...colourOf(document),
    },
    ...(document.period === '' ? [] : [line(document.period, 14, 16)]),
    ...(document.documentNumber === '' ? [] : [line(numberOf(document), 12, 16)]),
    { text: '', margin: [0, contentHeight * 0.16, 0, 0] },
    signer('编制'),
    signer('审核'),
    signer('批准'),
    { ...(line(`制表日期：${document.madeOn}`, 12, 36) as object), pageBreak: 'after' } as Content,
  ]
}

/** 目录 with page numbers, on a page of its own. */
export function contentsPage(): Content[] {
  return [
    {
      toc: { title: { text: '目　录', alignment: 'center', fontSize: 16, bold: true, margin: [0, 0, 0, 12] } },
      pageBreak: 'after',
    } as unknown as Content,
  ]
}
