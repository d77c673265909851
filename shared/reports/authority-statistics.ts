/** 隐患排查治理情况统计表 as the authorities collect it: the form alone, with its months and the check of its sums. */
import { findingStatistics, type FindingStatistics } from '#shared/rules/statistics'
import type { ReportData, ReportDefinition } from './definition.ts'
import { statisticsFindings } from './finding-parts.ts'
import { countColumn, documentOf, field, signature, tableFormats } from './parts.ts'
import { monthsOf } from './period-months.ts'
import { countPeriodFindings, findingPeriod } from './period-parts.ts'
import type { Cell, Column } from './report-document.ts'
import { officialColumns, officialRow, rateColumn } from './statistics-form.ts'

/** 分 as hundredths of 万元, rounded half up once: 12,345,678 分 -> 12.35 万元. */
export function tenThousandHundredths(cents: number): number {
  return Math.floor((cents + 5000) / 10000)
}

/** The form asks for 万元; hundredths of it are kept as a whole number. */
const formColumns: Column[] = officialColumns.map((column) =>
  column.key === 'funds'
    ? { ...column, label: '累计落实治理资金（万元）', format: 'riskValue', align: 'right' }
    : column,
)

const general = ['一般隐患']
const major = ['重大隐患']
const monthColumns: Column[] = [
  { key: 'month', label: '月份', width: 8, format: 'text', align: 'center' },
  countColumn('generalFound', '隐患数（项）', { groups: general }),
  countColumn('generalDone', '已整改数（项）', { groups: general }),
  rateColumn(general),
  countColumn('majorFound', '隐患数（项）', { groups: major }),
  countColumn('majorDone', '已整改销号数（项）', { groups: major, width: 7 }),
  rateColumn(major),
  countColumn('ungraded', '待分级（项）', { width: 6 }),
]

const monthRow = (label: string, figures: FindingStatistics): Cell[] => [
  label,
  figures.general.found,
  figures.general.closed,
  figures.general.rate,
  figures.major.found,
  figures.major.closed,
  figures.major.rate,
  figures.ungraded,
]

/** What a form that computes 销号数 as 重大隐患数 − 列入治理计划数 would show, where it differs. */
function formulaNotes({ major: { found, closed }, majorPlan: { planned } }: FindingStatistics): string[] {
  const computed = found - planned
  return computed === closed
    ? []
    : [
        `填报系统按「重大隐患数－列入治理计划数」算出的销号数是 ${computed} 项，与实际销号 ${closed} 项不符：有 ${computed - closed} 项重大隐患没有销号，治理方案也不全，请先补齐`,
      ]
}

export const authorityStatistics: ReportDefinition = {
  id: 'authority-statistics',
  title: '隐患排查治理情况统计表（报送）',
  purpose: '报监管',
  why: '街道、园区、行业主管部门按月按季要数时照这张表抄，只有表头要的那些数。',
  basis:
    '隐患排查治理情况统计表（季报表样，与国务院安委办 2010 年口径一致）；安监总局令第16号第十四条（按季、按年统计分析，主要负责人签字），条文和报送期限（下一季度 15 日前、下一年 1 月 31 日前）未核实',
  formats: tableFormats,
  asks: ['period'],
  needs: ['register', 'findings'],
  countRows: countPeriodFindings,
  compose: (data: ReportData) => {
    const { enterprise } = data
    const { names, period, asOf, figures } = findingPeriod(data)
    const findings = statisticsFindings(data, names)
    const months = monthsOf(period, data.today)
    const row = officialRow(data, figures)
    const fundsAt = formColumns.findIndex(({ key }) => key === 'funds')
    return documentOf(authorityStatistics, data, {
      title: '安全生产隐患排查治理情况统计表',
      period: period.label,
      notes: [
        '整改率＝已整改数÷隐患数，保留一位小数，没有隐患时记“/”；整改、销号以验收合格为准',
        '列入治理计划的，是截止日还没有销号、治理方案六项齐全的重大隐患；资金为未销号重大隐患的计划资金，四舍五入到 0.01 万元',
        ...(figures.ungraded > 0 ? [`有 ${figures.ungraded} 项还没有分级，不在一般、重大两栏内`] : []),
        ...formulaNotes(figures),
      ],
      blocks: [
        {
          kind: 'fields',
          columns: 3,
          items: [
            field('填报单位（章）', enterprise.name),
            field('统计期', period.label),
            { label: '截止到', value: asOf, format: 'date' },
          ],
        },
        {
          kind: 'table',
          columns: formColumns,
          rows: [row.map((cell, index) => (index === fundsAt ? tenThousandHundredths(Number(cell)) : cell))],
        },
        ...(months.length > 1
          ? [
              { kind: 'heading' as const, level: 2 as const, text: '附：分月' },
              {
                kind: 'table' as const,
                columns: monthColumns,
                rows: [
                  ...months.map((month) => monthRow(month.label, findingStatistics(findings, month, asOf))),
                  monthRow('合计', figures),
                ],
                sumRows: [months.length],
              },
            ]
          : []),
        {
          kind: 'fields',
          columns: 2,
          items: [field('联系电话', enterprise.safetyPhone), { label: '填报日期', value: null, format: 'date' }],
        },
        {
          kind: 'signatures',
          items: [
            signature('填表人'),
            signature('审核人', enterprise.safetyManager),
            signature('单位负责人', enterprise.principal),
          ],
          sealPlace: true,
        },
      ],
    })
  },
}
