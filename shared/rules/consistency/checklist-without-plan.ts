import { hitsOf, namedSubject } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** A checklist is used by a plan that has not ended (DB37/T 3011—2017 6.2 制定排查计划，未核实). */
export const checklistWithoutPlan: ConsistencyRule = {
  id: 'checklist-without-plan',
  title: '检查表没有检查计划',
  severity: 'warning',
  explanation:
    '有表没有计划，什么时候查、谁去查都没有定（《安全生产法》（2021）第四十六条经常性检查；DB37/T 3011—2017 6.2 条文未核实）。',
  find: ({ checklists, plans, today }) => {
    const planned = new Set(
      plans.filter(({ endsOn }) => endsOn === null || endsOn >= today).map(({ checklistId }) => checklistId),
    )
    return hitsOf(checklists, namedSubject('checklist'), ({ id }) =>
      planned.has(id) ? null : '没有使用中的检查计划用到它',
    )
  },
}
