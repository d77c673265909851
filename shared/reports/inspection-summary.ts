/** 检查记录汇总表, and 主要负责人带队检查记录 of those that the person in charge led. */
import { controlTiers } from '#shared/domain/hazard'
import { type InspectionAnswer, inspectionKinds } from '#shared/domain/inspection'
import { type DayRange, isWithin } from '#shared/rules/day'
import { inspectionStatistics, namesIn as namesInText } from '#shared/rules/inspection-statistics'
import type { ReportData, ReportDefinition, ReportFinding, ReportInspection } from './definition.ts'
import {
  countedFindings,
  findingNames,
  findingPlace,
  lastRectification,
  statisticsInspections,
  statusOf,
} from './finding-parts.ts'
import {
  chosenPeriod,
  countColumn,
  documentOf,
  field,
  joined,
  type NameLookup,
  namesIn,
  ownFormNote,
  periodIfChosen,
  sequenceColumn,
  signature,
  tableFormats,
} from './parts.ts'
import { monthsOf } from './period-months.ts'
import type { Cell, Column } from './report-document.ts'

/** Submitted inspections of the period, all of them for null, the oldest first. */
function inspectionsOf(data: ReportData, period: DayRange | null): ReportInspection[] {
  return data.inspections
    .filter(
      ({ voidedAt, status, inspectedOn }) =>
        voidedAt === null && status === 'submitted' && (period === null || isWithin(inspectedOn, period)),
    )
    .toSorted((left, right) =>
      left.inspectedOn === right.inspectedOn
        ? left.number < right.number
          ? -1
          : 1
        : left.inspectedOn < right.inspectedOn
          ? -1
          : 1,
    )
}

const answered = { groups: ['检查项目'], width: 3.6 }
const summaryColumns: Column[] = [
  { ...sequenceColumn, width: 2.8 },
  { key: 'name', label: '检查标题', width: 11, format: 'text' },
  { key: 'number', label: '检查单编号', width: 6.4, format: 'text', align: 'center' },
  { key: 'inspector', label: '记录人员（检查人）', width: 5, format: 'text', align: 'center' },
  { key: 'inspectedOn', label: '检查日期', width: 5.8, format: 'date' },
  { key: 'participants', label: '检查组成员', width: 9, format: 'text' },
  { key: 'inspected', label: '受检对象', width: 8, format: 'text' },
  { key: 'kind', label: '检查类型', width: 6, format: 'text', align: 'center' },
  { key: 'tier', label: '组织级别', width: 6, format: 'text', align: 'center' },
  countColumn('items', '项数', answered),
  countColumn('normal', '正常', answered),
  countColumn('abnormal', '隐患', answered),
  countColumn('notApplicable', '不涉及', answered),
  { key: 'findings', label: '发现的隐患', width: 9, format: 'text' },
  { key: 'conclusion', label: '检查结论', width: 7, format: 'text' },
]

const answerCount = ({ results }: ReportInspection, answer: InspectionAnswer): number =>
  results.filter((result) => result.voidedAt === null && result.answer === answer).length

function countsOf(inspection: ReportInspection): [number, number, number, number] {
  const normal = answerCount(inspection, 'normal')
  const abnormal = answerCount(inspection, 'abnormal')
  const notApplicable = answerCount(inspection, 'notApplicable')
  return [normal + abnormal + notApplicable, normal, abnormal, notApplicable]
}

/** An inspection whose items were bad and whose findings are void did find something. */
const nothingFound = (inspection: ReportInspection, what: string): string =>
  answerCount(inspection, 'abnormal') > 0 ? `登记的${what}已作废` : `未发现${what}`

function conclusionOf(inspection: ReportInspection, findingCount: number): string {
  if (inspection.notDoneReason !== '') return `未清扫：${inspection.notDoneReason}`
  return findingCount > 0 ? `发现隐患 ${findingCount} 项` : nothingFound(inspection, '隐患')
}

const kindColumns: Column[] = [
  { key: 'kindName', label: '检查类型', width: 14, format: 'text' },
  countColumn('count', '检查次数', { width: 6 }),
  countColumn('led', '主要负责人带队', { width: 6 }),
  countColumn('checked', '检查项数', { width: 6 }),
  countColumn('found', '查出隐患项', { width: 6 }),
]

function kindRows(inspections: readonly ReportInspection[]): Cell[][] {
  const figures = (label: string, own: readonly ReportInspection[]): Cell[] => [
    label,
    own.length,
    own.filter(({ isLedByPrincipal }) => isLedByPrincipal).length,
    own.reduce((sum, one) => sum + countsOf(one)[0], 0),
    own.reduce((sum, one) => sum + countsOf(one)[2], 0),
  ]
  const rows = Object.entries(inspectionKinds).flatMap(([kind, label]) => {
    const own = inspections.filter((inspection) => inspection.kind === kind)
    return own.length === 0 ? [] : [figures(label, own)]
  })
  return rows.length === 0 ? [] : [...rows, figures('合计', inspections)]
}

const findingsByInspection = (data: ReportData) =>
  Map.groupBy(countedFindings(data), ({ inspectionId }) => inspectionId)

export const inspectionSummary: ReportDefinition = {
  id: 'inspection-summary',
  title: '检查记录汇总表',
  purpose: '查隐患',
  why: '查过多少次、谁查的、查出什么，一次检查一行，检查和处理情况有据可查。',
  basis:
    '《安全生产法》（2021）第四十六条（检查及处理情况如实记录在案）；列的次序参照数据交换「安全检查记录」字段（检查标题、编号、记录人员、日期、检查组成员、受检对象、类型、项目、结论）',
  formats: tableFormats,
  asks: ['period'],
  needs: ['inspections', 'findings'],
  countRows: (data) => inspectionsOf(data, null).length,
  compose: (data) => {
    const period = periodIfChosen(data)
    const inspections = inspectionsOf(data, period)
    const found = findingsByInspection(data)
    const rows = inspections.map((inspection, index): Cell[] => {
      const own = found.get(inspection.id) ?? []
      return [
        index + 1,
        inspection.name,
        inspection.number,
        inspection.inspectorName,
        inspection.inspectedOn,
        inspection.participants,
        inspection.inspectedUnitName,
        inspectionKinds[inspection.kind],
        controlTiers[inspection.tier],
        ...countsOf(inspection),
        own.map(({ number }) => number).join('、'),
        conclusionOf(inspection, own.length),
      ]
    })
    const totals = [0, 1, 2, 3].map((place) => inspections.reduce((sum, one) => sum + (countsOf(one)[place] ?? 0), 0))
    const foundTotal = inspections.reduce((sum, { id }) => sum + (found.get(id)?.length ?? 0), 0)
    const sumRow: Cell[] = [null, '合计', '', '', null, '', '', '', '', ...totals, '', `发现隐患 ${foundTotal} 项`]
    const all = { from: '0001-01-01', to: '9999-12-31' }
    const { people } = inspectionStatistics(statisticsInspections(data), period ?? all)
    const kinds = kindRows(inspections)
    return documentOf(inspectionSummary, data, {
      paper: 'A3',
      period: period?.label ?? '全部',
      notes: [
        ownFormNote,
        '只列已提交的检查；组织级别和各项数为本软件增加；检查以外登记的隐患不在本表',
        ...(totals[2] === foundTotal ? [] : ['隐患项数与登记的隐患数不同，是因为登记后有作废或合并']),
      ],
      blocks: [
        {
          kind: 'fields',
          columns: 3,
          items: [
            { label: '检查次数', value: inspections.length, format: 'integer' },
            { label: '参加检查的人数', value: people, format: 'integer' },
            { label: '发现隐患', value: foundTotal, format: 'integer' },
          ],
        },
        { kind: 'heading', level: 2, text: '一、分类型' },
        {
          kind: 'table',
          columns: kindColumns,
          rows: kinds,
          ...(kinds.length === 0 ? {} : { sumRows: [kinds.length - 1] }),
          emptyText: '没有检查记录',
        },
        { kind: 'heading', level: 2, text: '二、检查记录' },
        {
          kind: 'table',
          columns: summaryColumns,
          rows: rows.length === 0 ? [] : [...rows, sumRow],
          ...(rows.length === 0 ? {} : { sumRows: [rows.length] }),
          emptyText: '没有检查记录',
        },
        {
          kind: 'signatures',
          items: [signature('制表'), signature('安全管理负责人', data.enterprise.safetyManager)],
        },
      ],
    })
  },
}

const recordColumns: Column[] = [
  { key: 'inspectedOn', label: '日期', width: 6, format: 'date' },
  { key: 'leader', label: '带队人', width: 5, format: 'text', align: 'center' },
  { key: 'participants', label: '参加人员', width: 8, format: 'text' },
  { key: 'route', label: '路线（范围）', width: 10, format: 'text' },
  { key: 'place', label: '部位', width: 9, format: 'text' },
  { key: 'description', label: '问题', width: 14, format: 'text' },
  { key: 'onSite', label: '现场处置', width: 12, format: 'text' },
  { key: 'assigned', label: '交办', width: 10, format: 'text' },
  { key: 'completed', label: '完成', width: 8, format: 'text' },
]

const monthColumns: Column[] = [
  { key: 'month', label: '月份', width: 10, format: 'text', align: 'center' },
  countColumn('times', '带队检查次数', { width: 7 }),
  countColumn('problems', '发现问题', { width: 6 }),
  countColumn('finished', '已完成（销号）', { width: 7 }),
  { key: 'kept', label: '每月至少一次', width: 12, format: 'text', align: 'center' },
]

const ledOf = (data: ReportData, period: DayRange | null): ReportInspection[] =>
  inspectionsOf(data, period).filter(({ isLedByPrincipal }) => isLedByPrincipal)

/** The person in charge where the record names him, else who wrote the record. */
function leaderOf({ enterprise }: ReportData, { inspectorName, participants }: ReportInspection): string {
  const { principal } = enterprise
  return principal !== '' && namesInText(participants).includes(principal) ? principal : inspectorName
}

function problemCells(finding: ReportFinding, names: NameLookup, today: string): Cell[] {
  const { unit } = findingNames(finding, names)
  const done = lastRectification(finding)
  const isImmediate = finding.treatment === 'immediate'
  return [
    findingPlace(finding, names),
    `${finding.number} ${finding.description}`,
    isImmediate ? `即查即改：${finding.measures || (done?.measures ?? '')}` : finding.emergencyPlan,
    isImmediate
      ? ''
      : joined(
          [
            joined([unit, finding.responsibleName]),
            finding.measures,
            finding.dueOn === null ? '' : `${finding.dueOn} 前`,
          ],
          '；',
        ),
    joined([done?.completedOn ?? '', statusOf(finding, today)]),
  ]
}

export const principalInspectionRecord: ReportDefinition = {
  id: 'principal-inspection-record',
  title: '主要负责人带队检查记录',
  purpose: '查隐患',
  why: '主要负责人每月带队查了没有、查到什么、当场怎么处理、交给谁、做完没有，由本人签字。',
  basis:
    '海门区应急管理局 2024 年工作要点第 4 条（每月至少带队检查 1 次）；《江苏省安全生产条例》第十五条（每季度至少组织并参与一次全面检查）未核实原文；栏目为日期、带队人、路线、部位、问题、现场处置、交办、完成',
  formats: tableFormats,
  asks: ['period'],
  needs: ['register', 'inspections', 'findings'],
  countRows: (data) => ledOf(data, null).length,
  compose: (data) => {
    const names = namesIn(data)
    const period = chosenPeriod(data)
    const led = ledOf(data, period)
    const found = findingsByInspection(data)
    const plans = new Map(data.plans.map((plan) => [plan.id, plan]))
    const rows = led.flatMap((inspection): Cell[][] => {
      const head = [
        inspection.inspectedOn,
        leaderOf(data, inspection),
        inspection.participants,
        joined([inspection.name, plans.get(inspection.planId ?? '')?.scope || inspection.inspectedUnitName], '：'),
      ]
      const own = found.get(inspection.id) ?? []
      return own.length === 0
        ? [[...head, '—', nothingFound(inspection, '问题'), '', '', '']]
        : own.map((finding) => [...head, ...problemCells(finding, names, data.today)])
    })
    const problemsOf = (own: readonly ReportInspection[]) => own.flatMap(({ id }) => found.get(id) ?? [])
    const figures = (own: readonly ReportInspection[]): Cell[] => [
      own.length,
      problemsOf(own).length,
      problemsOf(own).filter(({ status }) => status === 'closed').length,
    ]
    const months = monthsOf(period, data.today).map((month) => ({
      ...month,
      own: led.filter(({ inspectedOn }) => isWithin(inspectedOn, month)),
    }))
    const done = months.filter(({ own }) => own.length > 0).length
    const monthRows = months.map(({ label, to, own }): Cell[] => [
      label,
      ...figures(own),
      own.length > 0 ? '是' : to < data.today ? '否，没有记录' : '本月还没有记录',
    ])
    return documentOf(principalInspectionRecord, data, {
      period: period.label,
      notes: [ownFormNote, '每月一次按海门口径，其他地区按属地要求；没有记录的月份不等于没有检查，请补记'],
      blocks: [
        {
          kind: 'fields',
          columns: 3,
          items: [
            field('主要负责人', data.enterprise.principal),
            field('统计期', period.label),
            { label: '有带队记录的月份', value: `${done}／${months.length}` },
          ],
        },
        { kind: 'heading', level: 2, text: '一、分月' },
        {
          kind: 'table',
          columns: monthColumns,
          rows: months.length === 0 ? [] : [...monthRows, ['合计', ...figures(led), `${done}／${months.length} 个月`]],
          ...(months.length === 0 ? {} : { sumRows: [months.length] }),
          emptyText: '本期还没有开始',
        },
        { kind: 'heading', level: 2, text: '二、检查记录' },
        {
          kind: 'table',
          columns: recordColumns,
          rows,
          mergeEqual: ['inspectedOn', 'leader', 'participants', 'route'],
          emptyText: '本期没有主要负责人带队检查的记录',
        },
        {
          kind: 'signatures',
          items: [signature('主要负责人（带队人）', data.enterprise.principal), signature('记录人')],
        },
      ],
    })
  },
}
