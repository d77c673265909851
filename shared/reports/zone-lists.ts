/** The two lists of 江苏 by risk zone: 危险（有害）因素排查辨识清单 and 安全风险管控清单. */
import type { RiskPointRow } from '#shared/contract/risk-point'
import { hazardFactors } from '#shared/domain/hazard'
import { type RiskLevel, riskLevelColourNames, riskLevelLabels, riskLevels } from '#shared/domain/risk-level'
import type { ReportData, ReportDefinition, ReportHazard } from './definition.ts'
import {
  approvalSignatures,
  countColumn,
  documentOf,
  joined,
  namesIn,
  ownFormNote,
  sequenceColumn,
  tableFormats,
} from './parts.ts'
import {
  accidentText,
  allKinds,
  basisColumn,
  basisText,
  controlSummary,
  levelCell,
  missingEvaluationNotes,
  placeOf,
  registerParts,
  responsibilityOf,
} from './register-parts.ts'
import type { Cell, Column } from './report-document.ts'

interface Entry {
  riskPoint: RiskPointRow
  hazard: ReportHazard
}
interface Zone {
  name: string
  entries: Entry[]
}

/** The hazards of each area in the order of the areas; what has no area comes last. */
function zonesOf(data: ReportData): Zone[] {
  const entries = registerParts(data, allKinds).flatMap(({ riskPoint, hazards }) =>
    hazards.map((hazard): Entry => ({ riskPoint, hazard })),
  )
  const byArea = Map.groupBy(entries, ({ riskPoint }) => riskPoint.areaName || '未分区')
  const known = data.areas.map(({ name }) => name).filter((name) => byArea.has(name))
  return [...new Set([...known, ...byArea.keys()])].map((name) => ({ name, entries: byArea.get(name) ?? [] }))
}

const countEntries = (data: ReportData): number => zonesOf(data).reduce((sum, { entries }) => sum + entries.length, 0)

const zoneColumn: Column = { key: 'zone', label: '风险分区', width: 6, format: 'text', align: 'center' }
const numberColumn: Column = { ...sequenceColumn, width: 2.8 }

const identificationColumns: Column[] = [
  zoneColumn,
  numberColumn,
  { key: 'place', label: '场所/环节/部位', width: 16, format: 'text' },
  { key: 'factor', label: '因素类别', width: 5, format: 'text', align: 'center' },
  { key: 'deviation', label: '危险（有害）因素', width: 20, format: 'text' },
  { key: 'accident', label: '可能的事故类型及后果', width: 13, format: 'text' },
  { key: 'handler', label: '经办人', width: 5, format: 'text', align: 'center' },
  { key: 'identifiedOn', label: '辨识日期', width: 6, format: 'date' },
  { key: 'remark', label: '备注', width: 6, format: 'text' },
]

const identificationRow =
  (zone: string) =>
  ({ riskPoint, hazard }: Entry, index: number): Cell[] => {
    const evaluation = hazard.current ?? hazard.inherent
    return [
      zone,
      index + 1,
      joined([riskPoint.name, hazard.item, placeOf(riskPoint)], '／'),
      hazardFactors[hazard.hazardFactor],
      hazard.deviation,
      accidentText(hazard),
      evaluation?.evaluatorName ?? '',
      evaluation?.evaluatedOn ?? null,
      hazard.remark,
    ]
  }

export const hazardIdentificationList: ReportDefinition = {
  id: 'hazard-identification-list',
  title: '危险（有害）因素排查辨识清单',
  purpose: '建体系',
  why: '「两单」的第一单：按分区把每处的危险因素和可能的后果列全，写明是谁辨识的。',
  basis:
    '江苏「两单」：危险（有害）因素排查辨识清单、安全风险管控清单；字段（风险分区、经办人、场所/环节/部位、危险因素、后果）取自企业在用系统，列的顺序和其余列未核实',
  formats: tableFormats,
  asks: ['area'],
  needs: ['register'],
  countRows: countEntries,
  compose: (data) => {
    const zones = zonesOf(data)
    return documentOf(hazardIdentificationList, data, {
      notes: [
        ownFormNote,
        '风险分区即本企业的区域；经办人和辨识日期取最近一次评价',
        ...missingEvaluationNotes(zones.flatMap(({ entries }) => entries.map(({ hazard }) => hazard))),
      ],
      blocks: [
        {
          kind: 'table',
          columns: identificationColumns,
          rows: zones.flatMap(({ name, entries }) => entries.map(identificationRow(name))),
          mergeEqual: ['zone'],
          emptyText: '还没有辨识危险（有害）因素',
        },
        approvalSignatures(data),
      ],
    })
  },
}

const controlColumns: Column[] = [
  zoneColumn,
  numberColumn,
  { key: 'name', label: '安全风险名称', width: 14, format: 'text' },
  { key: 'riskPoint', label: '风险点', width: 7.5, format: 'text' },
  { key: 'place', label: '所处位置\n（场所/部位/环节）', width: 8, format: 'text' },
  { key: 'level', label: '等级', width: 6, format: 'level' },
  basisColumn,
  { key: 'accidentTypes', label: '可能导致的事故类型', width: 7, format: 'text' },
  { key: 'controls', label: '管控措施', width: 24, format: 'text' },
  { key: 'unit', label: '责任部门', width: 6, format: 'text' },
  { key: 'responsible', label: '责任人', width: 4.5, format: 'text', align: 'center' },
]

const figureColumns: Column[] = [
  { key: 'zoneName', label: '风险分区', width: 14, format: 'text' },
  ...riskLevels.map((level) =>
    countColumn(level, `${riskLevelLabels[level]}（${riskLevelColourNames[level]}）`, { width: 6 }),
  ),
  countColumn('unrated', '未评价', { width: 6 }),
  countColumn('total', '合计', { width: 6 }),
]

const levelOrder = (level: RiskLevel | null): number => (level === null ? riskLevels.length : riskLevels.indexOf(level))

const byLevel = ({ entries }: Zone): Entry[] =>
  entries.toSorted((left, right) => levelOrder(left.hazard.currentLevel) - levelOrder(right.hazard.currentLevel))

/** How many of each level, not evaluated and all. */
function figures(name: string, entries: readonly Entry[]): Cell[] {
  const countOf = (level: RiskLevel | null) => entries.filter(({ hazard }) => hazard.currentLevel === level).length
  return [name, ...riskLevels.map(countOf), countOf(null), entries.length]
}

export const riskControlList: ReportDefinition = {
  id: 'risk-control-list',
  title: '安全风险管控清单',
  purpose: '管风险',
  why: '「两单」的第二单：条例要求的八项内容按分区列在一张表里，作业、设备、场所不分开。',
  basis:
    '《江苏省生产经营单位安全风险管理条例》第十一条（名称、风险点、所处位置、等级、可能导致的事故类型、管控措施、责任部门、责任人）；《安全生产法》（2021）第四十一条',
  formats: tableFormats,
  asks: ['area'],
  needs: ['register'],
  countRows: countEntries,
  compose: (data) => {
    const names = namesIn(data)
    const zones = zonesOf(data)
    const all = zones.flatMap(({ entries }) => entries)
    const hazards = all.map(({ hazard }) => hazard)
    const rows = zones.flatMap((zone) =>
      byLevel(zone).map(({ riskPoint, hazard }, index): Cell[] => [
        zone.name,
        index + 1,
        joined([hazard.item, hazard.deviation], '：'),
        riskPoint.name,
        placeOf(riskPoint),
        levelCell(hazard),
        basisText(hazard.currentExplanation),
        hazard.accidentTypes.join('、'),
        controlSummary(hazard),
        ...responsibilityOf(hazard, riskPoint, names),
      ]),
    )
    return documentOf(riskControlList, data, {
      paper: 'A3',
      hazards,
      notes: [
        '列名按条例第十一条的内容拟定，样式未核实',
        '等级为落实管控措施之后的现有风险；每个分区从高到低排列',
        ...missingEvaluationNotes(hazards),
      ],
      blocks: [
        { kind: 'heading', level: 2, text: '一、分区汇总' },
        {
          kind: 'table',
          columns: figureColumns,
          rows: [...zones.map(({ name, entries }) => figures(name, entries)), figures('合计', all)],
          sumRows: [zones.length],
        },
        { kind: 'heading', level: 2, text: '二、管控清单' },
        { kind: 'table', columns: controlColumns, rows, mergeEqual: ['zone'], emptyText: '还没有辨识危险源' },
        approvalSignatures(data),
      ],
    })
  },
}
