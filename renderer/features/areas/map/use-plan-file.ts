import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiError, type PreparedPhoto, preparePhoto, showFailure } from '../../../api/index.ts'
import type { PlanPdf } from './plan-pdf.ts'

/** Drawings keep more detail than photos. */
const planSide = 3000

/** What the file dialog offers for a floor plan. */
export const planFiles = 'image/png,image/jpeg,application/pdf'

export interface PlanFile {
  name: string
  /** a PDF whose pages are to be chosen from, null for a picture */
  pdf: PlanPdf | null
  picture: (page: number) => Promise<PreparedPhoto>
}

const isPdf = (file: File): boolean => file.type === 'application/pdf' || /\.pdf$/i.test(file.name)

/** A chosen picture or PDF; a PDF that cannot be opened is told and not kept. */
export function usePlanFile() {
  const [file, setFile] = useState<PlanFile | null>(null)
  const [isOpening, setOpening] = useState(false)
  const opened = useRef<PlanPdf | null>(null)
  const turn = useRef(0)
  const drop = useCallback(() => {
    turn.current += 1
    opened.current?.close()
    opened.current = null
    setFile(null)
    setOpening(false)
  }, [])
  useEffect(() => drop, [drop])
  /** The file ready to be used, null when it cannot be or another one was chosen meanwhile. */
  const choose = async (chosen: File): Promise<PlanFile | null> => {
    drop()
    const mine = turn.current
    if (!isPdf(chosen)) {
      const plan: PlanFile = { name: chosen.name, pdf: null, picture: () => preparePhoto(chosen, planSide) }
      setFile(plan)
      return plan
    }
    setOpening(true)
    try {
      const { openPlanPdf } = await import('./plan-pdf.ts')
      const pdf = await openPlanPdf(chosen)
      if (mine !== turn.current) {
        pdf.close()
        return null
      }
      opened.current = pdf
      const plan: PlanFile = { name: chosen.name, pdf, picture: pdf.picture }
      setFile(plan)
      return plan
    } catch (error) {
      if (mine === turn.current) {
        showFailure(
          error instanceof ApiError
            ? error
            : new ApiError({ code: 'file', message: `「${chosen.name}」打不开，请改用图片，或换一份 PDF。` }),
        )
      }
      return null
    } finally {
      if (mine === turn.current) setOpening(false)
    }
  }
  return { file, isOpening, choose, drop }
}
