/** The lists that open a risk register: 风险点登记台账, 作业活动清单, 设备设施清单, 作业场所清单. */
import type { RiskPointRow } from '#shared/contract/risk-point'
import { activityFrequencies, riskPointKinds } from '#shared/domain/risk-point'
import type { ReportData, ReportDefinition, ReportHazard } from './definition.ts'
import { controlNumberLabel } from './document-content.ts'
import {
  approvalSignatures,
  countColumn,
  documentOf,
  field,
  ownFormNote,
  sequenceColumn,
  signature,
  tableFormats,
} from './parts.ts'
import { highestRating } from '#shared/rules/highest-rating'
import { allKinds, basisColumn, notEvaluated, placeOf, registerParts } from './register-parts.ts'
import type { Block, Cell, Column } from './report-document.ts'

const remarkColumn: Column = { key: 'remark', label: '备注', width: 8, format: 'text' }

function accidentTypesOf(hazards: readonly ReportHazard[]): string {
  return [...new Set(hazards.flatMap((hazard) => hazard.accidentTypes))].join('、')
}

const ledgerColumns: Column[] = [
  sequenceColumn,
  { key: 'number', label: '风险点编号', width: 5.5, format: 'text', align: 'center' },
  { key: 'name', label: '风险点名称', width: 11.5, format: 'text' },
  { key: 'kind', label: '类型', width: 5.5, format: 'text', align: 'center' },
  { key: 'accidentTypes', label: '可能导致的主要事故类型', width: 12.5, format: 'text' },
  { key: 'place', label: '区域位置', width: 12.5, format: 'text' },
  { key: 'unit', label: '所属单位（责任单位）', width: 9, format: 'text' },
  { key: 'responsible', label: '责任人', width: 5, format: 'text', align: 'center' },
  { key: 'level', label: '风险等级', width: 6.5, format: 'level' },
  { ...basisColumn, width: 14 },
  { ...remarkColumn, width: 6.5 },
]

export const riskPointLedger: ReportDefinition = {
  id: 'risk-point-ledger',
  title: '风险点登记台账',
  purpose: '建体系',
  why: '先说清厂里有哪些风险点，后面的辨识、评价、检查都从这里来。',
  basis: '《安全生产法》（2021）第四十一条；台账名称见 DB37/T 2882 系列，列名未核实',
  formats: tableFormats,
  asks: ['area'],
  needs: ['register'],
  countRows: (data) => registerParts(data, allKinds).length,
  compose: (data) => {
    const parts = registerParts(data, allKinds)
    const hazards = parts.flatMap((part) => part.hazards)
    const unevaluated = parts.filter((part) => highestRating(part.hazards).level === null).length
    const rows = parts.map(({ riskPoint, hazards: own }, index): Cell[] => {
      const { level, basis } = highestRating(own)
      return [
        index + 1,
        riskPoint.number,
        riskPoint.name,
        riskPointKinds[riskPoint.kind],
        accidentTypesOf(own),
        placeOf(riskPoint),
        riskPoint.unitName,
        riskPoint.responsibleName,
        level ?? notEvaluated,
        basis,
        riskPoint.remark,
      ]
    })
    return documentOf(riskPointLedger, data, {
      hazards,
      notes: [
        ownFormNote,
        '风险等级取该风险点各危险源现有风险的最高级，评价依据为最高的那一项',
        ...(unevaluated > 0 ? [`有 ${unevaluated} 个风险点尚未评价`] : []),
      ],
      blocks: [
        { kind: 'table', columns: ledgerColumns, rows, emptyText: '还没有登记风险点' },
        approvalSignatures(data),
      ],
    })
  },
}

const activityColumns: Column[] = [
  sequenceColumn,
  { key: 'number', label: '编号', width: 5.5, format: 'text', align: 'center' },
  { key: 'post', label: '岗位/地点', width: 14, format: 'text' },
  { key: 'name', label: '作业活动名称', width: 12, format: 'text' },
  { key: 'content', label: '作业活动内容', width: 24, format: 'text' },
  { key: 'frequency', label: '活动频率', width: 8, format: 'text', align: 'center' },
  { key: 'unit', label: '责任单位', width: 8, format: 'text' },
  remarkColumn,
]

/** 填表人、审核人: the foot of the inventory forms. */
const filledAndChecked: Block = {
  kind: 'signatures',
  items: [signature('填表人'), signature('审核人')],
}

function formHead(data: ReportData): Block {
  return {
    kind: 'fields',
    columns: 2,
    items: [field('单位', data.enterprise.name), field(controlNumberLabel, data.documentNumber)],
  }
}

export const activityList: ReportDefinition = {
  id: 'activity-list',
  title: '作业活动清单',
  purpose: '建体系',
  why: '把做的活列全，才能逐步分析每一步的危险。',
  basis: '《安全生产法》（2021）第四十一条；清单属双重预防体系文件，列名未核实',
  formats: tableFormats,
  asks: ['area'],
  needs: ['register'],
  countRows: (data) => registerParts(data, ['activity']).length,
  compose: (data) => {
    const rows = registerParts(data, ['activity']).map(({ riskPoint }, index): Cell[] => [
      index + 1,
      riskPoint.number,
      [riskPoint.post, placeOf(riskPoint)].filter((part) => part !== '').join('／'),
      riskPoint.name,
      riskPoint.activityContent,
      activityFrequencies[riskPoint.activityFrequency],
      riskPoint.unitName,
      riskPoint.remark,
    ])
    return documentOf(activityList, data, {
      notes: [ownFormNote],
      blocks: [
        formHead(data),
        { kind: 'table', columns: activityColumns, rows, emptyText: '还没有登记作业活动' },
        filledAndChecked,
      ],
    })
  },
}

const facilityColumns: Column[] = [
  sequenceColumn,
  { key: 'number', label: '编号', width: 5.5, format: 'text', align: 'center' },
  { key: 'name', label: '设备名称', width: 13, format: 'text' },
  { key: 'category', label: '类别', width: 7, format: 'text', align: 'center' },
  { key: 'model', label: '型号', width: 9, format: 'text' },
  { key: 'tagNumber', label: '位号', width: 8, format: 'text' },
  { key: 'place', label: '所在部位', width: 13, format: 'text' },
  countColumn('quantity', '数量', { width: 3.5 }),
  { key: 'special', label: '是否特种设备', width: 4.5, format: 'text', align: 'center' },
  { key: 'unit', label: '责任单位', width: 8, format: 'text' },
  remarkColumn,
]

const placeColumns: Column[] = [
  sequenceColumn,
  { key: 'number', label: '编号', width: 5.5, format: 'text', align: 'center' },
  { key: 'name', label: '场所名称', width: 18, format: 'text' },
  { key: 'place', label: '所在部位', width: 20, format: 'text' },
  { key: 'post', label: '涉及岗位', width: 10, format: 'text' },
  { key: 'unit', label: '责任单位', width: 10, format: 'text' },
  { key: 'responsible', label: '责任人', width: 6, format: 'text', align: 'center' },
  { ...remarkColumn, width: 16 },
]

const facilityRow = (point: RiskPointRow, index: number): Cell[] => [
  index + 1,
  point.number,
  point.name,
  point.facilityCategory,
  point.model,
  point.tagNumber,
  placeOf(point),
  point.quantity,
  point.isSpecialEquipment ? '是' : '否',
  point.unitName,
  point.remark,
]

const placeRow = (point: RiskPointRow, index: number): Cell[] => [
  index + 1,
  point.number,
  point.name,
  placeOf(point),
  point.post,
  point.unitName,
  point.responsibleName,
  point.remark,
]

export const facilityList: ReportDefinition = {
  id: 'facility-list',
  title: '设备设施清单',
  purpose: '建体系',
  why: '把设备设施和场所列全，才能逐项对照标准检查。',
  basis: '《安全生产法》（2021）第四十一条；清单属双重预防体系文件，列名未核实',
  formats: tableFormats,
  asks: ['area'],
  needs: ['register'],
  countRows: (data) => registerParts(data, ['facility', 'place']).length,
  compose: (data) => {
    const rowsOf = (kind: 'facility' | 'place', row: (point: RiskPointRow, index: number) => Cell[]) =>
      registerParts(data, [kind]).map(({ riskPoint }, index) => row(riskPoint, index))
    return documentOf(facilityList, data, {
      notes: [ownFormNote],
      blocks: [
        formHead(data),
        { kind: 'heading', level: 2, text: '一、设备设施' },
        {
          kind: 'table',
          columns: facilityColumns,
          rows: rowsOf('facility', facilityRow),
          emptyText: '还没有登记设备设施',
        },
        { kind: 'heading', level: 2, text: '二、作业场所' },
        { kind: 'table', columns: placeColumns, rows: rowsOf('place', placeRow), emptyText: '还没有登记作业场所' },
        filledAndChecked,
      ],
    })
  },
}

export const placeList: ReportDefinition = {
  id: 'place-list',
  title: '作业场所清单',
  purpose: '建体系',
  why: '场所、部位、区域也是风险点，单列一张清单，不和设备混在一起。',
  basis: '《安全生产法》（2021）第四十一条；作业场所清单（风险点）见双重预防体系文件目录，列名未核实',
  formats: tableFormats,
  asks: ['area'],
  needs: ['register'],
  countRows: (data) => registerParts(data, ['place']).length,
  compose: (data) =>
    documentOf(placeList, data, {
      notes: [ownFormNote],
      blocks: [
        formHead(data),
        {
          kind: 'table',
          columns: placeColumns,
          rows: registerParts(data, ['place']).map(({ riskPoint }, index) => placeRow(riskPoint, index)),
          emptyText: '还没有登记作业场所',
        },
        filledAndChecked,
      ],
    }),
}
