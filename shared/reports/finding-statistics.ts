/** 隐患排查治理情况统计表 of a month, quarter or year. */
import type { InspectionStatistics } from '#shared/rules/inspection-statistics'
import type { RepeatGroup } from '#shared/rules/repeated-finding'
import type { FindingStatistics, GroupFigures } from '#shared/rules/statistics'
import { zeroReportSentence } from '#shared/rules/zero-report'
import type { ReportDefinition, ReportFinding } from './definition.ts'
import { chartBlocks, findingCharts } from './finding-charts.ts'
import { countedFindings, detailColumns, detailRow, repeatsOf, voidedCount } from './finding-parts.ts'
import { countColumn, documentOf, field, ownFormNote, submissionSignatures, tableFormats } from './parts.ts'
import { countPeriodFindings, findingPeriod } from './period-parts.ts'
import type { Block, Cell, CellFormat, Column } from './report-document.ts'
import { officialColumns, officialRow, rateColumn } from './statistics-form.ts'

const gradeColumns: Column[] = [
  { key: 'grade', label: '等级', width: 8, format: 'text', align: 'center' },
  countColumn('found', '本期排查数'),
  countColumn('closed', '其中已整改'),
  rateColumn(),
  countColumn('closedInPeriod', '本期销号数（含往期）', { width: 6 }),
  countColumn('foundThisYear', '本年累计排查数', { width: 6 }),
  countColumn('open', '未整改数', { width: 6 }),
  countColumn('longest', '最长未改天数', { width: 6 }),
]

function gradeRows({ general, major, all }: FindingStatistics): Cell[][] {
  const lines = [
    ['一般隐患', general],
    ['重大隐患', major],
    ['合计', all],
  ] as const
  return lines.map(([label, figures]) => [
    label,
    figures.found,
    figures.closed,
    figures.rate,
    figures.closedInPeriod,
    figures.foundThisYear,
    figures.open,
    figures.longestOpenDays ?? '—',
  ])
}

function sourceTable(groups: readonly GroupFigures[]): Block {
  return {
    kind: 'table',
    title: '按来源',
    columns: [
      { key: 'label', label: '来源', width: 16, format: 'text' },
      countColumn('found', '隐患数', { width: 6 }),
      countColumn('closed', '已整改', { width: 6 }),
      { ...rateColumn(), width: 6 },
    ],
    rows: groups.map((group): Cell[] => [group.label, group.found, group.closed, group.rate]),
    emptyText: '本期未发现隐患',
  }
}

function figureItems(pairs: readonly (readonly [string, number, CellFormat])[]) {
  return pairs.map(([label, value, format]) => ({ label, value, format }))
}

function organizationBlock(figures: InspectionStatistics, findings: readonly ReportFinding[]): Block {
  return {
    kind: 'fields',
    columns: 3,
    items: figureItems([
      ['检查次数', figures.count, 'integer'],
      ['主要负责人参加', figures.ledByPrincipal, 'integer'],
      ['参加人数', figures.people, 'integer'],
      ['检查项数', figures.items, 'integer'],
      ['检查发现隐患', findings.filter(({ inspectionId }) => inspectionId !== null).length, 'integer'],
      ['检查以外登记', findings.filter(({ inspectionId }) => inspectionId === null).length, 'integer'],
      ['其中职工上报', findings.filter(({ source }) => source === 'employeeReport').length, 'integer'],
      [
        '上级和政府检查',
        findings.filter(({ source }) => source === 'superior' || source === 'authority').length,
        'integer',
      ],
    ]),
  }
}

function repeatedBlock(groups: readonly RepeatGroup<ReportFinding>[]): Block {
  return {
    kind: 'table',
    title: '重复隐患',
    columns: [
      { key: 'place', label: '部位', width: 10, format: 'text' },
      countColumn('count', '次数', { width: 4 }),
      { key: 'numbers', label: '隐患编号', width: 14, format: 'text' },
      { key: 'reason', label: '为什么算重复', width: 24, format: 'text' },
    ],
    rows: groups.map((group): Cell[] => [
      group.place,
      group.findings.length,
      group.findings.map(({ number }) => number).join('、'),
      group.reason,
    ]),
    emptyText: '本期没有重复出现的隐患',
  }
}

/** 零报告 when inspections found nothing, otherwise what the figures say in one sentence. */
function summarySentence(figures: FindingStatistics, inspections: number, label: string): string {
  const zero = zeroReportSentence('本期', label, { inspections, found: figures.all.found })
  if (zero !== null) return zero
  const { all, general, major } = figures
  const ungraded = figures.ungraded > 0 ? `，待分级 ${figures.ungraded} 项` : ''
  const overdue = figures.overdue > 0 ? `，其中超期 ${figures.overdue} 项` : ''
  return (
    `${label}开展检查 ${inspections} 次，发现隐患 ${all.found} 项（一般 ${general.found} 项，重大 ${major.found} 项${ungraded}），` +
    `已整改 ${all.closed} 项；现有未整改 ${all.open} 项${overdue}。`
  )
}

export const findingStatisticsReport: ReportDefinition = {
  id: 'finding-statistics',
  title: '隐患统计表',
  purpose: '报监管',
  why: '按月、季、年把排查和整改的数字算好，主要负责人签字后可以报送。',
  basis:
    '《安全生产法》（2021）第四十一条；《安全生产事故隐患排查治理暂行规定》（安监总局令第16号）关于按季、按年统计分析的规定，条款原文与报送期限未核实',
  formats: tableFormats,
  asks: ['period'],
  needs: ['register', 'inspections', 'findings'],
  countRows: countPeriodFindings,
  compose: (data) => {
    const { names, period, asOf, figures, inspections } = findingPeriod(data)
    const findings = countedFindings(data).filter(({ foundOn }) => foundOn >= period.from && foundOn <= asOf)
    const voided = voidedCount(data, period)
    const { enterprise } = data
    return documentOf(findingStatisticsReport, data, {
      title: '隐患排查治理情况统计表',
      period: period.label,
      notes: [
        ownFormNote,
        '整改数以验收销号为准',
        '整改率保留一位小数，没有隐患时记“/”',
        ...(voided > 0 ? [`本期另有 ${voided} 条作废，未计入`] : []),
      ],
      blocks: [
        {
          kind: 'fields',
          columns: 3,
          items: [
            field('填报单位', enterprise.name),
            field('统一社会信用代码', enterprise.creditCode),
            field('行业', enterprise.industry),
            field('统计期', period.label),
            { label: '截止到', value: asOf, format: 'date' },
            { label: '报出日期', value: null, format: 'date' },
          ],
        },
        { kind: 'heading', level: 2, text: '一、统计报表' },
        { kind: 'paragraph', text: summarySentence(figures, inspections.count, period.label) },
        { kind: 'table', columns: officialColumns, rows: [officialRow(data, figures)] },
        { kind: 'heading', level: 2, text: '二、排查与整改' },
        { kind: 'table', columns: gradeColumns, rows: gradeRows(figures) },
        { kind: 'heading', level: 2, text: '三、组织情况' },
        organizationBlock(inspections, findings),
        { kind: 'heading', level: 2, text: '四、整改资金（元）' },
        {
          kind: 'fields',
          columns: 2,
          items: figureItems([
            ['本期隐患计划资金', figures.fundsCents, 'money'],
            ['本期隐患实际资金', figures.costCents, 'money'],
          ]),
        },
        { kind: 'heading', level: 2, text: '五、分析' },
        ...chartBlocks(findingCharts(data, period)),
        sourceTable(figures.bySource),
        repeatedBlock(repeatsOf(data, period)),
        { kind: 'heading', level: 2, text: '六、明细' },
        {
          kind: 'table',
          columns: detailColumns,
          rows: findings.map((finding, index) => detailRow(finding, index, names, data.today)),
          emptyText: '本期未发现隐患',
        },
        submissionSignatures(data),
      ],
    })
  },
}
