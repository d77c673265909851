import { CheckOutlined, MinusOutlined, StopOutlined } from '@ant-design/icons'
import { type AnswerState, answerStates } from '#shared/rules/scoring'
import { type AttainableLevel, attainableLevels } from '#shared/rules/standardization-level'
import { StatusTag } from '../../ui/index.ts'

/** State of an item: 未评, 满分, 扣分, 不得分, 空项. */
export function ItemStateTag({
  state,
  isFull,
  isNothing,
}: {
  state: AnswerState
  isFull: boolean
  isNothing: boolean
}) {
  if (state === 'open') return <span className="tag unrated">{answerStates.open}</span>
  if (state === 'blank')
    return (
      <StatusTag tone="grey" icon={<StopOutlined aria-hidden />}>
        {answerStates.blank}
      </StatusTag>
    )
  if (isFull)
    return (
      <StatusTag tone="green" icon={<CheckOutlined aria-hidden />}>
        满分
      </StatusTag>
    )
  return (
    <StatusTag tone={isNothing ? 'red' : 'amber'} icon={<MinusOutlined aria-hidden />}>
      {isNothing ? '不得分' : '扣分'}
    </StatusTag>
  )
}

const levelTones = { level1: 'green', level2: 'green', level3: 'green', pass: 'green', none: 'red' } as const

/** A level that is reached; nothing while there is none. */
export function ReachedLevel({ level }: { level: AttainableLevel | null }) {
  if (level === null) return null
  return <StatusTag tone={levelTones[level]}>{attainableLevels[level]}</StatusTag>
}

/** What was not checked against the original. */
export function UnverifiedTag() {
  return <span className="tag amber">未核实</span>
}
