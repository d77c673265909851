import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import type { ResultDetail } from '#shared/contract/inspection'
import { AnswerTag } from './answer-mark.tsx'
import { groupResults, shortItem } from './run-model.ts'

interface ResultListProps {
  results: readonly ResultDetail[]
  chosenId: string
  onChoose: (index: number) => void
}

/** The items under their risk points, each with its mark; ↑↓ moves, the chosen one stays in view. */
export function ResultList({ results, chosenId, onChoose }: ResultListProps) {
  const groups = useMemo(() => groupResults(results), [results])
  const list = useRef<HTMLDivElement>(null)
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
    <nav className="run-list" aria-label="检查项" ref={list} onKeyDown={onKeyDown}>
      {groups.map((group) => (
        <div key={group.id} role="group" aria-label={group.riskPointName || '其他检查项'}>
          <h2 className="meta">{group.riskPointName || '其他检查项'}</h2>
          <ol>
            {group.results.map(({ result, index }) => (
              <li key={result.id}>
                <button
                  type="button"
                  className="plain run-item"
                  aria-current={result.id === chosenId ? 'true' : undefined}
                  tabIndex={result.id === chosenId ? 0 : -1}
                  onClick={() => onChoose(index)}
                >
                  <span className="num meta">{index + 1}</span>
                  <span className="run-item-text">{shortItem(result)}</span>
                  <AnswerTag answer={result.answer} />
                </button>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </nav>
  )
}
