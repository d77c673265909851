/** 制度与记录清单: what a level asks for against what the enterprise has, what is missing and what is out of date. */
import {
  documentOfEntry,
  lastDayOf,
  policyRecordState,
  type PolicyRecordState,
  policyRecordStates,
} from '#shared/rules/policy-records'
import type { PolicyDocument } from '#shared/domain/standardization'
import { approvalSignatures, documentOf, field, joined, tableFormats } from './parts.ts'
import type { ReportData, ReportDefinition } from './definition.ts'
import type { Block, Cell, Column } from './report-document.ts'

const columns: Column[] = [
  { key: 'sequence', label: '序号', width: 3, format: 'integer', align: 'center' },
  { key: 'name', label: '名称', width: 18, format: 'text' },
  { key: 'state', label: '状态', width: 6, format: 'text', align: 'center' },
  { key: 'number', label: '文件编号', width: 8, format: 'text', align: 'center' },
  { key: 'version', label: '版本', width: 4, format: 'text', align: 'center' },
  { key: 'issuedOn', label: '发布日期', width: 6, format: 'date' },
  { key: 'revisedOn', label: '最近评审或修订', width: 6.5, format: 'date' },
  { key: 'keptBy', label: '保管', width: 7, format: 'text' },
  { key: 'remark', label: '备注', width: 9, format: 'text' },
]

interface Entry {
  id: string
  name: string
  isYearly: boolean
  remark: string
}
type Listed = Entry & { document: PolicyDocument | null; state: PolicyRecordState; count: number }

const groups = { required: '应有的制度', named: '其他条目或法规点名的制度', suggested: '建议补充的制度' } as const

function listed(data: ReportData, entry: Entry): Listed {
  const { documents, counts } = data.policyRecords
  const document = documentOfEntry(documents, entry.id)
  const count = counts[entry.id] ?? 0
  const own = policyRecordState(document, entry.isYearly, data.today)
  return { ...entry, document, count, state: own === 'missing' && count > 0 ? 'present' : own }
}

const stateText = ({ state, count }: Listed): string =>
  state === 'stale'
    ? '过期（一年未评审）'
    : state === 'present' && count > 0
      ? `有（软件内 ${count} 条）`
      : policyRecordStates[state]

const rowOf = (own: Listed, index: number): Cell[] => [
  index + 1,
  own.name,
  stateText(own),
  own.document?.documentNumber ?? '',
  own.document?.documentVersion ?? '',
  own.document?.issuedOn ?? null,
  own.document?.revisedOn ?? null,
  own.document?.keptBy ?? '',
  joined(
    [
      own.remark,
      own.document !== null && lastDayOf(own.document) === null ? '没有写日期' : '',
      own.document?.note ?? '',
    ],
    '；',
  ),
]

function sectionBlocks(title: string, entries: readonly Listed[]): Block[] {
  return [
    { kind: 'heading', level: 2, text: `${title}（${entries.length} 项）` },
    { kind: 'table', columns, rows: entries.map(rowOf), emptyText: '没有' },
  ]
}

/** The list by section, each entry with what the enterprise has of it. */
export function policyRecordSections(data: ReportData): { title: string; entries: Listed[] }[] {
  const { entries, documents } = data.policyRecords
  const policies = (group: keyof typeof groups) =>
    entries.policies
      .filter((own) => own.group === group)
      .map(({ id, name, verified }) => listed(data, { id, name, isYearly: true, remark: verified ? '' : '依据未核实' }))
  const others = documents
    .filter(({ entryId }) => entryId === '')
    .map((document): Listed => {
      const isYearly = document.kind === 'policy'
      return {
        id: document.id,
        name: document.name,
        isYearly,
        remark: '',
        document,
        count: 0,
        state: policyRecordState(document, isYearly, data.today),
      }
    })
  const records = entries.records.map(({ id, name, yearly }) =>
    listed(data, { id, name, isYearly: yearly, remark: yearly ? '每年一份' : '' }),
  )
  return [
    { title: `一、${groups.required}`, entries: policies('required') },
    { title: `二、${groups.named}`, entries: policies('named') },
    { title: `三、${groups.suggested}`, entries: policies('suggested') },
    { title: '四、记录与台账', entries: records },
    ...(others.length > 0 ? [{ title: '五、本企业另有的', entries: others }] : []),
  ]
}

export const policyRecordList: ReportDefinition = {
  id: 'policy-record-list',
  title: '制度与记录清单',
  purpose: '建体系',
  why: '评审先查制度和记录齐不齐，缺的、过期的一眼看到。',
  basis: '评定标准第 27 条的 25 项制度；记录清单按公开的达标文件目录整理；制度每年至少评估一次（第 31 条），未核实',
  formats: tableFormats,
  asks: [],
  needs: ['policyRecords'],
  countRows: (data) => policyRecordSections(data).reduce((sum, { entries }) => sum + entries.length, 0),
  compose: (data) => {
    const sections = policyRecordSections(data)
    const figures = ({ entries }: { entries: Listed[] }): string => {
      const countOf = (state: PolicyRecordState) => entries.filter((own) => own.state === state).length
      return `有 ${countOf('present')}，缺 ${countOf('missing')}，过期 ${countOf('stale')}`
    }
    return documentOf(policyRecordList, data, {
      notes: [
        '过期：距最近一次发布、评审或修订已超过一年；软件自己保存的记录按条数算作有',
        '清单为本软件按公开资料整理，请按本单位实际和属地要求增减',
      ],
      blocks: [
        {
          kind: 'fields',
          columns: 2,
          items: sections.map((section) => field(section.title.slice(2), figures(section))),
        },
        ...sections.flatMap(({ title, entries }) => sectionBlocks(title, entries)),
        approvalSignatures(data),
      ],
    })
  },
}
