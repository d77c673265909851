import { treatmentPlanParts } from '#shared/domain/finding'
import { findingSubject, hitsOf } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** A major finding has a treatment plan of six parts (安监总局令第16号 第十五条). */
export const majorWithoutPlan: ConsistencyRule = {
  id: 'major-without-plan',
  title: '重大隐患的治理方案不全',
  severity: 'error',
  explanation:
    '重大隐患应当制定治理方案，写明目标、方法、经费、机构人员、时限、安全措施六项（安监总局令第16号第十五条）。',
  find: ({ findings }) =>
    hitsOf(findings, findingSubject, ({ grade, treatmentPlan }) => {
      if (grade !== 'major') return null
      const missing = (Object.keys(treatmentPlanParts) as (keyof typeof treatmentPlanParts)[]).filter(
        (part) => (treatmentPlan?.[part] ?? '').trim() === '',
      )
      if (missing.length === 0) return null
      return `治理方案缺：${missing.map((part) => treatmentPlanParts[part]).join('、')}`
    }),
}
