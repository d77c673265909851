import { useCallback, useMemo, useRef, useState } from 'react'
import type { AssessmentDetail } from '#shared/contract/assessment'
import { type AssessmentScore, type ItemScore, scoreAssessment } from '#shared/rules/scoring'
import type { Standard } from '#shared/rules/standard'
import { patchData, runCommand, showFailure } from '../../api/index.ts'
import { type Answer, changedAnswer, type MarkChange, type Side } from './mark-changes.ts'

interface Waiting {
  answerId: string
  side: Side
  change: MarkChange
}

export interface SideScore {
  score: AssessmentScore
  byItem: ReadonlyMap<string, ItemScore>
}

/** Marks of one assessment as they stand on the screen, with the score that they give. */
export interface Sheet {
  assessment: AssessmentDetail
  standard: Standard
  byItem: ReadonlyMap<string, Answer>
  /** links and files by answer */
  evidenceCount: ReadonlyMap<string, number>
  own: SideScore
  review: SideScore
  change: (answerId: string, side: Side, change: MarkChange) => void
}

function scored(standard: Standard, answers: readonly Answer[], side: Side): SideScore {
  const score = scoreAssessment(standard, new Map(answers.map((answer) => [answer.itemId, answer[side]])))
  const items = score.categories.flatMap(({ elements }) => elements.flatMap((element) => element.items))
  return { score, byItem: new Map(items.map((own) => [own.item.id, own])) }
}

const keyOf = ({ answerId, side }: Pick<Waiting, 'answerId' | 'side'>) => `${answerId}/${side}`

/** True when what was given is what is saved. */
function isSaved({ answers }: AssessmentDetail, { answerId, side, change }: Waiting): boolean {
  const answer = answers.find((own) => own.id === answerId)
  return answer !== undefined && JSON.stringify(changedAnswer(answer, side, change)) === JSON.stringify(answer)
}

/**
 * Answers with what was just given laid over what is saved, so that a key shows at once. Each change leaves at once, those of
 * one item one after another; what comes back replaces that one answer: 198 answers are not read again each time.
 */
export function useSheet(assessment: AssessmentDetail, standard: Standard): Sheet {
  const [given, setGiven] = useState<ReadonlyMap<string, Waiting>>(new Map())
  const waiting = useRef(new Map<string, Waiting>())
  const underWay = useRef(new Set<string>())
  const { id } = assessment
  const [seen, setSeen] = useState(assessment)
  if (seen !== assessment) {
    setSeen(assessment)
    const left = [...given].filter(([, own]) => !isSaved(assessment, own))
    if (left.length < given.size) setGiven(new Map(left))
  }

  const send = useCallback(
    async (key: string) => {
      if (underWay.current.has(key)) return
      underWay.current.add(key)
      for (;;) {
        const next = waiting.current.get(key)
        if (!next) break
        waiting.current.delete(key)
        try {
          const saved = await runCommand('assessment.answer', {
            answerId: next.answerId,
            side: next.side,
            ...next.change,
          })
          await patchData('assessment.get', { id }, (before) => ({
            ...before,
            answers: before.answers.map((answer) => (answer.id === saved.id ? { ...answer, ...saved } : answer)),
            blankProposals: before.blankProposals.filter(
              (own) => own.answerId !== saved.id || saved.own.state === 'open',
            ),
          }))
        } catch (error) {
          showFailure(error)
        }
      }
      underWay.current.delete(key)
      // once the saved answer is drawn; what was refused goes back to what is saved
      setTimeout(() => {
        if (underWay.current.has(key)) return
        setGiven((own) => (own.has(key) ? new Map([...own].filter(([other]) => other !== key)) : own))
      }, 50)
    },
    [id],
  )

  const change = useCallback(
    (answerId: string, side: Side, more: MarkChange) => {
      const key = keyOf({ answerId, side })
      const before = waiting.current.get(key)
      waiting.current.set(key, { answerId, side, change: { ...before?.change, ...more } })
      setGiven((own) => new Map(own).set(key, { answerId, side, change: { ...own.get(key)?.change, ...more } }))
      void send(key)
    },
    [send],
  )

  const answers = useMemo(
    () =>
      given.size === 0
        ? assessment.answers
        : assessment.answers.map((answer) => {
            const own = given.get(`${answer.id}/own`)
            const review = given.get(`${answer.id}/review`)
            const changed = own ? changedAnswer(answer, 'own', own.change) : answer
            return review ? changedAnswer(changed, 'review', review.change) : changed
          }),
    [assessment.answers, given],
  )
  const evidenceCount = useMemo(() => {
    const links = Map.groupBy(assessment.evidence, ({ answerId }) => answerId)
    return new Map(
      assessment.answers.map((answer) => [answer.id, answer.attachmentCount + (links.get(answer.id)?.length ?? 0)]),
    )
  }, [assessment.answers, assessment.evidence])
  const own = useMemo(() => scored(standard, answers, 'own'), [standard, answers])
  const review = useMemo(() => scored(standard, answers, 'review'), [standard, answers])
  const byItem = useMemo(() => new Map(answers.map((answer) => [answer.itemId, answer])), [answers])
  return useMemo(
    () => ({ assessment, standard, byItem, evidenceCount, own, review, change }),
    [assessment, standard, byItem, evidenceCount, own, review, change],
  )
}
