/** 特种设备三率报表 with the register and the operators that it is computed from. */
import {
  equipmentConclusions,
  equipmentInspectionLabels,
  operatorCertificateLabels,
  type SpecialEquipment,
  specialEquipmentKinds,
  specialEquipmentStates,
} from '#shared/domain/special-equipment'
import { equipmentInspection, operatorCertificate, threeRates } from '#shared/rules/special-equipment'
import type { ReportData, ReportDefinition } from './definition.ts'
import { documentOf, joined, namesIn, ownFormNote, sequenceColumn, signature, tableFormats } from './parts.ts'
import type { Cell, Column, Ratio } from './report-document.ts'

const rateColumns: Column[] = [
  { key: 'name', label: '指标', width: 8, format: 'text' },
  { key: 'denominator', label: '应有', width: 5, format: 'integer' },
  { key: 'numerator', label: '达到', width: 5, format: 'integer' },
  { key: 'rate', label: '比率', width: 5, format: 'ratio' },
  { key: 'target', label: '目标', width: 5, format: 'text', align: 'center' },
  { key: 'how', label: '计算口径', width: 24, format: 'text' },
]

const registerColumns: Column[] = [
  sequenceColumn,
  { key: 'name', label: '设备名称', width: 10, format: 'text' },
  { key: 'kind', label: '种类', width: 7, format: 'text' },
  { key: 'registration', label: '使用登记证编号', width: 9, format: 'text' },
  { key: 'model', label: '规格型号', width: 8, format: 'text' },
  { key: 'place', label: '使用部门、区域', width: 9, format: 'text' },
  { key: 'state', label: '使用状态', width: 4, format: 'text', align: 'center' },
  { key: 'inspectedOn', label: '最近检验日期', width: 6, format: 'date' },
  { key: 'nextOn', label: '下次检验日期', width: 6, format: 'date' },
  { key: 'conclusion', label: '检验结论', width: 5, format: 'text', align: 'center' },
  { key: 'body', label: '检验单位', width: 9, format: 'text' },
  { key: 'inspection', label: '检验情况', width: 6, format: 'text', align: 'center' },
]

const operatorColumns: Column[] = [
  sequenceColumn,
  { key: 'name', label: '姓名', width: 6, format: 'text', align: 'center' },
  { key: 'workItem', label: '作业项目', width: 10, format: 'text' },
  { key: 'certificate', label: '证书编号', width: 10, format: 'text' },
  { key: 'validUntil', label: '有效期至', width: 6, format: 'date' },
  { key: 'state', label: '持证情况', width: 6, format: 'text', align: 'center' },
  { key: 'remark', label: '备注', width: 10, format: 'text' },
]

const rateRow = (name: string, { numerator, denominator }: Ratio, how: string): Cell[] => [
  name,
  denominator,
  numerator,
  { numerator, denominator },
  '100%',
  how,
]

function rateRows({ specialEquipment: { register, operators }, today }: ReportData): Cell[][] {
  const { registration, inspection, certificate } = threeRates(register, operators, today)
  return [
    rateRow('使用登记率', registration, '有使用登记证编号的在用台数÷在用台数'),
    rateRow('定期检验率', inspection, '检验合格且在有效期内的台数÷在用应检台数（不需要定期检验的不计）'),
    rateRow('持证上岗率', certificate, '证书在有效期内的人次÷特种设备作业岗位人次（一人一个作业项目计一次）'),
  ]
}

function registerRow(data: ReportData) {
  const names = namesIn(data)
  return (equipment: SpecialEquipment, index: number): Cell[] => [
    index + 1,
    equipment.name,
    specialEquipmentKinds[equipment.kind],
    equipment.registrationNumber,
    equipment.model,
    joined([names.unit(equipment.unitId), names.area(equipment.areaId)], '／'),
    specialEquipmentStates[equipment.state],
    equipment.inspectedOn,
    equipment.nextInspectionOn,
    equipmentConclusions[equipment.conclusion],
    equipment.inspectionBody,
    equipmentInspectionLabels[equipmentInspection(equipment, data.today)],
  ]
}

export const specialEquipmentRates: ReportDefinition = {
  id: 'special-equipment-rates',
  title: '特种设备三率报表',
  purpose: '管风险',
  why: '登记率、检验率、持证率都要 100%，差在哪台设备、哪个人一看就知道；附台账和作业人员表。',
  basis: '《宝山工业园区2020年安全生产工作意见》三(五)2；《特种设备安全法》条文未核实；计算口径为本软件推定',
  formats: tableFormats,
  asks: [],
  needs: ['specialEquipment'],
  countRows: ({ specialEquipment: { register } }) => register.length,
  compose: (data) => {
    const { register, operators } = data.specialEquipment
    const { principal, safetyManager } = data.enterprise
    return documentOf(specialEquipmentRates, data, {
      notes: [ownFormNote, '三率的计算口径为本软件推定，未核实；检验有效期以检验报告为准'],
      blocks: [
        { kind: 'table', title: '一、三率', columns: rateColumns, rows: rateRows(data) },
        {
          kind: 'table',
          title: '二、特种设备台账',
          columns: registerColumns,
          rows: register.map(registerRow(data)),
          emptyText: '台账里还没有特种设备',
        },
        {
          kind: 'table',
          title: '三、作业人员',
          columns: operatorColumns,
          rows: operators.map((one, index): Cell[] => [
            index + 1,
            one.personName,
            one.workItem,
            one.certificateNumber,
            one.validUntil,
            operatorCertificateLabels[operatorCertificate(one, data.today)],
            one.remark,
          ]),
          emptyText: '没有登记作业人员',
        },
        {
          kind: 'signatures',
          items: [
            signature('安全员'),
            signature('安全总监（安全管理负责人）', safetyManager),
            signature('主要负责人', principal),
          ],
        },
      ],
    })
  },
}
