import { CheckOutlined, MinusOutlined, WarningFilled } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { type InspectionAnswer, inspectionAnswers } from '#shared/domain/inspection'
import { StatusTag, type Tone } from '../../ui/index.ts'

export const answerLook: Record<InspectionAnswer, { tone: Tone; icon: ReactNode }> = {
  normal: { tone: 'green', icon: <CheckOutlined aria-hidden /> },
  abnormal: { tone: 'red', icon: <WarningFilled aria-hidden /> },
  notApplicable: { tone: 'grey', icon: <MinusOutlined aria-hidden /> },
}

/** An answer as icon and word; nothing yet is 未查. */
export function AnswerTag({ answer }: { answer: InspectionAnswer | null }) {
  if (answer === null) return <span className="tag unrated">未查</span>
  return (
    <StatusTag tone={answerLook[answer].tone} icon={answerLook[answer].icon}>
      {inspectionAnswers[answer]}
    </StatusTag>
  )
}
