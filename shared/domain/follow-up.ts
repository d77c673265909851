import { z } from 'zod'
import { choice, day, id, longText, recordOf, reference, requiredText } from './fields.ts'

/** 回头看 after closing; the days from closing stand in shared/rules/follow-up.ts. */
export const followUpStages = { first: '销号后 30 天', second: '销号后 90 天' } as const
export type FollowUpStage = keyof typeof followUpStages

export const followUpResults = { holding: '未复发', recurred: '复发', controlFailed: '措施失效' } as const
export type FollowUpResult = keyof typeof followUpResults

/** 回头看记录: did it come back, is the measure still in place, who looked. */
export const followUpFields = z.object({
  findingId: id(),
  stage: choice('时点', ['first', 'second']),
  checkedOn: day('检查日期'),
  checkerId: reference('检查人'),
  checkerName: requiredText('检查人', 30),
  result: choice('回头看结果', ['holding', 'recurred', 'controlFailed']),
  note: longText('情况说明', 300),
})
export const followUp = recordOf(followUpFields)
export type FollowUp = z.infer<typeof followUp>
