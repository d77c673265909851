/** A real data folder with real databases and the real dispatcher, in a temporary place that is removed afterwards. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'
import type { Result } from '#shared/contract/errors'
import type { InputOf, OperationName, OutputOf } from '#shared/contract/index'
import { dayInShanghai } from '#shared/rules/day'
import { plainHost } from '../../electron/compose.ts'
import { loadResources } from '../../electron/files/resources.ts'
import { Workspace } from '../../electron/files/workspace.ts'
import { createDispatcher, type Dispatcher } from '../../electron/ipc/dispatcher.ts'
import type { Clock, Host } from '../../electron/services/context.ts'

export const resourcesFolder = join(import.meta.dirname, '..', '..', 'resources')
const resources = loadResources(resourcesFolder)

/** A temporary folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'anchabu-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A clock that is moved by hand, in UTC instants; every question moves it on by one second. */
export function handClock(start = '2026-03-05T02:00:00.000Z'): Clock & { set(instant: string): void } {
  let at = Date.parse(start)
  const now = (): string => {
    at += 1000
    return new Date(at).toISOString()
  }
  return { now, today: () => dayInShanghai(new Date(at).toISOString()), set: (instant) => (at = Date.parse(instant)) }
}

export interface TestApp {
  workspace: Workspace
  dispatcher: Dispatcher
  clock: ReturnType<typeof handClock>
  host: Host
  remembered: string[]
  /** what came back, failure or not */
  result(name: OperationName, input: unknown, enterpriseId?: string | null): Promise<Result<unknown>>
  /** the value; throws the failure's sentence */
  run<N extends OperationName>(name: N, input: InputOf<N>, enterpriseId?: string | null): Promise<OutputOf<N>>
  close(): void
}

/** Opens a data folder as the app does; closed when the test ends unless closed before. */
export function openApp(folder: string, options: { clock?: ReturnType<typeof handClock> } = {}): TestApp {
  const app = openAppByHand(folder, options)
  onTestFinished(app.close)
  return app
}

/** The same without a test that closes it. */
export function openAppByHand(folder: string, options: { clock?: ReturnType<typeof handClock> } = {}): TestApp {
  const clock = options.clock ?? handClock()
  const remembered: string[] = []
  const host: Host = {
    ...plainHost('cli', '9.9.9-test'),
    rememberDataFolder: (path) => void remembered.push(path),
  }
  const workspace = new Workspace(folder, { now: () => clock.now(), version: host.version })
  const dispatcher = createDispatcher({ workspace, resources, clock, host, checkOutput: true, logFailure: report })
  const result: TestApp['result'] = (name, input, enterpriseId = null) =>
    dispatcher.call({ operation: name, input, enterpriseId, actorId: null })
  let isOpen = true
  const close = (): void => {
    if (isOpen) workspace.close()
    isOpen = false
  }
  return {
    workspace,
    dispatcher,
    clock,
    host,
    remembered,
    result,
    run: async (name, input, enterpriseId = null) => {
      const answer = await result(name, input, enterpriseId)
      if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${answer.error.message}`)
      return answer.value as never
    },
    close,
  }
}

function report(error: unknown, operation: string): string {
  console.error(operation, error)
  return 'test'
}

/** Smallest JPEG-like file that differs by its text; the app reads types by the first bytes. */
export const photoBytes = (text: string): Buffer =>
  Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from(text)])

export interface SmallFactory {
  id: string
  personId: string
  areaId: string
  riskPointId: string
  hazardId: string
  /** SHA-256 of the photo on the area */
  photo: string
}

/** One enterprise with a person, an area with a photo, a risk point, an evaluated hazard and `findings` findings. */
export async function smallFactory(app: TestApp, name = '青岚机械有限公司', findings = 3): Promise<SmallFactory> {
  const { id } = await app.run('enterprise.create', { name })
  const person = await app.run('person.create', { name: '欧阳青禾', phone: '13900001234' }, id)
  const area = await app.run('area.create', { name: '冲压车间' }, id)
  const photo = await app.run(
    'attachment.put',
    { recordType: 'area', recordId: area.id, base64: photoBytes(`photo of ${name}`).toString('base64') },
    id,
  )
  const riskPoint = await app.run('risk-point.create', { name: '一号冲床', kind: 'facility', areaId: area.id }, id)
  const hazard = await app.run('hazard.create', { riskPointId: riskPoint.id, item: '光电保护装置' }, id)
  await app.run(
    'evaluation.record',
    { hazardId: hazard.id, packId: 'LEC-2', factors: { L: 10, E: 60, C: 70 }, evaluatedOn: '2026-03-05' },
    id,
  )
  for (let number = 1; number <= findings; number += 1) {
    await app.run('finding.create', { description: `第${number}处防护罩缺失`, foundOn: '2026-03-05' }, id)
  }
  return {
    id,
    personId: person.id,
    areaId: area.id,
    riskPointId: riskPoint.id,
    hazardId: hazard.id,
    photo: photo.sha256,
  }
}

export interface Template {
  factory: SmallFactory
  backupId: string
  /** a copy of the data folder that goes with the test */
  copy(): string
}

/** A data folder that is filled once per test file, by commands, and copied for each test. */
export function template(findings: number): () => Promise<Template> {
  let made: Promise<Template> | undefined
  const folder = mkdtempSync(join(tmpdir(), 'anchabu-template-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const make = async (): Promise<Template> => {
    const app = openAppByHand(folder, {})
    const factory = await smallFactory(app, '青岚机械有限公司', findings)
    const { id: backupId } = await app.run('backup.create', { enterpriseId: factory.id })
    app.close()
    return {
      factory,
      backupId,
      copy: () => {
        const copy = temporaryFolder()
        cpSync(folder, copy, { recursive: true })
        return copy
      },
    }
  }
  return () => (made ??= make())
}
