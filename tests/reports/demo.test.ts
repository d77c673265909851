/** The first command of the README: the sample factory and every document of the catalogue, headless. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { reportCatalogue } from '#shared/reports/catalogue'

test('prints every document in every format, none of them empty', () => {
  const folder = mkdtempSync(join(tmpdir(), 'anchabu-demo-'))
  try {
    const cli = join(import.meta.dirname, '..', '..', 'electron', 'cli.ts')
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'demo', '--out', folder], { encoding: 'utf8' })
    expect(status, stderr || stdout).toBe(0)
    const { documents } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
      documents: { report: string; format: string; units: number }[]
    }
    const printed = new Set(documents.map(({ report, format }) => `${report} ${format}`))
    const wanted = reportCatalogue.flatMap(({ id, formats }) => formats.map((format) => `${id} ${format}`))
    expect(wanted.filter((one) => !printed.has(one))).toEqual([])
    // rows of a workbook are those of its tables: cards have none
    expect(documents.filter(({ format, units }) => format !== 'xlsx' && units < 1)).toEqual([])
    expect(stdout).toContain('数据检查：完好')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
