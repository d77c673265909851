import { daysBetween } from '../day.ts'
import { equipmentInspection } from '../special-equipment.ts'
import { hitsOf, namedSubject } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** What is not inspected in time or not passed is not used (特种设备安全法 第四十条，未核实). */
export const specialEquipmentOverdue: ConsistencyRule = {
  id: 'special-equipment-overdue',
  title: '在用特种设备没有有效的定期检验',
  severity: 'error',
  explanation:
    '未经定期检验或者检验不合格的特种设备不得继续使用（《特种设备安全法》第四十条，条文未核实）；台账写“在用”、检验却超期，检查人一翻就看得出来。',
  find: ({ specialEquipment, today }) =>
    hitsOf(specialEquipment, namedSubject('specialEquipment'), (equipment) => {
      const { nextInspectionOn } = equipment
      switch (equipmentInspection(equipment, today)) {
        case 'overdue':
          return `检验有效期到 ${nextInspectionOn}，已超期 ${daysBetween(nextInspectionOn ?? today, today)} 天，仍写“在用”`
        case 'unqualified':
          return '检验结论为不合格，仍写“在用”'
        case 'unknown':
          return '写“在用”，但没有检验结论或下次检验日期'
        default:
          return null
      }
    }),
}
