import { CheckOutlined, CloseCircleFilled, QuestionCircleOutlined } from '@ant-design/icons'
import { Tooltip } from 'antd'
import type { ReactNode } from 'react'
import './small.css'

const timeInShanghai = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour12: false,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})
const stampInShanghai = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** An instant as 2026-11-23 10:32 in Asia/Shanghai; empty for null. */
export const formatInstant = (instant: string | null): string =>
  instant === null || instant === '' ? '' : stampInShanghai.format(new Date(instant))

/** What a select needs to be emptied again, named in Chinese for screen readers. */
export const clearable = { label: '清除', clearIcon: <CloseCircleFilled /> }

/** 已保存 10:32:05 */
export function SavedTime({ at }: { at: string | null }) {
  return (
    <span className="meta num" role="status" style={{ whiteSpace: 'nowrap' }}>
      {at && (
        <>
          <CheckOutlined aria-hidden /> 已保存 {timeInShanghai.format(new Date(at))}
        </>
      )}
    </span>
  )
}

/** ⓘ: why it is asked and where it will appear. */
export function Hint({ help, usedIn }: { help?: string | undefined; usedIn?: string | undefined }) {
  if (!help && !usedIn) return null
  const sentences = [help ?? '', usedIn ? `用于：${usedIn}` : ''].filter(Boolean)
  return (
    <Tooltip title={sentences.map((sentence) => <div key={sentence}>{sentence}</div>)} trigger={['hover', 'focus']}>
      <span className="hint" tabIndex={0} role="note" aria-label={sentences.join('；')}>
        <QuestionCircleOutlined aria-hidden />
      </span>
    </Tooltip>
  )
}

export interface Chip {
  key: string
  label: string
  count?: number
  isOn: boolean
}

/** Filters as chips; each says by itself whether it is on. */
export function FilterChips({
  label,
  chips,
  onToggle,
}: {
  label: string
  chips: readonly Chip[]
  onToggle: (key: string) => void
}) {
  return (
    <div className="row-line" role="group" aria-label={label} style={{ flexWrap: 'wrap', gap: 6 }}>
      {chips.map((chip) => (
        <button
          key={chip.key}
          type="button"
          className="chip"
          aria-pressed={chip.isOn}
          onClick={() => onToggle(chip.key)}
        >
          {chip.label}
          {chip.count !== undefined && <span className="num">{chip.count}</span>}
        </button>
      ))}
    </div>
  )
}

interface FigureProps {
  label: string
  value: ReactNode
  isAlarming?: boolean
  onOpen?: () => void
}

/** One number with its name; opens what it counts. */
export function Figure({ label, value, isAlarming = false, onOpen }: FigureProps) {
  const className = isAlarming ? 'figure alarm' : 'figure'
  const content = (
    <>
      <b>{value}</b>
      <span>{label}</span>
    </>
  )
  return onOpen ? (
    <button type="button" className={className} onClick={onOpen}>
      {content}
    </button>
  ) : (
    <div className={className}>{content}</div>
  )
}

/** Figures side by side. */
export function Figures({ children }: { children: ReactNode }) {
  return <div className="figures">{children}</div>
}
