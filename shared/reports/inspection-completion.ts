/** 检查计划完成率统计表: of what was planned, what was done, by plan and month. */
import { type ControlTier, controlTiers, periods } from '#shared/domain/hazard'
import { inspectionKinds } from '#shared/domain/inspection'
import { isWithin } from '#shared/rules/day'
import { keptShare, type Occurrence, planCalendar } from '#shared/rules/schedule'
import type { ReportData, ReportDefinition } from './definition.ts'
import {
  approvalSignatures,
  chosenPeriod,
  countColumn,
  documentOf,
  namesIn,
  ownFormNote,
  sequenceColumn,
  tableFormats,
} from './parts.ts'
import { monthsOf } from './period-months.ts'
import type { Cell, Column } from './report-document.ts'

const figureColumns: Column[] = [
  countColumn('expected', '应查', { width: 4.2 }),
  countColumn('kept', '已查', { width: 4.2 }),
  countColumn('missed', '漏查', { width: 4.2 }),
  { key: 'rate', label: '完成率', width: 5, format: 'ratio', align: 'center' },
]

const columnsFor = (months: readonly string[]): Column[] => [
  { ...sequenceColumn, width: 2.8 },
  { key: 'name', label: '检查计划', width: 12, format: 'text' },
  { key: 'kind', label: '检查类型', width: 6, format: 'text', align: 'center' },
  { key: 'tier', label: '组织级别', width: 6.5, format: 'text', align: 'center' },
  { key: 'period', label: '周期', width: 4, format: 'text', align: 'center' },
  { key: 'leader', label: '负责人', width: 4.6, format: 'text', align: 'center' },
  ...months.map(
    (label, index): Column => ({
      key: `month-${index + 1}`,
      label,
      groups: ['各月 已查/应查'],
      width: 4,
      format: 'text',
      align: 'center',
    }),
  ),
  ...figureColumns,
]

const tierColumns: Column[] = [
  { key: 'tierName', label: '组织级别', width: 14, format: 'text' },
  countColumn('plans', '计划数', { width: 4.2 }),
  ...figureColumns,
]

function figures(occurrences: readonly Occurrence[]): Cell[] {
  const { kept, expected } = keptShare(occurrences)
  return [expected, kept, expected - kept, { numerator: kept, denominator: expected }]
}

/** 3/4, or a stroke where nothing was to be done. */
function shareText(occurrences: readonly Occurrence[]): string {
  const { kept, expected } = keptShare(occurrences)
  return expected === 0 ? '—' : `${kept}/${expected}`
}

export const inspectionCompletion: ReportDefinition = {
  id: 'inspection-completion',
  title: '检查计划完成率统计表',
  purpose: '查隐患',
  why: '计划排了几次、做了几次、漏了几次，按月按计划算出来，年底考核和评审都要看。',
  basis: '《安全生产法》（2021）第四十一条、第四十六条；完成率＝已查÷应查，口径为本软件拟定，未核实',
  formats: tableFormats,
  asks: ['period'],
  needs: ['checklists', 'inspections'],
  countRows: (data) => data.plans.length,
  compose: (data: ReportData) => {
    const names = namesIn(data)
    const period = chosenPeriod(data)
    const months = monthsOf(period, data.today)
    const isByMonth = months.length > 1
    const byPlan = Map.groupBy(data.inspections, ({ planId }) => planId)
    const counted = data.plans
      .map((plan) => ({ plan, days: planCalendar(plan, byPlan.get(plan.id) ?? [], period, data.today) }))
      .filter(({ days }) => days.length > 0)
    const all = counted.flatMap(({ days }) => days)
    const monthCells = (days: readonly Occurrence[]): Cell[] =>
      isByMonth ? months.map((month) => shareText(days.filter(({ on }) => isWithin(on, month)))) : []
    const rows = counted.map(({ plan, days }, index): Cell[] => [
      index + 1,
      plan.name,
      inspectionKinds[plan.kind],
      controlTiers[plan.tier],
      periods[plan.period],
      names.person(plan.leaderId),
      ...monthCells(days),
      ...figures(days),
    ])
    const tiers = (Object.keys(controlTiers) as ControlTier[]).flatMap((tier) => {
      const own = counted.filter(({ plan }) => plan.tier === tier)
      return own.length === 0 ? [] : [{ tier, own }]
    })
    const tierRows = tiers.map(({ tier, own }): Cell[] => [
      controlTiers[tier],
      own.length,
      ...figures(own.flatMap(({ days }) => days)),
    ])
    const hasRows = rows.length > 0
    const columns = columnsFor(isByMonth ? months.map(({ from }) => `${Number(from.slice(5, 7))}月`) : [])
    const idle = data.plans.length - counted.length
    return documentOf(inspectionCompletion, data, {
      paper: isByMonth ? 'A3' : 'A4',
      period: period.label,
      notes: [
        ownFormNote,
        '一次检查从应查日到下一次应查日前一天内做了都算；还没到期的不计；每班的计划按天计，漏班见每日清扫报告表',
        ...(idle > 0 ? [`另有 ${idle} 个计划本期没有应查的检查，未列入`] : []),
      ],
      blocks: [
        { kind: 'heading', level: 2, text: '一、按组织级别' },
        {
          kind: 'table',
          columns: tierColumns,
          rows: hasRows ? [...tierRows, ['合计', counted.length, ...figures(all)]] : [],
          ...(hasRows ? { sumRows: [tierRows.length] } : {}),
          emptyText: '本期没有检查计划',
        },
        { kind: 'heading', level: 2, text: '二、按检查计划' },
        {
          kind: 'table',
          columns,
          rows: hasRows ? [...rows, [null, '合计', '', '', '', '', ...monthCells(all), ...figures(all)]] : [],
          ...(hasRows ? { sumRows: [rows.length] } : {}),
          emptyText: '本期没有检查计划',
        },
        approvalSignatures(data),
      ],
    })
  },
}
