/** 隐患排查计划表 of a month, quarter or year. */
import { controlTiers, periods } from '#shared/domain/hazard'
import { type InspectionPlan, inspectionKinds } from '#shared/domain/inspection'
import { planOccurrences } from '#shared/rules/schedule'
import type { ReportDefinition } from './definition.ts'
import {
  approvalSignatures,
  chosenPeriod,
  countColumn,
  documentOf,
  joined,
  namesIn,
  sequenceColumn,
  tableFormats,
} from './parts.ts'
import type { Cell, Column } from './report-document.ts'

const columns: Column[] = [
  { ...sequenceColumn, width: 2.8 },
  { key: 'name', label: '计划名称', width: 9, format: 'text' },
  { key: 'kind', label: '排查类型', width: 6, format: 'text', align: 'center' },
  { key: 'purpose', label: '排查目的', width: 11, format: 'text' },
  { key: 'scope', label: '排查范围（部门/区域/风险点）', width: 11, format: 'text' },
  { key: 'days', label: '排查时间', width: 11, format: 'text' },
  countColumn('times', '本期应查次数', { width: 4.5 }),
  { key: 'tier', label: '组织级别', width: 6, format: 'text', align: 'center' },
  { key: 'leader', label: '排查负责人', width: 5, format: 'text', align: 'center' },
  { key: 'participants', label: '参加人员', width: 9, format: 'text' },
  { key: 'content', label: '排查内容（引用清单）', width: 10, format: 'text' },
  { key: 'frequency', label: '排查要求/频次', width: 6, format: 'text', align: 'center' },
  { key: 'remark', label: '备注', width: 5, format: 'text' },
]

/** A plan with more days than these is printed with its span and frequency alone. */
const mostDays = 12

/** 11月12日、12月12日, or the first and last of many. */
function dayText(days: readonly string[]): string {
  const short = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return ''
  return days.length <= mostDays ? days.map(short).join('、') : `${short(first)}至${short(last)}`
}

const frequencyText = ({ period, shiftsPerDay }: InspectionPlan): string =>
  period === 'shift' && shiftsPerDay > 1 ? `${periods[period]}（每日 ${shiftsPerDay} 班）` : periods[period]

export const inspectionPlanList: ReportDefinition = {
  id: 'inspection-plan-list',
  title: '隐患排查计划表',
  purpose: '查隐患',
  why: '什么时候、由谁带队、查哪里、照哪张表查，先排出来，到期照做。',
  basis: 'DB37/T 3011—2017 6.2（制定排查计划），条文和表格样式未核实，列为本软件按通行做法拟定',
  formats: tableFormats,
  asks: ['period'],
  needs: ['checklists'],
  countRows: (data) => data.plans.length,
  compose: (data) => {
    const names = namesIn(data)
    const period = chosenPeriod(data)
    const lists = new Map(data.checklists.map((list) => [list.id, list]))
    const planned = data.plans
      .map((plan) => ({ plan, days: planOccurrences(plan, period.from, period.to) }))
      .filter(({ days }) => days.length > 0)
    const idle = data.plans.length - planned.length
    const rows = planned.map(({ plan, days }, index): Cell[] => {
      const list = lists.get(plan.checklistId)
      return [
        index + 1,
        plan.name,
        inspectionKinds[plan.kind],
        plan.purpose,
        plan.scope || names.area(list?.areaId ?? null),
        dayText(days),
        days.length * (plan.period === 'shift' ? plan.shiftsPerDay : 1),
        controlTiers[plan.tier],
        names.person(plan.leaderId),
        plan.participants,
        list ? joined([list.name, `（${list.items.length} 项）`], '') : '',
        frequencyText(plan),
        plan.endsOn === null ? '' : `到 ${plan.endsOn} 止`,
      ]
    })
    const times = rows.reduce((sum, row) => sum + Number(row[6]), 0)
    const sumRow: Cell[] = [null, '合计', '', '', '', '', times, '', '', '', '', '', '']
    return documentOf(inspectionPlanList, data, {
      paper: 'A3',
      period: period.label,
      notes: [
        '表式为本软件拟定，未核实，可按属地要求调整',
        '每班的计划按每日班数计次',
        ...(idle > 0 ? [`另有 ${idle} 个计划本期没有到期的检查，未列入`] : []),
      ],
      blocks: [
        {
          kind: 'table',
          columns,
          rows: rows.length === 0 ? [] : [...rows, sumRow],
          ...(rows.length === 0 ? {} : { sumRows: [rows.length] }),
          emptyText: '本期没有检查计划',
        },
        approvalSignatures(data),
      ],
    })
  },
}
