import { hitsOf, pointSubject } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** The place is one of the eight parts of the list (江苏省安全风险管理条例 第十一条：所处位置). */
export const riskPointWithoutArea: ConsistencyRule = {
  id: 'risk-point-without-area',
  title: '风险点没有区域',
  severity: 'warning',
  explanation:
    '管控清单要写明所处位置（《江苏省生产经营单位安全风险管理条例》第十一条；其他地区参照）；没有区域，四色图上也没有它。',
  find: ({ riskPoints }) =>
    hitsOf(riskPoints, pointSubject, ({ areaId }) => (areaId === null ? '没有选择所在区域' : null)),
}
