/** 双控体检报告: what was recorded and does not fit together, rule by rule, with what the enterprise has explained. */
import { consistencySeverities, consistencySubjectKinds } from '#shared/domain/consistency'
import type { ConsistencyGroup, ConsistencyOutcome } from '#shared/rules/consistency/check'
import type { ReportDefinition } from './definition.ts'
import { approvalSignatures, countColumn, documentOf, ownFormNote, sequenceColumn, tableFormats } from './parts.ts'
import type { Block, Cell, Column } from './report-document.ts'

/** rows of one rule; a rule that most records break is a matter of its own, not of a longer table */
const longest = 300

const summaryColumns: Column[] = [
  sequenceColumn,
  { key: 'rule', label: '对不上的地方', width: 20, format: 'text' },
  { key: 'severity', label: '轻重', width: 5, format: 'text', align: 'center' },
  countColumn('open', '待处理', { width: 4 }),
  countColumn('accepted', '已说明', { width: 4 }),
  { key: 'why', label: '为什么', width: 38, format: 'text' },
]

const hitColumns: Column[] = [
  sequenceColumn,
  { key: 'kind', label: '类别', width: 6, format: 'text', align: 'center' },
  { key: 'subject', label: '对象', width: 22, format: 'text' },
  { key: 'sentence', label: '情况', width: 32, format: 'text' },
  { key: 'done', label: '处理结果', width: 12, format: 'text' },
]

const acceptedColumns: Column[] = [
  sequenceColumn,
  { key: 'rule', label: '对不上的地方', width: 15, format: 'text' },
  { key: 'subject', label: '对象', width: 17, format: 'text' },
  { key: 'sentence', label: '情况', width: 20, format: 'text' },
  { key: 'reason', label: '接受的理由', width: 20, format: 'text' },
  { key: 'acceptedBy', label: '说明人', width: 5, format: 'text', align: 'center' },
  { key: 'acceptedOn', label: '说明日期', width: 6, format: 'date' },
]

function hitTable({ title, severity, hits }: ConsistencyGroup): Block[] {
  const shown = hits.slice(0, longest)
  const rest = hits.length - shown.length
  return [
    { kind: 'heading', level: 3, text: `${title}（${consistencySeverities[severity]}，${hits.length} 项）` },
    {
      kind: 'table',
      columns: hitColumns,
      rows: shown.map(({ subject, sentence }, index): Cell[] => [
        index + 1,
        consistencySubjectKinds[subject.kind],
        subject.name,
        sentence,
        '',
      ]),
    },
    ...(rest > 0
      ? [{ kind: 'paragraph', style: 'note', text: `另有 ${rest} 项同类情况，见软件「双控体检」页` } as const]
      : []),
  ]
}

function acceptedTable(groups: readonly ConsistencyGroup[]): Block {
  const accepted = groups.flatMap((group) => group.accepted.map((hit) => ({ ...hit, title: group.title })))
  return {
    kind: 'table',
    columns: acceptedColumns,
    rows: accepted.map(({ title, subject, sentence, acceptance }, index): Cell[] => [
      index + 1,
      title,
      subject.name,
      sentence,
      acceptance.reason,
      acceptance.acceptedByName,
      acceptance.acceptedOn,
    ]),
    emptyText: '没有说明理由的情况',
  }
}

function summary({ ruleCount, counts, openCount, acceptedCount }: ConsistencyOutcome): Block {
  return {
    kind: 'fields',
    columns: 3,
    items: [
      { label: '体检规则', value: `${ruleCount} 条` },
      { label: '待处理', value: `${openCount} 项` },
      { label: '已说明理由', value: `${acceptedCount} 项` },
      { label: consistencySeverities.error, value: `${counts.error} 项` },
      { label: consistencySeverities.warning, value: `${counts.warning} 项` },
      { label: consistencySeverities.hint, value: `${counts.hint} 项` },
    ],
  }
}

const nothingChecked: ConsistencyOutcome = {
  ruleCount: 0,
  counts: { error: 0, warning: 0, hint: 0 },
  openCount: 0,
  acceptedCount: 0,
  groups: [],
}

export const consistencyReport: ReportDefinition = {
  id: 'consistency-report',
  title: '双控体检报告',
  purpose: '管风险',
  why: '把风险清单、检查表、隐患台账互相对一遍，自己先找出对不上的地方。',
  basis:
    '《安全生产法》（2021）第四十一条风险分级管控、隐患排查治理双重预防；规则由本软件拟定，逐条写明出处，无统一规定',
  formats: tableFormats,
  asks: [],
  needs: ['consistency'],
  countRows: ({ consistency }) => (consistency === null ? 0 : consistency.openCount + consistency.acceptedCount),
  compose: (data) => {
    const outcome = data.consistency ?? nothingChecked
    const { groups } = outcome
    const open = groups.filter(({ hits }) => hits.length > 0)
    return documentOf(consistencyReport, data, {
      notes: [ownFormNote, '按登记的数据对照得出，是否成立请到现场和原始记录核对'],
      blocks: [
        summary(outcome),
        { kind: 'heading', level: 2, text: '一、汇总' },
        {
          kind: 'table',
          columns: summaryColumns,
          rows: groups.map(({ title, severity, hits, accepted, explanation }, index): Cell[] => [
            index + 1,
            title,
            consistencySeverities[severity],
            hits.length,
            accepted.length,
            explanation,
          ]),
          emptyText: '没有发现对不上的地方',
        },
        { kind: 'heading', level: 2, text: '二、待处理' },
        ...(open.length === 0 ? [{ kind: 'paragraph', text: '没有待处理的情况。' } as const] : open.flatMap(hitTable)),
        { kind: 'heading', level: 2, text: '三、已说明理由' },
        acceptedTable(groups),
        approvalSignatures(data),
      ],
    })
  },
}
