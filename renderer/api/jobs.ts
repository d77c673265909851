import type { InputOf, OperationName, OutputOf } from '#shared/contract/index'
import { bridge } from './bridge.ts'
import { refresh } from './cache.ts'
import { useJobs } from './jobs-store.ts'
import { ApiError, callOperation } from './operation.ts'
import { operations } from './operations.ts'
import { useSession } from './session.ts'

/** A job that takes longer than this shows itself in the tray. */
const trayDelay = 300

/** Starts a job; it shows in the job tray after 300 ms with progress and cancel. Throws ApiError when it fails. */
export async function startJob<N extends OperationName>(
  name: N,
  input: InputOf<N>,
  title: string,
): Promise<OutputOf<N>> {
  const id = crypto.randomUUID()
  const jobs = useJobs.getState()
  const { enterpriseId } = useSession.getState()
  jobs.add({
    id,
    title,
    startedAt: Date.now(),
    done: 0,
    total: 0,
    note: '',
    state: 'running',
    message: '',
    isVisible: false,
  })
  const timer = setTimeout(() => jobs.change(id, { isVisible: true }), trayDelay)
  try {
    const value = await callOperation(name, input, { jobId: id })
    jobs.change(id, { state: 'done', message: '已完成' })
    if (operations[name].touches.length > 0) refresh(operations[name].scope === 'workspace' ? null : enterpriseId)
    return value
  } catch (error) {
    const isCancelled = error instanceof ApiError && error.code === 'cancelled'
    const message = error instanceof Error ? error.message : String(error)
    jobs.change(id, { state: isCancelled ? 'cancelled' : 'failed', message: isCancelled ? '已取消' : message })
    throw error
  } finally {
    clearTimeout(timer)
    if (!useJobs.getState().entries.find((entry) => entry.id === id)?.isVisible) useJobs.getState().remove(id)
  }
}

/** Asks a running job to stop; it leaves nothing half-written behind. */
export const cancelJob = (id: string): Promise<void> => bridge().cancel(id)
