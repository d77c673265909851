/** The sheet of a whole standard as trades print it: 164 items with 小计 and 总计 rows, from the shipped skeleton. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import type { ImportChoices } from '#shared/rules/standard-import'
import { type Standard, showPoints, standard } from '#shared/rules/standard'
import type { SheetRow } from '#shared/rules/standard-sheet'

export const shippedStandard = (name: string): Standard =>
  standard.parse(
    JSON.parse(readFileSync(join(import.meta.dirname, '../../resources/libraries/standards', `${name}.json`), 'utf8')),
  )

/** A table of texts; the first row is row 1 of the sheet. */
export const rowsOf = (cells: readonly (readonly string[])[]): SheetRow[] =>
  cells.map((own, index) => ({ row: index + 1, cells: own }))

export const choices = (more: Partial<ImportChoices> = {}): ImportChoices => ({
  title: '仓储物流企业评定标准（本企业用）',
  source: '测试',
  grading: 'levels',
  lines: [900, 750, 600],
  total: null,
  ...more,
})

export const plainHead = ['考评类目', '考评项目', '考评内容', '标准分值', '考评办法']
const itemTotal = 164

/** Items of 13 categories and 47 elements with 1000 points; each category ends in 小计, the sheet in 总计. */
export function warehouseCells(): string[][] {
  const { categories, points } = shippedStandard('warehouse-logistics')
  const elements = categories.flatMap((category) => category.elements)
  // as many items as fit: three to each element, four to the first ones, whole points as far as they go
  const counts = elements.map((_, index) => (index < itemTotal - 3 * elements.length ? 4 : 3))
  const cells: string[][] = [['仓储物流企业安全生产标准化评定标准'], [], plainHead]
  let place = 0
  for (const category of categories) {
    category.elements.forEach((element, index) => {
      const count = counts[place] ?? 3
      const each = Math.floor(element.points / count / 50) * 50
      for (let item = 0; item < count; item += 1) {
        const own = item === count - 1 ? element.points - each * (count - 1) : each
        cells.push([
          index === 0 && item === 0 ? `${category.number}、${category.name}（${showPoints(category.points)}分）` : '',
          item === 0 ? `${element.number} ${element.name}` : '',
          `${element.name}第 ${item + 1} 项要求按规定落实并保存记录`,
          showPoints(own),
          '没有落实的，不得分；记录缺失的，每处扣 0.5 分。',
        ])
      }
      place += 1
    })
    cells.push(['小计', '', '', showPoints(category.points), ''])
  }
  cells.push(['总计', '', '', showPoints(points), ''])
  return cells
}

/** Writes that sheet as a workbook into the folder and gives its path. */
export async function warehouseWorkbook(folder: string, cells = warehouseCells()): Promise<string> {
  const workbook = new ExcelJS.Workbook()
  workbook.addWorksheet('标准').addRows(cells)
  const path = join(folder, '仓储物流评定标准.xlsx')
  await workbook.xlsx.writeFile(path)
  return path
}
