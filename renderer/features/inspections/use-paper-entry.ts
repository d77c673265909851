import { useRef } from 'react'
import type { InspectionDetail, ResultDetail } from '#shared/contract/inspection'
import type { PaperEntry } from '#shared/rules/paper-entry'
import { preparePhoto, runCommand, showFailure } from '../../api/index.ts'
import { useGivenValues } from '../../forms/index.ts'
import { answerIn } from './use-answers.ts'

/** The results with what was just typed over them; lines are saved one after another, as they were typed. */
export function usePaperEntry(inspection: InspectionDetail) {
  const { given, giveAll } = useGivenValues(inspection, answerIn)
  const line = useRef<Promise<unknown>>(Promise.resolve())
  const results = inspection.results.map((result): ResultDetail => {
    const answer = given.get(result.id)
    return answer === undefined || answer === result.answer ? result : { ...result, answer }
  })
  /** Does it after everything that was typed before. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = line.current.then(work)
    line.current = turn.catch(() => undefined)
    return turn
  }
  const enter = ({ places, answer, remark }: PaperEntry) => {
    const resultIds = places.flatMap((place) => results[place]?.id ?? [])
    const input = { inspectionId: inspection.id, resultIds, answer, remark }
    void giveAll(resultIds, answer, () => inTurn(() => runCommand('printed-sheet.answer', input)))
  }
  /** Photos of an item; answers how many were kept. */
  const addPhotos = (place: number, files: readonly File[]): Promise<number> =>
    inTurn(async () => {
      const result = results[place]
      if (!result) return 0
      let kept = 0
      for (const file of files) {
        try {
          const { mime: _, ...photo } = await preparePhoto(file)
          const target = { recordType: 'inspectionResult', recordId: result.id, role: 'before' } as const
          await runCommand('attachment.put', { ...target, sortOrder: result.photos.length + kept, ...photo })
          kept += 1
        } catch (error) {
          showFailure(error)
        }
      }
      return kept
    })
  return { results, enter, addPhotos, whenSaved: () => line.current }
}
