import { dayInShanghai } from '../day.ts'
import { hitsOf, listed, namedSubject } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** The posted map shows the levels of today (公告内容及时更新：安监总局令第70号 第六条). First evaluations only fill an empty map. */
export const floorPlanOlderThanLevel: ConsistencyRule = {
  id: 'floor-plan-older-than-level',
  title: '四色图旧于评价',
  severity: 'hint',
  explanation:
    '平面图和图上范围最后一次改动以后，区域里的风险等级又变了；软件里的颜色随评价变，张贴在墙上的图要核对并重新打印（安监总局令第70号第六条，公告内容及时更新）。重新打印后在区域页保存一次即可消除。',
  find: ({ floorPlans, areas, riskPoints, levelChanges }) => {
    const areaOf = new Map(riskPoints.flatMap(({ areaId, hazards }) => hazards.map(({ id }) => [id, areaId])))
    return hitsOf(floorPlans, namedSubject('floorPlan'), (plan) => {
      const own = areas.filter(({ floorPlanId }) => floorPlanId === plan.id)
      const drawnAt =
        [plan, ...own]
          .map(({ updatedAt }) => updatedAt)
          .sort()
          .at(-1) ?? ''
      const changed = own.filter(({ id }) =>
        levelChanges.some(({ hazardId, at }) => at > drawnAt && areaOf.get(hazardId) === id),
      )
      if (changed.length === 0) return null
      return `${dayInShanghai(drawnAt)} 以后没有改动，${listed(
        changed.map(({ name }) => name),
        '个区域',
      )}的风险等级又变了`
    })
  },
}
