import { hitsOf, isGone, namedSubject, personName } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** Somebody leads every planned inspection (安全生产法 2021 第二十二条). */
export const planLeaderMissing: ConsistencyRule = {
  id: 'plan-leader-missing',
  title: '检查计划没有在岗的负责人',
  severity: 'error',
  explanation: '计划没有负责人，到期没有人组织，漏查也没有人负责（《安全生产法》（2021）第二十二条）。',
  find: (snapshot) =>
    hitsOf(
      snapshot.plans.filter(({ endsOn }) => endsOn === null || endsOn >= snapshot.today),
      namedSubject('inspectionPlan'),
      ({ leaderId }) => {
        if (leaderId === null) return '没有选择负责人'
        return isGone(snapshot, leaderId) ? `负责人${personName(snapshot, leaderId)}已作废或已离职` : null
      },
    ),
}
