/** 自评打分表: every item of the standard with its state, deductions, what was found and what shows it. */
import { numbered } from '#shared/rules/score-explanation'
import type { CategoryScore, ItemScore } from '#shared/rules/scoring'
import { showPoints } from '#shared/rules/standard'
import {
  assessmentHead,
  assessmentNotes,
  assessmentSignatures,
  itemScores,
  notAssessed,
  type ScoredAssessment,
  scoredAssessment,
} from './assessment-parts.ts'
import type { ReportAssessment, ReportDefinition } from './definition.ts'
import { documentOf, joined, tableFormats } from './parts.ts'
import type { Cell, Column } from './report-document.ts'

type ReportAnswer = ReportAssessment['answers'][number]

const columns: Column[] = [
  { key: 'category', label: '一级要素', width: 5.5, format: 'text', align: 'center' },
  { key: 'element', label: '二级要素', width: 6, format: 'text', align: 'center' },
  { key: 'number', label: '条目\n编号', width: 3.2, format: 'text', align: 'center' },
  { key: 'content', label: '考评内容\n（企业达标标准）', width: 17, format: 'text' },
  { key: 'method', label: '考评办法', width: 20, format: 'text' },
  { key: 'points', label: '标准\n分值', width: 3.4, format: 'riskValue', align: 'center' },
  { key: 'blank', label: '空项\n（理由）', width: 6, format: 'text', align: 'center' },
  { key: 'deducted', label: '扣分', width: 3.4, format: 'riskValue', align: 'center' },
  { key: 'extra', label: '追加\n扣分', width: 3.4, format: 'riskValue', align: 'center' },
  { key: 'earned', label: '实得\n分', width: 3.6, format: 'riskValue', align: 'center' },
  { key: 'description', label: '自评描述（扣分点）', width: 16, format: 'text' },
  { key: 'evidence', label: '证据', width: 10, format: 'text' },
]
const reviewColumns: Column[] = [
  { key: 'reviewDescription', label: '评审描述', width: 10, format: 'text' },
  { key: 'reviewEarned', label: '评审\n得分', width: 3.6, format: 'riskValue', align: 'center' },
]

const zeroElementText = '二级要素不得分'

function extraCell({ zeroesElement, extra }: ItemScore): Cell {
  if (zeroesElement) return extra > 0 ? `${zeroElementText}；${showPoints(extra)}` : zeroElementText
  return extra > 0 ? extra : null
}

function describe({ lines, extraLines }: ItemScore, answer: ReportAnswer): string {
  const points = [...lines, ...extraLines].map(({ text, points }) => `${text} −${showPoints(points)}`)
  return joined([answer.description, points.join('；')], '\n')
}

function marksOf(own: ItemScore, answer: ReportAnswer): Cell[] {
  if (own.state === 'blank') return [`空项：${answer.blankReason}`, null, null, '/']
  if (own.state === 'open') return ['', notAssessed, null, notAssessed]
  return ['', own.deducted, extraCell(own), own.earned]
}

function itemRow(category: CategoryScore, element: string, own: ItemScore, answer: ReportAnswer): Cell[] {
  const { item } = own
  return [
    numbered(category.category),
    element,
    item.number,
    item.content,
    item.method,
    item.points,
    ...marksOf(own, answer),
    describe(own, answer),
    [...answer.evidence.map(({ title }) => title), ...answer.fileNames].join('；'),
  ]
}

/** 小计 of a category: what its column adds up to, and what the category gets in the end. */
function sumRow(category: CategoryScore): Cell[] {
  const { full, blank, open, due, earned, extra, extraTaken, elements } = category
  const items = elements.flatMap((element) => element.items)
  const zeroed = elements.filter(({ isZeroed }) => isZeroed).map(({ element }) => numbered(element))
  const remarks = [
    `应得 ${showPoints(due)}`,
    open > 0 ? `未评 ${showPoints(open)}` : '',
    extraTaken < extra ? `追加扣分实扣 ${showPoints(extraTaken)}，扣到 0 为止` : '',
    zeroed.length > 0 ? `${zeroed.join('、')} 按 0 计` : '',
  ]
  return [
    '小计',
    numbered(category.category),
    '',
    '',
    '',
    full,
    blank > 0 ? showPoints(blank) : '',
    items.reduce((sum, { deducted }) => sum + deducted, 0),
    extra > 0 ? extra : null,
    open > 0 && open === due ? notAssessed : earned,
    remarks.filter((remark) => remark !== '').join('；'),
    '',
  ]
}

function totalRow({ score, points }: ScoredAssessment): Cell[] {
  const extra = score.categories.reduce((sum, own) => sum + own.extra, 0)
  return [
    '合计',
    '',
    '',
    '',
    '',
    score.full,
    score.blank > 0 ? showPoints(score.blank) : '',
    itemScores(score).reduce((sum, { deducted }) => sum + deducted, 0),
    extra > 0 ? extra : null,
    score.openCount > 0 && score.open === score.due ? notAssessed : score.earned,
    `应得 ${showPoints(score.due)}；百分制得分 ${points}`,
    '',
  ]
}

export const assessmentSheet: ReportDefinition = {
  id: 'assessment-sheet',
  title: '标准化自评打分表',
  purpose: '标准化',
  why: '一条一条打分，写明扣在哪里、凭什么，评审时照着核。',
  basis: '《企业安全生产标准化建设定级办法》（应急〔2021〕83号）；列名参照各行业评定标准的附表，未核实',
  formats: tableFormats,
  asks: ['assessment', 'paper'],
  needs: ['assessments'],
  countRows: () => null,
  compose: (data) => {
    const scored = scoredAssessment(data)
    const { assessment, score, review } = scored
    const answers = new Map(assessment.answers.map((answer) => [answer.itemId, answer]))
    const reviewed = new Map((review ? itemScores(review) : []).map((own) => [own.item.id, own]))
    const rows: Cell[][] = []
    const sumRows: number[] = []
    const add = (row: Cell[], more: Cell[]) => rows.push(review ? [...row, ...more] : row)
    const addSum = (row: Cell[], earned: Cell) => sumRows.push(add(row, ['', earned]) - 1)
    score.categories.forEach((category, index) => {
      for (const { element, items } of category.elements)
        for (const own of items) {
          const answer = answers.get(own.item.id)
          const theirs = reviewed.get(own.item.id)
          if (!answer) continue
          add(itemRow(category, numbered(element), own, answer), [
            answer.reviewDescription,
            theirs?.state === 'blank' ? '/' : (theirs?.earned ?? notAssessed),
          ])
        }
      addSum(sumRow(category), review?.categories[index]?.earned ?? null)
    })
    addSum(totalRow(scored), review?.earned ?? null)
    return documentOf(assessmentSheet, data, {
      paper: data.parameters.paper ?? 'A3',
      period: assessment.name,
      notes: [
        ...assessmentNotes(scored),
        '小计和合计中的扣分是本列之和；实得分已减去追加扣分，一级要素扣到 0 为止',
        '列名参照各行业评定标准的附表，未核实',
      ],
      blocks: [
        assessmentHead(scored),
        {
          kind: 'table',
          columns: review ? [...columns, ...reviewColumns] : columns,
          rows,
          mergeEqual: ['category', 'element'],
          sumRows,
        },
        assessmentSignatures(scored, data),
      ],
    })
  },
}
