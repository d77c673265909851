/** 得分计算过程: from the percentage down to each deduction, so that anybody can recompute it by hand. */
import { type ExplanationLine, explainScore } from '#shared/rules/score-explanation'
import { assessmentHead, assessmentNotes, assessmentSignatures, scoredAssessment } from './assessment-parts.ts'
import type { ReportDefinition } from './definition.ts'
import { documentOf, tableFormats } from './parts.ts'
import type { Block, Cell, Column } from './report-document.ts'

const columns: Column[] = [
  { key: 'subject', label: '项目', width: 15, format: 'text' },
  { key: 'formula', label: '怎么算', width: 38, format: 'text' },
  { key: 'result', label: '结果', width: 8, format: 'text', align: 'center' },
]

function tableOf(title: string, lines: readonly ExplanationLine[]): Block[] {
  const rows = lines.map(({ depth, subject, formula, result }): Cell[] => [
    `${'　'.repeat(Math.max(0, depth - 1))}${subject}`,
    formula,
    result,
  ])
  const sumRows = lines.flatMap(({ kind }, index) => (kind === 'category' ? [index] : []))
  return [
    { kind: 'heading', level: 2, text: title },
    { kind: 'table', columns, rows, sumRows },
  ]
}

export const scoreExplanation: ReportDefinition = {
  id: 'score-explanation',
  title: '标准化得分计算过程',
  purpose: '建体系',
  why: '从总分一直列到每一处扣分，谁来问都能当面算一遍。',
  basis: '计分口径见评定标准；追加扣分在一级要素内扣到 0 为止按 AQ/T 7009 的说明，未核实；表式无统一规定',
  formats: tableFormats,
  asks: ['assessment'],
  needs: ['assessments'],
  countRows: () => null,
  compose: (data) => {
    const scored = scoredAssessment(data)
    const { assessment, score, byAccidents } = scored
    const reasons = new Map(assessment.answers.map(({ itemId, blankReason }) => [itemId, blankReason]))
    const lines = explainScore(assessment.standard, score, byAccidents, reasons)
    const of = (...kinds: ExplanationLine['kind'][]) => lines.filter(({ kind }) => kinds.includes(kind))
    return documentOf(scoreExplanation, data, {
      period: assessment.name,
      orientation: 'portrait',
      notes: [...assessmentNotes(scored), '得满分的条目只计条数，不逐条列出；全程用整数计算，只在最后四舍五入一次'],
      blocks: [
        assessmentHead(scored),
        ...tableOf('一、得分', of('total')),
        ...tableOf('二、等级', of('level')),
        ...tableOf('三、逐项计算', of('category', 'element', 'item', 'deduction', 'extra')),
        assessmentSignatures(scored, data),
      ],
    })
  },
}
