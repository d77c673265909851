/** 工作危害分析（JHA）+评价记录 and 安全检查表分析（SCL）+评价记录: one record for each risk point. */
import { type RiskPointKind, riskPointKinds } from '#shared/domain/risk-point'
import type { ReportData, ReportDefinition, ReportHazard } from './definition.ts'
import { documentOf, field, joined, sequenceColumn, signature, tableFormats } from './parts.ts'
import {
  accidentText,
  controlCells,
  controlColumns,
  controlTierText,
  evaluationCells,
  evaluationColumns,
  levelCell,
  methodNotes,
  missingEvaluationNotes,
  namesPacks,
  placeOf,
  type RegisterPart,
  registerParts,
} from './register-parts.ts'
import type { Block, Cell, Column, ReportDocument } from './report-document.ts'

interface RecordForm {
  kinds: readonly RiskPointKind[]
  /** name of the analysed thing in the head */
  subject: string
  itemColumns: Column[]
  itemCells: (hazard: ReportHazard) => string[]
  evaluationLabels: { level: string; tier: string }
  emptyText: string
}

const activityForm: RecordForm = {
  kinds: ['activity'],
  subject: '作业活动',
  itemColumns: [
    { key: 'item', label: '作业步骤', width: 8, format: 'text' },
    { key: 'deviation', label: '危险源或潜在事件（人、物、作业环境、管理）', width: 11, format: 'text' },
    { key: 'accident', label: '可能发生的事故类型及后果', width: 8, format: 'text' },
  ],
  itemCells: (hazard) => [hazard.item, hazard.deviation, accidentText(hazard)],
  evaluationLabels: { level: '风险分级', tier: '管控层级' },
  emptyText: '这项作业还没有分解步骤',
}

const checklistForm: RecordForm = {
  kinds: ['facility', 'place'],
  subject: '设备设施',
  itemColumns: [
    { key: 'item', label: '检查项目', width: 7, format: 'text' },
    { key: 'standard', label: '标准', width: 9, format: 'text' },
    { key: 'deviation', label: '不符合标准情况及后果', width: 11, format: 'text' },
  ],
  itemCells: (hazard) => [hazard.item, hazard.standard, joined([hazard.deviation, accidentText(hazard)], '；')],
  evaluationLabels: { level: '风险分级', tier: '管控级别' },
  emptyText: '这里还没有检查项目',
}

function recordColumns(form: RecordForm, hazards: readonly ReportHazard[]): Column[] {
  return [
    sequenceColumn,
    ...form.itemColumns,
    ...controlColumns('现有控制措施', 8, 'inPlace-'),
    ...evaluationColumns(hazards, 3.6),
    { key: 'level', label: form.evaluationLabels.level, width: 5.5, format: 'level' },
    { key: 'tier', label: form.evaluationLabels.tier, width: 7, format: 'text' },
    ...controlColumns('建议新增（改进）措施', 4.6, 'planned-'),
    { key: 'remark', label: '备注', width: 4, format: 'text' },
  ]
}

function recordRow(
  data: ReportData,
  form: RecordForm,
  hazard: ReportHazard,
  index: number,
  isNamingPack: boolean,
): Cell[] {
  return [
    index + 1,
    ...form.itemCells(hazard),
    ...controlCells(hazard, 'inPlace'),
    ...evaluationCells(hazard.current, hazard.currentExplanation, isNamingPack),
    levelCell(hazard),
    controlTierText(data, hazard),
    ...controlCells(hazard, 'planned'),
    hazard.remark,
  ]
}

/** Names of those who evaluated, and the day of the last evaluation. */
function analysedBy(hazards: readonly ReportHazard[]) {
  const evaluations = hazards.flatMap(({ current }) => (current === null ? [] : [current]))
  const names = [...new Set(evaluations.map(({ evaluatorName }) => evaluatorName).filter((name) => name !== ''))]
  return signature(
    '分析人',
    names.join('、'),
    evaluations
      .map(({ evaluatedOn }) => evaluatedOn)
      .sort()
      .at(-1) ?? null,
  )
}

function recordBlocks(
  data: ReportData,
  form: RecordForm,
  columns: Column[],
  part: RegisterPart,
  isNamingPack: boolean,
): Block[] {
  const { riskPoint, hazards } = part
  return [
    {
      kind: 'fields',
      columns: 4,
      items: [
        field('单位（风险点）', joined([riskPoint.unitName, placeOf(riskPoint)], '／')),
        field('岗位', riskPoint.post),
        field(riskPoint.kind === 'place' ? riskPointKinds.place : form.subject, riskPoint.name),
        field('№', riskPoint.number),
      ],
    },
    {
      kind: 'table',
      columns,
      rows: hazards.map((hazard, index) => recordRow(data, form, hazard, index, isNamingPack)),
      emptyText: form.emptyText,
    },
    { kind: 'signatures', items: [analysedBy(hazards), signature('审核人'), signature('审定人')] },
  ]
}

function composeRecords(definition: ReportDefinition, data: ReportData, form: RecordForm): ReportDocument {
  const parts = registerParts(data, form.kinds)
  const hazards = parts.flatMap((part) => part.hazards)
  const columns = recordColumns(form, hazards)
  const isSeveral = parts.length > 1
  const blocks = parts.flatMap((part, index): Block[] => [
    ...(index > 0 ? [{ kind: 'pageBreak' } as const] : []),
    ...(isSeveral
      ? [{ kind: 'heading', level: 2, text: `${part.riskPoint.number} ${part.riskPoint.name}` } as const]
      : []),
    ...recordBlocks(data, form, columns, part, namesPacks(hazards)),
  ])
  return documentOf(definition, data, {
    paper: 'A3',
    hazards,
    notes: ['风险评价为落实现有控制措施之后的现有风险', ...methodNotes(hazards), ...missingEvaluationNotes(hazards)],
    blocks: blocks.length > 0 ? blocks : [{ kind: 'table', columns, rows: [], emptyText: form.emptyText }],
  })
}

const countHazards = (data: ReportData, form: RecordForm): number =>
  registerParts(data, form.kinds).reduce((sum, part) => sum + part.hazards.length, 0)

export const jhaRecord: ReportDefinition = {
  id: 'jha-record',
  title: '工作危害分析（JHA）+评价记录',
  purpose: '管风险',
  why: '一步一步写清作业里会出什么事、怎么防，是安全教育和操作规程的底稿。',
  basis: '《安全生产法》（2021）第四十一条；列名取自工贸企业通行样表，DB37/T 2882 系列附录原文未核实',
  formats: tableFormats,
  asks: ['riskPoint', 'area'],
  needs: ['register'],
  countRows: (data) => countHazards(data, activityForm),
  compose: (data) => composeRecords(jhaRecord, data, activityForm),
}

export const sclRecord: ReportDefinition = {
  id: 'scl-record',
  title: '安全检查表分析（SCL）+评价记录',
  purpose: '管风险',
  why: '逐项写清设备和场所正常时什么样、不正常会怎样，日常检查照着它查。',
  basis: '《安全生产法》（2021）第四十一条；列名取自工贸企业通行样表，DB37/T 2882 系列附录原文未核实',
  formats: tableFormats,
  asks: ['riskPoint', 'area'],
  needs: ['register'],
  countRows: (data) => countHazards(data, checklistForm),
  compose: (data) => composeRecords(sclRecord, data, checklistForm),
}
