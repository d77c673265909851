/** The texts of a document in the order in which a printer writes them, each with its place in words. */
import { riskLevelColourNames } from '#shared/domain/risk-level'
import { chineseDay, contentsOf, displayCell, headerRows, mergeSpans, photoRoleLabels, pictureIn } from './display.ts'
import type { Block, CardItem, Cell, CellFormat, ReportDocument, TableBlock } from './report-document.ts'

/** A text of the document and where it stands. */
export interface PlacedText {
  /** as a file of the format has it; '' = an empty cell */
  text: string
  /** as it is shown to people */
  shown: string
  format: CellFormat
  /** `第 5 行“整改期限”` */
  place: string
  /** of a table's row, so that a row that is gone is one sentence */
  row: string
  /** of a table: the texts of its head, which every page repeats */
  heads?: ReadonlySet<string>
}

type Add = (format: CellFormat, value: Cell, place: string, row?: string, heads?: ReadonlySet<string>) => void

function collector(textOf: (format: CellFormat, value: Cell) => string): { placed: PlacedText[]; add: Add } {
  const placed: PlacedText[] = []
  const add: Add = (format, value, place, row = '', heads) => {
    const texts = textOf(format, value).split('\n')
    const shown = displayCell(format, value).split('\n')
    texts.forEach((text, index) =>
      placed.push({
        ...{ text: text.trim(), shown: (shown[index] ?? text).trim(), format, place, row },
        ...(heads ? { heads } : {}),
      }),
    )
  }
  return { placed, add }
}

const namesTables = ({ blocks }: ReportDocument): boolean => blocks.filter(({ kind }) => kind === 'table').length > 1

/** Headings, fields and paragraphs, which all printers write alike; false for the other blocks. */
function addPlain(block: Block, heading: string, add: Add): boolean {
  if (block.kind === 'heading') add('text', block.text, '标题')
  else if (block.kind === 'paragraph') add('text', block.text, heading === '' ? '正文' : `“${heading}”下的文字`)
  else if (block.kind === 'fields') {
    for (const { label, value, format } of block.items) {
      add('text', label, `栏目“${label}”的名称`)
      add(format ?? 'text', value, `“${label}”`)
    }
  } else return false
  return true
}

/** The texts of tables and fields, in reading order. */
export function placedTexts(
  document: ReportDocument,
  textOf: (format: CellFormat, value: Cell) => string,
): PlacedText[] {
  const { placed, add } = collector(textOf)
  const isNamed = namesTables(document)
  let heading = ''
  for (const block of document.blocks) {
    if (block.kind === 'heading') heading = block.text
    if (addPlain(block, heading, add) || block.kind !== 'table') continue
    const title = block.title ?? heading
    const table = isNamed && title !== '' ? `表“${title}”` : ''
    block.rows.forEach((row, index) => {
      const line = `${table}第 ${index + 1} 行`
      block.columns.forEach(({ label, format }, column) => {
        add(format, row[column] ?? null, `${line}“${label}”`, line)
      })
    })
  }
  return placed
}

/** A table as a page shows it: head, and of equal cells that are drawn as one the first. */
function addTable(block: TableBlock, table: string, add: Add): void {
  if (block.title) add('text', block.title, '标题')
  const labels = headerRows(block.columns).flatMap((row) => row.map(({ text }) => text))
  const heads = new Set(labels)
  for (const label of labels) add('text', label, `${table}表头“${label}”`, '', heads)
  const hidden = new Set(
    mergeSpans(block).flatMap(({ row, rowSpan, column }) =>
      Array.from({ length: rowSpan - 1 }, (_, index) => `${row + index + 1} ${column}`),
    ),
  )
  block.rows.forEach((row, index) => {
    const line = `${table}第 ${index + 1} 行`
    block.columns.forEach(({ label, format }, column) => {
      const value = row[column] ?? null
      if (hidden.has(`${index} ${column}`) || pictureIn(format, value) !== null) return
      add(format, value, `${line}“${label}”`, line, heads)
    })
  })
  if (block.rows.length === 0) add('text', block.emptyText ?? '（无记录）', `${table}表中`)
}

function addCard(item: CardItem, add: Add): void {
  const card = `卡片「${item.title}　${item.subject}」`
  add('text', item.title, `${card}的名称`)
  add('text', item.subject, `${card}的名称`)
  if (item.level) add('text', `等级：${riskLevelColourNames[item.level]}`, `${card}的等级`)
  if (item.level !== undefined) add('level', item.level ?? '未评价', `${card}的等级`)
  if (item.basis !== undefined) add('text', item.basis, `${card}的评价依据`)
  for (const { label, value } of item.facts) add('text', `${label}：${value}`, `${card}“${label}”`)
  for (const { label, text } of item.sections) {
    add('text', label, `${card}栏目“${label}”的名称`)
    add('text', text, `${card}“${label}”`)
  }
  for (const { name } of item.symbols) add('text', name, `${card}的安全标志`)
  for (const role of item.signatures) add('text', role, `${card}的签字栏`)
  add('text', item.foot, `${card}的版面说明`)
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The words of a drawing, in the order in which they are drawn. */
const drawnTexts = (svg: string): string[] =>
  svg
    .replaceAll(/<style[\s\S]*?<\/style>|<(?:title|desc)>[^<]*<\/(?:title|desc)>/g, '')
    .split(/<[^>]*>/)
    .map((text) => text.replaceAll(/&(\w+);/g, (all, name: string) => entities[name] ?? all).trim())
    .filter((text) => text !== '')

function addHead(document: ReportDocument, add: Add): void {
  const { enterpriseName, title, period, documentNumber, madeOn, style, isBare } = document
  if (isBare) return
  const number = documentNumber === '' ? '' : `编号：${documentNumber}`
  const day = `制表日期：${madeOn}`
  if (style?.hasCover) for (const text of [enterpriseName, title, period, number, day]) add('text', text, '封面')
  const contents = style?.hasContents ? contentsOf(document) : []
  if (contents.length > 0) add('text', '目　录', '目录')
  for (const { text } of contents) add('text', text, '目录')
  for (const text of [enterpriseName, title, number, period, day]) add('text', text, '标题栏')
}

/** Every text of a document that is printed on pages, as it is shown and in the order of the printer. */
export function printedTexts(document: ReportDocument): PlacedText[] {
  const { placed, add } = collector(displayCell)
  const isNamed = namesTables(document)
  addHead(document, add)
  let heading = ''
  for (const block of document.blocks) {
    if (block.kind === 'heading') heading = block.text
    const under = heading === '' ? '' : `“${heading}”`
    if (addPlain(block, heading, add)) continue
    if (block.kind === 'table') {
      const title = block.title ?? heading
      addTable(block, isNamed && title !== '' ? `表“${title}”` : '', add)
    } else if (block.kind === 'card') for (const item of block.items) addCard(item, add)
    else if (block.kind === 'drawing') {
      const place = block.caption ? `图“${block.caption}”` : `${under}图中`
      for (const text of drawnTexts(block.svg)) add('text', text, place)
      if (block.caption) add('text', block.caption, place)
    } else if (block.kind === 'photos') {
      for (const { role, caption } of block.items) {
        const text = [photoRoleLabels[role], caption].filter((part) => part !== '').join('：')
        add('text', text, `${under}照片说明`)
      }
    } else if (block.kind === 'signatures') {
      for (const { role, name, on } of block.items) {
        for (const text of [`${role}（签字）：`, name ?? '', on ? chineseDay(on) : '年月日'])
          add('text', text, `${under}签字栏`)
      }
      if (block.sealPlace) add('text', `单位（盖章）：${document.enterpriseName}`, `${under}签字栏`)
    }
  }
  return placed
}
