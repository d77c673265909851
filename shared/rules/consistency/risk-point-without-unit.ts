import { hitsOf, pointSubject } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** The responsible department is one of the eight parts of the list (江苏省安全风险管理条例 第十一条). */
export const riskPointWithoutUnit: ConsistencyRule = {
  id: 'risk-point-without-unit',
  title: '风险点没有责任单位',
  severity: 'warning',
  explanation: '管控清单要写明责任部门（《江苏省生产经营单位安全风险管理条例》第十一条；其他地区参照）。',
  find: ({ riskPoints }) =>
    hitsOf(riskPoints, pointSubject, ({ unitId }) => (unitId === null ? '没有选择责任单位' : null)),
}
