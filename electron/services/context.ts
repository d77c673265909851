import type { RulePack } from '#shared/rules/rule-pack'
import type { Contract, InputOf, OperationName, OutputOf, ParsedInputOf } from '#shared/contract/index'
import type { ReadDatabase, WriteDatabase } from '../database/database.ts'
import type { Actor, Writing } from '../database/writing.ts'
import type { AttachmentFolder } from '../files/attachments.ts'
import type { Resources } from '../files/resources.ts'
import type { Workspace } from '../files/workspace.ts'

/** The one source of time; days are Asia/Shanghai. */
export interface Clock {
  /** UTC instant, ISO */
  now(): string
  /** calendar day in Asia/Shanghai */
  today(): string
}

/** What a service may ask of the window it runs beside; the command line and tests have plainer ones. */
export interface Host {
  transport: 'desktop' | 'browser' | 'cli'
  version: string
  /** null when cancelled or when there is no chooser */
  chooseFolder(title: string): Promise<string | null>
  /** Opens a file that the app itself wrote with the PC's own program. */
  openFile(path: string): Promise<void>
  showInFolder(path: string): Promise<void>
  /** Remembers another data folder for the next start. */
  rememberDataFolder(path: string): void
}

/** A command of this run that may be undone. */
export interface UndoableAction {
  actionId: string
  title: string
  at: string
}

interface Common {
  clock: Clock
  resources: Resources
  host: Host
}

export interface QueryContext extends Common {
  db: ReadDatabase
  enterpriseId: string
  today: string
  attachments: AttachmentFolder
  /** folder for exported files of this enterprise */
  exportsFolder: string
  /** newest last */
  undoable: readonly UndoableAction[]
}

export interface CommandContext extends QueryContext, Writing {
  db: WriteDatabase
  today: string
}

export interface WorkspaceContext extends Common {
  workspace: Workspace
  today: string
}

/** Where a job opens a data folder of its own. */
export interface ApartOrder {
  folder: string
  signal: AbortSignal
  progress(done: number, total: number): void
}

/** A data folder beside the user's that one job uses: no window, list, search or backup knows of it. */
export interface Apart {
  /** Carries out an operation there, in this process; throws AppError. */
  call<N extends OperationName>(name: N, input: InputOf<N>, enterpriseId?: string): Promise<OutputOf<N>>
  /** folder with the attachments of an enterprise there */
  pictureFolder(enterpriseId: string): string
  /** Closes its databases; again is no harm. */
  close(): void
}

export interface JobContext extends Common {
  workspace: Workspace
  /** null for workspace jobs */
  enterpriseId: string | null
  actor: Actor
  today: string
  signal: AbortSignal
  /** total 0 = unknown */
  progress(done: number, total: number, note?: string): void
  openApart(order: ApartOrder): Apart
  /** Carries out another operation in-process, as the same actor unless another is named; throws AppError. */
  call<N extends OperationName>(
    name: N,
    input: InputOf<N>,
    as?: { enterpriseId?: string | null; actorId?: string | null },
  ): Promise<OutputOf<N>>
}

export type { RulePack }

type Context<N extends OperationName> = Contract[N]['verb'] extends 'job'
  ? JobContext
  : Contract[N]['scope'] extends 'workspace'
    ? WorkspaceContext
    : Contract[N]['verb'] extends 'query'
      ? QueryContext
      : CommandContext

type Answer<N extends OperationName> = Contract[N]['verb'] extends 'job' ? Promise<OutputOf<N>> : OutputOf<N>

/** How an operation is done: validated input in, its output back; queries and commands synchronously. */
export type Handler<N extends OperationName> = (context: Context<N>, input: ParsedInputOf<N>) => Answer<N>
export type Handlers<N extends OperationName> = { [K in N]: Handler<K> }
