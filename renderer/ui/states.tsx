import { ExclamationCircleOutlined, InboxOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { CSSProperties, ReactNode } from 'react'

export interface StateAction {
  label: string
  onRun: () => void
  isBusy?: boolean
}

/** An empty list: one sentence what it is for, one button, at most one link. */
export function EmptyState({ text, action, link }: { text: string; action?: StateAction; link?: StateAction }) {
  return (
    <div className="state-box">
      <InboxOutlined className="state-icon" aria-hidden />
      <p>{text}</p>
      {action && (
        <Button type="primary" onClick={action.onRun} loading={action.isBusy ?? false}>
          {action.label}
        </Button>
      )}
      {link && (
        <Button type="link" onClick={link.onRun} loading={link.isBusy ?? false}>
          {link.label}
        </Button>
      )}
    </div>
  )
}

interface ErrorStateProps {
  /** what happened */
  message: string
  /** what is safe */
  safe?: string
  /** what to do */
  advice?: string
  logId?: string | undefined
  onRetry?: (() => void) | undefined
  children?: ReactNode
}

/** A failure in place of the content: what happened, what is safe, what to do. */
export function ErrorState({ message, safe, advice, logId, onRetry, children }: ErrorStateProps) {
  return (
    <div className="state-box" role="alert">
      <ExclamationCircleOutlined className="state-icon" style={{ color: '#c9252d' }} aria-hidden />
      <dl className="error-facts">
        <div>
          <dt>发生了什么</dt>
          <dd>{message}</dd>
        </div>
        <div>
          <dt>什么是安全的</dt>
          <dd>{safe ?? '已经显示「已保存」的内容都在电脑里，没有丢失。'}</dd>
        </div>
        <div>
          <dt>怎么办</dt>
          <dd>{advice ?? '请再试一次；仍然不行时，到「数据」页导出诊断包。'}</dd>
        </div>
        {logId && <dd className="meta">日志编号 {logId}</dd>}
      </dl>
      <div className="row-line">
        {onRetry && (
          <Button type="primary" onClick={onRetry}>
            重试
          </Button>
        )}
        {children}
      </div>
    </div>
  )
}

/** A grey block of the final size while something is read. */
export function Bone({
  height = 16,
  width = '100%',
  style,
}: {
  height?: number
  width?: number | string
  style?: CSSProperties
}) {
  return <div className="bone" aria-hidden style={{ height, width, ...style }} />
}

/** Rows of a list while they are read. */
export function RowsSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <div aria-busy="true" style={{ padding: '4px 12px' }}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} style={{ height: 'var(--row)', display: 'flex', alignItems: 'center' }}>
          <Bone width={`${88 - ((index * 17) % 40)}%`} height={12} />
        </div>
      ))}
    </div>
  )
}

/** Fields of a record while it is read. */
export function FormSkeleton({ fields = 6 }: { fields?: number }) {
  return (
    <div aria-busy="true" className="record-form">
      <div className="form-grid">
        {Array.from({ length: fields }, (_, index) => (
          <div key={index}>
            <Bone width={72} height={12} style={{ margin: '5px 0 9px' }} />
            <Bone height={32} />
          </div>
        ))}
      </div>
    </div>
  )
}
