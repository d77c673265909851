import { hitsOf, pointSubject } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** Responsibility ends at a person (安全生产法 2021 第二十二条；江苏省安全风险管理条例 第十一条：责任人). */
export const riskPointWithoutResponsible: ConsistencyRule = {
  id: 'risk-point-without-responsible',
  title: '风险点没有责任人',
  severity: 'error',
  explanation:
    '责任制要落实到人（《安全生产法》（2021）第二十二条），管控清单要写明责任人（《江苏省生产经营单位安全风险管理条例》第十一条；其他地区参照）。',
  find: ({ riskPoints }) =>
    hitsOf(riskPoints, pointSubject, ({ responsiblePersonId }) =>
      responsiblePersonId === null ? '没有选择责任人' : null,
    ),
}
