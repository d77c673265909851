/** A standard as a sheet to fill in: its categories and elements with their points, and its items where it has any. */
import type { Enterprise } from '#shared/domain/enterprise'
import { type Standard, type StandardCategory, type StandardElement, showPoints } from '#shared/rules/standard'
import { columnNames } from '#shared/rules/standard-sheet'
import type { Cell, Column, ReportDocument } from './report-document.ts'

export const standardTemplateId = 'standard-template'

const columns: Column[] = [
  { key: 'category', label: columnNames.category, width: 14, format: 'text' },
  { key: 'element', label: columnNames.element, width: 14, format: 'text' },
  { key: 'content', label: columnNames.content, width: 34, format: 'text' },
  { key: 'points', label: columnNames.points, width: 7, format: 'riskValue', align: 'center' },
  { key: 'method', label: columnNames.method, width: 34, format: 'text' },
]

/** 「一、目标（20分）」, 「5.1 教育培训（18分）」: the way that the import reads it back and proves it. */
function labelOf({ number, name, points }: StandardCategory | StandardElement): string {
  const lead = number === '' ? '' : /[\d）)]$/.test(number) ? `${number} ` : `${number}、`
  return `${lead}${name}${points > 0 ? `（${showPoints(points)}分）` : ''}`
}

function rowsOf(standard: Standard): Cell[][] {
  return standard.categories.flatMap((category) =>
    category.elements.flatMap((element) => {
      const names = [labelOf(category), isOwnOnly(category) ? '' : labelOf(element)]
      const items = standard.items.filter((item) => item.categoryId === category.id && item.elementId === element.id)
      return items.length === 0
        ? [[...names, '', null, '']]
        : items.map((item): Cell[] => [...names, item.content, item.points, item.method])
    }),
  )
}

/** A category whose one element is itself needs no second name. */
const isOwnOnly = ({ name, elements }: StandardCategory): boolean =>
  elements.length === 1 && elements[0]?.number === '' && elements[0].name === name

/** The sheet; `standard.import` reads it back. */
export function standardTemplate(
  standard: Standard,
  { enterprise, today, documentNumber }: { enterprise: Enterprise; today: string; documentNumber: string },
): ReportDocument {
  return {
    reportId: standardTemplateId,
    title: `${standard.title} 填写模板`,
    enterpriseName: enterprise.name,
    documentNumber,
    period: '',
    madeOn: today,
    paper: 'A4',
    orientation: 'landscape',
    rulePackVersions: [],
    notes: [
      '注：一条考评内容占一行，行可以增减；括号里的分值会与各条合计核对，改了条目请一并改，或删去括号',
      '注：考评办法写成「……的，不得分」「……的，扣 2 分」「……的，每处扣 1 分」，导入时会自动分成可勾选的扣分项',
    ],
    blocks: [{ kind: 'table', columns, rows: rowsOf(standard) }],
  }
}
