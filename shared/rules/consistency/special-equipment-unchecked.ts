import { hitsOf, inPlace, pointSubject } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** Special equipment is checked by its user at intervals, on record (特种设备安全法 第三十九条，未核实). */
export const specialEquipmentUnchecked: ConsistencyRule = {
  id: 'special-equipment-unchecked',
  title: '特种设备没有检查要点',
  severity: 'error',
  explanation:
    '使用单位应当对特种设备经常维护保养、定期自行检查并作出记录（《特种设备安全法》第三十九条，条文未核实）。',
  find: ({ riskPoints, checklists }) => {
    const listed = new Set(checklists.flatMap(({ items }) => items.map(({ riskPointId }) => riskPointId)))
    return hitsOf(riskPoints, pointSubject, ({ id, isSpecialEquipment, hazards }) => {
      const isChecked = hazards.some((hazard) => inPlace(hazard).some(({ checkpoint }) => checkpoint.trim() !== ''))
      return isSpecialEquipment && !isChecked && !listed.has(id)
        ? '登记为特种设备，但没有任何检查要点，也不在任何检查表里'
        : null
    })
  },
}
