/** A report as a pdfmake definition: page frame, title block, blocks. */
import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces'
import { contentsOf } from '#shared/reports/display'
import { footMark } from '#shared/reports/document-content'
import type { ReportDocument } from '#shared/reports/report-document'
import type { PrintOptions } from '../options.ts'
import { pageOf, textWidth } from '../page.ts'
import {
  type BlockContext,
  drawingContent,
  fieldsContent,
  headingContent,
  paragraphContent,
  pictureOf,
  photosContent,
  signaturesContent,
} from './blocks.ts'
import { cardsContent } from './cards.ts'
import { contentsPage, coverPage, runningHead, titleBlock } from './frame.ts'
import { continuedGroups } from './groups.ts'
import { type TableContext, tableContent } from './table.ts'
import { mainFont, type Typesetter } from './typesetter.ts'

const footSize = 7.5
const usualTopMargin = 46
/** cards bring their own head */
const bareTopMargin = 26
const grey = '#4E5969'

export interface Definition {
  definition: TDocumentDefinitions
  warnings: string[]
  /** pages of the laid-out document; 0 before the layout */
  pageCount: () => number
}

/** room for 第 1 页 / 共 99 页 beside the first line, in ems */
const placeWidth = 12

/** The lines at the foot: number, 核验码, rule packs and day on the first, the notes on the following ones. */
function footLines(document: ReportDocument, contentWidth: number): string[] {
  const capacity = Math.floor(contentWidth / footSize) - 2
  const packs = document.rulePackVersions.length === 0 ? '' : `规则包：${document.rulePackVersions.join('、')}`
  const factsWith = (rulePacks: string) =>
    [
      document.documentNumber === '' ? '' : `文件编号：${document.documentNumber}`,
      footMark(document),
      rulePacks,
      `制表日期：${document.madeOn}`,
    ]
      .filter((fact) => fact !== '')
      .join('　')
  // a first line that wraps would push the last one off the paper: the packs go down to the notes
  const hasRoom = textWidth(factsWith(packs)) <= capacity - placeWidth
  const notes = [
    ...(hasRoom || packs === '' ? [] : [packs]),
    ...(document.notes.length === 0 ? [] : [`注：${document.notes.join('；')}`]),
  ].join('　')
  const lines: string[] = [factsWith(hasRoom ? packs : '')]
  if (document.style?.footerText) lines.push(document.style.footerText)
  for (let start = 0; start < notes.length; start += capacity) lines.push(notes.slice(start, start + capacity))
  return lines
}

function composeBlocks(document: ReportDocument, blocks: BlockContext, tables: TableContext): Content[] {
  const content: Content[] = []
  let breakBefore = false
  document.blocks.forEach((block, index) => {
    if (block.kind === 'pageBreak') {
      breakBefore = content.length > 0
      return
    }
    const made: Content[] = []
    switch (block.kind) {
      case 'heading':
        made.push(...headingContent(block, blocks))
        break
      case 'paragraph':
        made.push(...paragraphContent(block, blocks))
        break
      case 'fields':
        if (block.items.length > 0)
          made.push(fieldsContent(block, blocks, document.blocks[index - 1]?.kind === 'fields'))
        break
      case 'table':
        if (block.title) made.push(...headingContent({ kind: 'heading', level: 3, text: block.title }, blocks))
        if (document.blocks[index - 1]?.kind === 'fields') made.push({ text: '', fontSize: 1, margin: [0, 2, 0, 0] })
        made.push(...tableContent(block, tables))
        break
      case 'photos':
        made.push(...photosContent(block, blocks))
        break
      case 'drawing':
        made.push(drawingContent(block, blocks))
        break
      case 'card':
        made.push(...cardsContent(block, blocks, tables.contentHeight))
        break
      case 'signatures':
        made.push(signaturesContent(block, blocks, document.enterpriseName))
        break
    }
    if (breakBefore && made.length > 0) {
      content.push({ stack: [made[0] as Content], pageBreak: 'before' }, ...made.slice(1))
      breakBefore = false
    } else {
      content.push(...made)
    }
  })
  return content
}

/** Turns a report into what pdfmake lays out; fills `warnings` while doing so. */
export function definitionOf(document: ReportDocument, options: PrintOptions, typesetter: Typesetter): Definition {
  const page = pageOf(document)
  const foot = footLines(document, page.contentWidth)
  const isBare = document.isBare ?? false
  const topMargin = isBare ? bareTopMargin : usualTopMargin
  const bottomMargin = (isBare ? 20 : 30) + foot.length * footSize * 1.45
  const warnings: string[] = []
  let ids = 0
  let pages = 0
  const nextId = () => `p${++ids}`
  const blocks: BlockContext = {
    contentWidth: page.contentWidth,
    typesetter,
    photos: options.photos,
    images: {},
    warn: (sentence) => warnings.push(sentence),
    nextId,
    drawingPictures: new Map(),
    outlineParents: isBare ? [] : ['title'],
    hasContents: !isBare && (document.style?.hasContents ?? false) && contentsOf(document).length > 0,
    accent: document.style?.accent ?? '',
  }
  const tables: TableContext = {
    contentWidth: page.contentWidth,
    contentHeight: page.height - topMargin - bottomMargin,
    sideMargin: page.sideMargin,
    typesetter,
    picture: (sha256, boxWidth, boxHeight) => pictureOf({ sha256, caption: '' }, boxWidth, boxHeight, blocks),
    tracks: [],
    nextId,
  }
  const hasCover = !isBare && (document.style?.hasCover ?? false)
  const content = [
    ...(hasCover ? coverPage(document, blocks, tables.contentHeight) : []),
    ...(blocks.hasContents ? contentsPage() : []),
    ...(isBare ? [] : titleBlock(document, blocks, !hasCover)),
    ...composeBlocks(document, blocks, tables),
  ]
  const frame = { topMargin, footerTop: page.height - bottomMargin }
  const footFacts = typesetter.set(foot[0] ?? '')
  const footNotes = typesetter.set(foot.slice(1).join('\n'))
  const definition: TDocumentDefinitions = {
    pageSize: { width: page.width, height: page.height },
    pageMargins: [page.sideMargin, topMargin, page.sideMargin, bottomMargin],
    version: '1.7',
    language: 'zh-CN',
    displayTitle: true,
    info: {
      title: document.title,
      author: document.enterpriseName,
      subject: [document.title, document.period, document.documentNumber].filter((part) => part !== '').join(' '),
      ...(document.fileMark === undefined ? {} : { keywords: document.fileMark }),
      creator: '安查簿',
      producer: '安查簿',
      creationDate: new Date(`${document.madeOn}T00:00:00+08:00`),
      modDate: new Date(`${document.madeOn}T00:00:00+08:00`),
    },
    defaultStyle: { font: mainFont, fontSize: 10 },
    images: blocks.images,
    content,
    ...(isBare
      ? {}
      : {
          header: { stack: [runningHead(document, blocks)], margin: [page.sideMargin, 20, page.sideMargin, 0] },
        }),
    footer: (currentPage, pageCount) => {
      pages = pageCount
      const place = { width: 'auto', text: `第 ${currentPage} 页 / 共 ${pageCount} 页` }
      return [
        {
          margin: [page.sideMargin, 8, page.sideMargin, 0],
          fontSize: footSize,
          color: grey,
          stack: [
            { columns: [{ width: '*', text: footFacts }, place] },
            ...(foot.length > 1 ? [{ text: footNotes, noWrap: foot.length === 2 }] : []),
          ],
        },
        ...continuedGroups(tables.tracks, currentPage, frame, typesetter),
      ]
    },
  }
  return { definition, warnings, pageCount: () => pages }
}
