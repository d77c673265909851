import { useCallback, useState } from 'react'
import type { InspectionDetail, ResultDetail } from '#shared/contract/inspection'
import type { InspectionAnswer } from '#shared/domain/inspection'
import { runCommand, showDone, showFailure } from '../../api/index.ts'

/**
 * The results with the answers that were just given over the saved ones, so that a key shows at once; what could not be
 * saved goes back to what is saved.
 */
export function useAnswers(inspection: InspectionDetail) {
  const [given, setGiven] = useState<ReadonlyMap<string, InspectionAnswer | null>>(new Map())
  const [settled, setSettled] = useState<readonly string[]>([])
  const [seen, setSeen] = useState(inspection)
  if (seen !== inspection) {
    setSeen(inspection)
    if (settled.length > 0) {
      setGiven(new Map([...given].filter(([id]) => !settled.includes(id))))
      setSettled([])
    }
  }
  const results = inspection.results.map((result): ResultDetail => {
    const answer = given.get(result.id)
    return answer === undefined || answer === result.answer ? result : { ...result, answer }
  })
  const answer = useCallback(async (result: ResultDetail, value: InspectionAnswer | null) => {
    if (result.answer === value) return
    setSettled((own) => own.filter((id) => id !== result.id))
    setGiven((own) => new Map(own).set(result.id, value))
    try {
      await runCommand('inspection.answer', { resultId: result.id, answer: value })
      if (result.finding !== null && value !== 'abnormal') showDone('这一项登记的隐患已收回，可用 Ctrl+Z 撤销')
      setSettled((own) => [...own, result.id])
    } catch (error) {
      setGiven((own) => new Map([...own].filter(([id]) => id !== result.id)))
      showFailure(error)
    }
  }, [])
  return { results, answer }
}
