import { Button } from 'antd'
import { type ReactNode, type Ref, useEffect, useRef } from 'react'
import type { Tone } from './status-tag.tsx'
import './item-run.css'

interface ItemRunProps {
  /** progress and list at the left */
  side: ReactNode
  /** what belongs to the whole run, above everything */
  head?: ReactNode
  /** a line above the stage; its place is kept for screen readers */
  notice?: ReactNode
  /** what stands large: one item */
  children: ReactNode
  label: string
  stage?: Ref<HTMLDivElement>
  /** absent where nothing is gone through */
  foot?: ReactNode
}

/** Items one by one: the list at the left, the current one large, the way on below it. */
export function ItemRun({ side, head, notice, children, label, stage, foot }: ItemRunProps) {
  return (
    <div className="run">
      <div className="run-side">{side}</div>
      <div className="run-main">
        {head}
        <div className="run-notice" role="status">
          {notice}
        </div>
        <div className="run-stage" ref={stage} tabIndex={foot === undefined ? 0 : -1} role="group" aria-label={label}>
          {children}
        </div>
        {foot}
      </div>
    </div>
  )
}

interface RunFootProps {
  index: number
  count: number
  /** 项, 条 */
  unit: string
  onGo: (index: number) => void
  /** further buttons and what the keys do */
  children: ReactNode
}

/** To the item before and to the next one. */
export function RunFoot({ index, count, unit, onGo, children }: RunFootProps) {
  return (
    <div className="run-foot">
      <Button disabled={index === 0} onClick={() => onGo(index - 1)}>
        ↑ 上一{unit}
      </Button>
      <Button disabled={index === count - 1} onClick={() => onGo(index + 1)}>
        ↓ 下一{unit}
      </Button>
      {children}
    </div>
  )
}

interface RunProgressProps {
  label: string
  /** 已查, 已填 */
  word: string
  done: number
  total: number
  /** 「隐患 3」, red where there are any */
  warning: string
  isWarning: boolean
}

/** How far it is, and how much of it is amiss. */
export function RunProgress({ label, word, done, total, warning, isWarning }: RunProgressProps) {
  const percent = total === 0 ? 0 : Math.floor((done * 100) / total)
  return (
    <div className="run-progress">
      <div className="spread num">
        <span>
          {word} {done}/{total}
        </span>
        <span className={isWarning ? 'run-warning' : 'meta'}>{warning}</span>
      </div>
      <div
        className="run-bar"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
      >
        <span style={{ width: `${percent}%` }} />
      </div>
    </div>
  )
}

interface AnswerButtonProps {
  tone: Tone
  icon?: ReactNode
  /** the key that gives this answer; null while the keys answer something else */
  shortcut: string | null
  isChosen: boolean
  isSmall?: boolean
  isDisabled?: boolean
  onChoose: () => void
  children: ReactNode
}

/** One of the answers that an item can have, with its key. */
export function AnswerButton(props: AnswerButtonProps) {
  const { tone, icon, shortcut, isChosen, isSmall = false, isDisabled = false, onChoose, children } = props
  return (
    <button
      type="button"
      className={`answer ${tone}${isSmall ? ' is-small' : ''}`}
      aria-pressed={isChosen}
      {...(shortcut === null ? {} : { 'aria-keyshortcuts': shortcut })}
      disabled={isDisabled}
      onClick={onChoose}
    >
      {shortcut !== null && <kbd aria-hidden>{shortcut}</kbd>}
      {icon}
      {children}
    </button>
  )
}

interface RunKeys {
  /** ↓ and Enter, ↑ */
  onStep: (by: 1 | -1) => void
  /** any other key; false leaves it to the browser */
  onKey: (key: string) => boolean
  /** puts the focus where the keys belong */
  toStage: () => void
}

/** The keys of the whole page while no text, dialog or panel wants them. */
export function useRunKeys({ onStep, onKey, toStage }: RunKeys): void {
  const onPageKey = useRef<(event: KeyboardEvent) => void>(() => undefined)
  useEffect(() => {
    onPageKey.current = (event) => {
      if (event.key === 'ArrowDown' || (event.key === 'Enter' && !isControl(event.target))) onStep(1)
      else if (event.key === 'ArrowUp') onStep(-1)
      else if (!onKey(event.key)) return
      event.preventDefault()
    }
  })
  useEffect(() => {
    toStage()
    const listen = (event: KeyboardEvent) => {
      if (!isKeyTaken(event)) onPageKey.current(event)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [toStage])
}

/** True when the key belongs to somebody else: a text, a dialog, a panel, a composition, a shortcut. */
export function isKeyTaken(event: KeyboardEvent): boolean {
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return true
  if (event.ctrlKey || event.altKey || event.metaKey) return true
  const { target } = event
  if (!(target instanceof HTMLElement)) return false
  // a chosen radio keeps the focus, but nothing is typed into it
  const typing = 'input:not([type="radio"]), textarea, [contenteditable], [data-side-panel], .ant-select, .ant-picker'
  if (target.closest(typing)) return true
  return document.querySelector('.ant-modal-wrap:not([style*="display: none"])') !== null
}

const isControl = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('button, a, [role="separator"]') !== null
