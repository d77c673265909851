import { riskLevelLabels } from '#shared/domain/risk-level'
import { currentNotAboveInherent, formatRiskValue } from '../risk.ts'
import { hazardHits } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** Controls never make a risk greater: 现有 above 固有 is a slip in one of the two. */
export const currentAboveInherent: ConsistencyRule = {
  id: 'current-above-inherent',
  title: '现有风险高于固有风险',
  severity: 'error',
  explanation: '有了管控措施，风险只会降低或不变；现有高于固有，说明两次取值至少有一次不对（由固有、现有的定义得出）。',
  find: (snapshot) =>
    hazardHits(snapshot, ({ hazard: { inherent, current } }) => {
      if (!inherent || !current || currentNotAboveInherent(inherent, current)) return null
      const [before, now] = [inherent, current].map(
        ({ level, valueHundredths }) => `${riskLevelLabels[level]}（${formatRiskValue(valueHundredths)}）`,
      )
      return `固有为${before}，现有为${now}`
    }),
}
