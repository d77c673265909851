import { riskLevelLabels } from '#shared/domain/risk-level'
import { levelRank } from '../rule-pack.ts'
import { hazardHits, inPlace } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** A risk that fell has something in place that made it fall. */
export const lowerWithoutControl: ConsistencyRule = {
  id: 'lower-without-control',
  title: '现有风险低于固有风险，却没有现有措施',
  severity: 'error',
  explanation: '风险是靠措施降下来的；一条现有措施都没有，等级就没有理由降低（由固有、现有的定义得出）。',
  find: (snapshot) =>
    hazardHits(snapshot, ({ hazard }) => {
      const { inherent, current } = hazard
      if (!inherent || !current || inPlace(hazard).length > 0) return null
      const isSamePack = inherent.packId === current.packId && inherent.packVersion === current.packVersion
      const isLower =
        levelRank(current.level) < levelRank(inherent.level) ||
        (isSamePack && current.valueHundredths < inherent.valueHundredths)
      if (!isLower) return null
      return `固有为${riskLevelLabels[inherent.level]}，现有为${riskLevelLabels[current.level]}，现有措施为 0 条`
    }),
}
