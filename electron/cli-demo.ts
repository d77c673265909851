/** The main job on the sample factory, headless: every document in every format, with a manifest. */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { ExportFormat } from '#shared/domain/export-record'
import { type Run, runIn } from './cli-run.ts'
import type { ComposedApp } from './compose.ts'
import { addForDocument, inSampleOrder } from './services/sample-additions.ts'

interface ManifestEntry {
  file: string
  report: string
  title: string
  format: ExportFormat
  /** pages of a PDF, rows of a workbook, blocks of a Word document */
  units: number
  sha256: string
  milliseconds: number
}

const unitNames: Record<ExportFormat, string> = { xlsx: '行', pdf: '页', docx: '块' }

const sha256OfFile = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex')

/** The first of each kind of a document; what the sample lacks for it is done before. */
async function choicesFor(run: Run, enterpriseId: string, reportId: string) {
  await addForDocument((name, input) => run(name, input, enterpriseId), reportId)
  const choices = await run('report.choices', { reportId }, enterpriseId)
  return choices.filter(({ suffix }, index) => choices.findIndex((other) => other.suffix === suffix) === index)
}

/** Loads the sample, prints the whole catalogue in the formats into `folder`, checks the data, and shows the table. */
export async function runDemo(
  app: ComposedApp,
  folder: string,
  formats: readonly ExportFormat[],
  say: (line: string) => void,
): Promise<void> {
  const run = runIn(app)
  const started = performance.now()
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(folder))
    if (/\.(xlsx|pdf|docx)$|^manifest\.json$/.test(name)) rmSync(join(folder, name))
  const { id, name } = await run('enterprise.loadSample', {})
  say(`${name}：载入 ${Math.round(performance.now() - started)} 毫秒`)

  const entries: ManifestEntry[] = []
  for (const report of inSampleOrder(await run('report.list', {}, id))) {
    for (const { suffix, parameters } of await choicesFor(run, id, report.id)) {
      for (const format of report.formats.filter((own) => formats.includes(own))) {
        const begun = performance.now()
        const title = suffix === '' ? report.title : `${report.title}（${suffix}）`
        const fileName = `${String(entries.length + 1).padStart(2, '0')} ${title}`
        const written = await run('report.export', { reportId: report.id, parameters, format, folder, fileName }, id)
        entries.push({
          file: basename(written.path),
          report: report.id,
          title,
          format,
          units: written.units,
          sha256: sha256OfFile(written.path),
          milliseconds: Math.round(performance.now() - begun),
        })
        for (const warning of written.warnings) say(`注意：${title}：${warning}`)
      }
    }
  }
  const verified = await run('data.verify', { enterpriseId: id })
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify({ enterprise: name, documents: entries }, null, 2)}\n`)
  for (const entry of entries) {
    say(
      [
        entry.file,
        `${entry.units} ${unitNames[entry.format]}`,
        entry.sha256.slice(0, 12),
        `${entry.milliseconds} 毫秒`,
      ].join('\t'),
    )
  }
  say(`数据检查：${verified.isSound ? '完好' : '有问题'}`)
  say(`共 ${entries.length} 个文件，用时 ${((performance.now() - started) / 1000).toFixed(1)} 秒，在 ${folder}`)
}
