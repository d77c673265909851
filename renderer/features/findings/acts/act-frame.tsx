import { Button } from 'antd'
import { type KeyboardEvent, type ReactNode, useEffect } from 'react'
import type { Problems } from '#shared/rules/finding-flow'
import { focusField } from './use-act.ts'

interface ActFrameProps {
  title: string
  /** what will follow from it */
  consequence: ReactNode
  submitLabel: string
  act: {
    problems: Problems
    submit: () => Promise<void>
    isBusy: boolean
    formId: string
  }
  /** lists what is still missing beside the fields */
  isListing?: boolean
  onCancel: () => void
  children: ReactNode
}

/** The form of an explicit deed: what it is, its fields, what is missing, what follows, and the button. */
export function ActFrame({
  title,
  consequence,
  submitLabel,
  act,
  isListing = false,
  onCancel,
  children,
}: ActFrameProps) {
  const { formId } = act
  useEffect(() => {
    const form = document.getElementById(formId)
    form?.scrollIntoView({ block: 'nearest' })
    form?.querySelector<HTMLElement>('input:not(:disabled, [type=file]), textarea:not(:disabled)')?.focus()
  }, [formId])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing || event.defaultPrevented) return
    event.preventDefault()
    onCancel()
  }
  const missing = Object.entries(act.problems)
  return (
    <section className="act" aria-label={title} id={formId} onKeyDown={onKeyDown}>
      <h2 className="section-title">{title}</h2>
      {children}
      {isListing && (
        <div className="act-missing" role="status">
          {missing.length === 0 ? (
            <span className="meta">需要的都填好了。</span>
          ) : (
            <>
              <span className="meta">还差 {missing.length} 项：</span>
              {missing.map(([key, sentence]) => (
                <button key={key} type="button" className="chip" onClick={() => focusField(formId, key)}>
                  {sentence}
                </button>
              ))}
            </>
          )}
        </div>
      )}
      <p className="meta">{consequence}</p>
      <div className="row-line" style={{ justifyContent: 'flex-end' }}>
        <Button onClick={onCancel}>取消</Button>
        <Button type="primary" loading={act.isBusy} onClick={() => void act.submit()} title="Ctrl+Enter">
          {submitLabel}
        </Button>
      </div>
    </section>
  )
}
