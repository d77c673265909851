/** 标准化运行质量审计表: eight elements by four aspects with grades, the signs from the records beside them, and the conclusion. */
import { type AuditAspect, auditAspects, auditGrades, type OperationAudit } from '../domain/standardization.ts'
import { type AuditShare, scoreAudit } from '../rules/operation-audit.ts'
import type { ReportData, ReportDefinition, ReportOperationAudits } from './definition.ts'
import { approvalSignatures, chosenOrNewest, documentOf, ownFormNote, sequenceColumn, tableFormats } from './parts.ts'
import type { Block, Cell, Column } from './report-document.ts'

const aspects = Object.keys(auditAspects) as AuditAspect[]

const gridColumns: Column[] = [
  { key: 'element', label: '要素', width: 8, format: 'text' },
  { key: 'aspect', label: '看什么', width: 5, format: 'text', align: 'center' },
  { key: 'question', label: '审计内容', width: 34, format: 'text' },
  { key: 'grade', label: '评价', width: 7, format: 'text', align: 'center' },
  { key: 'note', label: '情况记录', width: 22, format: 'text' },
]
const scoreColumns: Column[] = [
  { key: 'element', label: '要素', width: 16, format: 'text' },
  { key: 'answered', label: '已评', width: 6, format: 'text', align: 'center' },
  { key: 'points', label: '得分', width: 6, format: 'integer', align: 'right' },
  { key: 'due', label: '满分', width: 6, format: 'integer', align: 'right' },
  { key: 'share', label: '得分率', width: 8, format: 'ratio', align: 'right' },
]
const flagColumns: Column[] = [
  sequenceColumn,
  { key: 'element', label: '要素', width: 9, format: 'text' },
  { key: 'title', label: '迹象', width: 14, format: 'text' },
  { key: 'subject', label: '对象', width: 18, format: 'text' },
  { key: 'sentence', label: '情况', width: 28, format: 'text' },
]

const shareCells = (name: string, { answered, asked, points, due }: AuditShare): Cell[] => [
  name,
  `${answered}/${asked}`,
  points,
  due,
  { numerator: points, denominator: due },
]

/** The chosen or newest audit; null prints a blank grid to be filled in by hand. */
function auditToPrint(data: ReportData, { audits }: ReportOperationAudits): OperationAudit | null {
  if (audits.length === 0 && data.parameters.recordId === undefined) return null
  return chosenOrNewest(data, audits, { unknown: '没有这次审计，可能已作废', none: '还没有运行质量审计' })
}

function blocks(data: ReportData, audit: OperationAudit | null, source: ReportOperationAudits): Block[] {
  const { elements } = source
  const score = scoreAudit(elements, audit?.marks ?? [])
  const names = new Map(elements.map(({ id, name }) => [id, name]))
  const markOf = (elementId: string, aspect: AuditAspect) =>
    audit?.marks.find((mark) => mark.elementId === elementId && mark.aspect === aspect)
  return [
    {
      kind: 'fields',
      columns: 4,
      items: [
        { label: '审计名称', value: audit?.name ?? '' },
        { label: '审计日期', value: audit?.auditedOn ?? null, format: 'date' },
        { label: '审计人', value: audit?.auditorName ?? '' },
        { label: '总得分率', value: { numerator: score.points, denominator: score.due }, format: 'ratio' },
      ],
    },
    { kind: 'heading', level: 2, text: '一、审计表' },
    {
      kind: 'table',
      columns: gridColumns,
      mergeEqual: ['element'],
      emptyText: '没有审计内容',
      rows: elements.flatMap((element) =>
        aspects.map((aspect): Cell[] => {
          const mark = markOf(element.id, aspect)
          return [
            element.name,
            auditAspects[aspect],
            element[aspect],
            mark?.grade ? auditGrades[mark.grade] : audit ? '未评' : '',
            mark?.note ?? '',
          ]
        }),
      ),
    },
    { kind: 'heading', level: 2, text: '二、得分率' },
    {
      kind: 'table',
      columns: scoreColumns,
      rows: [...score.elements.map((own) => shareCells(own.name, own)), shareCells('合计', score)],
    },
    { kind: 'heading', level: 2, text: '三、「两张皮」迹象（软件按登记的数据对照，请现场核实）' },
    {
      kind: 'table',
      columns: flagColumns,
      rows: source.flags.map(({ elementId, title, subject, sentence }, index): Cell[] => [
        index + 1,
        names.get(elementId) ?? '',
        title,
        subject.name,
        sentence,
      ]),
      emptyText: '登记的数据中没有发现迹象',
    },
    { kind: 'heading', level: 2, text: '四、审计结论' },
    { kind: 'paragraph', text: audit?.conclusion || '（未填写）' },
    approvalSignatures(data),
  ]
}

export const operationAuditSheet: ReportDefinition = {
  id: 'operation-audit-sheet',
  title: '标准化运行质量审计表',
  purpose: '标准化',
  why: '制度有没有照着做，逐项看制度、记录、执行和抽样，找出「两张皮」。',
  basis: '审计内容按 GB/T 33000-2025 的八组要素整理，没有公开的统一表式，标准全文未核实',
  formats: tableFormats,
  asks: ['operationAudit'],
  needs: ['operationAudits'],
  countRows: ({ operationAudits }) => operationAudits?.audits.length ?? 0,
  compose: (data) => {
    const source = data.operationAudits ?? { elements: [], audits: [], flags: [] }
    const audit = auditToPrint(data, source)
    return documentOf(operationAuditSheet, data, {
      title: audit ? operationAuditSheet.title : `${operationAuditSheet.title}（空白）`,
      period: audit?.auditedOn ?? '',
      notes: [
        ownFormNote,
        '得分率 = 得分 ÷ 已评项满分；没有 0、部分 1、基本做到 2、做到 3，为本软件拟定',
        '「两张皮」迹象为打印当天的数据',
      ],
      blocks: blocks(data, audit, source),
    })
  },
}
