import { z } from 'zod'
import { choice, flag, longText, optionalDay, recordOf, reference, requiredText, text } from './fields.ts'

/** Kinds of the catalogue of special equipment (特种设备目录，质检总局公告2014年第114号，未核实); those that a factory may have. */
export const specialEquipmentKinds = {
  boiler: '锅炉',
  pressureVessel: '压力容器（含气瓶）',
  pressurePipe: '压力管道',
  elevator: '电梯',
  crane: '起重机械',
  vehicle: '场（厂）内专用机动车辆',
  other: '其他',
} as const
export type SpecialEquipmentKind = keyof typeof specialEquipmentKinds

export const specialEquipmentStates = { inUse: '在用', stopped: '停用', scrapped: '报废' } as const
export const equipmentConclusions = { none: '未检验', qualified: '合格', unqualified: '不合格' } as const

/** 特种设备台账: one line for each piece of equipment. */
export const specialEquipmentFields = z.object({
  name: requiredText('设备名称', 100, { usedIn: '特种设备三率报表' }),
  kind: choice('设备种类', ['boiler', 'pressureVessel', 'pressurePipe', 'elevator', 'crane', 'vehicle', 'other']),
  registrationNumber: text('使用登记证编号', 60, { help: '没有登记的留空，登记率会少一台' }),
  model: text('规格型号', 100),
  state: z.enum(['inUse', 'stopped', 'scrapped']).default('inUse').meta({ label: '使用状态' }),
  unitId: reference('使用部门'),
  areaId: reference('区域'),
  inspectedOn: optionalDay('最近检验日期'),
  nextInspectionOn: optionalDay('下次检验日期', { help: '抄检验报告上写的日期' }),
  conclusion: z.enum(['none', 'qualified', 'unqualified']).default('none').meta({ label: '检验结论' }),
  inspectionBody: text('检验单位', 100),
  isInspectionExempt: flag('不需要定期检验', false, { help: '依据写在备注里；不计入检验率' }),
  remark: longText('备注', 300),
})
export const specialEquipment = recordOf(specialEquipmentFields)
export type SpecialEquipment = z.infer<typeof specialEquipment>

/** Somebody at a post that needs a certificate; one line for each person and 作业项目. */
export const equipmentOperatorFields = z.object({
  personId: reference('人员'),
  personName: requiredText('姓名', 30),
  workItem: requiredText('作业项目', 60, { help: '证书上写的作业项目，例如 叉车司机 N1' }),
  certificateNumber: text('证书编号', 60, { help: '还没有证的留空，持证率会少一人' }),
  validUntil: optionalDay('有效期至'),
  remark: text('备注', 200),
})
export const equipmentOperator = recordOf(equipmentOperatorFields)
export type EquipmentOperator = z.infer<typeof equipmentOperator>

/** Where a periodic inspection can stand. */
export const equipmentInspectionLabels = {
  valid: '有效期内',
  dueSoon: '快到期',
  overdue: '超期未检',
  unqualified: '检验不合格',
  unknown: '没有检验日期',
  exempt: '不需要检验',
  notInUse: '不在用',
} as const
export type EquipmentInspection = keyof typeof equipmentInspectionLabels

/** Where a certificate can stand. */
export const operatorCertificateLabels = {
  valid: '有效',
  dueSoon: '快到期',
  expired: '证书过期',
  missing: '没有证书',
} as const
export type OperatorCertificate = keyof typeof operatorCertificateLabels
