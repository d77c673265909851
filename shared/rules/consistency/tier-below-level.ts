import { controlTiers } from '#shared/domain/hazard'
import { riskLevelLabels } from '#shared/domain/risk-level'
import { controlTierFor, controlTierOrder } from '../control-tier.ts'
import { hazardHits } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** 风险越大，管控层级越高: an override may raise the tier, not lower it (安全生产法 2021 第四十一条；DB37/T 2882 未核实). */
export const tierBelowLevel: ConsistencyRule = {
  id: 'tier-below-level',
  title: '管控层级低于风险等级应有的层级',
  severity: 'error',
  explanation:
    '风险越大，管控层级越高；上级负责管控的，下级必须同时管控（《安全生产法》（2021）第四十一条按级采取措施；层级划分为通行做法，标准条文未核实）。',
  find: (snapshot) =>
    hazardHits(snapshot, ({ hazard: { controlTierOverride: chosen, current } }) => {
      if (chosen === null || current === null) return null
      const { responsible } = controlTierFor(current.level, null, snapshot.controlTierTable)
      if (controlTierOrder.indexOf(chosen) <= controlTierOrder.indexOf(responsible)) return null
      return `${riskLevelLabels[current.level]}应由${controlTiers[responsible]}管控，现在定为${controlTiers[chosen]}`
    }),
}
