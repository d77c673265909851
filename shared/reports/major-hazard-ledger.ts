/** 重大事故隐患治理台账: one line for each hazard that the enterprise graded 重大, with what of its plan is in place. */
import { type TreatmentPlan } from '#shared/domain/finding'
import { majorHazardStates } from '#shared/domain/major-hazard'
import { majorHazardState, treatmentDueOn } from '#shared/rules/major-hazard-flow'
import type { ReportData, ReportDefinition, ReportFinding, ReportMajorHazardCase } from './definition.ts'
import { costOf, countedFindings, findingNames, findingPlace } from './finding-parts.ts'
import { documentOf, joined, namesIn, sequenceColumn, submissionSignatures, tableFormats } from './parts.ts'
import type { Cell, Column } from './report-document.ts'

/** In the order of the statistical form (落实治理目标任务 …). */
const planParts: readonly [keyof TreatmentPlan, string][] = [
  ['goals', '目标任务'],
  ['resources', '经费物资'],
  ['organization', '机构人员'],
  ['schedule', '时间要求'],
  ['safetyMeasures', '安全措施应急预案'],
]

const columns: Column[] = [
  { ...sequenceColumn, width: 2.6 },
  { key: 'number', label: '隐患编号', width: 6, format: 'text', align: 'center' },
  { key: 'name', label: '隐患名称', width: 8, format: 'text' },
  { key: 'criterion', label: '对照的标准与条款', width: 9, format: 'text' },
  { key: 'place', label: '具体位置', width: 7.5, format: 'text' },
  { key: 'formedOn', label: '形成时间', width: 5.6, format: 'date' },
  { key: 'foundOn', label: '发现日期', width: 5.6, format: 'date' },
  { key: 'situation', label: '现状及产生原因', width: 10, format: 'text' },
  { key: 'harm', label: '影响范围和危害程度', width: 9, format: 'text' },
  ...planParts.map(
    ([key, label]): Column => ({ key, label, groups: ['治理落实'], width: 3.4, format: 'text', align: 'center' }),
  ),
  { key: 'dueOn', label: '计划完成时间', width: 5.6, format: 'date' },
  { key: 'planned', label: '计划经费（元）', groups: ['治理费用'], width: 5.8, format: 'money' },
  { key: 'actual', label: '实际投入（元）', groups: ['治理费用'], width: 5.8, format: 'money' },
  { key: 'responsible', label: '责任单位、责任人', width: 6, format: 'text' },
  { key: 'reportedTo', label: '报送单位', width: 6, format: 'text' },
  { key: 'supervision', label: '挂牌督办', width: 5, format: 'text' },
  { key: 'acceptance', label: '验收标准', width: 7, format: 'text' },
  { key: 'state', label: '状态', width: 4.4, format: 'text', align: 'center' },
  { key: 'closedOn', label: '销号日期', width: 5.6, format: 'date' },
]

interface Entry {
  finding: ReportFinding
  record: ReportMajorHazardCase | undefined
}

/** Every finding graded 重大, with its file where there is one. */
function entriesOf(data: ReportData): Entry[] {
  return countedFindings(data)
    .filter(({ grade }) => grade === 'major')
    .map((finding) => ({ finding, record: data.majorHazards.cases.find(({ findingId }) => findingId === finding.id) }))
}

export const majorHazardLedger: ReportDefinition = {
  id: 'major-hazard-ledger',
  title: '重大事故隐患治理台账',
  purpose: '治隐患',
  why: '重大隐患一条一行，报了没有、方案落实几项、花了多少、到哪一步，主要负责人随时能看。',
  basis:
    '《安全生产法》（2021）第四十一条；安监总局令第16号第十四条、第十五条；列取自排查记录表常见项和隐患排查治理统计报表的五项落实，样式未核实',
  formats: tableFormats,
  asks: [],
  needs: ['register', 'findings', 'majorHazards'],
  countRows: (data) => entriesOf(data).length,
  compose: (data) => {
    const names = namesIn(data)
    const entries = entriesOf(data)
    const without = entries.filter(({ record }) => record === undefined).length
    const hasPart = ({ treatmentPlan }: ReportFinding, part: keyof TreatmentPlan) =>
      (treatmentPlan?.[part] ?? '').trim() !== ''
    const rows = entries.map(({ finding, record }, index): Cell[] => [
      index + 1,
      finding.number,
      record?.name ?? finding.description,
      record?.criterion || finding.basis,
      findingPlace(finding, names),
      record?.formedOn ?? null,
      finding.foundOn,
      record?.situation || finding.causeAnalysis,
      record?.harm ?? '',
      ...planParts.map(([part]) => (hasPart(finding, part) ? '是' : '否')),
      record ? treatmentDueOn(record.steps, finding.dueOn) : finding.dueOn,
      finding.fundsCents,
      costOf(finding),
      joined([findingNames(finding, names).unit, finding.responsibleName]),
      record?.reportedTo ?? '',
      record?.supervision ?? '',
      record?.acceptanceStandard ?? '',
      record ? majorHazardStates[majorHazardState(record.steps)] : '没有治理档案',
      record?.steps.findLast(({ kind }) => kind === 'close')?.doneOn ?? finding.closedOn,
    ])
    const total = (of: (finding: ReportFinding) => number) => entries.reduce((sum, { finding }) => sum + of(finding), 0)
    const sumRow: Cell[] = columns.map(({ key }) => {
      if (key === 'name') return '合计'
      if (key === 'planned') return total(({ fundsCents }) => fundsCents)
      if (key === 'actual') return total(costOf)
      const part = planParts.find(([own]) => own === key)?.[0]
      return part ? `${entries.filter(({ finding }) => hasPart(finding, part)).length}/${entries.length}` : null
    })
    return documentOf(majorHazardLedger, data, {
      paper: 'A3',
      notes: [
        '表式为本软件拟定，未核实，可按属地要求调整',
        '等级由企业现场核实后填报，软件不作判定，以条文和监管部门的意见为准',
        ...(without > 0 ? [`有 ${without} 条没有建治理档案`] : []),
      ],
      blocks: [
        {
          kind: 'table',
          columns,
          rows: rows.length === 0 ? [] : [...rows, sumRow],
          ...(rows.length === 0 ? {} : { sumRows: [rows.length] }),
          emptyText: '没有填报为重大的隐患',
        },
        submissionSignatures(data, '审核（安全管理负责人）'),
      ],
    })
  },
}
