import { AppError } from '#shared/contract/errors'
import type { inspectionOperations, PlanRow } from '#shared/contract/inspection'
import { addDays } from '#shared/rules/day'
import { planStatus } from '#shared/rules/schedule'
import { inspectionDaysByPlan, plansWithNames } from '../database/repositories/inspection-list.ts'
import { checklists, inspectionPlans } from '../database/repositories/records.ts'
import type { Handlers, QueryContext } from './context.ts'
import { recordHandlers } from './record-handlers.ts'

/** How far back inspections that were not made are counted. */
export const missedDays = 90

/** Every plan with its names and where it stands today. */
export function planRows({ db, today }: QueryContext): PlanRow[] {
  const days = inspectionDaysByPlan(db)
  const since = addDays(today, -missedDays)
  return plansWithNames(db).map(({ plan, checklistName, leaderName }) => {
    const status = planStatus(plan, days.get(plan.id) ?? [], today, since)
    return {
      ...plan,
      checklistName,
      leaderName,
      dueOn: status.dueOn,
      state: status.state,
      lastInspectedOn: status.lastDoneOn,
      missedCount: status.missedCount,
    }
  })
}

export const inspectionPlanHandlers = {
  ...recordHandlers('inspection-plan', inspectionPlans, {
    check: (plan, { db }) => {
      if (checklists.require(db, plan.checklistId).voidedAt !== null) {
        throw new AppError('rule', '所选检查表已作废，请选择别的检查表', { checklistId: '请选择使用中的检查表' })
      }
      if (plan.endsOn !== null && plan.endsOn < plan.startsOn) {
        throw new AppError('invalid', '结束日期不能早于开始日期', { endsOn: '结束日期不能早于开始日期' })
      }
    },
  }),
  'inspection-plan.rows': planRows,
} satisfies Partial<Handlers<keyof typeof inspectionOperations>>
