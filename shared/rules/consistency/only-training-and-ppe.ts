import { hazardHits, inPlace } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** Training and PPE are the last line; alone they leave the danger where it is (措施优先顺序为通行做法，未核实). */
export const onlyTrainingAndPpe: ConsistencyRule = {
  id: 'only-training-and-ppe',
  title: '只有培训和个体防护措施',
  severity: 'warning',
  explanation:
    '培训和防护用品不消除危险，只在别的措施失效时减轻后果，不能单独依靠（措施优先顺序为通行做法，标准条文未核实）。',
  find: (snapshot) =>
    hazardHits(snapshot, ({ hazard }) => {
      const present = inPlace(hazard)
      const isSoft = present.every(({ controlClass }) => controlClass === 'training' || controlClass === 'ppe')
      return present.length > 0 && isSoft ? `${present.length} 条现有措施都是培训教育或个体防护` : null
    }),
}
