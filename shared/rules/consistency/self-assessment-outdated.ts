import { formatChineseDay } from '../day.ts'
import { nextAssessmentOn } from '../red-lines.ts'
import { hitsOf, namedSubject } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** 每年至少自评一次（应急〔2021〕83号）. */
export const selfAssessmentOutdated: ConsistencyRule = {
  id: 'self-assessment-outdated',
  title: '超过一年没有做标准化自评',
  severity: 'warning',
  explanation: '《企业安全生产标准化建设定级办法》（应急〔2021〕83号）要求每年至少自评一次。做完并定稿后自动消除。',
  find: ({ standardization: { newestSealed }, today }) =>
    hitsOf(newestSealed ? [newestSealed] : [], namedSubject('assessment'), ({ assessedOn }) =>
      nextAssessmentOn(assessedOn) < today ? `最近一次定稿的自评是${formatChineseDay(assessedOn)}，已满一年` : null,
    ),
}
