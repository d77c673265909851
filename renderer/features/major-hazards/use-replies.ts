import { useCallback, useState } from 'react'
import type { MajorHazardAnswerDetail, MajorHazardCheckDetail } from '#shared/contract/major-hazard'
import type { MajorHazardQuestion } from '#shared/domain/major-hazard'
import { isAnswered, judgeAnswer } from '#shared/rules/major-hazard'
import { runCommand, showFailure } from '../../api/index.ts'

type Replied = Pick<MajorHazardQuestion, 'id' | 'reply' | 'measuredTenths'>

/** The questions with new replies over them. */
export const withReplies = (questions: readonly MajorHazardQuestion[], replies: readonly Replied[]) =>
  questions.map((question) => ({ ...question, ...replies.find(({ id }) => id === question.id) }))

/**
 * The answers with the replies that were just given over the saved ones, so that a key shows at once; what could not be
 * saved goes back to what is saved.
 */
export function useReplies(check: MajorHazardCheckDetail) {
  const [given, setGiven] = useState<ReadonlyMap<string, MajorHazardQuestion[]>>(new Map())
  const [settled, setSettled] = useState<readonly string[]>([])
  const [seen, setSeen] = useState(check)
  if (seen !== check) {
    setSeen(check)
    if (settled.length > 0) {
      setGiven(new Map([...given].filter(([id]) => !settled.includes(id))))
      setSettled([])
    }
  }
  const answers = check.answers.map((answer): MajorHazardAnswerDetail => {
    const questions = given.get(answer.id)
    if (!questions) return answer
    const changed = { ...answer, questions }
    return { ...changed, judgement: judgeAnswer(changed), isAnswered: isAnswered(changed) }
  })
  const reply = useCallback(async (answer: MajorHazardAnswerDetail, replies: readonly Replied[], note?: string) => {
    setSettled((own) => own.filter((id) => id !== answer.id))
    setGiven((own) => new Map(own).set(answer.id, withReplies(answer.questions, replies)))
    try {
      await runCommand('major-hazard-check.answer', {
        answerId: answer.id,
        replies: replies.map(({ id, reply: value, measuredTenths }) => ({
          questionId: id,
          reply: value,
          measuredTenths,
        })),
        ...(note === undefined ? {} : { note }),
      })
      setSettled((own) => [...own, answer.id])
    } catch (error) {
      setGiven((own) => new Map([...own].filter(([id]) => id !== answer.id)))
      showFailure(error)
    }
  }, [])
  return { answers, reply }
}
