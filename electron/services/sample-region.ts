/** The regional forms, one indicator and the first risk report of the sample factory. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { SampleLoading } from './sample-loading.ts'

const form = { packId: z.string(), formId: z.string() }
const cells = z.record(z.string(), z.string())
const sampleRegion = z.strictObject({
  packIds: z.array(z.string()),
  sheet: z.strictObject({ ...form, cells }),
  tables: z.array(z.strictObject({ ...form, rows: z.record(z.string(), cells) })),
  /** `dayOffset`: the row's date, days from the day of loading */
  ledgers: z.array(
    z.strictObject({ ...form, rows: z.array(z.object({ dayOffset: z.number().int() }).catchall(z.string())) }),
  ),
  indicators: z.array(
    z.strictObject({
      packId: z.string(),
      indicatorId: z.string(),
      numerator: z.number().int(),
      denominator: z.number().int(),
    }),
  ),
  riskReport: z.strictObject({ reportedOnOffset: z.number().int(), receipt: z.string(), note: z.string() }),
})

/** The risk register must be there: the report keeps its 较大以上 risks. */
export async function loadSampleRegion({ run, day }: SampleLoading, resourcesFolder: string): Promise<void> {
  const file = join(resourcesFolder, 'samples', 'factory', 'regional.json')
  const sample = sampleRegion.parse(JSON.parse(readFileSync(file, 'utf8')))
  await run('region.choose', { packIds: sample.packIds })
  await run('region-entry.save', sample.sheet)
  for (const { rows, ...of } of sample.tables)
    for (const [rowId, written] of Object.entries(rows))
      await run('region-entry.save', { ...of, rowId, cells: written })
  for (const { rows, ...of } of sample.ledgers)
    for (const { dayOffset, ...written } of rows)
      await run('region-entry.create', { ...of, cells: { ...written, date: day(dayOffset) } })
  for (const indicator of sample.indicators) await run('region.setIndicator', indicator)
  const { reportedOnOffset, ...report } = sample.riskReport
  await run('risk-report.save', { ...report, reportedOn: day(reportedOnOffset) })
}
