import {
  AuditOutlined,
  CheckCircleOutlined,
  ClockCircleOutlined,
  EditOutlined,
  StopOutlined,
  ToolOutlined,
  WarningOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import { type FindingStatus, findingStatuses } from '#shared/domain/finding-status'

export type Tone = 'amber' | 'blue' | 'green' | 'grey' | 'red'

const toneIcons: Record<Tone, ReactNode> = {
  amber: <ClockCircleOutlined aria-hidden />,
  blue: <AuditOutlined aria-hidden />,
  green: <CheckCircleOutlined aria-hidden />,
  grey: <StopOutlined aria-hidden />,
  red: <WarningOutlined aria-hidden />,
}

/** A state as icon and word, never as colour alone. */
export function StatusTag({ tone, icon, children }: { tone: Tone; icon?: ReactNode; children: ReactNode }) {
  return (
    <span className={`tag ${tone}`}>
      {icon ?? toneIcons[tone]}
      {children}
    </span>
  )
}

const findingLook: Record<FindingStatus, { tone: Tone; icon: ReactNode }> = {
  draft: { tone: 'grey', icon: <EditOutlined aria-hidden /> },
  registered: { tone: 'amber', icon: <ClockCircleOutlined aria-hidden /> },
  rectifying: { tone: 'amber', icon: <ToolOutlined aria-hidden /> },
  awaitingReview: { tone: 'blue', icon: <AuditOutlined aria-hidden /> },
  closed: { tone: 'green', icon: <CheckCircleOutlined aria-hidden /> },
}

interface FindingState {
  status: FindingStatus
  isVoided?: boolean
  isOverdue?: boolean
  overdueDays?: number
}

/** State of a finding; 超期 is a red mark beside an open state, not a state of its own. */
export function FindingStatusTag({ status, isVoided = false, isOverdue = false, overdueDays }: FindingState) {
  if (isVoided) return <StatusTag tone="grey">作废</StatusTag>
  const look = findingLook[status]
  return (
    <span className="row-line" style={{ display: 'inline-flex', gap: 4 }}>
      <StatusTag tone={look.tone} icon={look.icon}>
        {findingStatuses[status]}
      </StatusTag>
      {isOverdue && <StatusTag tone="red">{overdueDays ? `超期 ${overdueDays} 天` : '超期'}</StatusTag>}
    </span>
  )
}
