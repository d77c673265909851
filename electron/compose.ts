/** Puts the working half together, the same for window, browser, command line and job process. */
import { dayInShanghai } from '#shared/rules/day'
import type { BridgeEvent } from '#shared/contract/bridge'
import { AppError } from '#shared/contract/errors'
import type { OutputOf } from '#shared/contract/index'
import { type BackupSchedule, startBackups } from './files/backup-schedule.ts'
import { createLog, type Log } from './files/log.ts'
import { clearLeftovers, clearShelves } from './files/sample-shelf.ts'
import { loadResources } from './files/resources.ts'
import { Workspace } from './files/workspace.ts'
import { createDispatcher, type Dispatcher } from './ipc/dispatcher.ts'
import type { ForkJob } from './ipc/job-protocol.ts'
import { createJobs } from './ipc/job-runner.ts'
import type { Clock, Host } from './services/context.ts'
import { readAllOperations } from './services/find.ts'

/** without a call: the first page stands */
const quietMilliseconds = 1000

export interface ComposeOptions {
  dataFolder: string
  /** resources/ of the project, or the packaged app's copy */
  resourcesFolder: string
  host: Host
  emit?: (event: BridgeEvent) => void
  /** makes the process for a job; absent = jobs run in this process */
  forkJob?: ForkJob
  clock?: Clock
  /** backs up what has changed, every 30 minutes and at the end */
  keepsBackups?: boolean
  /** reads what the first page did not need as soon as nothing has been asked for a second */
  readsAhead?: boolean
  /** this is a job's process beside the app: it takes no locks */
  isHelper?: boolean
}

export interface ComposedApp {
  workspace: Workspace
  dispatcher: Dispatcher
  log: Log
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
  const workspace = new Workspace(dataFolder, { now: () => clock.now(), isHelper, version: host.version })
  const log = createLog(workspace.logFolder, { now: () => clock.now(), version: host.version })
  const jobs = forkJob
    ? createJobs({
        fork: forkJob,
        start: { dataFolder, resourcesFolder, transport: host.transport, version: host.version },
        onChanged: (event) => {
          if (event.enterpriseId !== null) workspace.markChanged(event.enterpriseId)
          emit?.(event)
        },
        onEnd: ({ operation, code, isCrash, peakMemory, complaint }) => {
          if (isCrash) log.failure(new Error(`job process ended with ${code}: ${complaint}`), operation)
          else log.info('job', { operation, peakMegabytes: Math.round(peakMemory / 1_048_576) })
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
    logFailure: log.failure,
  })
  const readAhead = options.readsAhead ? setTimeout(() => void readAllOperations(), quietMilliseconds) : undefined
  if (forkJob) void clearLeftovers().catch((error: unknown) => log.failure(error, 'sample-document.prepare'))
  const backups = options.keepsBackups ? keepBackups({ workspace, dispatcher, log }) : undefined
  return {
    workspace,
    dispatcher: {
      ...dispatcher,
      call: (...call) => {
        readAhead?.refresh()
        return dispatcher.call(...call)
      },
    },
    log,
    close: async () => {
      clearTimeout(readAhead)
      await jobs?.close()
      await backups?.backupAllChanged('exit')
      await backups?.stop()
      workspace.close()
      // commands run beside a window and leave its shelf alone
      if (forkJob) await clearShelves(dataFolder).catch(() => undefined)
    },
  }
}

/** Lets the same job that the user can start make the backups that come by themselves. */
function keepBackups(app: Pick<ComposedApp, 'workspace' | 'dispatcher' | 'log'>): BackupSchedule {
  const { workspace, dispatcher, log } = app
  return startBackups({
    workspace,
    log,
    backUp: async (enterpriseId, reason) => {
      const call = { operation: 'backup.create', input: { enterpriseId, reason }, enterpriseId: null, actorId: null }
      const result = await dispatcher.call(call)
      if (!result.ok) throw new AppError(result.error.code, result.error.message)
      return (result.value as OutputOf<'backup.create'>).warning
    },
  })
}
