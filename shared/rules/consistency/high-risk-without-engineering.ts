import { riskLevelLabels } from '#shared/domain/risk-level'
import { hazardHits, inPlace } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** A 较大 or 重大 risk is held by engineering, not by rules alone (安全生产法 2021 第四十一条：按安全风险分级采取相应的管控措施). */
export const highRiskWithoutEngineering: ConsistencyRule = {
  id: 'high-risk-without-engineering',
  title: '较大以上风险没有现有的工程技术措施',
  severity: 'error',
  explanation:
    '《安全生产法》（2021）第四十一条要求按风险等级采取相应的管控措施；较大、重大风险只靠制度、培训和防护用品，人一疏忽就失效。工程技术措施优先为通行做法（标准条文未核实）。',
  find: (snapshot) =>
    hazardHits(snapshot, ({ hazard }) => {
      const level = hazard.current?.level
      if (level !== 'major' && level !== 'considerable') return null
      if (inPlace(hazard).some(({ controlClass }) => controlClass === 'engineering')) return null
      return `现有风险为${riskLevelLabels[level]}，${inPlace(hazard).length} 条现有措施中没有工程技术措施`
    }),
}
