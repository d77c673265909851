/** 制度与记录清单: what a level asks for against what the enterprise has, what is missing and what is out of date. */
import type { DocumentRow } from '#shared/contract/standardization'
import { type DocumentState, documentStates } from '#shared/domain/standing'
import { lastReviewOf } from '#shared/rules/document-state'
import type { ReportDefinition } from './definition.ts'
import { approvalSignatures, documentOf, field, joined, sequenceColumn, tableFormats } from './parts.ts'
import type { Block, Cell, Column } from './report-document.ts'

const columns: Column[] = [
  sequenceColumn,
  { key: 'name', label: '名称', width: 17, format: 'text' },
  { key: 'state', label: '状态', width: 7, format: 'text', align: 'center' },
  { key: 'number', label: '文件编号', width: 9, format: 'text', align: 'center' },
  { key: 'version', label: '版本', width: 4, format: 'text', align: 'center' },
  { key: 'issuedOn', label: '发布日期', width: 6, format: 'date' },
  { key: 'revisedOn', label: '最近评审\n或修订', width: 6, format: 'date' },
  { key: 'keptBy', label: '保管', width: 7, format: 'text' },
  { key: 'remark', label: '备注', width: 10, format: 'text' },
]

/** Headings of the sections, in the order of the list. */
const sections: readonly { section: DocumentRow['section']; title: string }[] = [
  { section: 'required', title: '应有的制度' },
  { section: 'named', title: '其他条款或法规点名的制度' },
  { section: 'suggested', title: '建议补充的制度' },
  { section: 'record', title: '记录与台账' },
  { section: 'own', title: '本企业另有的' },
]
const numerals = ['一', '二', '三', '四', '五']

const stateWords: Record<DocumentState, string> = {
  ...documentStates,
  stale: '过期\n（一年未评审）',
}
const stateText = ({ state, keptCount }: DocumentRow): string =>
  state === 'kept' ? `有（软件内 ${keptCount} 条）` : stateWords[state]

/** The one that was dealt with last. */
function newestOf({ documents }: DocumentRow): DocumentRow['documents'][number] | undefined {
  return documents.toSorted((left, right) => ((lastReviewOf(left) ?? '') < (lastReviewOf(right) ?? '') ? 1 : -1))[0]
}

function rowOf(row: DocumentRow, index: number): Cell[] {
  const document = newestOf(row)
  const remarks = [
    row.verified ? '' : '依据未核实',
    row.yearly ? '每年一份' : '',
    document && lastReviewOf(document) === null ? '没有写日期' : '',
    document?.place ?? '',
    document?.note ?? '',
  ]
  return [
    index + 1,
    row.name,
    stateText(row),
    document?.documentNumber ?? '',
    document?.documentVersion ?? '',
    document?.issuedOn ?? null,
    document?.revisedOn ?? null,
    document?.keptBy ?? '',
    joined(remarks, '；'),
  ]
}

function figuresOf(rows: readonly DocumentRow[]): string {
  const countOf = (...states: DocumentState[]) => rows.filter(({ state }) => states.includes(state)).length
  return `${rows.length} 项：有 ${countOf('present', 'kept')}，缺 ${countOf('missing')}，过期 ${countOf('stale')}`
}

export const policyRecordList: ReportDefinition = {
  id: 'policy-record-list',
  title: '制度与记录清单',
  purpose: '标准化',
  why: '评审先查制度和记录齐不齐，缺的、过期的一眼看到。',
  basis: '评定标准第 27 条的 25 项制度；记录清单按公开的达标文件目录整理；制度每年至少评估一次（第 31 条），未核实',
  formats: tableFormats,
  asks: [],
  needs: ['policyRecords'],
  countRows: (data) => data.policyRecords.length,
  compose: (data) => {
    const filled = sections
      .map((own) => ({ ...own, rows: data.policyRecords.filter(({ section }) => section === own.section) }))
      .filter(({ section, rows }) => section !== 'own' || rows.length > 0)
    const tables = filled.flatMap(({ title, rows }, index): Block[] => [
      { kind: 'heading', level: 2, text: `${numerals[index] ?? ''}、${title}（${rows.length} 项）` },
      { kind: 'table', columns, rows: rows.map(rowOf), emptyText: '没有' },
    ])
    return documentOf(policyRecordList, data, {
      notes: [
        '过期：距最近一次发布、评审或修订已超过一年；软件自己保存的记录按条数算作有',
        '清单为本软件按公开资料整理，请按本单位实际和属地要求增减',
      ],
      blocks: [
        { kind: 'fields', columns: 2, items: filled.map(({ title, rows }) => field(title, figuresOf(rows))) },
        ...tables,
        approvalSignatures(data),
      ],
    })
  },
}
