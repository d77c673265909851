import { useState } from 'react'
import type { ReportEntry, ReportParameters } from '#shared/contract/report'
import { isWithoutData } from '#shared/reports/data-origin'
import { hasContent } from '#shared/reports/has-content'
import type { ReportDocument } from '#shared/reports/report-document'
import { type ApiError, useData, useSession } from '../../api/index.ts'
import { whole } from './view-choices.tsx'

/** Whose document is looked at. */
export type PreviewedSide = 'own' | 'sample'

export interface SampleState {
  /** a sample enterprise needs no sample beside its own documents */
  isOffered: boolean
  isShown: boolean
  /** nobody chose it: the enterprise has nothing to print */
  isByItself: boolean
  /** null = by itself again */
  choose: (side: PreviewedSide | null) => void
}

/** Whether the sample stands in for the own document: by the user's choice, or because there is nothing of the own to show. */
export function useSample(
  report: ReportEntry | undefined,
  parameters: ReportParameters,
  preview: { data: ReportDocument | undefined; error: ApiError | null },
): SampleState {
  const [side, choose] = useState<PreviewedSide | null>(null)
  const enterpriseId = useSession((session) => session.enterpriseId)
  const enterprises = useData('enterprise.list', {})
  const choices = useData('report.choices', { reportId: report?.id ?? '' }, { enabled: report !== undefined })
  const isOffered = enterprises.data?.some(({ id, isSample }) => id === enterpriseId && !isSample) ?? false

  let isEmpty = false
  if (report && preview.error) isEmpty = preview.error.code === 'invalid' && choices.data?.length === 0
  else if (report && preview.data)
    isEmpty = isWithoutData({
      reportId: report.id,
      rowCount: report.rowCount,
      hasChosen: Object.keys(whole(parameters)).length > 0,
      hasContent: hasContent(preview.data),
    })
  const isByItself = isOffered && isEmpty && side === null && !parameters.isBlank
  return {
    isOffered,
    isShown: isByItself || (isOffered && side === 'sample' && !parameters.isBlank),
    isByItself,
    choose,
  }
}
