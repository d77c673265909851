import type { InspectionDetail, ResultDetail } from '#shared/contract/inspection'
import type { InspectionAnswer } from '#shared/domain/inspection'
import { runCommand, showDone } from '../../api/index.ts'
import { useGivenValues } from '../../forms/index.ts'

/** The saved answer of a result. */
export const answerIn = ({ results }: InspectionDetail, resultId: string): InspectionAnswer | null | undefined =>
  results.find(({ id }) => id === resultId)?.answer

/** The results with the answers that were just given over the saved ones. */
export function useAnswers(inspection: InspectionDetail) {
  const { given, give } = useGivenValues(inspection, answerIn)
  const results = inspection.results.map((result): ResultDetail => {
    const answer = given.get(result.id)
    return answer === undefined || answer === result.answer ? result : { ...result, answer }
  })
  const answer = async (result: ResultDetail, value: InspectionAnswer | null) => {
    if (result.answer === value) return
    await give(result.id, value, async () => {
      await runCommand('inspection.answer', { resultId: result.id, answer: value })
      if (result.finding !== null && value !== 'abnormal') showDone('这一项登记的隐患已收回，可用 Ctrl+Z 撤销')
    })
  }
  return { results, answer }
}
