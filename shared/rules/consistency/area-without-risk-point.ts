import { hitsOf, namedSubject } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** An area without any risk point was perhaps never walked (全面辨识：DB37/T 2882 风险点划分，未核实). */
export const areaWithoutRiskPoint: ConsistencyRule = {
  id: 'area-without-risk-point',
  title: '区域里没有风险点',
  severity: 'hint',
  explanation:
    '风险点辨识要覆盖全部场所和作业；一个区域一个风险点都没有，可能是漏了（全面辨识的要求，标准条文未核实）。',
  find: ({ areas, riskPoints }) => {
    const used = new Set(riskPoints.map(({ areaId }) => areaId))
    return hitsOf(areas, namedSubject('area'), ({ id }) => (used.has(id) ? null : '没有登记任何风险点'))
  },
}
