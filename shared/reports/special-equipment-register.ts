/** 特种设备台账: the register itself, with how many of each kind are in use and due. */
import {
  equipmentConclusions,
  equipmentInspectionLabels,
  type SpecialEquipment,
  specialEquipmentKinds,
  specialEquipmentStates,
} from '#shared/domain/special-equipment'
import { earlyWarningDays, equipmentInspection } from '#shared/rules/special-equipment'
import type { ReportDefinition } from './definition.ts'
import { countColumn, documentOf, joined, namesIn, sequenceColumn, signature, tableFormats } from './parts.ts'
import type { Cell, Column } from './report-document.ts'

const columns: Column[] = [
  { ...sequenceColumn, width: 2.6 },
  { key: 'name', label: '设备名称', width: 7.5, format: 'text' },
  { key: 'kind', label: '种类', width: 6, format: 'text' },
  { key: 'registration', label: '登记证号', width: 7, format: 'text' },
  { key: 'model', label: '规格型号', width: 6.5, format: 'text' },
  { key: 'maker', label: '制造单位', width: 6, format: 'text' },
  { key: 'serial', label: '出厂编号', width: 5, format: 'text' },
  { key: 'place', label: '使用部门', width: 7, format: 'text' },
  { key: 'state', label: '状态', width: 3.2, format: 'text', align: 'center' },
  { key: 'inspectedOn', label: '最近检验日期', width: 5.8, format: 'date' },
  { key: 'report', label: '检验报告编号', width: 5.5, format: 'text' },
  { key: 'nextOn', label: '下次检验日期', width: 5.8, format: 'date' },
  { key: 'conclusion', label: '检验结论', width: 4, format: 'text', align: 'center' },
  { key: 'body', label: '检验单位', width: 7.5, format: 'text' },
  { key: 'inspection', label: '检验情况', width: 5, format: 'text', align: 'center' },
  { key: 'remark', label: '备注', width: 6, format: 'text' },
]

const kindColumns: Column[] = [
  { key: 'kindName', label: '种类', width: 14, format: 'text' },
  countColumn('inUse', '在用'),
  countColumn('stopped', '停用'),
  countColumn('scrapped', '报废'),
  countColumn('total', '合计'),
  countColumn('due', `${earlyWarningDays} 天内到期`),
  countColumn('bad', '超期、不合格或没有检验日期'),
]

function figures(label: string, equipment: readonly SpecialEquipment[], today: string): Cell[] {
  const ofState = (state: SpecialEquipment['state']) => equipment.filter((one) => one.state === state).length
  const standing = equipment.map((one) => equipmentInspection(one, today))
  return [
    label,
    ofState('inUse'),
    ofState('stopped'),
    ofState('scrapped'),
    equipment.length,
    standing.filter((one) => one === 'dueSoon').length,
    standing.filter((one) => one === 'overdue' || one === 'unqualified' || one === 'unknown').length,
  ]
}

export const specialEquipmentRegister: ReportDefinition = {
  id: 'special-equipment-register',
  title: '特种设备台账',
  purpose: '归档',
  why: '一台一行，登记证号和检验日期对得上设备，检查和申报检验都照它来。',
  basis:
    '《特种设备安全法》关于安全技术档案的规定，条文未核实；列取自公开的达标台账字段（设备名称、登记证号、规格型号、制造单位、出厂编号、使用部门、检验日期与报告编号、结论、检验单位）',
  formats: tableFormats,
  asks: [],
  needs: ['specialEquipment'],
  countRows: ({ specialEquipment: { register } }) => register.length,
  compose: (data) => {
    const names = namesIn(data)
    const { register } = data.specialEquipment
    const byKind = Map.groupBy(register, ({ kind }) => kind)
    const kindRows = Object.entries(specialEquipmentKinds).flatMap(([kind, label]) => {
      const own = byKind.get(kind as SpecialEquipment['kind'])
      return own ? [figures(label, own, data.today)] : []
    })
    return documentOf(specialEquipmentRegister, data, {
      notes: [
        '种类、状态、检验情况三列为本软件增加；制造单位、出厂编号、检验报告编号软件不保存，需要时手工补记',
        '检验有效期以检验报告为准',
      ],
      blocks: [
        { kind: 'heading', level: 2, text: '一、分种类台数' },
        {
          kind: 'table',
          columns: kindColumns,
          rows: kindRows.length === 0 ? [] : [...kindRows, figures('合计', register, data.today)],
          ...(kindRows.length === 0 ? {} : { sumRows: [kindRows.length] }),
          emptyText: '台账里还没有特种设备',
        },
        { kind: 'heading', level: 2, text: '二、台账' },
        {
          kind: 'table',
          columns,
          rows: register.map((one, index): Cell[] => [
            index + 1,
            one.name,
            specialEquipmentKinds[one.kind],
            one.registrationNumber,
            one.model,
            '',
            '',
            joined([names.unit(one.unitId), names.area(one.areaId)], '／'),
            specialEquipmentStates[one.state],
            one.inspectedOn,
            '',
            one.nextInspectionOn,
            equipmentConclusions[one.conclusion],
            one.inspectionBody,
            equipmentInspectionLabels[equipmentInspection(one, data.today)],
            one.remark,
          ]),
          emptyText: '台账里还没有特种设备',
        },
        {
          kind: 'signatures',
          items: [signature('建档人'), signature('安全总监（安全管理负责人）', data.enterprise.safetyManager)],
        },
      ],
    })
  },
}
