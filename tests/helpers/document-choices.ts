/** What the tests print of each document of the catalogue. */
import type { ReportParameters } from '#shared/contract/report'
import { reportCatalogue } from '#shared/reports/catalogue'
import { addForDocument, inSampleOrder } from '../../electron/services/sample-additions.ts'
import type { SampleApp } from './sample.ts'

/** Ids and titles; those for whose sake the register is changed first stand at the end. */
export const printedDocuments = inSampleOrder(reportCatalogue).map(({ id, title }): [string, string] => [id, title])

/** Of each kind the two choices that show most, checklist and map also in another layout; what the sample lacks is done first. */
export async function parametersFor(id: string, { run }: SampleApp): Promise<ReportParameters[]> {
  await addForDocument(run, id)
  const choices = await run('report.choices', { reportId: id })
  const printed = choices
    .filter(({ suffix }, index) => choices.slice(0, index).filter((before) => before.suffix === suffix).length < 2)
    .map(({ parameters }) => parameters)
  if (id === 'four-colour-map') {
    const [plan] = await run('floor-plan.list', {})
    return [{}, { floorPlanId: plan?.id, mapMode: 'inherent', hatch: true, paper: 'A4' }]
  }
  if (id !== 'paper-checklist') return printed
  return printed.slice(0, 1).flatMap((sheet) => [sheet, { ...sheet, sheetColumns: 2, isLargeType: true }])
}
