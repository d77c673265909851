/** 安全风险点清单 in the form in which 安徽 collects it: one number for each risk point. */
import { riskPointKinds } from '#shared/domain/risk-point'
import { highestRating } from '#shared/rules/highest-rating'
import type { ReportDefinition, ReportHazard } from './definition.ts'
import { documentOf, field, sequenceColumn, submissionSignatures, tableFormats } from './parts.ts'
import {
  allKinds,
  basisColumn,
  controlSummary,
  notEvaluated,
  numbered,
  placeOf,
  registerParts,
} from './register-parts.ts'
import type { Cell, Column } from './report-document.ts'

const described = ['风险点描述']
const placed = ['风险点所在位置']
const owned = ['风险点所在单元']

const columns: Column[] = [
  { ...sequenceColumn, width: 2.6 },
  { key: 'unit', label: '上报单元', width: 5, format: 'text' },
  { key: 'filledOn', label: '填报日期', width: 7, format: 'date' },
  { key: 'kind', label: '类别', groups: described, width: 5, format: 'text', align: 'center' },
  { key: 'category', label: '分类名称', groups: described, width: 5, format: 'text' },
  { key: 'name', label: '具体名称', groups: described, width: 7, format: 'text' },
  { key: 'feature', label: '风险特征', groups: described, width: 6.5, format: 'text' },
  { key: 'condition', label: '产生条件', groups: described, width: 17, format: 'text' },
  { key: 'consequence', label: '可能导致的后果', groups: described, width: 10, format: 'text' },
  { key: 'city', label: '市', groups: placed, width: 3, format: 'text' },
  { key: 'district', label: '县/区', groups: placed, width: 3.4, format: 'text' },
  { key: 'authority', label: '主管（监管）单位/街道', groups: placed, width: 4.6, format: 'text' },
  { key: 'enterprise', label: '单位名称', groups: placed, width: 6.5, format: 'text' },
  { key: 'address', label: '详细地址', groups: placed, width: 9, format: 'text' },
  { key: 'coordinates', label: '坐标（经纬度）', groups: placed, width: 4, format: 'text' },
  { key: 'responsible', label: '负责人', groups: owned, width: 4, format: 'text', align: 'center' },
  { key: 'phone', label: '联系电话', groups: owned, width: 7, format: 'text', align: 'center' },
  { key: 'level', label: '风险等级', width: 7, format: 'level' },
  { ...basisColumn, width: 12 },
  { key: 'controls', label: '管控措施', width: 38, format: 'text' },
]

const distinct = (texts: readonly string[]): string[] => [...new Set(texts.filter((text) => text !== ''))]

/** Measures of all its hazards, each hazard named before its own. */
const measuresOf = (hazards: readonly ReportHazard[]): string =>
  hazards
    .map((hazard) => ({ item: hazard.item, text: controlSummary(hazard).replaceAll('\n', '；') }))
    .filter(({ text }) => text !== '')
    .map(({ item, text }) => `${item}：${text}`)
    .join('\n')

export const riskPointReportList: ReportDefinition = {
  id: 'risk-point-report-list',
  title: '安全风险点清单（上报式）',
  purpose: '报监管',
  why: '属地按「一点一号」收风险点时照这份清单抄报，安徽等地用这样的列。',
  basis: '安徽省「安全风险点清单」表样（一点一号），列名已核对；风险特征、产生条件两栏填什么未核实',
  formats: tableFormats,
  asks: ['area'],
  needs: ['register'],
  countRows: (data) => registerParts(data, allKinds).length,
  compose: (data) => {
    const { enterprise, people, today } = data
    const parts = registerParts(data, allKinds)
    const phones = new Map(people.map(({ id, phone }) => [id, phone]))
    const unrated = parts.filter(({ hazards }) => highestRating(hazards).level === null).length
    const rows = parts.map(({ riskPoint, hazards }, index): Cell[] => {
      const { level, basis } = highestRating(hazards)
      return [
        index + 1,
        riskPoint.unitName,
        today,
        riskPointKinds[riskPoint.kind],
        riskPoint.facilityCategory || riskPoint.post,
        `${riskPoint.number} ${riskPoint.name}`,
        distinct(hazards.flatMap(({ accidentTypes }) => accidentTypes)).join('、'),
        numbered(distinct(hazards.map(({ deviation }) => deviation))),
        distinct(hazards.map(({ consequence }) => consequence)).join('；'),
        '',
        '',
        '',
        enterprise.name,
        [enterprise.address, placeOf(riskPoint)].filter((part) => part !== '').join(' '),
        '',
        riskPoint.responsibleName,
        phones.get(riskPoint.responsiblePersonId ?? '') ?? '',
        level ?? notEvaluated,
        basis,
        measuresOf(hazards),
      ]
    })
    return documentOf(riskPointReportList, data, {
      paper: 'A3',
      hazards: parts.flatMap(({ hazards }) => hazards),
      notes: [
        '风险等级取该风险点各危险源现有风险的最高级',
        '风险特征填事故类型、产生条件填危险源，为本软件推定，未核实；市、县/区、主管单位、坐标请手工填写',
        ...(unrated > 0 ? [`有 ${unrated} 个风险点尚未评价`] : []),
      ],
      blocks: [
        {
          kind: 'fields',
          columns: 3,
          items: [
            field('上报单位', enterprise.name),
            field('联系人', enterprise.safetyManager),
            field('联系电话', enterprise.safetyPhone),
          ],
        },
        { kind: 'table', columns, rows, emptyText: '还没有登记风险点' },
        submissionSignatures(data),
      ],
    })
  },
}
