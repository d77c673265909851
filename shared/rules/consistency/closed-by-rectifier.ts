import { findingSubject, hitsOf, isSamePerson } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** Nobody passes their own work (安全生产法 2021 第四十一条闭环；验收与整改分开为通行做法). */
export const closedByRectifier: ConsistencyRule = {
  id: 'closed-by-rectifier',
  title: '验收人就是整改人',
  severity: 'error',
  explanation:
    '自己整改自己验收，闭环就没有人核对（《安全生产法》（2021）第四十一条闭环治理；验收与整改分开为通行做法）。',
  find: ({ findings }) =>
    hitsOf(findings, findingSubject, ({ status, rectifier, reviewer }) =>
      status === 'closed' && rectifier && reviewer && isSamePerson(rectifier, reviewer)
        ? `整改人和验收人都是${reviewer.name}`
        : null,
    ),
}
