import { CheckOutlined, QuestionOutlined, WarningFilled } from '@ant-design/icons'
import type { ReactNode } from 'react'
import {
  type MajorHazardJudgement,
  majorHazardJudgements,
  type MajorHazardReply,
  type MajorHazardState,
  majorHazardStates,
} from '#shared/domain/major-hazard'
import { StatusTag, type Tone } from '../../ui/index.ts'

export const replyLook: Record<MajorHazardReply, { tone: Tone; icon: ReactNode }> = {
  yes: { tone: 'red', icon: <WarningFilled aria-hidden /> },
  no: { tone: 'green', icon: <CheckOutlined aria-hidden /> },
  unknown: { tone: 'amber', icon: <QuestionOutlined aria-hidden /> },
}
const judgementReply: Record<MajorHazardJudgement, MajorHazardReply> = {
  suspected: 'yes',
  clear: 'no',
  unknown: 'unknown',
}

/** What an item came to: short in lists, the whole words where there is room; 未填 while something is still asked. */
export function JudgementTag({
  judgement,
  isAnswered,
  isShort = false,
}: {
  judgement: MajorHazardJudgement
  isAnswered: boolean
  isShort?: boolean
}) {
  if (!isAnswered) return <span className="tag unrated">未填</span>
  const look = replyLook[judgementReply[judgement]]
  return (
    <StatusTag tone={look.tone} icon={look.icon}>
      {isShort && judgement === 'suspected' ? '疑似' : majorHazardJudgements[judgement]}
    </StatusTag>
  )
}

/** The clause was not read in the original. */
export function UnverifiedTag() {
  return <span className="tag amber">未核实</span>
}

const stateTones: Record<MajorHazardState, Tone> = {
  unreported: 'red',
  reported: 'amber',
  treating: 'amber',
  extending: 'amber',
  awaitingReview: 'blue',
  reviewFailed: 'red',
  closed: 'green',
  lookedBack: 'green',
}

/** Where the treatment stands. */
export function CaseStateTag({ state }: { state: MajorHazardState }) {
  return <StatusTag tone={stateTones[state]}>{majorHazardStates[state]}</StatusTag>
}
