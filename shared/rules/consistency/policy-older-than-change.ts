import { dayInShanghai, formatChineseDay } from '../day.ts'
import { lastReviewOf } from '../document-state.ts'
import { hitsOf, listed, namedSubject } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** Entries of the document list whose policies follow the plant: what is new there is to be found in them. */
const following = new Set([
  'equipment',
  'equipment-acceptance',
  'maintenance',
  'risk-assessment',
  'risk-control',
  'operations',
  'inspection-treatment',
  'hazard-treatment',
])

/** A policy that is older than what came into the plant is one of the signs of 「两张皮」. */
export const policyOlderThanChange: ConsistencyRule = {
  id: 'policy-older-than-change',
  title: '制度旧于后来新增的设备或作业',
  severity: 'hint',
  explanation:
    '设备、作业增加以后，管它的制度没有跟着评审，是「两张皮」常见的迹象，为本软件的提醒，无统一规定。按登记到软件的日期对照，补登的旧设备可以接受并说明理由。',
  find: ({ standardization }) =>
    hitsOf(
      standardization.policies.filter(({ entryId }) => following.has(entryId)),
      namedSubject('policyDocument'),
      (policy) => {
        const last = lastReviewOf(policy)
        const later =
          last === null ? [] : standardization.addedPoints.filter(({ createdAt }) => dayInShanghai(createdAt) > last)
        if (last === null || later.length === 0) return null
        const names = later.map(({ number, name }) => `${number} ${name}`)
        return `${formatChineseDay(last)}以后没有评审或修订，之后新登记了${listed(names, '个风险点')}`
      },
    ),
}
