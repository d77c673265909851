import { findingSubject, hitsOf, lookBackFrom } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** After a control failed its risk is rated again (调整风险等级的情形：江苏省安全风险管理条例 第十二条). */
export const closedNotReRated: ConsistencyRule = {
  id: 'closed-not-re-rated',
  title: '隐患销号以后没有重新评价风险',
  severity: 'hint',
  explanation:
    '出过隐患说明措施失效过，整改后风险可能变了，销号后应当回到风险点核对等级（参照《江苏省生产经营单位安全风险管理条例》第十二条及时辨识、调整等级）。只看近 12 个月销号的。',
  find: ({ findings, riskPoints, today }) => {
    const points = new Map(riskPoints.map((point) => [point.id, point]))
    return hitsOf(findings, findingSubject, ({ status, closedOn, riskPointId, hazardId }) => {
      const point = points.get(riskPointId ?? '')
      if (status !== 'closed' || closedOn === null || closedOn < lookBackFrom(today) || !point) return null
      const concerned = point.hazards.filter(({ id }) => hazardId === null || id === hazardId)
      const rated = concerned.flatMap(({ current }) => (current === null ? [] : [current.evaluatedOn])).sort()
      const last = rated.at(-1)
      if (last === undefined || last >= closedOn) return null
      return `${closedOn} 销号，${point.number} ${point.name}最近一次评价是 ${last}`
    })
  },
}
