import { useMemo } from 'react'
import type { ResultDetail } from '#shared/contract/inspection'
import { type RunGroup, RunList, RunProgress } from '../../ui/index.ts'
import { AnswerTag } from './answer-mark.tsx'
import { groupResults, progressOf, shortItem } from './run-model.ts'

interface ResultListProps {
  results: readonly ResultDetail[]
  chosenId: string
  onChoose: (index: number) => void
}

/** The items under their risk points, each with its mark. */
export function ResultList({ results, chosenId, onChoose }: ResultListProps) {
  const groups = useMemo(
    () =>
      groupResults(results).map(
        ({ id, riskPointName, results: own }): RunGroup => ({
          id,
          name: riskPointName || '其他检查项',
          items: own.map(({ result, index }) => ({
            id: result.id,
            index,
            text: shortItem(result),
            tag: <AnswerTag answer={result.answer} />,
          })),
        }),
      ),
    [results],
  )
  return <RunList label="检查项" groups={groups} chosenId={chosenId} onChoose={onChoose} />
}

/** How many items are answered, and how many of them 隐患. */
export function ResultProgress({ results }: Pick<ResultListProps, 'results'>) {
  const { answered, total, abnormal } = progressOf(results)
  return (
    <RunProgress
      label="检查进度"
      word="已查"
      done={answered}
      total={total}
      warning={`隐患 ${abnormal}`}
      isWarning={abnormal > 0}
    />
  )
}
