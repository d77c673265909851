/**
 * 特种设备三率: 使用登记率, 定期检验率, 持证上岗率, each to be 100 % (宝山工业园区2020年安全生产工作意见 三(五)2). What is divided
 * by what is our own reading (口径为本软件推定，未核实): registered of those in use, validly inspected of those in use that are
 * to be inspected, validly certified of those who work at such posts.
 */
import type {
  EquipmentInspection,
  EquipmentOperator,
  OperatorCertificate,
  SpecialEquipment,
} from '#shared/domain/special-equipment'
import { daysBetween } from './day.ts'
import type { Ratio } from './ratio.ts'

/** Days ahead from which an inspection shows in the register (90, 60, 30 are our own choice). */
export const earlyWarningDays = 90
/** Days ahead from which it is to be done now: one applies a month ahead (特种设备安全法 第四十条，未核实). */
export const applyAheadDays = 30

type Inspected = Pick<SpecialEquipment, 'state' | 'conclusion' | 'nextInspectionOn' | 'isInspectionExempt'>

/** Where the periodic inspection stands on a day; the day named on the report is still valid. */
export function equipmentInspection(equipment: Inspected, today: string): EquipmentInspection {
  if (equipment.state !== 'inUse') return 'notInUse'
  if (equipment.isInspectionExempt) return 'exempt'
  if (equipment.conclusion === 'unqualified') return 'unqualified'
  if (equipment.nextInspectionOn === null || equipment.conclusion === 'none') return 'unknown'
  const days = daysBetween(today, equipment.nextInspectionOn)
  return days < 0 ? 'overdue' : days <= earlyWarningDays ? 'dueSoon' : 'valid'
}

/** Where a certificate stands on a day; one without an end is taken as missing, as nobody can say that it holds. */
export function operatorCertificate(
  { certificateNumber, validUntil }: Pick<EquipmentOperator, 'certificateNumber' | 'validUntil'>,
  today: string,
): OperatorCertificate {
  if (certificateNumber === '' || validUntil === null) return 'missing'
  const days = daysBetween(today, validUntil)
  return days < 0 ? 'expired' : days <= earlyWarningDays ? 'dueSoon' : 'valid'
}

export interface ThreeRates {
  registration: Ratio
  inspection: Ratio
  certificate: Ratio
}

const share = <T>(all: readonly T[], holds: (one: T) => boolean): Ratio => ({
  numerator: all.filter(holds).length,
  denominator: all.length,
})

/** The three rates on a day as exact shares; void records are not passed in. */
export function threeRates(
  equipment: readonly (Inspected & Pick<SpecialEquipment, 'registrationNumber'>)[],
  operators: readonly Pick<EquipmentOperator, 'certificateNumber' | 'validUntil'>[],
  today: string,
): ThreeRates {
  const inUse = equipment.filter(({ state }) => state === 'inUse')
  const isValid = (state: string): boolean => state === 'valid' || state === 'dueSoon'
  return {
    registration: share(inUse, ({ registrationNumber }) => registrationNumber !== ''),
    inspection: share(
      inUse.filter(({ isInspectionExempt }) => !isInspectionExempt),
      (one) => isValid(equipmentInspection(one, today)),
    ),
    certificate: share(operators, (one) => isValid(operatorCertificate(one, today))),
  }
}
