import { useEffect, useMemo, useRef } from 'react'
import type { MajorHazardAnswerDetail } from '#shared/contract/major-hazard'
import { criteriaLibraries } from '#shared/domain/major-hazard'
import { JudgementTag } from './marks.tsx'

interface AnswerListProps {
  answers: readonly MajorHazardAnswerDetail[]
  chosenId: string
  onChoose: (index: number) => void
}

/** The items under their article, each with what it came to; the chosen one stays in view. */
export function AnswerList({ answers, chosenId, onChoose }: AnswerListProps) {
  const list = useRef<HTMLElement>(null)
  const groups = useMemo(
    () => [
      ...Map.groupBy(
        answers.map((answer, index) => ({ answer, index })),
        ({ answer }) => `${answer.library} ${answer.groupName}`,
      ).values(),
    ],
    [answers],
  )
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [chosenId])
  return (
    <nav className="mh-list" aria-label="对照条款" ref={list}>
      {groups.map((group) => {
        const first = group[0]?.answer
        if (!first) return null
        const name = first.groupName || criteriaLibraries[first.library]
        return (
          <div key={first.id} role="group" aria-label={name}>
            <h2 className="meta">
              {first.criterion && first.library !== 'order-10' ? `${first.criterion.code}　` : ''}
              {name}
            </h2>
            <ol>
              {group.map(({ answer, index }) => (
                <li key={answer.id}>
                  <button
                    type="button"
                    className="plain mh-item"
                    aria-current={answer.id === chosenId ? 'true' : undefined}
                    tabIndex={answer.id === chosenId ? 0 : -1}
                    onClick={() => onChoose(index)}
                  >
                    <span className="num meta">{index + 1}</span>
                    <span className="ellipsis">{answer.title}</span>
                    <JudgementTag judgement={answer.judgement} isAnswered={answer.isAnswered} isShort />
                  </button>
                </li>
              ))}
            </ol>
          </div>
        )
      })}
    </nav>
  )
}
