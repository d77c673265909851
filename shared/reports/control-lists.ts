/** 作业活动 and 设备设施 风险分级管控清单: the register as it is managed, one row for each hazard. */
import { type RiskPointKind, riskPointKinds } from '#shared/domain/risk-point'
import type { ReportData, ReportDefinition, ReportHazard } from './definition.ts'
import { approvalSignatures, documentOf, joined, namesIn, ownFormNote, sequenceColumn, tableFormats } from './parts.ts'
import {
  accidentText,
  basisText,
  controlCells,
  controlColumns,
  controlTierText,
  gradeText,
  levelCell,
  missingEvaluationNotes,
  registerParts,
  responsibilityOf,
} from './register-parts.ts'
import type { Cell, Column, ReportDocument } from './report-document.ts'

interface ListForm {
  kinds: readonly RiskPointKind[]
  itemGroup: string
  itemColumns: Column[]
  itemCells: (hazard: ReportHazard) => string[]
  emptyText: string
}

const activityForm: ListForm = {
  kinds: ['activity'],
  itemGroup: '作业步骤',
  itemColumns: [
    { key: 'deviation', label: '危险源或潜在事件', width: 9, format: 'text' },
    { key: 'accident', label: '可能发生的事故类型及后果', width: 8, format: 'text' },
  ],
  itemCells: (hazard) => [hazard.deviation, accidentText(hazard)],
  emptyText: '还没有作业活动的危险源',
}

const facilityForm: ListForm = {
  kinds: ['facility', 'place'],
  itemGroup: '检查项目',
  itemColumns: [
    { key: 'standard', label: '标准', width: 8, format: 'text' },
    { key: 'deviation', label: '不符合标准情况及后果', width: 9, format: 'text' },
  ],
  itemCells: (hazard) => [
    hazard.standard,
    [hazard.deviation, accidentText(hazard)].filter((part) => part !== '').join('；'),
  ],
  emptyText: '还没有设备设施或场所的检查项目',
}

function listColumns(form: ListForm): Column[] {
  return [
    { key: 'number', label: '编号', groups: ['风险点'], width: 4.6, format: 'text', align: 'center' },
    { key: 'kind', label: '类型', groups: ['风险点'], width: 3.2, format: 'text', align: 'center' },
    { key: 'name', label: '名称', groups: ['风险点'], width: 5.5, format: 'text' },
    { ...sequenceColumn, width: 2.6, groups: [form.itemGroup] },
    { key: 'item', label: '名称', groups: [form.itemGroup], width: 5.5, format: 'text' },
    ...form.itemColumns,
    { key: 'grade', label: '评价级别', width: 9, format: 'text', align: 'center' },
    { key: 'level', label: '风险分级', width: 5.4, format: 'level' },
    ...controlColumns('管控措施', 8.2, ''),
    { key: 'tier', label: '管控层级', width: 7, format: 'text' },
    { key: 'unit', label: '责任单位', width: 4.6, format: 'text' },
    { key: 'responsible', label: '责任人', width: 4, format: 'text', align: 'center' },
    { key: 'remark', label: '备注', width: 3.6, format: 'text' },
  ]
}

function composeList(definition: ReportDefinition, data: ReportData, form: ListForm): ReportDocument {
  const names = namesIn(data)
  const parts = registerParts(data, form.kinds)
  const hazards = parts.flatMap((part) => part.hazards)
  const rows = parts.flatMap(({ riskPoint, hazards: own }) =>
    own.map((hazard, index): Cell[] => [
      riskPoint.number,
      riskPointKinds[riskPoint.kind],
      riskPoint.name,
      index + 1,
      hazard.item,
      ...form.itemCells(hazard),
      joined([gradeText(hazard.currentExplanation), basisText(hazard.currentExplanation)], '\n'),
      levelCell(hazard),
      ...controlCells(hazard, 'inPlace'),
      controlTierText(data, hazard),
      ...responsibilityOf(hazard, riskPoint, names),
      hazard.remark,
    ]),
  )
  const withoutHazards = parts.length - parts.filter((part) => part.hazards.length > 0).length
  return documentOf(definition, data, {
    paper: 'A3',
    hazards,
    notes: [
      ownFormNote,
      '等级为落实管控措施之后的现有风险',
      ...missingEvaluationNotes(hazards),
      ...(withoutHazards > 0 ? [`有 ${withoutHazards} 个风险点尚未辨识危险源，未列入`] : []),
    ],
    blocks: [
      {
        kind: 'table',
        columns: listColumns(form),
        rows,
        mergeEqual: ['number', 'kind', 'name'],
        emptyText: form.emptyText,
      },
      approvalSignatures(data),
    ],
  })
}

const countHazards = (data: ReportData, form: ListForm): number =>
  registerParts(data, form.kinds).reduce((sum, part) => sum + part.hazards.length, 0)

const listBasis = '《安全生产法》（2021）第四十一条；江苏另见《江苏省生产经营单位安全风险管理条例》第十一条；列名未核实'

export const activityControlList: ReportDefinition = {
  id: 'activity-control-list',
  title: '作业活动风险分级管控清单',
  purpose: '管风险',
  why: '每项作业的风险由哪一级、谁来管、怎么管，一张表说清。',
  basis: listBasis,
  formats: tableFormats,
  asks: ['area'],
  needs: ['register'],
  countRows: (data) => countHazards(data, activityForm),
  compose: (data) => composeList(activityControlList, data, activityForm),
}

export const facilityControlList: ReportDefinition = {
  id: 'facility-control-list',
  title: '设备设施风险分级管控清单',
  purpose: '管风险',
  why: '每台设备、每个场所的风险由哪一级、谁来管、怎么管，一张表说清。',
  basis: listBasis,
  formats: tableFormats,
  asks: ['area'],
  needs: ['register'],
  countRows: (data) => countHazards(data, facilityForm),
  compose: (data) => composeList(facilityControlList, data, facilityForm),
}
