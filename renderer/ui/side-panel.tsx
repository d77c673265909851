import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import './side-panel.css'

const narrowest = 480
const widest = 640
let rememberedWidth = 520
const within = (width: number) => Math.min(widest, Math.max(narrowest, width))

interface SidePanelProps {
  title: ReactNode
  /** read out as the panel's name when the title is not plain text */
  label?: string
  onClose: () => void
  /** beside the title */
  extra?: ReactNode
  /** buttons that stay in view below the content */
  footer?: ReactNode
  children: ReactNode
}

/** The chosen record beside its table: 480 to 640 px, resizable; Esc closes it and returns to where the focus was. */
export function SidePanel({ title, label, onClose, extra, footer, children }: SidePanelProps) {
  const [width, setWidth] = useState(rememberedWidth)
  const panel = useRef<HTMLElement>(null)
  const returnTo = useRef<Element | null>(null)

  useEffect(() => {
    returnTo.current = document.activeElement
  }, [])

  const resize = (wanted: number) => {
    rememberedWidth = within(wanted)
    setWidth(rememberedWidth)
  }
  const close = () => {
    onClose()
    const page = panel.current?.parentElement
    const table = page?.querySelector<HTMLElement>('[data-table] .ant-table-body, [data-table][tabindex="0"]')
    const target = table ?? (returnTo.current instanceof HTMLElement ? returnTo.current : null)
    requestAnimationFrame(() => target?.focus())
  }
  const closing = useRef(close)
  useEffect(() => {
    closing.current = close
  })
  useEffect(() => {
    // after a click or ↑↓ the focus is in the table beside the panel
    const onPageKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return
      const target = event.target
      if (!(target instanceof Element) || panel.current?.contains(target) || !target.closest('main')) return
      if (target.closest('.ant-select-open, [aria-expanded="true"]')) return
      event.preventDefault()
      closing.current()
    }
    document.addEventListener('keydown', onPageKey)
    return () => document.removeEventListener('keydown', onPageKey)
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    const isOwn = event.target instanceof Node && panel.current?.contains(event.target)
    // the first Esc closes an open list or calendar inside the panel
    if (event.target instanceof Element && event.target.closest('.ant-select-open, [aria-expanded="true"]')) return
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || event.defaultPrevented || !isOwn) return
    event.preventDefault()
    event.stopPropagation()
    close()
  }
  const onGripDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onGripMove = (event: PointerEvent<HTMLDivElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) {
      const right = panel.current?.getBoundingClientRect().right ?? window.innerWidth
      resize(right - event.clientX)
    }
  }
  return (
    <aside
      ref={panel}
      className="side-panel"
      style={{ width }}
      aria-label={label ?? (typeof title === 'string' ? title : '详情')}
      onKeyDown={onKeyDown}
      data-side-panel
    >
      <div
        className="side-grip"
        role="separator"
        tabIndex={0}
        aria-orientation="vertical"
        aria-label="调整面板宽度"
        aria-valuemin={narrowest}
        aria-valuemax={widest}
        aria-valuenow={width}
        onPointerDown={onGripDown}
        onPointerMove={onGripMove}
        onKeyDown={(event) => {
          if (event.key === 'ArrowLeft') resize(width + 20)
          if (event.key === 'ArrowRight') resize(width - 20)
        }}
      />
      <header>
        <h2 className="ellipsis">{title}</h2>
        {extra}
        <Button type="text" icon={<CloseOutlined />} onClick={close} aria-label="关闭面板" title="关闭（Esc）" />
      </header>
      {/* a panel of plain text is read by the arrow keys */}
      <div className="side-body" tabIndex={0}>
        {children}
      </div>
      {footer && <footer>{footer}</footer>}
    </aside>
  )
}
