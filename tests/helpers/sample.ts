/** The sample factory in a temporary data folder, loaded once per test file by the job that the app uses. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { InputOf, OperationName, OutputOf } from '#shared/contract/index'
import { runIn } from '../../electron/cli-run.ts'
import { type ComposedApp, clockFromEnvironment, composeApp, plainHost } from '../../electron/compose.ts'

const resourcesFolder = join(import.meta.dirname, '..', '..', 'resources')

export interface SampleApp {
  app: ComposedApp
  enterpriseId: string
  /** a folder for written files, removed with the rest */
  folder: string
  /** carries out an operation on the sample; throws the failure's sentence */
  run<N extends OperationName>(name: N, input: InputOf<N>): Promise<OutputOf<N>>
}

/** The sample on 2026-11-20; the same one for every test of the file. */
export function sampleFactory(): () => Promise<SampleApp> {
  let made: Promise<SampleApp> | undefined
  const folder = mkdtempSync(join(tmpdir(), 'anchabu-sample-'))
  afterAll(async () => {
    await (await made)?.app.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const make = async (): Promise<SampleApp> => {
    const app = composeApp({
      dataFolder: join(folder, 'data'),
      resourcesFolder,
      host: plainHost('cli', '9.9.9-test'),
      clock: clockFromEnvironment({ ANCHABU_FIXED_NOW: '2026-11-20T01:30:00.000Z' }),
    })
    const run = runIn(app)
    const { id } = await run('enterprise.loadSample', {})
    return { app, enterpriseId: id, folder, run: (name, input) => run(name, input, id) }
  }
  return () => (made ??= make())
}
