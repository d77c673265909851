import { z } from 'zod'
import {
  equipmentInspectionLabels,
  equipmentOperator,
  equipmentOperatorFields,
  operatorCertificateLabels,
  specialEquipment,
  specialEquipmentFields,
} from '#shared/domain/special-equipment'
import { nothing, query } from './operation.ts'
import { recordOperations } from './record-operations.ts'

const keys = <T extends object>(value: T) => Object.keys(value) as [keyof T & string, ...(keyof T & string)[]]
const ratio = z.object({ numerator: z.number().int(), denominator: z.number().int() })

export const equipmentRow = specialEquipment.extend({
  unitName: z.string(),
  areaName: z.string(),
  inspection: z.enum(keys(equipmentInspectionLabels)),
})
export type EquipmentRow = z.infer<typeof equipmentRow>

export const operatorRow = equipmentOperator.extend({ certificate: z.enum(keys(operatorCertificateLabels)) })
export type OperatorRow = z.infer<typeof operatorRow>

export const specialEquipmentOperations = {
  ...recordOperations('special-equipment', '特种设备', specialEquipmentFields, specialEquipment, ['riskPoint']),
  ...recordOperations('equipment-operator', '特种设备作业人员', equipmentOperatorFields, equipmentOperator, [
    'riskPoint',
  ]),
  /** The register, the operators and the three rates of today. */
  'special-equipment.overview': query(
    '特种设备三率',
    nothing,
    z.object({
      equipment: z.array(equipmentRow),
      operators: z.array(operatorRow),
      rates: z.object({ registration: ratio, inspection: ratio, certificate: ratio }),
    }),
  ),
}
