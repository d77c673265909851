import type { MajorHazardAnswerDetail, MajorHazardCheckDetail } from '#shared/contract/major-hazard'
import type { MajorHazardQuestion } from '#shared/domain/major-hazard'
import { isAnswered, judgeAnswer } from '#shared/rules/major-hazard'
import { runCommand } from '../../api/index.ts'
import { useGivenValues } from '../../forms/index.ts'

type Replied = Pick<MajorHazardQuestion, 'id' | 'reply' | 'measuredTenths'>

/** The questions with new replies over them. */
export const withReplies = (questions: readonly MajorHazardQuestion[], replies: readonly Replied[]) =>
  questions.map((question) => ({ ...question, ...replies.find(({ id }) => id === question.id) }))

const questionsIn = ({ answers }: MajorHazardCheckDetail, answerId: string): MajorHazardQuestion[] | undefined =>
  answers.find(({ id }) => id === answerId)?.questions

/** The answers with the replies that were just given over the saved ones. */
export function useReplies(check: MajorHazardCheckDetail) {
  const { given, give } = useGivenValues(check, questionsIn)
  const answers = check.answers.map((answer): MajorHazardAnswerDetail => {
    const questions = given.get(answer.id)
    if (!questions) return answer
    const changed = { ...answer, questions }
    return { ...changed, judgement: judgeAnswer(changed), isAnswered: isAnswered(changed) }
  })
  const reply = (answer: MajorHazardAnswerDetail, replies: readonly Replied[], note?: string) =>
    give(answer.id, withReplies(answer.questions, replies), () =>
      runCommand('major-hazard-check.answer', {
        answerId: answer.id,
        replies: replies.map(({ id, reply: value, measuredTenths }) => ({
          questionId: id,
          reply: value,
          measuredTenths,
        })),
        ...(note === undefined ? {} : { note }),
      }),
    )
  return { answers, reply }
}
