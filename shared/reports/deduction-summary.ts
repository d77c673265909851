/** 自评扣分点及原因说明汇总表: each deduction once, 空项 never, extra deductions as lines of their own. */
import { lossLines, numbered } from '#shared/rules/score-explanation'
import { showPoints } from '#shared/rules/standard'
import {
  assessmentHead,
  assessmentNotes,
  assessmentSignatures,
  type ScoredAssessment,
  scoredAssessment,
} from './assessment-parts.ts'
import type { ReportDefinition } from './definition.ts'
import { documentOf, joined, sequenceColumn, tableFormats } from './parts.ts'
import type { Block, Cell, Column } from './report-document.ts'

const columns: Column[] = [
  sequenceColumn,
  { key: 'category', label: '一级要素', width: 7, format: 'text' },
  { key: 'element', label: '二级要素', width: 8, format: 'text' },
  { key: 'number', label: '条目编号', width: 4, format: 'text', align: 'center' },
  { key: 'standard', label: '企业达标标准', width: 19, format: 'text' },
  { key: 'reason', label: '扣分说明', width: 24, format: 'text' },
  { key: 'points', label: '扣分分值', width: 4.5, format: 'riskValue', align: 'center' },
  { key: 'taken', label: '实际扣减', width: 4.5, format: 'riskValue', align: 'center' },
]

/** The table and the sentence that it balances with the score, as they also stand in the report. */
export function deductionBlocks({ assessment, score }: ScoredAssessment): Block[] {
  const lines = lossLines(score)
  const answers = new Map(assessment.answers.map((answer) => [answer.itemId, answer]))
  const told = new Set<string>()
  const rows = lines.map(({ category, element, item, text, points, taken }, index): Cell[] => {
    const description = told.has(item.id) ? '' : (answers.get(item.id)?.description ?? '')
    told.add(item.id)
    return [
      index + 1,
      numbered(category),
      numbered(element),
      item.number,
      item.content,
      joined([text, description], '。\n'),
      points,
      taken,
    ]
  })
  const sum = (key: 'points' | 'taken') => lines.reduce((total, line) => total + line[key], 0)
  const open = score.open > 0 ? ` − 未评 ${showPoints(score.open)}` : ''
  return [
    {
      kind: 'table',
      columns,
      rows: lines.length === 0 ? [] : [...rows, [null, '合计', '', '', '', '', sum('points'), sum('taken')]],
      sumRows: lines.length === 0 ? [] : [rows.length],
      emptyText: '没有扣分',
    },
    {
      kind: 'paragraph',
      text: `应得 ${showPoints(score.due)}${open} − 实得 ${showPoints(score.earned)} = ${showPoints(score.deducted)}，与实际扣减合计 ${showPoints(sum('taken'))} 一致${sum('taken') < sum('points') ? '；追加扣分在一级要素内扣到 0 为止，扣分分值合计因此较大' : ''}。`,
    },
  ]
}

export const deductionSummary: ReportDefinition = {
  id: 'deduction-summary',
  title: '自评扣分点及原因说明汇总表',
  purpose: '标准化',
  why: '扣了哪些分、为什么扣，随自评报告一起报，整改照着它做。',
  basis: '自评报告附件「自评扣分项目汇总表」；列名按转载的系统表整理，未核实',
  formats: tableFormats,
  asks: ['assessment'],
  needs: ['assessments'],
  countRows: () => null,
  compose: (data) => {
    const scored = scoredAssessment(data)
    return documentOf(deductionSummary, data, {
      period: scored.assessment.name,
      notes: [...assessmentNotes(scored), '空项不列入；得 0 分的条目只列一次；追加扣分单独列出'],
      blocks: [assessmentHead(scored), ...deductionBlocks(scored), assessmentSignatures(scored, data)],
    })
  },
}
