import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { BridgeEvent } from '#shared/contract/bridge'
import { AppError, type Result } from '#shared/contract/errors'
import type { Call, OperationName } from '#shared/contract/index'
import type { Operation } from '#shared/contract/operation'
import { readDatabase } from '../database/database.ts'
import { people } from '../database/repositories/records.ts'
import { type Actor, writeAction } from '../database/writing.ts'
import type { Resources } from '../files/resources.ts'
import { type OpenEnterprise, Workspace } from '../files/workspace.ts'
import type {
  Apart,
  ApartOrder,
  Clock,
  CommandContext,
  Host,
  JobContext,
  QueryContext,
  UndoableAction,
  WorkspaceContext,
} from '../services/context.ts'
import { findOperation, type FoundOperation } from '../services/find.ts'
import { failureOf, ForwardedFailure } from './failure.ts'

/** Runs a job in a process of its own. */
export type JobRunner = (
  call: Call,
  options: { signal: AbortSignal; progress: (done: number, total: number, note: string) => void },
) => Promise<Result<unknown>>

export interface DispatcherOptions {
  workspace: Workspace
  resources: Resources
  clock: Clock
  host: Host
  /** absent = jobs run in this process (command line, tests, the job process itself) */
  runJob?: JobRunner
  emit?: (event: BridgeEvent) => void
  /** keeps the stack of an unexpected failure and returns the id to name it by */
  logFailure?: (error: unknown, operation: string) => string
  /** tests: validate what handlers return as well */
  checkOutput?: boolean
}

export interface Dispatcher {
  call(call: Call, jobId?: string): Promise<Result<unknown>>
  cancel(jobId: string): void
}

const undoDepth = 100

/** The one door to the services: validates once, opens the transaction, turns every failure into a Result. */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { workspace, resources, clock, host } = options
  const running = new Map<string, AbortController>()
  const undoable = new Map<string, UndoableAction[]>()
  const logFailure = options.logFailure ?? (() => randomUUID())

  const common = () => ({ clock, resources, host, today: clock.today() })

  const queryContext = (opened: OpenEnterprise): QueryContext => ({
    ...common(),
    db: readDatabase(opened.connection),
    enterpriseId: opened.id,
    attachments: workspace.attachments(opened.id),
    exportsFolder: workspace.exportsFolder(opened.id),
    undoable: undoable.get(opened.id) ?? [],
  })

  /** The same door to another folder, with this one's log and clock; jobs there run in this process. */
  const openApart = ({ folder, signal, progress }: ApartOrder): Apart => {
    const other = new Workspace(folder, { now: () => clock.now(), isHelper: true, version: host.version })
    const door = createDispatcher({
      workspace: other,
      resources,
      clock,
      host,
      emit: (event) => event.kind === 'progress' && progress(event.done, event.total),
      logFailure,
    })
    let isClosed = false
    return {
      pictureFolder: (id) => other.attachments(id).folder,
      call: async (name, input, enterpriseId) => {
        const jobId = randomUUID()
        const cancel = () => door.cancel(jobId)
        signal.throwIfAborted()
        signal.addEventListener('abort', cancel, { once: true })
        try {
          const call = { operation: name, input, enterpriseId: enterpriseId ?? null, actorId: null }
          const result = await door.call(call, jobId)
          if (!result.ok) throw new AppError(result.error.code, result.error.message, result.error.fields)
          return result.value as never
        } finally {
          signal.removeEventListener('abort', cancel)
        }
      },
      close: () => {
        if (!isClosed) other.close()
        isClosed = true
      },
    }
  }

  const actorOf = (opened: OpenEnterprise, actorId: string | null): Actor => {
    if (actorId === null) return { id: null, name: '' }
    const person = people.find(readDatabase(opened.connection), actorId)
    return person ? { id: person.id, name: person.name } : { id: null, name: '' }
  }

  const announce = (name: OperationName, operation: Operation, enterpriseId: string | null, at: string) => {
    if (operation.touches.length > 0) {
      options.emit?.({ kind: 'changed', enterpriseId, topics: operation.touches, operation: name, at })
    }
  }

  const enterpriseOf = (call: Call): OpenEnterprise => {
    if (call.enterpriseId === null) throw new AppError('invalid', '请先选择企业')
    return workspace.enterprise(call.enterpriseId)
  }

  function command(name: OperationName, { operation, handler }: FoundOperation, call: Call, input: unknown): unknown {
    if (operation.scope === 'workspace') {
      return workspace.connection
        .transaction(() => handler({ ...common(), workspace } satisfies WorkspaceContext, input))
        .immediate()
    }
    const opened = enterpriseOf(call)
    if (workspace.isRetired) throw new AppError('conflict', '数据已复制到新位置，请关闭软件后重新打开，再继续修改')
    if (opened.isReadOnly) throw new AppError('conflict', '这家企业正在另一个窗口或另一台电脑上编辑，这里只能查看')
    const action = { at: clock.now(), today: clock.today(), actor: actorOf(opened, call.actorId), operation: name }
    let actionId = ''
    const value = writeAction(opened.connection, action, (writing) => {
      actionId = writing.actionId
      return handler({ ...queryContext(opened), ...writing } satisfies CommandContext, input)
    })
    workspace.markChanged(opened.id)
    const actions = undoable.get(opened.id) ?? []
    const isUndo = name === 'history.undo'
    if (isUndo) actions.pop()
    // What led to a legal act is part of it: a submitted inspection keeps its answers, a closed finding its photos.
    else if (operation.legalAct) actions.length = 0
    else actions.push({ actionId, title: operation.title, at: action.at })
    undoable.set(opened.id, actions.slice(-undoDepth))
    return value
  }

  async function job(
    { operation, handler }: FoundOperation,
    call: Call,
    input: unknown,
    jobId: string,
  ): Promise<unknown> {
    const progress = (done: number, total: number, note = '') =>
      options.emit?.({ kind: 'progress', jobId, done, total, note })
    const inputEnterprise = (input as { enterpriseId?: string } | null)?.enterpriseId
    const target = operation.exclusive ? (call.enterpriseId ?? inputEnterprise ?? null) : null
    if (target) {
      workspace.reserve(target)
      undoable.delete(target)
    } else if (operation.exclusive) workspace.closeEnterprises()
    const controller = new AbortController()
    running.set(jobId, controller)
    try {
      if (options.runJob && !operation.needsHost) {
        const result = await options.runJob({ ...call, input }, { signal: controller.signal, progress })
        if (!result.ok) throw new ForwardedFailure(result.error)
        return result.value
      }
      const actor =
        operation.scope === 'enterprise' ? actorOf(enterpriseOf(call), call.actorId) : { id: null, name: '' }
      const context: JobContext = {
        ...common(),
        workspace,
        enterpriseId: call.enterpriseId,
        actor,
        signal: controller.signal,
        progress,
        openApart,
        call: async (inner, innerInput, as = {}) => {
          // Lets a cancel request in between two deeds; a loop of calls alone would never hear it.
          await new Promise(setImmediate)
          const { enterpriseId = call.enterpriseId, actorId = call.actorId } = as
          const result = await dispatch({ operation: inner, input: innerInput, enterpriseId, actorId })
          if (!result.ok) throw new AppError(result.error.code, result.error.message, result.error.fields)
          return result.value as never
        },
      }
      return await handler(context, input)
    } finally {
      running.delete(jobId)
      if (target) workspace.giveBack(target)
    }
  }

  async function dispatch(call: Call, jobId: string = randomUUID()): Promise<Result<unknown>> {
    try {
      const finding = findOperation(call.operation)
      // what is known is done at once, in the order of the calls
      const found = finding instanceof Promise ? await finding : finding
      if (!found) throw new AppError('invalid', '没有这项操作')
      const { operation, handler } = found
      const name = call.operation as OperationName
      const parsed = operation.input.safeParse(call.input)
      if (!parsed.success) throw invalidInput(parsed.error)
      let value: unknown
      if (operation.verb === 'job') value = await job(found, call, parsed.data, jobId)
      else if (operation.verb === 'command') value = command(name, found, call, parsed.data)
      else {
        const context =
          operation.scope === 'workspace'
            ? ({ ...common(), workspace } satisfies WorkspaceContext)
            : queryContext(enterpriseOf(call))
        value = handler(context, parsed.data)
      }
      if (options.checkOutput) operation.output.parse(value)
      if (operation.verb !== 'query')
        announce(name, operation, operation.scope === 'workspace' ? null : call.enterpriseId, clock.now())
      return { ok: true, value }
    } catch (error) {
      return { ok: false, error: failureOf(error, () => logFailure(error, call.operation)) }
    }
  }

  return { call: dispatch, cancel: (jobId) => running.get(jobId)?.abort(new AppError('cancelled', '已取消')) }
}

/** The first message as the sentence to show, and one message per field. */
function invalidInput(error: z.ZodError): AppError {
  const fields: Record<string, string> = {}
  for (const issue of error.issues) {
    const path = issue.path.filter((part) => part !== 'patch' && part !== 'fields').join('.')
    fields[path] ??= issue.message
  }
  return new AppError('invalid', error.issues[0]?.message ?? '填写的内容不正确', fields)
}
