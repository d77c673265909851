/** 评分汇总表: standard points, 空项, due, earned and percentage by element; for small enterprises the balance by category. */
import { numbered, partTenths } from '#shared/rules/score-explanation'
import type { AssessmentScore, CategoryScore, ElementScore } from '#shared/rules/scoring'
import { showPoints } from '#shared/rules/standard'
import {
  assessmentHead,
  assessmentNotes,
  assessmentSignatures,
  notAssessed,
  type ScoredAssessment,
  scoredAssessment,
} from './assessment-parts.ts'
import type { ReportDefinition } from './definition.ts'
import { documentOf, field, tableFormats } from './parts.ts'
import type { Block, Cell, Column, TableBlock } from './report-document.ts'

type Sums = Pick<ElementScore, 'full' | 'blank' | 'due' | 'open' | 'earned' | 'deducted'>

const earnedCell = ({ open, due, earned }: Sums): Cell => (open > 0 && open === due ? notAssessed : earned)

function percentCell(sums: Sums): Cell {
  if (sums.open > 0) return sums.open === sums.due ? notAssessed : '未评完'
  return partTenths(sums) ?? '/'
}

function levelTable(score: AssessmentScore): TableBlock {
  const hasExtra = score.categories.some(({ extra }) => extra > 0)
  const columns: Column[] = [
    { key: 'element', label: '元素名称', width: 20, format: 'text' },
    { key: 'full', label: '标准分值', width: 7, format: 'riskValue', align: 'center' },
    { key: 'blank', label: '空项分', width: 7, format: 'riskValue', align: 'center' },
    { key: 'due', label: '应得分', width: 7, format: 'riskValue', align: 'center' },
    ...(hasExtra
      ? [{ key: 'extra', label: '追加扣分\n（实扣）', width: 8, format: 'riskValue', align: 'center' } as const]
      : []),
    { key: 'earned', label: '实际得分', width: 7, format: 'riskValue', align: 'center' },
    { key: 'percent', label: '百分制得分', width: 8, format: 'tenths', align: 'center' },
  ]
  const rows: Cell[][] = []
  const sumRows: number[] = []
  const add = (name: string, sums: Sums, extra: Cell): number =>
    rows.push([
      name,
      sums.full,
      sums.blank,
      sums.due,
      ...(hasExtra ? [extra] : []),
      earnedCell(sums),
      percentCell(sums),
    ]) - 1
  for (const own of score.categories) {
    sumRows.push(add(numbered(own.category), own, own.extraTaken > 0 ? own.extraTaken : null))
    if (own.elements.length > 1) for (const element of own.elements) add(numbered(element.element), element, null)
  }
  sumRows.push(
    add(
      '合计',
      score,
      score.categories.reduce((sum, { extraTaken }) => sum + extraTaken, 0),
    ),
  )
  return { kind: 'table', columns, rows, sumRows }
}

/** 缺项分 + 实得分 + 扣分 (+ 未评) = 标准分, written out. */
function balance({ blank, earned, deducted, open, full }: Sums): string {
  const parts = [blank, earned, deducted, ...(open > 0 ? [open] : [])]
  return `${parts.map(showPoints).join(' + ')} = ${showPoints(full)}`
}

const remarkOf = ({ extraTaken, open }: CategoryScore): string =>
  [
    extraTaken > 0 ? `含追加扣分 ${showPoints(extraTaken)}` : '',
    open > 0 ? `${notAssessed} ${showPoints(open)} 分` : '',
  ]
    .filter((part) => part !== '')
    .join('；')

function passTable(score: AssessmentScore): TableBlock {
  const columns: Column[] = [
    { key: 'category', label: '考评类目', width: 18, format: 'text' },
    { key: 'full', label: '标准分', width: 6, format: 'riskValue', align: 'center' },
    { key: 'blank', label: '缺项分', width: 6, format: 'riskValue', align: 'center' },
    { key: 'earned', label: '实得分', width: 6, format: 'riskValue', align: 'center' },
    { key: 'deducted', label: '扣分', width: 6, format: 'riskValue', align: 'center' },
    { key: 'balance', label: '核对：缺项＋实得＋扣分＝标准分', width: 14, format: 'text', align: 'center' },
    { key: 'remark', label: '备注', width: 9, format: 'text' },
  ]
  const rowOf = (name: string, sums: Sums, remark: string): Cell[] => [
    name,
    sums.full,
    sums.blank,
    earnedCell(sums),
    sums.deducted,
    balance(sums),
    remark,
  ]
  const rows = [
    ...score.categories.map((own) => rowOf(numbered(own.category), own, remarkOf(own))),
    rowOf('合计', score, score.open > 0 ? `${notAssessed} ${showPoints(score.open)} 分` : ''),
  ]
  return { kind: 'table', columns, rows, sumRows: [rows.length - 1] }
}

/** The table with what it comes to, as it also stands in the report. */
export function summaryBlocks({ assessment, score, points, level }: ScoredAssessment): Block[] {
  if (assessment.standard.grading === 'pass')
    return [
      passTable(score),
      {
        kind: 'fields',
        columns: 2,
        items: [
          field('实得总分', score.openCount > 0 ? '未评完' : showPoints(score.earned)),
          field('最终标准化得分', points),
          field('计算', `实得总分 ÷（${showPoints(score.full)} − 缺项分 ${showPoints(score.blank)}）× 100`),
          field('自评结论', level),
        ],
      },
    ]
  return [
    levelTable(score),
    {
      kind: 'fields',
      columns: 2,
      items: [field('百分制得分', points), field('自评等级', level)],
    },
  ]
}

export const assessmentSummary: ReportDefinition = {
  id: 'assessment-summary',
  title: '标准化评分汇总表',
  purpose: '标准化',
  why: '一页看清各要素得了多少分、还差在哪里，自评报告要附上。',
  basis: '评定标准附表「评分汇总表」；小微按内蒙古样式加缺项、实得、扣分核对，列名未核实',
  formats: tableFormats,
  asks: ['assessment'],
  needs: ['assessments'],
  countRows: () => null,
  compose: (data) => {
    const scored = scoredAssessment(data)
    return documentOf(assessmentSummary, data, {
      period: scored.assessment.name,
      orientation: 'portrait',
      notes: [
        ...assessmentNotes(scored),
        '一级要素的实际得分已减去追加扣分；百分制得分＝实际得分÷应得分×100，四舍五入到 0.1',
      ],
      blocks: [assessmentHead(scored), ...summaryBlocks(scored), assessmentSignatures(scored, data)],
    })
  },
}
