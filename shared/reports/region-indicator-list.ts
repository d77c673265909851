/** 本地指标统计表: the shares that a region counts (三个100%、一个80%, 三率), with numerator, denominator and target. */
import { indicatorSources } from '#shared/rules/region'
import type { IndicatorRow } from '#shared/contract/region'
import type { ReportDefinition } from './definition.ts'
import { approvalSignatures, documentOf, sequenceColumn, tableFormats } from './parts.ts'
import type { Cell, Column } from './report-document.ts'

const columns: Column[] = [
  sequenceColumn,
  { key: 'region', label: '地区', width: 7, format: 'text' },
  { key: 'name', label: '指标', width: 10, format: 'text' },
  { key: 'numerator', label: '分子', width: 4, format: 'integer' },
  { key: 'denominator', label: '分母', width: 4, format: 'integer' },
  { key: 'share', label: '比率', width: 5, format: 'ratio' },
  { key: 'target', label: '目标', width: 5, format: 'ratio' },
  { key: 'reached', label: '达标', width: 5, format: 'text', align: 'center' },
  { key: 'definition', label: '口径', width: 20, format: 'text' },
  { key: 'source', label: '取数', width: 14, format: 'text' },
  { key: 'verified', label: '核实', width: 5, format: 'text', align: 'center' },
]

const rowOf = (row: IndicatorRow, index: number): Cell[] => [
  index + 1,
  row.packName,
  row.name,
  row.numerator,
  row.denominator,
  { numerator: row.numerator, denominator: row.denominator },
  { numerator: row.target, denominator: 1000 },
  row.isReached === null ? '没有分母' : row.isReached ? '达到' : '未达到',
  row.definition,
  indicatorSources[row.source],
  row.verified ? '已核对' : '未核实',
]

export const regionIndicatorList: ReportDefinition = {
  id: 'region-indicator-list',
  title: '本地指标统计表',
  purpose: '报监管',
  why: '属地要百分比时，分子、分母、口径一起给，说得清是怎么算的。',
  basis: '各地区公开的工作要点；没有写明算法的按本软件的理解，口径待属地确认，未核实',
  formats: tableFormats,
  asks: [],
  needs: ['region'],
  countRows: ({ region }) => region?.indicators.length ?? 0,
  compose: (data) =>
    documentOf(regionIndicatorList, data, {
      notes: ['比率保留一位小数，四舍五入；分母为 0 记 /'],
      blocks: [
        {
          kind: 'table',
          columns,
          rows: (data.region?.indicators ?? []).map(rowOf),
          emptyText: '没有选择带指标的地区',
        },
        approvalSignatures(data),
      ],
    }),
}
