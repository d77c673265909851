import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import './item-run.css'

export interface RunGroup {
  id: string
  name: string
  items: readonly { id: string; index: number; text: string; tag: ReactNode }[]
}

interface RunListProps {
  label: string
  groups: readonly RunGroup[]
  chosenId: string
  onChoose: (index: number) => void
}

/** Items under their headings, each with its mark; ↑↓ moves, the chosen one stays in view. */
export function RunList({ label, groups, chosenId, onChoose }: RunListProps) {
  const list = useRef<HTMLElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [chosenId])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    const items = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])]
    const next = items[items.indexOf(document.activeElement as HTMLElement) + (event.key === 'ArrowDown' ? 1 : -1)]
    if (!next) return
    // the focus goes along here; without this the page would choose but leave the focus behind
    event.preventDefault()
    next.focus()
    next.click()
  }
  return (
    <nav className="run-list" aria-label={label} ref={list} onKeyDown={onKeyDown}>
      {groups.map((group) => (
        <div key={group.id} role="group" aria-label={group.name}>
          <h2 className="meta">{group.name}</h2>
          <ol>
            {group.items.map(({ id, index, text, tag }) => (
              <li key={id}>
                <button
                  type="button"
                  className="plain run-item"
                  aria-current={id === chosenId ? 'true' : undefined}
                  tabIndex={id === chosenId ? 0 : -1}
                  onClick={() => onChoose(index)}
                >
                  <span className="num meta">{index + 1}</span>
                  <span className="run-item-text">{text}</span>
                  {tag}
                </button>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </nav>
  )
}
