/** The sample factory: `node sample.ts load FOLDER` fills a data folder, `node sample.ts demo` prints its whole pack. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openForCli, runCli } from '../../electron/cli.ts'
import { runIn } from '../../electron/cli-run.ts'
import { sampleOf, tell } from './measure.ts'

const [what = 'demo', dataFolder = ''] = process.argv.slice(2)

async function load(): Promise<number> {
  const app = openForCli(dataFolder, '2026-11-20T01:30:00.000Z')
  const { id } = await runIn(app)('enterprise.loadSample', {})
  await runIn(app)('workspace.updateSettings', { lastEnterpriseId: id })
  await app.close()
  return 1
}

async function demo(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'anchabu-bench-'))
  try {
    if ((await runCli(['demo', '--out', folder], () => undefined)) !== 0) throw new Error('the demo did not succeed')
    return readdirSync(folder).filter((name) => /\.(xlsx|pdf)$/.test(name)).length
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

tell(await sampleOf(what === 'load' ? load : demo))
