/** Puts the working half together, the same for window, browser, command line and job process. */
import { dayInShanghai } from '#shared/rules/day'
import type { BridgeEvent } from '#shared/contract/bridge'
import { AppError } from '#shared/contract/errors'
import { loadResources } from './files/resources.ts'
import { Workspace } from './files/workspace.ts'
import { createDispatcher, type Dispatcher } from './ipc/dispatcher.ts'
import type { ForkJob } from './ipc/job-protocol.ts'
import { createJobs } from './ipc/job-runner.ts'
import type { Clock, Host } from './services/context.ts'

export interface ComposeOptions {
  dataFolder: string
  /** resources/ of the project, or the packaged app's copy */
  resourcesFolder: string
  host: Host
  emit?: (event: BridgeEvent) => void
  /** makes the process for a job; absent = jobs run in this process */
  forkJob?: ForkJob
  clock?: Clock
  /** this is a job's process beside the app: it takes no locks and keeps no backups */
  isHelper?: boolean
}

export interface ComposedApp {
  workspace: Workspace
  dispatcher: Dispatcher
  /** Cancels what is under way, backs up what has changed, closes the databases and gives the locks back. */
  close(): Promise<void>
}

/** Time from one function that gives UTC milliseconds; days are Asia/Shanghai. */
const clockOf = (milliseconds: () => number): Clock => {
  const now = (): string => new Date(milliseconds()).toISOString()
  return { now, today: () => dayInShanghai(now()) }
}

/** The PC's clock, or the fixed instant in ANCHABU_FIXED_NOW (ISO) that demo and tests use. */
export function clockFromEnvironment(environment: NodeJS.ProcessEnv = process.env): Clock {
  const fixed = environment.ANCHABU_FIXED_NOW
  if (!fixed) return clockOf(() => Date.now())
  const at = Date.parse(fixed)
  if (Number.isNaN(at)) throw new RangeError(`ANCHABU_FIXED_NOW is not an instant: ${fixed}`)
  return clockOf(() => at)
}

/** A host without dialogs or programs of the PC: command line, tests, job processes. */
export function plainHost(transport: Host['transport'], version: string): Host {
  const cannot = (): Promise<never> => Promise.reject(new AppError('file', '这里不能打开文件，请在文件夹中查看'))
  return {
    transport,
    version,
    chooseFolder: () => Promise.resolve(null),
    openFile: cannot,
    showInFolder: cannot,
    rememberDataFolder: () => {
      throw new AppError('rule', '这里不能更换数据文件夹')
    },
  }
}

/** Opens the data folder and makes it ready for calls. Throws DatabaseError when workspace.db cannot be used. */
export function composeApp(options: ComposeOptions): ComposedApp {
  const { dataFolder, resourcesFolder, host, emit, forkJob, isHelper = false } = options
  const clock = options.clock ?? clockFromEnvironment()
  const resources = loadResources(resourcesFolder)
  const workspace = new Workspace(dataFolder, { now: () => clock.now(), isHelper })
  const jobs = forkJob
    ? createJobs({
        fork: forkJob,
        start: { dataFolder, resourcesFolder, transport: host.transport, version: host.version },
        onChanged: (event) => {
          if (event.enterpriseId !== null) workspace.markChanged(event.enterpriseId)
          emit?.(event)
        },
      })
    : undefined
  const dispatcher = createDispatcher({
    workspace,
    resources,
    clock,
    host,
    ...(jobs ? { runJob: jobs.run } : {}),
    ...(emit ? { emit } : {}),
  })
  return {
    workspace,
    dispatcher,
    close: async () => {
      await jobs?.close()
      workspace.close()
    },
  }
}
