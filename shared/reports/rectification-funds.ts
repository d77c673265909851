/** 隐患整改资金使用台账: planned and actual money of each finding, added up exactly. */
import type { ReportData, ReportDefinition, ReportFinding } from './definition.ts'
import {
  costOf,
  findingNames,
  findingPlace,
  findingsOf,
  gradeOf,
  lastRectification,
  statusOf,
} from './finding-parts.ts'
import {
  countColumn,
  documentOf,
  namesIn,
  ownFormNote,
  periodIfChosen,
  sequenceColumn,
  signature,
  tableFormats,
} from './parts.ts'
import type { Cell, Column } from './report-document.ts'

const money = (key: string, label: string): Column => ({ key, label, width: 6.5, format: 'money' })

const columns: Column[] = [
  sequenceColumn,
  { key: 'number', label: '隐患编号', width: 6.6, format: 'text', align: 'center' },
  { key: 'place', label: '部位', width: 9, format: 'text' },
  { key: 'description', label: '隐患描述', width: 13, format: 'text' },
  { key: 'grade', label: '等级', width: 5, format: 'text', align: 'center' },
  { key: 'measures', label: '整改措施', width: 12, format: 'text' },
  { key: 'unit', label: '责任单位', width: 6, format: 'text' },
  money('planned', '计划资金（元）'),
  money('actual', '实际资金（元）'),
  money('difference', '实际减计划（元）'),
  { key: 'completedOn', label: '完成日期', width: 6, format: 'date' },
  { key: 'status', label: '状态', width: 6, format: 'text', align: 'center' },
]

const unitColumns: Column[] = [
  { key: 'unitName', label: '责任单位', width: 16, format: 'text' },
  countColumn('count', '隐患数'),
  money('plannedSum', '计划资金（元）'),
  money('actualSum', '实际资金（元）'),
  money('differenceSum', '实际减计划（元）'),
]

const hasMoney = (finding: ReportFinding): boolean => finding.fundsCents > 0 || costOf(finding) > 0
const entriesOf = (data: ReportData): ReportFinding[] => findingsOf(data, periodIfChosen(data)).filter(hasMoney)

/** Planned, actual and their difference, in 分. */
function sums(findings: readonly ReportFinding[]): [number, number, number] {
  const planned = findings.reduce((sum, { fundsCents }) => sum + fundsCents, 0)
  const actual = findings.reduce((sum, finding) => sum + costOf(finding), 0)
  return [planned, actual, actual - planned]
}

export const rectificationFunds: ReportDefinition = {
  id: 'rectification-funds',
  title: '隐患整改资金使用台账',
  purpose: '归档',
  why: '五落实里的资金有没有落实、花了多少，一条隐患一行，年底和费用台账对得上。',
  basis:
    '《安全生产法》（2021）第四条、第二十一条（保证安全生产投入）；安监总局令第16号第十五条（经费和物资的落实）；列名未核实',
  formats: tableFormats,
  asks: ['period', 'area'],
  needs: ['register', 'findings'],
  countRows: (data) => findingsOf({ ...data, parameters: {} }, null).filter(hasMoney).length,
  compose: (data) => {
    const names = namesIn(data)
    const period = periodIfChosen(data)
    const findings = entriesOf(data)
    const free = findingsOf(data, period).length - findings.length
    const unitOf = (finding: ReportFinding) => findingNames(finding, names).unit || '未填责任单位'
    const byUnit = [...Map.groupBy(findings, unitOf)].sort(([left], [right]) => left.localeCompare(right, 'zh-CN'))
    const rows = findings.map((finding, index): Cell[] => [
      index + 1,
      finding.number,
      findingPlace(finding, names),
      finding.description,
      gradeOf(finding),
      finding.measures || (lastRectification(finding)?.measures ?? ''),
      findingNames(finding, names).unit,
      ...sums([finding]),
      lastRectification(finding)?.completedOn ?? null,
      statusOf(finding, data.today),
    ])
    const hasRows = rows.length > 0
    return documentOf(rectificationFunds, data, {
      period: period?.label ?? '全部',
      notes: [
        ownFormNote,
        '按隐患的发现日期选取；凭证和验收单另附，是否列入安全生产费用由财务确认',
        ...(free > 0 ? [`另有 ${free} 条隐患没有资金，未列入`] : []),
      ],
      blocks: [
        { kind: 'heading', level: 2, text: '一、分责任单位' },
        {
          kind: 'table',
          columns: unitColumns,
          rows: hasRows
            ? [
                ...byUnit.map(([unit, own]): Cell[] => [unit, own.length, ...sums(own)]),
                ['合计', findings.length, ...sums(findings)],
              ]
            : [],
          ...(hasRows ? { sumRows: [byUnit.length] } : {}),
          emptyText: '没有用到资金的隐患',
        },
        { kind: 'heading', level: 2, text: '二、台账' },
        {
          kind: 'table',
          columns,
          rows: hasRows ? [...rows, [null, '合计', '', '', '', '', '', ...sums(findings), null, '']] : [],
          ...(hasRows ? { sumRows: [rows.length] } : {}),
          emptyText: '没有用到资金的隐患',
        },
        {
          kind: 'signatures',
          items: [
            signature('制表'),
            signature('财务负责人'),
            signature('安全管理负责人', data.enterprise.safetyManager),
            signature('主要负责人', data.enterprise.principal),
          ],
        },
      ],
    })
  },
}
