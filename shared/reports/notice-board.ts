/** 安全风险公告栏: the considerable and major risks, posted where everybody passes. */
import { riskLevelColourNames, riskLevelLabels, riskLevels } from '#shared/domain/risk-level'
import type { ReportData, ReportDefinition } from './definition.ts'
import { documentOf, field, joined, namesIn, ownFormNote, sequenceColumn, tableFormats } from './parts.ts'
import {
  accidentText,
  allKinds,
  basisColumn,
  basisText,
  controlSummary,
  missingEvaluationNotes,
  placeOf,
  registerParts,
  responsibilityOf,
} from './register-parts.ts'
import type { Cell, Column } from './report-document.ts'

const columns: Column[] = [
  sequenceColumn,
  { key: 'name', label: '风险名称', width: 12, format: 'text' },
  { key: 'riskPoint', label: '风险点', width: 9, format: 'text' },
  { key: 'place', label: '所处位置', width: 9, format: 'text' },
  { key: 'level', label: '等级', width: 7, format: 'level' },
  basisColumn,
  { key: 'accident', label: '可能的事故类型及后果', width: 11, format: 'text' },
  { key: 'controls', label: '主要管控（事故预防）措施', width: 19, format: 'text' },
  { key: 'emergency', label: '应急措施', width: 12, format: 'text' },
  { key: 'unit', label: '责任部门', width: 7, format: 'text' },
  { key: 'responsible', label: '责任人', width: 6, format: 'text', align: 'center' },
]

const shownLevels = ['major', 'considerable'] as const

function entriesOf(data: ReportData) {
  const entries = registerParts(data, allKinds).flatMap(({ riskPoint, hazards }) =>
    hazards.map((hazard) => ({ riskPoint, hazard })),
  )
  return shownLevels.flatMap((level) => entries.filter(({ hazard }) => hazard.currentLevel === level))
}

export const noticeBoard: ReportDefinition = {
  id: 'notice-board',
  title: '安全风险公告栏',
  purpose: '上墙上岗',
  why: '在厂区醒目位置公告主要风险、后果、预防和应急措施、报告电话。',
  basis:
    '《企业安全生产风险公告六条规定》（安监总局令第70号）第一条；《江苏省生产经营单位安全风险管理条例》第十六条（公示较大以上风险）',
  formats: tableFormats,
  asks: ['paper', 'area'],
  needs: ['register'],
  countRows: (data) => entriesOf(data).length,
  compose: (data) => {
    const names = namesIn(data)
    const entries = entriesOf(data)
    const all = registerParts(data, allKinds).flatMap((part) => part.hazards)
    const rows = entries.map(({ riskPoint, hazard }, index): Cell[] => [
      index + 1,
      joined([hazard.item, hazard.deviation], '：'),
      riskPoint.name,
      placeOf(riskPoint),
      hazard.currentLevel,
      basisText(hazard.currentExplanation),
      accidentText(hazard),
      controlSummary(hazard, ['engineering', 'management']),
      controlSummary(hazard, ['emergency']),
      ...responsibilityOf(hazard, riskPoint, names),
    ])
    const { safetyManager, safetyPhone, principal } = data.enterprise
    const counts = riskLevels.map((level) => ({
      label: `${riskLevelLabels[level]}（${riskLevelColourNames[level]}）`,
      value: all.filter(({ currentLevel }) => currentLevel === level).length,
      format: 'integer' as const,
    }))
    return documentOf(noticeBoard, data, {
      paper: data.parameters.paper ?? 'A3',
      hazards: entries.map(({ hazard }) => hazard),
      notes: [ownFormNote, '按落实现有措施之后的现有风险公示，有变化时及时更新', ...missingEvaluationNotes(all)],
      blocks: [
        {
          kind: 'fields',
          columns: 4,
          items: [
            field('主要负责人', principal),
            field('安全管理负责人', safetyManager),
            field('报告（监督）电话', safetyPhone),
            field('紧急电话', '火警 119　急救 120'),
          ],
        },
        { kind: 'fields', columns: 4, items: counts },
        { kind: 'table', columns, rows, emptyText: '现在没有重大和较大的现有风险；全部风险见风险分级管控清单' },
      ],
    })
  },
}
