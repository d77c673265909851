/** 得分计算过程: from the percentage down to each deduction, so that anybody can recompute it by hand. */
import { type ExplanationLine, explainScore } from '#shared/rules/score-explanation'
import { assessmentHead, assessmentNotes, assessmentSignatures, scoredAssessment } from './assessment-parts.ts'
import type { ReportDefinition } from './definition.ts'
import { documentOf, tableFormats } from './parts.ts'
import type { Block, Cell, Column } from './report-document.ts'

const wholeColumns: Column[] = [
  { key: 'subject', label: '项目', width: 12, format: 'text' },
  { key: 'formula', label: '怎么算', width: 42, format: 'text' },
  { key: 'result', label: '结果', width: 8, format: 'text', align: 'center' },
]
const partColumns: Column[] = [
  { key: 'element', label: '要素', width: 14, format: 'text' },
  { key: 'item', label: '条目', width: 7.5, format: 'text' },
  { key: 'formula', label: '怎么算', width: 33, format: 'text' },
  { key: 'result', label: '结果', width: 7.5, format: 'text', align: 'center' },
]

function wholeBlocks(title: string, lines: readonly ExplanationLine[]): Block[] {
  return [
    { kind: 'heading', level: 2, text: title },
    {
      kind: 'table',
      columns: wholeColumns,
      rows: lines.map(({ subject, formula, result }): Cell[] => [subject, formula, result]),
    },
  ]
}

function partBlocks(title: string, lines: readonly ExplanationLine[]): Block[] {
  return [
    { kind: 'heading', level: 2, text: title },
    {
      kind: 'table',
      columns: partColumns,
      rows: lines.map(({ kind, subject, formula, result }): Cell[] =>
        kind === 'category' || kind === 'element' ? [subject, '', formula, result] : ['', subject, formula, result],
      ),
      sumRows: lines.flatMap(({ kind }, index) => (kind === 'category' ? [index] : [])),
    },
  ]
}

export const scoreExplanation: ReportDefinition = {
  id: 'score-explanation',
  title: '标准化得分计算过程',
  purpose: '标准化',
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
        ...wholeBlocks('一、得分', of('total')),
        ...wholeBlocks('二、等级', of('level')),
        ...partBlocks('三、逐项计算', of('category', 'element', 'item', 'deduction', 'extra')),
        assessmentSignatures(scored, data),
      ],
    })
  },
}
