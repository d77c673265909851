/** 评价准则切换差异表: what a change of method or pack did to every rating in force. */
import { evaluationStages } from '#shared/domain/evaluation'
import { type PackSwitch, type PackSwitchRow, switchStates } from '#shared/domain/pack-switch'
import { riskLevelLabels, riskLevels } from '#shared/domain/risk-level'
import { countStates } from '#shared/rules/pack-switch'
import type { ReportData, ReportDefinition } from './definition.ts'
import { approvalSignatures, chosenOrNewest, documentOf, field, ownFormNote, tableFormats } from './parts.ts'
import type { Cell, Column } from './report-document.ts'

const columns: Column[] = [
  { key: 'number', label: '编号', groups: ['风险点'], width: 5, format: 'text', align: 'center' },
  { key: 'name', label: '名称', groups: ['风险点'], width: 10, format: 'text' },
  { key: 'item', label: '作业步骤/检查项目', width: 11, format: 'text' },
  { key: 'stage', label: '阶段', width: 6, format: 'text', align: 'center' },
  { key: 'basisBefore', label: '评价依据', groups: ['改换前'], width: 12, format: 'text', align: 'center' },
  { key: 'levelBefore', label: '等级', groups: ['改换前'], width: 6.5, format: 'level' },
  { key: 'basisAfter', label: '评价依据', groups: ['改换后'], width: 12, format: 'text', align: 'center' },
  { key: 'levelAfter', label: '等级', groups: ['改换后'], width: 6.5, format: 'level' },
  { key: 'change', label: '变化', width: 9, format: 'text', align: 'center' },
  { key: 'problem', label: '说明', width: 14, format: 'text' },
]

/** 变色（升高）, 须重新取值 …: a change of colour says its direction. */
function changeText({ state, before, after }: PackSwitchRow): string {
  if (state !== 'recoloured' || after === null) return switchStates[state]
  const isHigher = riskLevels.indexOf(after.level) < riskLevels.indexOf(before.level)
  return `${switchStates.recoloured}（${isHigher ? '升高' : '降低'}）`
}

const order = Object.keys(switchStates)

/** What changes colour or has to be done by hand stands first. */
const sortedRows = (rows: readonly PackSwitchRow[]): PackSwitchRow[] => {
  const rank = ({ state }: PackSwitchRow) => (state === 'kept' ? order.length : order.indexOf(state))
  return [...rows].sort((left, right) => rank(left) - rank(right))
}

/** 一般→较大 3 条: how many changed from which level to which. */
function transitions(rows: readonly PackSwitchRow[]): string {
  const counts = new Map<string, number>()
  for (const { before, after } of rows) {
    if (!after || after.level === before.level) continue
    const key = `${riskLevelLabels[before.level]}改为${riskLevelLabels[after.level]}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts].map(([key, count]) => `${key} ${count} 条`).join('，') || '没有变色的评价'
}

const packName = (data: ReportData, packId: string): string =>
  `${packId} ${data.packs.find((pack) => pack.id === packId)?.name ?? ''}`.trim()

const versionsIn = (record: PackSwitch): string[] =>
  [
    ...new Set(
      record.rows.flatMap(({ before, after }) =>
        [before, after].flatMap((rating) => (rating ? [rating.basis.split('\n')[1] ?? ''] : [])),
      ),
    ),
  ].sort()

export const packSwitchDifference: ReportDefinition = {
  id: 'pack-switch-difference',
  title: '评价准则切换差异表',
  purpose: '管风险',
  why: '改换评价方法或准则后，说清哪些风险变了颜色、哪些要重新取值。',
  basis: '评价准则由企业选定，改换须留记录；表式为本软件拟定',
  formats: tableFormats,
  asks: ['packSwitch'],
  needs: ['packSwitches'],
  countRows: () => null,
  compose: (data) => {
    const record = chosenOrNewest(data, data.packSwitches, {
      unknown: '找不到这次改换的记录',
      none: '还没有改换过评价准则；在「设置」里改换时会留下记录',
    })
    const counts = countStates(record.rows)
    const rows = sortedRows(record.rows).map((row): Cell[] => [
      row.riskPointNumber,
      row.riskPointName,
      row.item,
      evaluationStages[row.stage],
      row.before.basis,
      row.before.level,
      row.after?.basis ?? '',
      row.after?.level ?? null,
      changeText(row),
      row.problem,
    ])
    const document = documentOf(packSwitchDifference, data, {
      paper: 'A3',
      period: record.switchedOn,
      notes: [ownFormNote, '同样取值按新准则重算；不能重算的保留原评价，直到重新评价'],
      blocks: [
        {
          kind: 'fields',
          columns: 2,
          items: [
            field('改换前', `${record.fromMethod}：${packName(data, record.fromPackId)}`),
            field('改换后', `${record.toMethod}：${packName(data, record.toPackId)}`),
            { label: '改换日期', value: record.switchedOn, format: 'date' },
            field('改换人', record.switchedByName),
            field('改换原因', record.reason),
            field(
              '合计',
              `${record.rows.length} 条评价：${(Object.keys(switchStates) as (keyof typeof switchStates)[])
                .map((state) => `${switchStates[state]} ${counts[state]} 条`)
                .join('，')}`,
            ),
          ],
        },
        { kind: 'paragraph', text: `变色情况：${transitions(record.rows)}。` },
        { kind: 'table', columns, rows, emptyText: '没有受影响的评价' },
        approvalSignatures(data),
      ],
    })
    return { ...document, rulePackVersions: versionsIn(record) }
  },
}
