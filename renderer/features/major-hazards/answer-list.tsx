import { useMemo } from 'react'
import type { MajorHazardAnswerDetail } from '#shared/contract/major-hazard'
import { criteriaLibraries } from '#shared/domain/major-hazard'
import { type RunGroup, RunList } from '../../ui/index.ts'
import { JudgementTag } from './marks.tsx'

interface AnswerListProps {
  answers: readonly MajorHazardAnswerDetail[]
  chosenId: string
  onChoose: (index: number) => void
}

/** The part of its text, with the code of a text that is not the usual one. */
const groupName = ({ groupName: name, library, criterion }: MajorHazardAnswerDetail): string =>
  [criterion && library !== 'order-10' ? criterion.code : '', name || criteriaLibraries[library]]
    .filter(Boolean)
    .join('　')

/** The items under their article, each with what it came to. */
export function AnswerList({ answers, chosenId, onChoose }: AnswerListProps) {
  const groups = useMemo(() => {
    const items = answers.map((answer, index) => ({ answer, index }))
    return [...Map.groupBy(items, ({ answer }) => groupName(answer))].map(
      ([name, own]): RunGroup => ({
        id: name,
        name,
        items: own.map(({ answer, index }) => ({
          id: answer.id,
          index,
          text: answer.title,
          tag: <JudgementTag judgement={answer.judgement} isAnswered={answer.isAnswered} isShort />,
        })),
      }),
    )
  }, [answers])
  return <RunList label="对照条款" groups={groups} chosenId={chosenId} onChoose={onChoose} />
}
