import { AppError } from '#shared/contract/errors'
import type { TodayItem } from '#shared/contract/home'
import type { EquipmentRow, OperatorRow, specialEquipmentOperations } from '#shared/contract/special-equipment'
import type { SpecialEquipment } from '#shared/domain/special-equipment'
import { daysBetween } from '#shared/rules/day'
import { applyAheadDays, equipmentInspection, operatorCertificate, threeRates } from '#shared/rules/special-equipment'
import type { NewRecord } from '../database/record-store.ts'
import {
  areas,
  equipmentOperators,
  organizationUnits,
  people,
  specialEquipmentRegister,
} from '../database/repositories/records.ts'
import type { CommandContext, Handlers, QueryContext } from './context.ts'
import { recordHandlers } from './record-handlers.ts'

function check(equipment: NewRecord<SpecialEquipment>, { today }: CommandContext): void {
  const refuse = (field: string, sentence: string): never => {
    throw new AppError('invalid', sentence, { [field]: sentence })
  }
  const { inspectedOn, nextInspectionOn } = equipment
  if (inspectedOn !== null && inspectedOn > today) refuse('inspectedOn', '最近检验日期不能晚于今天')
  if (inspectedOn !== null && nextInspectionOn !== null && nextInspectionOn <= inspectedOn) {
    refuse('nextInspectionOn', '下次检验日期应晚于最近检验日期')
  }
}

const urgency = ['overdue', 'unqualified', 'unknown', 'dueSoon', 'valid', 'exempt', 'notInUse']

function equipmentRows({ db, today }: QueryContext): EquipmentRow[] {
  return specialEquipmentRegister
    .list(db)
    .map((equipment) => ({
      ...equipment,
      unitName: equipment.unitId === null ? '' : (organizationUnits.find(db, equipment.unitId)?.name ?? ''),
      areaName: equipment.areaId === null ? '' : (areas.find(db, equipment.areaId)?.name ?? ''),
      inspection: equipmentInspection(equipment, today),
    }))
    .sort((left, right) => urgency.indexOf(left.inspection) - urgency.indexOf(right.inspection))
}

const operatorRows = ({ db, today }: QueryContext): OperatorRow[] =>
  equipmentOperators.list(db).map((operator) => ({ ...operator, certificate: operatorCertificate(operator, today) }))

/** Overdue inspections, those to be applied for now, and certificates that no longer hold, for the home page. */
export function equipmentItems(context: QueryContext): TodayItem[] {
  const { today } = context
  const items: TodayItem[] = []
  for (const { id, name, registrationNumber, inspection, nextInspectionOn: dueOn } of equipmentRows(context)) {
    const base = { title: `${name} ${registrationNumber}`.trim(), dueOn, recordId: id }
    if (inspection === 'overdue' && dueOn !== null) {
      items.push({ ...base, kind: 'equipmentOverdue', detail: `定期检验超期 ${daysBetween(dueOn, today)} 天` })
    } else if (inspection === 'unqualified') {
      items.push({ ...base, kind: 'equipmentOverdue', detail: '检验结论为不合格，应停用，修好复检合格后再用' })
    } else if (inspection === 'unknown') {
      items.push({ ...base, kind: 'equipmentOverdue', detail: '在用，但没有检验日期或没有检验' })
    } else if (inspection === 'dueSoon' && dueOn !== null && daysBetween(today, dueOn) <= applyAheadDays) {
      items.push({
        ...base,
        kind: 'equipmentDueSoon',
        detail: `还有 ${daysBetween(today, dueOn)} 天检验到期，应当已经申报检验`,
      })
    }
  }
  for (const { personName, workItem, certificate, validUntil } of operatorRows(context)) {
    if (certificate !== 'expired') continue
    items.push({
      kind: 'certificateExpired',
      title: `${personName} ${workItem}`,
      detail: '特种设备作业人员证已过有效期',
      dueOn: validUntil,
      recordId: null,
    })
  }
  return items
}

export const specialEquipmentHandlers = {
  ...recordHandlers('special-equipment', specialEquipmentRegister, { check }),
  ...recordHandlers('equipment-operator', equipmentOperators, {
    check: ({ personId }, { db }) => {
      if (personId !== null) people.require(db, personId)
    },
  }),
  'special-equipment.overview': (context) => {
    const equipment = equipmentRows(context)
    const operators = operatorRows(context)
    return { equipment, operators, rates: threeRates(equipment, operators, context.today) }
  },
} satisfies Handlers<keyof typeof specialEquipmentOperations>
