import { QueryClient } from '@tanstack/react-query'
import type { OperationName } from '#shared/contract/index'
import { bridge } from './bridge.ts'
import { useJobs } from './jobs-store.ts'
import { operations } from './operations.ts'

/** Data of the working half as last read; refreshed by change events, never by time or focus. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 5 * 60_000,
    },
    mutations: { networkMode: 'always', retry: false },
  },
})

/** Operations whose answer does not change while the app runs. */
const unchanging: readonly string[] = [
  'workspace.about',
  'attachment.get',
  'standard.get',
  'standard.clauseTree',
] satisfies OperationName[]

/** Given many times a minute by a screen that patches what it shows (`patchData`): the rest is read again once it is quiet. */
const patched: readonly OperationName[] = ['assessment.answer']
const quietTime = 1500

/** First part of a query key: the enterprise the data belongs to, or the workspace. */
export const ownerOf = (name: OperationName, enterpriseId: string | null): string =>
  operations[name].scope === 'workspace' ? 'workspace' : (enterpriseId ?? 'none')

/** True when a change in `enterpriseId` (null = the workspace) makes a cached answer old. */
export function isTouched(key: readonly unknown[], enterpriseId: string | null): boolean {
  const [owner, name] = key
  if (unchanging.includes(String(name))) return false
  return owner === 'workspace' || enterpriseId === null || owner === enterpriseId
}

const later = new Map<string | null, ReturnType<typeof setTimeout>>()

/** Reads everything again that a change in the enterprise (null = the workspace) by an operation may have altered. */
export function refresh(enterpriseId: string | null, after: OperationName | null = null): void {
  clearTimeout(later.get(enterpriseId))
  later.delete(enterpriseId)
  if (after !== null && patched.includes(after)) later.set(enterpriseId, setTimeout(refresh, quietTime, enterpriseId))
  else void queryClient.invalidateQueries({ predicate: (query) => isTouched(query.queryKey, enterpriseId) })
}

/** Connects change and progress events; `onMenu` gets the commands chosen in the window's menu. */
export function connectEvents(onMenu: (command: string) => void): () => void {
  const waiting = new Map<string | null, Set<OperationName>>()
  return bridge().subscribe((event) => {
    if (event.kind === 'menu') onMenu(event.command)
    else if (event.kind === 'progress') useJobs.getState().report(event.jobId, event.done, event.total, event.note)
    else {
      if (waiting.size === 0)
        setTimeout(() => {
          for (const [owner, operations] of waiting) {
            const [first = null] = operations
            refresh(owner, operations.size === 1 ? first : null)
          }
          waiting.clear()
        }, 40)
      waiting.set(event.enterpriseId, (waiting.get(event.enterpriseId) ?? new Set()).add(event.operation))
    }
  })
}
