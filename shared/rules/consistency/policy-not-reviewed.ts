import { formatChineseDay } from '../day.ts'
import { isReviewDue, lastReviewOf } from '../document-state.ts'
import { hitsOf, namedSubject } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** Policies are assessed for their fitness every year (安全生产标准化通用评分细则第 31 条). */
export const policyNotReviewed: ConsistencyRule = {
  id: 'policy-not-reviewed',
  title: '制度超过一年没有评审',
  severity: 'warning',
  explanation:
    '标准化要求每年至少一次评估规章制度的适用性（《安全生产标准化通用评分细则》第 31 条）。评审过的，请在制度与记录里填上最近评审或修订日期。',
  find: ({ standardization, today }) =>
    hitsOf(standardization.policies, namedSubject('policyDocument'), (policy) => {
      const last = lastReviewOf(policy)
      if (last === null || !isReviewDue(policy, today)) return null
      return `最近一次发布、评审或修订是${formatChineseDay(last)}，已超过一年`
    }),
}
