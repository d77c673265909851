/** 粉尘每日清扫报告表: a line for each shift of the period with its photos, the totals, and who signs. */
import type { InspectionPlan } from '#shared/domain/inspection'
import { isWithin } from '#shared/rules/day'
import {
  photoPairLabels,
  reportRate,
  reportsByShift,
  type ShiftLine,
  shiftFigures,
  shiftLines,
} from '#shared/rules/shift-report'
import type { ReportData, ReportDefinition, ReportInspection } from './definition.ts'
import {
  chosenPeriod,
  countColumn,
  documentOf,
  joined,
  namesIn,
  ownFormNote,
  sequenceColumn,
  signature,
  tableFormats,
} from './parts.ts'
import type { Block, Cell, Column } from './report-document.ts'

const columns: Column[] = [
  sequenceColumn,
  { key: 'on', label: '日期', width: 6.4, format: 'date' },
  { key: 'shift', label: '班次', width: 4.6, format: 'text', align: 'center' },
  { key: 'before', label: photoPairLabels.before, groups: ['照片'], width: 8, format: 'photo' },
  { key: 'after', label: photoPairLabels.after, groups: ['照片'], width: 8, format: 'photo' },
  { key: 'state', label: '清扫情况', width: 12, format: 'text' },
  { key: 'cleaner', label: '清扫人', width: 6, format: 'text', align: 'center' },
  { key: 'participants', label: '确认人、参加人', width: 8, format: 'text' },
  countColumn('abnormal', '异常', { width: 3.6 }),
  { key: 'findings', label: '转隐患', width: 8, format: 'text' },
  { key: 'number', label: '检查编号', width: 7, format: 'text', align: 'center' },
]

/** Plans whose every shift shows photos. */
function reportedPlans({ plans, checklists }: ReportData): InspectionPlan[] {
  const lists = new Set(checklists.filter(({ needsPhotoPair }) => needsPhotoPair).map(({ id }) => id))
  return plans.filter((plan) => lists.has(plan.checklistId) && reportsByShift(plan))
}

const submitted = ({ inspections }: ReportData): ReportInspection[] =>
  inspections.filter(({ status, voidedAt }) => status === 'submitted' && voidedAt === null)

function abnormalOf({ results }: ReportInspection): number {
  return results.filter(({ answer, voidedAt }) => answer === 'abnormal' && voidedAt === null).length
}

function photoOf({ id, photos }: ReportInspection, role: 'before' | 'after'): string {
  const isWanted = (photo: ReportInspection['photos'][number]) =>
    photo.recordId === id && photo.role === role && photo.voidedAt === null && photo.mime !== 'application/pdf'
  return photos.find(isWanted)?.sha256 ?? '—'
}

function row({ on, report, isExtra }: ShiftLine<ReportInspection>, index: number): Cell[] {
  if (report === null) return [index + 1, on, '', '—', '—', '未报', '', '', null, '', '']
  const { shiftName, notDoneReason, inspectorName, participants, results, number } = report
  const state = notDoneReason === '' ? '已清扫' : `未清扫：${notDoneReason}`
  const numbers = results.flatMap(({ finding }) => (finding?.voidedAt === null ? finding.number : []))
  return [
    index + 1,
    on,
    shiftName,
    photoOf(report, 'before'),
    photoOf(report, 'after'),
    isExtra ? `${state}（多报，不计）` : state,
    inspectorName,
    participants,
    abnormalOf(report),
    numbers.join('、'),
    number,
  ]
}

function planBlocks(data: ReportData, plan: InspectionPlan, isOnly: boolean): Block[] {
  const names = namesIn(data)
  const period = chosenPeriod(data)
  const reports = submitted(data)
    .filter((inspection) => inspection.planId === plan.id && isWithin(inspection.inspectedOn, period))
    .toSorted((left, right) => ((left.submittedAt ?? '') < (right.submittedAt ?? '') ? -1 : 1))
  const lines = shiftLines(plan, reports, period, data.today)
  const figures = shiftFigures(lines)
  const list = data.checklists.find(({ id }) => id === plan.checklistId)
  const abnormal = lines.reduce((sum, { report }) => sum + (report ? abnormalOf(report) : 0), 0)
  return [
    ...(isOnly ? [] : [{ kind: 'heading' as const, level: 3 as const, text: plan.name }]),
    {
      kind: 'fields',
      columns: 4,
      items: [
        { label: '岗位、区域', value: joined([names.area(list?.areaId ?? null), plan.scope], '／') || plan.name },
        { label: '每日班数', value: plan.shiftsPerDay, format: 'integer' },
        { label: '应清扫次数', value: figures.due, format: 'integer' },
        { label: '已报次数', value: figures.reported, format: 'integer' },
        { label: '其中说明未清扫', value: figures.notDone, format: 'integer' },
        { label: '未报次数', value: figures.due - figures.reported, format: 'integer' },
        { label: '报告率', value: reportRate(figures), format: 'ratio' },
        { label: '异常数', value: abnormal, format: 'integer' },
      ],
    },
    { kind: 'table', columns, rows: lines.map(row), emptyText: '本期没有应清扫的班次' },
  ]
}

export const shiftCleaningReport: ReportDefinition = {
  id: 'shift-cleaning-report',
  title: '粉尘每日清扫报告表',
  purpose: '查隐患',
  why: '有可燃性粉尘的岗位每班清扫，一班一行附清扫前后照片，月底算报告率。',
  basis:
    '应急管理部令第6号 第十八条（一）（每班清理并记录）；海门 2024 年工作要点第 9 条（每日动态清扫报告率 100%）；表式无统一规定',
  formats: tableFormats,
  asks: ['period'],
  needs: ['checklists', 'inspections'],
  countRows: (data) => {
    const plans = new Set(reportedPlans(data).map(({ id }) => id))
    return submitted(data).filter(({ planId }) => planId !== null && plans.has(planId)).length
  },
  compose: (data) => {
    const plans = reportedPlans(data)
    return documentOf(shiftCleaningReport, data, {
      period: chosenPeriod(data).label,
      notes: [
        ownFormNote,
        '报告率＝已报次数÷应清扫次数，目标 100%；写明原因的未清扫算作已报，为本软件推定，未核实；当天还没报的班次不计',
      ],
      blocks: [
        ...(plans.length === 0
          ? [{ kind: 'paragraph' as const, text: '没有每班要拍清扫前后照片的检查计划。' }]
          : plans.flatMap((plan) => planBlocks(data, plan, plans.length === 1))),
        { kind: 'signatures', items: [signature('班组长'), signature('车间主任')] },
      ],
    })
  },
}
