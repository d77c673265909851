/** 岗位风险清单 (两单之一): what threatens each post, drawn from the register at the moment of printing. */
import { controlTiers, periods } from '#shared/domain/hazard'
import { cardSubjects, type CardSubject } from '#shared/rules/card-source'
import type { ReportData, ReportDefinition, ReportHazard } from './definition.ts'
import { approvalSignatures, documentOf, joined, namesIn, ownFormNote, tableFormats } from './parts.ts'
import {
  accidentText,
  basisColumn,
  basisText,
  controlSummary,
  levelCell,
  missingEvaluationNotes,
  responsibilityOf,
} from './register-parts.ts'
import type { Cell, Column } from './report-document.ts'

const columns: Column[] = [
  { key: 'post', label: '岗位', width: 6, format: 'text' },
  { key: 'riskPoint', label: '风险点', width: 9, format: 'text' },
  { key: 'item', label: '作业步骤或部位', width: 8, format: 'text' },
  { key: 'deviation', label: '主要危险有害因素', width: 11, format: 'text' },
  { key: 'accident', label: '可能发生的事故及后果', width: 10, format: 'text' },
  { key: 'level', label: '等级', width: 6.5, format: 'level' },
  basisColumn,
  { key: 'controls', label: '管控措施', width: 21, format: 'text' },
  { key: 'checks', label: '检查频次', width: 7, format: 'text' },
  { key: 'responsible', label: '责任人', width: 5.5, format: 'text', align: 'center' },
]

function subjectsOf(data: ReportData): CardSubject[] {
  const posts = cardSubjects(
    { enterprise: data.enterprise, people: [], areas: [], riskPoints: data.riskPoints, hazards: data.hazards },
    'post',
  )
  const { post } = data.parameters
  return post === undefined ? posts : posts.filter(({ key }) => key === post)
}

/** 岗位级 每班: who looks how often. */
const checksOf = (hazard: ReportHazard): string =>
  [
    ...new Set(
      hazard.controls
        .filter(({ checkpoint, status }) => checkpoint !== '' && status === 'inPlace')
        .map(({ checkTier, checkPeriod }) => joined([controlTiers[checkTier], periods[checkPeriod]])),
    ),
  ].join('\n')

export const postRiskList: ReportDefinition = {
  id: 'post-risk-list',
  title: '岗位风险清单',
  purpose: '上墙上岗',
  why: '一个岗位会碰到的全部风险列在一张表上，培训和交接时照着讲。',
  basis: '重庆「两单两卡」做法（渝地方要求，字段为本软件拟定）',
  formats: tableFormats,
  asks: ['post'],
  needs: ['register'],
  countRows: (data) => subjectsOf(data).reduce((sum, { hazards }) => sum + hazards.length, 0),
  compose: (data) => {
    const names = namesIn(data)
    const points = new Map(data.riskPoints.map((point) => [point.id, point]))
    const details = new Map<unknown, ReportHazard>(data.hazards.map((hazard) => [hazard, hazard]))
    const printed: ReportHazard[] = []
    const rows = subjectsOf(data).flatMap((subject) =>
      subject.hazards.flatMap((entry): Cell[][] => {
        const hazard = details.get(entry)
        const point = points.get(entry.riskPointId)
        if (hazard === undefined || point === undefined) return []
        printed.push(hazard)
        const [, responsible] = responsibilityOf(hazard, point, names)
        return [
          [
            subject.name,
            point.name,
            hazard.item,
            hazard.deviation,
            accidentText(hazard),
            levelCell(hazard),
            basisText(hazard.currentExplanation),
            controlSummary(hazard),
            checksOf(hazard),
            responsible,
          ],
        ]
      }),
    )
    return documentOf(postRiskList, data, {
      period: data.parameters.post ?? '',
      hazards: printed,
      notes: [ownFormNote, '同一岗位内按现有风险从高到低排列', ...missingEvaluationNotes(printed)],
      blocks: [
        {
          kind: 'table',
          columns,
          rows,
          mergeEqual: ['post', 'riskPoint'],
          emptyText: '还没有岗位：在风险点里填写「岗位」，这里就会列出它的风险',
        },
        approvalSignatures(data),
      ],
    })
  },
}
