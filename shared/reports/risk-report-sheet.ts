/** 江苏省工业企业安全生产风险报告填报对照表: the sheet in the order of the provincial system, the risks, and what changed. */
import { AppError } from '#shared/contract/errors'
import type { RiskReportChange } from '#shared/rules/risk-report'
import { type ReportedRisk, riskReportChangeKinds, riskReportKinds } from '#shared/domain/standardization'
import { type RiskLevel, riskLevelLabels } from '#shared/domain/risk-level'
import type { ReportData, ReportDefinition } from './definition.ts'
import { chosenOrNewest, documentOf, field, sequenceColumn, tableFormats } from './parts.ts'
import { formNotes, formSignatures, sheetBlocks } from './region-parts.ts'
import type { Block, Cell, Column } from './report-document.ts'

const riskColumns: Column[] = [
  { ...sequenceColumn, width: 2.5 },
  { key: 'number', label: '编号', width: 5, format: 'text', align: 'center' },
  { key: 'name', label: '风险名称', width: 10, format: 'text' },
  { key: 'place', label: '所处位置', width: 8, format: 'text' },
  { key: 'reportedLevel', label: '等级', width: 3.5, format: 'text', align: 'center' },
  { key: 'accidents', label: '事故类型', width: 6, format: 'text' },
  { key: 'measures', label: '主要管控措施', width: 22, format: 'text' },
  { key: 'unit', label: '责任部门', width: 6, format: 'text' },
  { key: 'person', label: '责任人', width: 4, format: 'text', align: 'center' },
]
const changeColumns: Column[] = [
  { ...sequenceColumn, width: 2.5 },
  { key: 'kind', label: '变更类型', width: 8, format: 'text' },
  { key: 'subject', label: '内容', width: 18, format: 'text' },
  { key: 'before', label: '上次', width: 14, format: 'text' },
  { key: 'after', label: '本次', width: 14, format: 'text' },
]

const levelText = (level: string): string => (level in riskLevelLabels ? riskLevelLabels[level as RiskLevel] : level)

const riskRows = (risks: readonly ReportedRisk[]): Cell[][] =>
  risks.map((risk, index) => [
    index + 1,
    risk.riskPointNumber,
    risk.name,
    risk.place,
    levelText(risk.level),
    risk.accidents,
    risk.measures,
    risk.unitName,
    risk.personName,
  ])

const changeRows = (changes: readonly RiskReportChange[]): Cell[][] =>
  changes.map(({ kind, subject, before, after }, index) => [
    index + 1,
    riskReportChangeKinds[kind],
    subject,
    before === '' ? '—' : before,
    after === '' ? '—' : after,
  ])

function blocksOf(data: ReportData): { head: Block; body: Block[]; period: string; notes: string[] } {
  const { region } = data
  const pack = region?.packs.find(({ forms }) => forms.some(({ id }) => id === 'risk-report'))
  const form = pack?.forms.find(({ id }) => id === 'risk-report')
  const report = chosenOrNewest(data, region?.riskReports.toReversed() ?? [], {
    unknown: '找不到这一版风险报告，可能已作废',
    none: '还没有保存过风险报告，请到「本地要求」里核对后保存',
  })
  if (!form) throw new AppError('not-found', '没有风险报告填报对照表，可能已随新版本移走')
  const kind = riskReportKinds[report.kind]
  const parts = form.sections.length
  return {
    period: `第 ${report.versionNumber} 版 ${kind}`,
    notes: [
      ...formNotes(form),
      '较大以上风险按落实现有措施之后的现有风险列出，等级如何得出见《较大以上风险清单》',
      '变更清单与上一份有效版本比较',
    ],
    head: {
      kind: 'fields',
      columns: 3,
      items: [
        field('报告类型', kind),
        { label: '报告日期', value: report.reportedOn, format: 'date' },
        field('报告确认编号', report.receipt),
        field('重大风险', `${report.risks.filter(({ level }) => level === 'major').length} 条`),
        field('较大风险', `${report.risks.filter(({ level }) => level === 'considerable').length} 条`),
        field('说明', report.note),
      ],
    },
    body: [
      ...sheetBlocks(form, report.cells),
      { kind: 'heading', level: 2, text: `${parts + 1}. 较大以上风险清单` },
      { kind: 'table', columns: riskColumns, rows: riskRows(report.risks), emptyText: '没有较大以上的现有风险' },
      { kind: 'heading', level: 2, text: `${parts + 2}. 变更清单` },
      {
        kind: 'table',
        columns: changeColumns,
        rows: changeRows(report.changes),
        emptyText: report.kind === 'first' ? '首次报告，没有上一版' : '和上一版相比没有变化',
      },
      formSignatures(form, data),
    ],
  }
}

export const riskReportSheet: ReportDefinition = {
  id: 'risk-report-sheet',
  title: '安全生产风险报告填报对照表',
  purpose: '报监管',
  why: '先把要填的数据集齐、请负责人看过，再到省系统照着填；每一版都留底，看得出变了什么。',
  basis:
    '《江苏省工业企业安全生产风险报告规定》（省政府令第140号）；《江苏省生产经营单位安全风险管理条例》（2024-11-01 施行）；系统栏目和报送时间据转述，未核实',
  formats: tableFormats,
  asks: ['riskReport'],
  needs: ['region'],
  countRows: () => null,
  compose: (data) => {
    const { head, body, period, notes } = blocksOf(data)
    return documentOf(riskReportSheet, data, { period, notes, blocks: [head, ...body] })
  },
}
