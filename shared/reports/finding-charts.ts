/** 统计图 of a period, each with the table of the same figures: the screen and the statistics document show these. */
import type { FindingChart } from '#shared/contract/finding-management'
import { costByArea, type MonthFigures, monthTrend, type TrendFinding } from '#shared/rules/finding-trend'
import { percentOneDecimal } from '#shared/rules/ratio'
import { findingStatistics, type GroupFigures } from '#shared/rules/statistics'
import { type Chart, type Drawing, drawChart } from './charts.ts'
import type { ReportData } from './definition.ts'
import { displayCell, ratioTenths } from './display.ts'
import { findingNames, statisticsFindings } from './finding-parts.ts'
import { asOfDay, countColumn, namesIn, type ReportPeriod } from './parts.ts'
import type { Block, Cell, Column } from './report-document.ts'

/** Bars of one chart; what is rarer is drawn as one. */
const mostBars = 12

export interface DrawnChart extends FindingChart {
  drawing: Drawing
}

const text = (key: string, label: string, width = 16): Column => ({ key, label, width, format: 'text' })
const count = (key: string, label: string): Column => countColumn(key, label, { width: 7 })
const rate = (label: string): Column => ({ key: 'rate', label, width: 8, format: 'ratio', align: 'center' })
const money = (label: string): Column => ({ key: 'cost', label, width: 10, format: 'money' })

interface Bar {
  label: string
  value: number
}

/** The longest bars, the rest summed up as one. */
function longest(bars: readonly Bar[]): Bar[] {
  if (bars.length <= mostBars) return [...bars]
  const rest = bars.slice(mostBars - 1)
  const sum = rest.reduce((total, { value }) => total + value, 0)
  return [...bars.slice(0, mostBars - 1), { label: `其余 ${rest.length} 类`, value: sum }]
}

const barChart = (title: string, bars: readonly Bar[], textOf: (value: number) => string): Chart => ({
  kind: 'bars',
  title,
  items: longest(bars).map(({ label, value }) => ({ label, value, text: textOf(value) })),
})

const items = (value: number): string => `${value} 项`
const yuan = (cents: number): string => `${displayCell('money', cents)} 元`
/** 2026年3月 -> 3月, January with its year */
const shortMonth = (label: string): string => (/年1月$/.test(label) ? label : label.replace(/^\d+年/, ''))

function groupChart(
  id: string,
  name: string,
  title: string,
  groups: readonly GroupFigures[],
  label: string,
): DrawnChart {
  const bars = groups.map(({ label, found }) => ({ label, value: found }))
  return drawn({
    id,
    title,
    sentence: '按发现日期统计本期隐患；整改数以验收销号为准。',
    chart: barChart(`隐患${title}，${label}`, bars, items),
    columns: [text('label', name), count('found', '隐患数'), count('closed', '已整改'), rate('整改率')],
    rows: groups.map((group): Cell[] => [group.label, group.found, group.closed, group.rate]),
  })
}

function drawn({ chart, ...rest }: Omit<FindingChart, 'svg'> & { chart: Chart }): DrawnChart {
  const drawing = drawChart(chart)
  return { ...rest, svg: drawing.svg, drawing }
}

function trendCharts(months: readonly MonthFigures[]): DrawnChart[] {
  const labels = months.map(({ label }) => shortMonth(label))
  const series = (name: string, key: 'found' | 'closed') => ({
    name,
    values: months.map((month) => ({ value: month[key], text: String(month[key]) })),
  })
  return [
    drawn({
      id: 'trend',
      title: '每月发现与销号',
      sentence: '近 12 个月；发现按发现日期，销号按销号日期。',
      chart: {
        kind: 'columns',
        title: '隐患每月发现与销号（项）',
        labels,
        series: [series('发现', 'found'), series('销号', 'closed')],
      },
      columns: [text('month', '月份', 10), count('found', '发现'), count('closed', '销号')],
      rows: months.map(({ label, found, closed }): Cell[] => [label, found, closed]),
    }),
    drawn({
      id: 'on-time',
      title: '每月按期整改率',
      sentence: '整改时限（延期后的）在当月、已经到期的隐患中，时限以前完成整改的占多少；没有到期的隐患时记“/”。',
      chart: {
        kind: 'columns',
        title: '隐患每月按期整改率',
        labels,
        series: [
          {
            name: '按期整改率',
            values: months.map(({ onTime }) => ({ value: ratioTenths(onTime), text: percentOneDecimal(onTime) })),
          },
        ],
      },
      columns: [text('month', '月份', 10), count('due', '到期'), count('onTime', '按期完成'), rate('按期整改率')],
      rows: months.map(({ label, onTime }): Cell[] => [label, onTime.denominator, onTime.numerator, onTime]),
    }),
    drawn({
      id: 'cost-by-month',
      title: '每月整改支出',
      sentence: '近 12 个月，按整改完成日期统计实际资金。',
      chart: barChart(
        '隐患每月整改支出（元）',
        months.map(({ label, costCents }) => ({ label, value: costCents })),
        yuan,
      ),
      columns: [text('month', '月份', 10), money('实际资金（元）')],
      rows: months.map(({ label, costCents }): Cell[] => [label, costCents]),
    }),
  ]
}

/** What the trend needs of the findings. */
export function trendFindings(data: ReportData): TrendFinding[] {
  const names = namesIn(data)
  return data.findings.map((finding) => ({
    ...finding,
    areaName: findingNames(finding, names).area,
    rectifications: finding.rectifications.toSorted((left, right) => left.round - right.round),
  }))
}

/** Every chart of the period, in the order of reading. */
export function findingCharts(data: ReportData, period: ReportPeriod): DrawnChart[] {
  const asOf = asOfDay(data, period)
  const figures = findingStatistics(statisticsFindings(data, namesIn(data)), period, asOf)
  const trend = trendFindings(data)
  const costs = costByArea(trend, { from: period.from, to: asOf })
  const bars = costs.map(({ areaName, costCents }) => ({ label: areaName || '未填写区域', value: costCents }))
  return [
    groupChart('category', '类别', '按类别', figures.byCategory, period.label),
    groupChart('area', '区域', '按部位', figures.byArea, period.label),
    groupChart('cause', '原因', '按原因（人、机、环、管）', figures.byCause, period.label),
    ...trendCharts(monthTrend(trend, asOf, asOf)),
    drawn({
      id: 'cost-by-area',
      title: '各区域整改支出',
      sentence: '按整改完成日期统计本期实际资金。',
      chart: barChart(`各区域整改支出（元），${period.label}`, bars, yuan),
      columns: [text('area', '区域'), money('实际资金（元）')],
      rows: bars.map(({ label, value }): Cell[] => [label, value]),
    }),
  ]
}

const drawingOf = ({ title, drawing }: DrawnChart): Block => ({ kind: 'drawing', ...drawing, caption: `图：${title}` })
const noteOf = ({ sentence }: DrawnChart): Block => ({ kind: 'paragraph', text: sentence, style: 'note' })

/** The charts in a document: each above its table; those by month share one table of all their columns. */
export function chartBlocks(charts: readonly DrawnChart[]): Block[] {
  const isMonthly = ({ columns }: DrawnChart) => columns[0]?.key === 'month'
  const monthly = charts.filter(isMonthly)
  const [month] = monthly[0]?.columns ?? []
  const shared: Block[] =
    month === undefined
      ? []
      : [
          ...monthly.map(drawingOf),
          {
            kind: 'table',
            title: '近 12 个月',
            columns: [month, ...monthly.flatMap(({ columns }) => columns.slice(1))],
            rows: (monthly[0]?.rows ?? []).map((row, index): Cell[] => [
              row[0] ?? null,
              ...monthly.flatMap(({ rows }) => rows[index]?.slice(1) ?? []),
            ]),
          },
          ...monthly.map(noteOf),
        ]
  return charts.flatMap((chart): Block[] => {
    if (isMonthly(chart)) return chart === monthly[0] ? shared : []
    const { title, columns, rows } = chart
    return [drawingOf(chart), { kind: 'table', title, columns, rows, emptyText: '本期没有数据' }, noteOf(chart)]
  })
}
