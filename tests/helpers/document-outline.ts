/** A document as plain text that a person can read in a diff: what stands in it, block by block. */
import { displayCell } from '#shared/reports/display'
import type { Block, ReportDocument } from '#shared/reports/report-document'

/** rows of a table that are written out; the rest is counted */
const shownRows = 5
const textsIn = (svg: string): string =>
  [...svg.matchAll(/<t(?:ext|span)[^>]*>([^<]+)</g)]
    .map(([, text]) => text?.trim())
    .filter(Boolean)
    .join(' | ')

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [`${'#'.repeat(block.level)} ${block.text}`]
    case 'paragraph':
      return [`${block.style ?? 'body'}: ${block.text}`]
    case 'fields':
      return block.items.map(({ label, value, format = 'text' }) => `${label} = ${displayCell(format, value)}`)
    case 'table':
      return [
        `table ${block.title ?? ''} [${block.columns.map(({ groups = [], label, format }) => `${[...groups, label].join('/')}:${format}`).join(' ')}]`,
        ...block.rows
          .filter((_, index) => index < shownRows || block.sumRows?.includes(index))
          .map((row) =>
            row.map((cell, index) => displayCell(block.columns[index]?.format ?? 'text', cell)).join(' | '),
          ),
        `${block.rows.length} rows, ${block.blankRows ?? 0} blank`,
      ]
    case 'photos':
      return block.items.map(({ role, caption }) => `photo ${role} ${caption}`)
    case 'drawing':
      return [`drawing ${block.widthMillimetres} × ${block.heightMillimetres}: ${textsIn(block.svg)}`]
    case 'card':
      return block.items
        .slice(0, 2)
        .flatMap((item) => [
          `card ${block.size} ${item.title} ${item.subject} ${item.level ?? ''} ${item.basis ?? ''}`,
          ...item.facts.map(({ label, value }) => `  ${label} = ${value}`),
          ...item.sections.map(({ label, text }) => `  ${label}: ${text}`),
          `  ${item.symbols.map(({ name }) => name).join('、')}；${item.signatures.join('、')}；${item.foot}`,
        ])
        .concat(`${block.items.length} cards`)
    case 'signatures':
      return [`signed ${block.items.map(({ role, name = '' }) => `${role} ${name}`.trim()).join('、')}`]
    case 'pageBreak':
      return ['---']
  }
}

export function outlineOf(document: ReportDocument): string {
  const { title, enterpriseName, period, paper, orientation, rulePackVersions, notes, blocks } = document
  return [
    `${title} | ${enterpriseName} | ${period} | ${paper} ${orientation} | ${rulePackVersions.join('、')}`,
    ...blocks.flatMap(linesOf),
    ...notes.map((note) => `note: ${note}`),
  ]
    .join('\n')
    .concat('\n')
}
