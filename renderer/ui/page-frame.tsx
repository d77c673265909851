import { Button, Tooltip } from 'antd'
import type { ReactNode } from 'react'

export interface PageAction {
  label: string
  onRun: () => void
  icon?: ReactNode
  isBusy?: boolean
  isDisabled?: boolean
  isDanger?: boolean
  /** said on hover, for example the shortcut or why it is not possible now */
  tip?: string | undefined
}

interface PageFrameProps {
  /** the question that this page answers */
  title: string
  intro?: ReactNode
  primary?: PageAction | undefined
  secondary?: [] | [PageAction] | [PageAction, PageAction] | [PageAction, PageAction, PageAction]
  /** in front of the buttons, for example a saved time or a switch between views */
  extra?: ReactNode
  /** SidePanel of the chosen record, or null */
  panel?: ReactNode
  /** content fills the height and scrolls inside itself (tables, maps) */
  isFilling?: boolean
  /** tables use the full width, forms at most 1,200 px */
  isWide?: boolean
  children: ReactNode
}

/** One page: a question as its title, one primary button, at most three others, and a panel beside it. */
export function PageFrame(props: PageFrameProps) {
  const { title, intro, primary, secondary = [], extra, panel, isFilling = false, isWide = isFilling, children } = props
  const classes = ['page-body', isFilling ? 'fill' : '', isWide ? '' : 'reading'].filter(Boolean).join(' ')
  return (
    <div className="page">
      <main className="page-main" aria-label={title}>
        <div className="page-head">
          <div>
            <h1>{title}</h1>
            {intro && <div className="meta">{intro}</div>}
          </div>
          <div className="page-actions">
            {extra}
            {secondary.map((action) => (
              <ActionButton key={action.label} action={action} />
            ))}
            {primary && <ActionButton action={primary} isPrimary />}
          </div>
        </div>
        <div className={classes} tabIndex={isFilling ? undefined : 0}>
          {children}
        </div>
      </main>
      {panel}
    </div>
  )
}

/** A button drawn from an action, with its tip. */
export function ActionButton({ action, isPrimary = false }: { action: PageAction; isPrimary?: boolean }) {
  const button = (
    <Button
      type={isPrimary ? 'primary' : 'default'}
      icon={action.icon && <span aria-hidden>{action.icon}</span>}
      onClick={action.onRun}
      loading={action.isBusy ?? false}
      disabled={action.isDisabled ?? false}
      danger={action.isDanger ?? false}
    >
      {action.label}
    </Button>
  )
  return action.tip ? <Tooltip title={action.tip}>{button}</Tooltip> : button
}
