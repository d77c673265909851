/** 风险矩阵图: how many risks stand in each cell of likelihood and consequence, for every set of criteria in use. */
import { evaluationStages } from '#shared/domain/evaluation'
import { highestLevel, type RiskLevel } from '#shared/domain/risk-level'
import { evaluateRisk, formatFactor, formatRiskValue } from '#shared/rules/risk'
import type { PackFactor, RulePack } from '#shared/rules/rule-pack'
import { drawChart } from './charts.ts'
import type { GridCell } from './chart-grid.ts'
import type { ReportData, ReportDefinition } from './definition.ts'
import { countColumn, documentOf, ownFormNote, tableFormats } from './parts.ts'
import type { Block, Cell, Column } from './report-document.ts'
import { chosenMode, hazardsOf, pointsInUse, type RatedHazard, ratedHazards } from './risk-figures.ts'

interface Matrix {
  pack: RulePack
  rated: RatedHazard[]
  rowFactor: PackFactor
  columnFactor: PackFactor
}

const evaluatedHazards = (data: ReportData): RatedHazard[] =>
  ratedHazards(data, pointsInUse(data), chosenMode(data)).filter(({ evaluation }) => evaluation !== null)

/** The first factor (可能性, M 控制措施状态) upright, the last (后果) across; packs in the order of their ids. */
function matricesOf(data: ReportData): { matrices: Matrix[]; unknown: string[] } {
  const byPack = Map.groupBy(
    evaluatedHazards(data),
    ({ evaluation }) => `${evaluation?.packId} ${evaluation?.packVersion}`,
  )
  const matrices: Matrix[] = []
  const unknown: string[] = []
  for (const [name, rated] of [...byPack].sort(([left], [right]) => (left < right ? -1 : 1))) {
    const pack = data.packs.find(({ id, version }) => `${id} ${version}` === name)
    const [rowFactor, columnFactor] = [pack?.factors[0], pack?.factors.at(-1)]
    if (pack && rowFactor && columnFactor) matrices.push({ pack, rated, rowFactor, columnFactor })
    else unknown.push(name)
  }
  return { matrices, unknown }
}

/** The level that the two factors settle alone; null where a third one has a say. */
function settledLevel({ pack, rowFactor, columnFactor }: Matrix, row: number, column: number) {
  if (pack.factors.length !== 2) return null
  return evaluateRisk(pack, { [rowFactor.key]: row, [columnFactor.key]: column })
}

function cellOf(matrix: Matrix, row: number, column: number): GridCell & { levels: RiskLevel[] } {
  const { rated, rowFactor, columnFactor, pack } = matrix
  const inside = rated.filter(
    ({ evaluation }) => evaluation?.factors[rowFactor.key] === row && evaluation.factors[columnFactor.key] === column,
  )
  const levels = inside.flatMap(({ level }) => (level === null ? [] : [level]))
  const settled = settledLevel(matrix, row, column)
  return {
    value: inside.length,
    note: settled ? `${pack.valueSymbol}=${formatRiskValue(settled.valueHundredths)}` : '',
    level: settled?.level ?? highestLevel(levels),
    levels,
  }
}

const labelOf = ({ key }: PackFactor, tenths: number): string => `${key} = ${formatFactor(tenths)}`
const valuesOf = ({ options }: PackFactor): number[] => options.map(({ valueTenths }) => valueTenths)

function blocksOf(matrix: Matrix, modeName: string): Block[] {
  const { pack, rated, rowFactor, columnFactor } = matrix
  // consequences grow to the right, likelihood upwards
  const rows = valuesOf(rowFactor)
  const across = valuesOf(columnFactor).toReversed()
  const cells = rows.map((row) => across.map((column) => cellOf(matrix, row, column)))
  const title = `风险矩阵（${modeName}，${pack.id} ${pack.version}，${rated.length} 项危险源）`
  const drawing = drawChart({
    kind: 'grid',
    title,
    rowName: `${rowFactor.name} ${rowFactor.key}`,
    columnName: `${columnFactor.name} ${columnFactor.key}`,
    rows: rows.map((row) => labelOf(rowFactor, row)),
    columns: across.map((column) => labelOf(columnFactor, column)),
    cells,
  })
  const count = (key: string, label: string): Column => countColumn(key, label, { width: 6 })
  const columns: Column[] = [
    { key: 'row', label: `${rowFactor.name} ${rowFactor.key}`, width: 10, format: 'text', align: 'center' },
    ...across.map(
      (column): Column => ({
        ...count(`c${column}`, labelOf(columnFactor, column)),
        groups: [`${columnFactor.name} ${columnFactor.key}`],
      }),
    ),
    count('sum', '合计'),
  ]
  const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
  const counts = cells.map((row) => row.map(({ value }) => value))
  const tableRows = counts.map((row, index): Cell[] => [labelOf(rowFactor, rows[index] ?? 0), ...row, sumOf(row)])
  const total: Cell[] = [
    '合计',
    ...across.map((_, column) => sumOf(counts.map((row) => row[column] ?? 0))),
    rated.length,
  ]
  const note =
    pack.factors.length === 2
      ? '格的颜色和字母后的数字按评价准则算出，大字是落在这一格的危险源数；直接判定提级的危险源仍按取值落格。'
      : `${pack.methodName}有三个因素，两个因素定不了等级：有危险源的格涂其中最高的等级。`
  return [
    { kind: 'drawing', ...drawing },
    { kind: 'paragraph', style: 'note', text: note },
    { kind: 'table', title: '各格危险源数', columns, rows: [...tableRows, total], sumRows: [tableRows.length] },
  ]
}

const emptyTable: Block = {
  kind: 'table',
  columns: [{ key: 'row', label: '可能性', width: 10, format: 'text' }],
  rows: [],
  emptyText: '还没有评价过的危险源',
}

export const riskMatrix: ReportDefinition = {
  id: 'risk-matrix',
  title: '风险矩阵图',
  purpose: '管风险',
  why: '看清风险集中在“常发生、后果轻”还是“少发生、后果重”。',
  basis: '所用评价准则的取值表（来源见各准则包）；图的形式为本软件拟定',
  formats: tableFormats,
  asks: ['mapMode'],
  needs: ['register'],
  countRows: (data) => evaluatedHazards(data).length,
  compose: (data) => {
    const modeName = evaluationStages[chosenMode(data)]
    const { matrices, unknown } = matricesOf(data)
    return documentOf(riskMatrix, data, {
      period: modeName,
      orientation: 'portrait',
      hazards: hazardsOf(matrices.flatMap(({ rated }) => rated)),
      notes: [ownFormNote, ...unknown.map((name) => `没有准则包 ${name} 的取值表，按它评价的危险源没有画出`)],
      blocks: matrices.length === 0 ? [emptyTable] : matrices.flatMap((matrix) => blocksOf(matrix, modeName)),
    })
  },
}
