import { hitsOf, pointSubject } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** A risk point without hazards was named and never analysed (安全生产法 2021 第二十五条：危险源辨识和评估). */
export const riskPointWithoutHazard: ConsistencyRule = {
  id: 'risk-point-without-hazard',
  title: '风险点没有危险源',
  severity: 'error',
  explanation:
    '只登记了名称，没有辨识出危险源，就没有评价和措施（《安全生产法》（2021）第二十五条，组织开展危险源辨识和评估）。',
  find: ({ riskPoints }) =>
    hitsOf(riskPoints, pointSubject, ({ hazards }) => (hazards.length === 0 ? '还没有辨识危险源' : null)),
}
