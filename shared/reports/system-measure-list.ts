/** 制度措施清单: what findings have in common, why, and which rule or lasting measure answers it. */
import { findingCauses } from '#shared/domain/finding'
import { systemMeasureStatuses, type SystemMeasure } from '#shared/domain/system-measure'
import type { ReportData, ReportDefinition } from './definition.ts'
import { approvalSignatures, documentOf, joined, namesIn, ownFormNote, sequenceColumn, tableFormats } from './parts.ts'
import type { Cell, Column } from './report-document.ts'

const columns: Column[] = [
  sequenceColumn,
  { key: 'problem', label: '共性问题', width: 12, format: 'text' },
  { key: 'cause', label: '类别', groups: ['根本原因'], width: 4, format: 'text', align: 'center' },
  { key: 'rootCause', label: '说明', groups: ['根本原因'], width: 12, format: 'text' },
  { key: 'measure', label: '制度措施（新建、修订）', width: 16, format: 'text' },
  { key: 'responsible', label: '责任部门、责任人', width: 7, format: 'text' },
  { key: 'dueOn', label: '完成时限', width: 6, format: 'date' },
  { key: 'status', label: '状态', width: 5, format: 'text', align: 'center' },
  { key: 'completedOn', label: '完成日期', width: 6, format: 'date' },
  { key: 'findings', label: '关联隐患', width: 7, format: 'text' },
  { key: 'promotion', label: '推广', width: 7, format: 'text' },
]

function statusText({ status, dueOn }: SystemMeasure, today: string): string {
  const isOverdue = status !== 'done' && dueOn !== null && dueOn < today
  return `${systemMeasureStatuses[status]}${isOverdue ? '（超期）' : ''}`
}

function rows(data: ReportData): Cell[][] {
  const names = namesIn(data)
  const numbers = new Map(data.findings.map(({ id, number }) => [id, number]))
  return data.systemMeasures.map((measure, index) => [
    index + 1,
    measure.problem,
    findingCauses[measure.cause],
    measure.rootCause,
    measure.measure,
    joined([names.unit(measure.responsibleUnitId), measure.responsibleName]),
    measure.dueOn,
    statusText(measure, data.today),
    measure.completedOn,
    measure.findingIds.flatMap((id) => numbers.get(id) ?? []).join('、'),
    measure.promotion,
  ])
}

export const systemMeasureList: ReportDefinition = {
  id: 'system-measure-list',
  title: '制度措施清单',
  purpose: '治隐患',
  why: '同样的问题反复出现，要从制度上找原因、补制度，逐项落实。',
  basis: '《安全生产法》（2021）第四条、第四十一条；「两个清单」的列参照各地安全整治方案的要求，样式未核实',
  formats: tableFormats,
  asks: [],
  needs: ['findings', 'systemMeasures'],
  countRows: ({ systemMeasures }) => systemMeasures.length,
  compose: (data) =>
    documentOf(systemMeasureList, data, {
      notes: [ownFormNote],
      blocks: [{ kind: 'table', columns, rows: rows(data), emptyText: '没有制度措施' }, approvalSignatures(data)],
    }),
}
