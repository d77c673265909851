/**
 * 回头看 30 and 90 days after a finding was closed: did it come back, is the measure still in place. The two days follow the
 * practice of regional inspection programmes (销号→回头看（30/90 天）); no national text sets them.
 */
import type { Finding } from '#shared/domain/finding'
import { type FollowUp, type FollowUpStage, followUpStages } from '#shared/domain/follow-up'
import { addDays } from './day.ts'
import type { Problems } from './finding-flow.ts'

export const followUpDays = { first: 30, second: 90 } as const satisfies Record<FollowUpStage, number>
/** A look that nobody took within this many days is no longer asked for; the record shows it as not done. */
export const followUpLapse = 90

export type FollowUpState = 'upcoming' | 'due' | 'done' | 'missed'
export interface FollowUpStep {
  stage: FollowUpStage
  dueOn: string
  state: FollowUpState
  record: FollowUp | null
}

/** Both looks of a closed finding with where they stand; nothing for one that is open or void. */
export function followUpSteps(
  finding: Pick<Finding, 'status' | 'voidedAt' | 'closedOn'>,
  records: readonly FollowUp[],
  today: string,
): FollowUpStep[] {
  const { closedOn } = finding
  if (finding.voidedAt !== null || finding.status !== 'closed' || closedOn === null) return []
  const stages = Object.keys(followUpStages) as FollowUpStage[]
  const secondDueOn = addDays(closedOn, followUpDays.second)
  const isSecondDone = records.some((record) => record.voidedAt === null && record.stage === 'second')
  return stages.map((stage) => {
    const dueOn = addDays(closedOn, followUpDays[stage])
    const record = records.find((own) => own.voidedAt === null && own.stage === stage) ?? null
    // The second look answers for a first one that nobody took.
    const isReplaced = stage === 'first' && (isSecondDone || today >= secondDueOn)
    const state: FollowUpState =
      record !== null
        ? 'done'
        : today < dueOn
          ? 'upcoming'
          : isReplaced || today > addDays(dueOn, followUpLapse)
            ? 'missed'
            : 'due'
    return { stage, dueOn, state, record }
  })
}

/** Days of closing between which a look may be due today. */
export function followUpWindow(today: string): { from: string; to: string } {
  return { from: addDays(today, -(followUpDays.second + followUpLapse)), to: addDays(today, -followUpDays.first) }
}

/** What is wrong with a look: only at a closed finding, not before it is due, not in the future; a bad result says why. */
export function followUpProblems(
  finding: Pick<Finding, 'status' | 'voidedAt' | 'closedOn'>,
  fields: Pick<FollowUp, 'stage' | 'checkedOn' | 'checkerName' | 'result' | 'note'>,
  today: string,
): Problems {
  const problems: Problems = {}
  const step = followUpSteps(finding, [], today).find(({ stage }) => stage === fields.stage)
  if (!step) problems.stage = '只有已销号的隐患才做回头看'
  else if (fields.checkedOn < (finding.closedOn ?? '')) problems.checkedOn = '检查日期不能早于销号日期'
  else if (step.state === 'upcoming') problems.stage = `${followUpStages[fields.stage]}还没有到（${step.dueOn}）`
  if (fields.checkedOn > today) problems.checkedOn = '检查日期不能晚于今天'
  if (fields.checkerName.trim() === '') problems.checkerName = '请填写检查人'
  if (fields.result !== 'holding' && fields.note.trim() === '') problems.note = '请写明复发或失效的情况'
  return problems
}
