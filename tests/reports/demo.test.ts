/** The first command of the README: the sample factory and every document of the catalogue, headless. */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { reportCatalogue } from '#shared/reports/catalogue'
import { canDrawPages, drawFirstPage, pageDifference } from '../helpers/first-pages.ts'

const keptPages = join(import.meta.dirname, '..', 'fixtures', 'first-pages')
const changedPages = join(import.meta.dirname, '..', '..', 'test-results', 'first-pages')

test('prints every document in every format, none of them empty, and the first pages look as they did', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'anchabu-demo-'))
  try {
    const cli = join(import.meta.dirname, '..', '..', 'electron', 'cli.ts')
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'demo', '--out', folder], { encoding: 'utf8' })
    expect(status, stderr || stdout).toBe(0)
    const { documents } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
      documents: { file: string; title: string; report: string; format: string; units: number }[]
    }
    const printed = new Set(documents.map(({ report, format }) => `${report} ${format}`))
    const wanted = reportCatalogue.flatMap(({ id, formats }) => formats.map((format) => `${id} ${format}`))
    expect(wanted.filter((one) => !printed.has(one))).toEqual([])
    // rows of a workbook are those of its tables: cards have none
    expect(documents.filter(({ format, units }) => format !== 'xlsx' && units < 1)).toEqual([])
    expect(stdout).toContain('数据检查：完好')

    if (!canDrawPages()) return
    const changed: string[] = []
    const pages = documents.filter(({ format }) => format === 'pdf')
    for (const { file, title } of pages) {
      const name = `${title}.png`
      const [kept, drawn] = [join(keptPages, name), join(folder, name)]
      await drawFirstPage(join(folder, file), drawn, 20, true)
      if (process.env['UPDATE_FIRST_PAGES']) copyFileSync(drawn, kept)
      const difference = existsSync(kept) ? pageDifference(drawn, kept) : null
      if (difference === null || difference > 0.01) {
        mkdirSync(changedPages, { recursive: true })
        copyFileSync(drawn, join(changedPages, name))
        changed.push(
          `${title} ${difference === null ? 'has no kept page of this size' : `${(difference * 100).toFixed(1)} %`}`,
        )
      }
    }
    expect(changed, `compare ${changedPages} with ${keptPages}; UPDATE_FIRST_PAGES=1 keeps the new ones`).toEqual([])
    const titles = new Set(pages.map(({ title }) => `${title}.png`))
    expect(readdirSync(keptPages).filter((name) => !titles.has(name))).toEqual([])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
