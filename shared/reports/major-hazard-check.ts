/** 重大事故隐患对照检查表: every item that was asked, with its replies; it says 疑似 and never rules. */
import { AppError } from '#shared/contract/errors'
import type { MajorHazardAnswerDetail, MajorHazardCheckDetail } from '#shared/contract/major-hazard'
import { industryGroups, profileTags } from '#shared/domain/enterprise'
import {
  criteriaLibraries,
  majorHazardCheckStatuses,
  majorHazardJudgements,
  type MajorHazardQuestion,
  majorHazardReplies,
} from '#shared/domain/major-hazard'
import type { ReportDefinition } from './definition.ts'
import { photoItem } from './finding-parts.ts'
import { documentOf, field, joined, ownFormNote, sequenceColumn, signature, tableFormats } from './parts.ts'
import type { Block, Cell, Column } from './report-document.ts'

const columns: Column[] = [
  { ...sequenceColumn, width: 3.4 },
  { key: 'article', label: '条款', width: 8, format: 'text' },
  { key: 'question', label: '对照问题', width: 17, format: 'text' },
  { key: 'replies', label: '逐项回答', width: 22, format: 'text' },
  { key: 'judgement', label: '结论', width: 7, format: 'text', align: 'center' },
  { key: 'note', label: '情况说明', width: 11, format: 'text' },
  { key: 'finding', label: '隐患编号', width: 7.5, format: 'text', align: 'center' },
]

/** 没有填写 stands for a question that the item did not need any more. */
function replyText(question: MajorHazardQuestion, unit: string): string {
  const { reply, measuredTenths, text } = question
  const measured = measuredTenths === null ? '' : `（实测 ${measuredTenths / 10} ${unit}）`
  return `${text}：${reply === null ? '未填' : majorHazardReplies[reply]}${measured}`
}

const unitOf = (answer: MajorHazardAnswerDetail, questionId: string): string =>
  answer.criterion?.thresholds.find((threshold) => threshold.questionId === questionId)?.unit ?? ''

function rowOf(answer: MajorHazardAnswerDetail, index: number): Cell[] {
  const asked = answer.questions.filter(({ reply }) => reply !== null)
  return [
    index + 1,
    answer.isVerified ? answer.article : `${answer.article}（未核实）`,
    answer.question,
    asked.map((question) => replyText(question, unitOf(answer, question.id))).join('\n'),
    answer.isAnswered ? majorHazardJudgements[answer.judgement] : '未填',
    answer.note,
    answer.finding?.number ?? '',
  ]
}

/** The items of one text under its name, in the order in which they were asked. */
function libraryBlocks(check: MajorHazardCheckDetail): Block[] {
  const places = new Map(check.answers.map((answer, index) => [answer.id, index]))
  return [...Map.groupBy(check.answers, ({ library }) => library)].map(([library, answers]): Block => {
    const code = answers[0]?.criterion?.code ?? ''
    return {
      kind: 'table',
      title: joined([code, `《${criteriaLibraries[library]}》`]),
      columns,
      rows: answers.map((answer) => rowOf(answer, places.get(answer.id) ?? 0)),
    }
  })
}

function unmatchedBlocks({ unmatchedFindings, status }: MajorHazardCheckDetail): Block[] {
  if (status === 'sealed' || unmatchedFindings.length === 0) return []
  return [
    {
      kind: 'table',
      title: '未能对应的现有隐患',
      columns: [
        { key: 'number', label: '隐患编号', width: 8, format: 'text', align: 'center' },
        { key: 'description', label: '隐患描述', width: 40, format: 'text' },
      ],
      rows: unmatchedFindings.map(({ number, description }): Cell[] => [number, description]),
    },
  ]
}

/** 附件: what was photographed, by the number of the item. */
function photoBlocks({ answers }: MajorHazardCheckDetail): Block[] {
  const items = answers.flatMap(({ photos }, index) =>
    photos
      .filter(({ mime }) => mime !== 'application/pdf')
      .map((photo) => ({ ...photoItem(photo, `序号 ${index + 1}`), role: 'other' as const })),
  )
  if (items.length === 0) return []
  return [
    { kind: 'heading', level: 3, text: '附件：现场照片' },
    { kind: 'photos', columns: 3, items },
  ]
}

export const majorHazardCheckSheet: ReportDefinition = {
  id: 'major-hazard-check-sheet',
  title: '重大事故隐患对照检查表',
  purpose: '查隐患',
  why: '一条一条对照判定标准，证明查过什么、哪些疑似要到现场核实。',
  basis: '应急管理部令第10号《工贸企业重大事故隐患判定标准》；GB 45067-2024；表式无统一规定',
  formats: tableFormats,
  asks: ['majorHazardCheck'],
  needs: ['majorHazards'],
  countRows: () => null,
  compose: (data) => {
    const { recordId } = data.parameters
    if (recordId === undefined) throw new AppError('invalid', '请先选择一次对照检查')
    const check = data.majorHazards.checks.find(({ id }) => id === recordId)
    if (!check) throw new AppError('not-found', '找不到这次对照检查')
    const hasUnverified = check.answers.some(({ isVerified }) => !isVerified)
    return documentOf(majorHazardCheckSheet, data, {
      title: `${majorHazardCheckSheet.title}（${check.name}）`,
      notes: [
        '结论只写疑似、待核实和未见；是否构成重大事故隐患，由企业现场核实，以条文和监管部门的意见为准',
        ...(hasUnverified ? ['标「未核实」的条目没有对照原文，只作提示'] : []),
        ...(check.status === 'open' ? ['对照尚未定稿，内容可能变动'] : []),
        `对照依据版本：${check.versions.join('、')}`,
        ownFormNote,
      ],
      blocks: [
        {
          kind: 'fields',
          columns: 3,
          items: [
            { label: '对照日期', value: check.checkedOn, format: 'date' },
            field('对照人', check.checkerName),
            field('参加人员', check.participants),
            field('监管行业', industryGroups[check.industryGroup]),
            field('涉及情形', check.tags.map((tag) => profileTags[tag]).join('、') || '无'),
            field('状态', majorHazardCheckStatuses[check.status]),
          ],
        },
        { kind: 'paragraph', text: `${check.summary.headline}。` },
        ...libraryBlocks(check),
        ...unmatchedBlocks(check),
        {
          kind: 'signatures',
          items: [
            signature('对照人', check.checkerName, check.checkedOn),
            signature('安全管理负责人', data.enterprise.safetyManager),
            signature('主要负责人', data.enterprise.principal),
          ],
        },
        ...photoBlocks(check),
      ],
    })
  },
}
