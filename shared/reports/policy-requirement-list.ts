/** 政策要求对照表: what each published work plan asks of an enterprise, where the app does it and whether it is done. */
import { policyStates, type PolicyRow, type PolicyState } from '#shared/contract/region'
import type { ReportData, ReportDefinition } from './definition.ts'
import { documentOf, tableFormats } from './parts.ts'
import type { Block, Cell, Column } from './report-document.ts'

const columns: Column[] = [
  { key: 'id', label: '编号', width: 4, format: 'text', align: 'center' },
  { key: 'clause', label: '条', width: 4.5, format: 'text', align: 'center' },
  { key: 'summary', label: '要点', width: 15, format: 'text' },
  { key: 'landing', label: '落点', width: 5, format: 'text', align: 'center' },
  { key: 'places', label: '软件里在哪里', width: 12, format: 'text' },
  { key: 'state', label: '状态', width: 4.5, format: 'text', align: 'center' },
  { key: 'sentence', label: '情况', width: 12, format: 'text' },
  { key: 'gap', label: '还缺什么', width: 11, format: 'text' },
]

/** 企业本职, or figures and records for a task of the authority. */
export const landings: Record<PolicyRow['landing'], string> = { enterprise: '企业做', supply: '供数留痕' }

const rowOf = (row: PolicyRow): Cell[] => [
  row.id,
  row.clause,
  row.condition === '' ? row.summary : `${row.summary}（${row.condition}）`,
  landings[row.landing],
  row.places.length === 0 ? '—' : row.places.map(({ label }) => label).join('、'),
  policyStates[row.state],
  row.state === 'notServed' ? '—' : row.sentence,
  row.gap === '' ? '—' : row.gap,
]

const countOf = (rows: readonly PolicyRow[], state: PolicyState): number =>
  rows.filter((row) => row.state === state).length

function partsOf({ policy, parameters }: ReportData): Block[] {
  const { policyDocumentId } = parameters
  const rows = policy.filter(({ documentId }) => policyDocumentId === undefined || documentId === policyDocumentId)
  const byDocument = [...Map.groupBy(rows, ({ documentTitle }) => documentTitle)]
  return [
    {
      kind: 'fields',
      columns: 4,
      items: (Object.keys(policyStates) as PolicyState[]).map((state) => ({
        label: policyStates[state],
        value: countOf(rows, state),
        format: 'integer',
      })),
    },
    ...byDocument.flatMap(([title, own]): Block[] => [
      { kind: 'heading', level: 2, text: `${title}（${own.length} 条，已做 ${countOf(own, 'done')} 条）` },
      { kind: 'table', columns, rows: own.map(rowOf) },
    ]),
    ...(byDocument.length === 0 ? [{ kind: 'table' as const, columns, rows: [], emptyText: '没有对照的要求' }] : []),
  ]
}

export const policyRequirementList: ReportDefinition = {
  id: 'policy-requirement-list',
  title: '政策要求对照表',
  purpose: '报监管',
  why: '当地文件要企业做什么、软件里在哪里做、做没做到、还缺什么，一张表说清。',
  basis: '五份公开的地方安全生产工作文件，摘要用自己的话，以原文为准；文件没有展开的说法含义未核实',
  formats: tableFormats,
  asks: ['policyDocument'],
  needs: ['policy'],
  countRows: ({ policy }) => policy.length,
  compose: (data) =>
    documentOf(policyRequirementList, data, {
      notes: ['“是否做到”只看软件里的记录，不代表监管部门的意见', '“自己确认”的要求软件里有地方做，做没做到由企业判断'],
      blocks: partsOf(data),
    }),
}
