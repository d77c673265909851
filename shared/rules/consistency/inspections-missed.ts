import { addDays } from '../day.ts'
import { planStatus } from '../schedule.ts'
import { hitsOf, namedSubject } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

const days = 90

/** What was planned was also done (安全生产法 2021 第四十六条；安监总局令第16号 第十条：定期组织排查). */
export const inspectionsMissed: ConsistencyRule = {
  id: 'inspections-missed',
  title: '检查计划有漏查',
  severity: 'error',
  explanation:
    '计划写了周期却没有检查记录，检查人一对就看得出来（《安全生产法》（2021）第四十六条经常性检查并如实记录；安监总局令第16号第十条定期组织排查）。',
  find: ({ plans, today }) =>
    hitsOf(plans, namedSubject('inspectionPlan'), (plan) => {
      const done = plan.inspectedOn.map((inspectedOn) => ({
        inspectedOn,
        status: 'submitted' as const,
        voidedAt: null,
      }))
      const { missedCount } = planStatus(plan, done, today, addDays(today, -days))
      return missedCount > 0 ? `近 ${days} 天应查而没有检查记录 ${missedCount} 次` : null
    }),
}
