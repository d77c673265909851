/** 较大以上风险清单: the risks that are reported and made public. */
import type { ControlClass } from '#shared/domain/hazard'
import { type RiskLevel, riskLevels } from '#shared/domain/risk-level'
import { directSentences, type RiskExplanation } from '#shared/rules/risk'
import type { ReportData, ReportDefinition } from './definition.ts'
import { approvalSignatures, documentOf, joined, namesIn, ownFormNote, sequenceColumn, tableFormats } from './parts.ts'
import {
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
  { ...sequenceColumn, width: 2.8 },
  { key: 'name', label: '风险点名称', width: 7, format: 'text' },
  { key: 'place', label: '所处位置（场所/部位/环节）', width: 7.5, format: 'text' },
  { key: 'hazard', label: '风险描述/危险源', width: 11, format: 'text' },
  { key: 'level', label: '等级', width: 7, format: 'level' },
  basisColumn,
  { key: 'accidentTypes', label: '可能导致的事故类型', width: 6.5, format: 'text' },
  { key: 'controls', label: '管控措施', width: 19, format: 'text' },
  { key: 'unit', label: '责任部门', width: 5.5, format: 'text' },
  { key: 'responsible', label: '责任人', width: 5, format: 'text', align: 'center' },
  { key: 'phone', label: '监督电话', width: 7, format: 'text', align: 'center' },
  { key: 'directReason', label: '直接判定理由', width: 9, format: 'text' },
  { key: 'emergency', label: '应急措施/预案名称', width: 10, format: 'text' },
  { key: 'reported', label: '是否报告监管部门及日期', width: 6, format: 'text' },
]

const measureClasses: ControlClass[] = ['engineering', 'management', 'training', 'ppe']

const isConsiderable = (level: RiskLevel | null): boolean => level === 'major' || level === 'considerable'

function entriesOf(data: ReportData) {
  return registerParts(data, allKinds)
    .flatMap(({ riskPoint, hazards }) => hazards.map((hazard) => ({ riskPoint, hazard })))
    .filter(({ hazard }) => isConsiderable(hazard.currentLevel))
    .sort((left, right) => rankOf(left.hazard.currentLevel) - rankOf(right.hazard.currentLevel))
}

const rankOf = (level: RiskLevel | null): number => (level === null ? riskLevels.length : riskLevels.indexOf(level))

/** 情形 and 理由, or the entry of the catalogue, of a level that was judged directly, empty when it follows from the value. */
function directText(explanation: RiskExplanation | null): string {
  return explanation === null ? '' : joined(directSentences(explanation), '；')
}

export const considerableRiskList: ReportDefinition = {
  id: 'considerable-risk-list',
  title: '较大以上风险清单',
  purpose: '管风险',
  why: '重大和较大风险要单列、重点管，很多地方还要公示和报告。',
  basis:
    '《安全生产法》（2021）第四十一条；江苏另见《江苏省生产经营单位安全风险管理条例》第十一条、第十六条；汇总报告要求未核实',
  formats: tableFormats,
  asks: ['area'],
  needs: ['register'],
  countRows: (data) => entriesOf(data).length,
  compose: (data) => {
    const names = namesIn(data)
    const entries = entriesOf(data)
    const all = registerParts(data, allKinds).flatMap((part) => part.hazards)
    const reduced = all.filter(
      ({ inherentLevel, currentLevel }) =>
        isConsiderable(inherentLevel) && currentLevel !== null && !isConsiderable(currentLevel),
    ).length
    const unrated = all.filter(({ catalogueHits, currentLevel }) => catalogueHits.length > 0 && !currentLevel).length
    const rows = entries.map(({ riskPoint, hazard }, index): Cell[] => [
      index + 1,
      riskPoint.name,
      placeOf(riskPoint),
      joined([hazard.item, hazard.deviation], '：'),
      hazard.currentLevel,
      basisText(hazard.currentExplanation),
      hazard.accidentTypes.join('、'),
      controlSummary(hazard, measureClasses),
      ...responsibilityOf(hazard, riskPoint, names),
      data.enterprise.safetyPhone,
      directText(hazard.currentExplanation),
      controlSummary(hazard, ['emergency']),
      '',
    ])
    return documentOf(considerableRiskList, data, {
      paper: 'A3',
      hazards: entries.map(({ hazard }) => hazard),
      notes: [
        ownFormNote,
        '按落实现有措施之后的现有风险列入',
        ...(reduced > 0
          ? [`另有 ${reduced} 项固有风险为较大以上、已降为一般或低风险；按固有风险报告的地区请一并核对`]
          : []),
        ...(unrated > 0 ? [`另有 ${unrated} 项命中较大以上目录、尚未评价，评价后须列入`] : []),
        ...missingEvaluationNotes(all),
      ],
      blocks: [{ kind: 'table', columns, rows, emptyText: '没有较大以上的现有风险' }, approvalSignatures(data)],
    })
  },
}
