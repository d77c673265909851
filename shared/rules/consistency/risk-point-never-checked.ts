import { hitsOf, pointSubject } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** What was found to be a risk is also looked at (安全生产法 2021 第四十一条、第四十六条). */
export const riskPointNeverChecked: ConsistencyRule = {
  id: 'risk-point-never-checked',
  title: '风险点不在任何检查表里',
  severity: 'warning',
  explanation:
    '两个体系要接上：辨识出的风险点要有人按表去查（《安全生产法》（2021）第四十一条隐患排查治理制度、第四十六条经常性检查）。',
  find: ({ riskPoints, checklists }) => {
    const listed = new Set(checklists.flatMap(({ items }) => items.map(({ riskPointId }) => riskPointId)))
    return hitsOf(riskPoints, pointSubject, ({ id }) => (listed.has(id) ? null : '没有一张检查表查到它'))
  },
}
