import { findingSubject, hitsOf } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** A finding on site belongs to a risk point; where none fits, one is missing (隐患应绑定管控措施：危化数据交换规范的校验，工贸参照). */
export const findingWithoutRiskPoint: ConsistencyRule = {
  id: 'finding-without-risk-point',
  title: '现场隐患没有关联风险点',
  severity: 'warning',
  explanation:
    '隐患是某个风险点的措施失效；没有关联，就不知道哪一处的风险变大了，也可能是风险点漏了辨识（危险化学品双重预防数据交换的校验要求，工贸参照，原文未核实）。',
  find: ({ findings }) =>
    hitsOf(findings, findingSubject, ({ status, categoryGroup, riskPointId }) =>
      status !== 'closed' && categoryGroup === 'site' && riskPointId === null ? '没有关联风险点' : null,
    ),
}
