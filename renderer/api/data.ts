import { useInfiniteQuery, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { InputOf, OperationName, OutputOf, ParsedInputOf } from '#shared/contract/index'
import { ownerOf, queryClient, refresh } from './cache.ts'
import { showFailure } from './messages.ts'
import type { ApiError } from './operation.ts'
import { callOperation } from './operation.ts'
import { operations } from './operations.ts'
import { useSession } from './session.ts'

/**
 * True when an older answer may stand in while the new one is read: same enterprise, same operation, and the same
 * record (a filter may differ, a record must not).
 */
export function mayStandIn(key: readonly unknown[], previous: readonly unknown[] | undefined): boolean {
  if (!previous || key[0] !== previous[0] || key[1] !== previous[1]) return false
  const namesIn = (input: unknown) =>
    JSON.stringify(Object.entries(input ?? {}).filter(([name]) => name === 'id' || name.endsWith('Id')))
  return namesIn(key[2]) === namesIn(previous[2])
}

/** Reads through a query operation; stays fresh by change events and keeps what it showed while reading again. */
export function useData<N extends OperationName>(
  name: N,
  input: InputOf<N>,
  options: { enabled?: boolean } = {},
): UseQueryResult<OutputOf<N>, ApiError> {
  const enterpriseId = useSession((session) => session.enterpriseId)
  const queryKey = [ownerOf(name, enterpriseId), name, input] as const
  const isReady = operations[name].scope === 'workspace' || enterpriseId !== null
  return useQuery<OutputOf<N>, ApiError>({
    queryKey,
    queryFn: () => callOperation(name, input),
    enabled: isReady && (options.enabled ?? true),
    placeholderData: (previous, query) => (mayStandIn(queryKey, query?.queryKey) ? previous : undefined),
  })
}

/** Reads once, outside a component, what `useData` of the same operation and input then shows without asking again. */
export function readAhead<N extends OperationName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const queryKey = [ownerOf(name, useSession.getState().enterpriseId), name, input] as const
  return queryClient.fetchQuery<OutputOf<N>>({ queryKey, queryFn: () => callOperation(name, input) })
}

/** Changes what `useData` of the same operation and input shows, without reading it; a reading under way is dropped. */
export async function patchData<N extends OperationName>(
  name: N,
  input: InputOf<N>,
  change: (before: OutputOf<N>) => OutputOf<N>,
): Promise<void> {
  const queryKey = [ownerOf(name, useSession.getState().enterpriseId), name, input] as const
  await queryClient.cancelQueries({ queryKey })
  queryClient.setQueryData<OutputOf<N>>(queryKey, (before) => (before === undefined ? before : change(before)))
}

/** Operations that answer a page of a list. */
export type PagedName = {
  [N in OperationName]: OutputOf<N> extends { total: number; items: readonly unknown[] } ? N : never
}[OperationName]
type RowOf<N extends PagedName> = OutputOf<N>['items'][number]

export interface Pages<T> {
  rows: T[]
  total: number
  /** nothing to show yet */
  isLoading: boolean
  error: ApiError | null
  /** reads the next page when there is one; give it to DataTable's onEndReached */
  loadMore: () => void
  retry: () => void
}

/** Reads a long list page by page (200 rows each), as the table scrolls. */
export function usePages<N extends PagedName>(name: N, input: Omit<InputOf<N>, 'offset' | 'limit'>): Pages<RowOf<N>> {
  const enterpriseId = useSession((session) => session.enterpriseId)
  const queryKey = [ownerOf(name, enterpriseId), name, input, 'pages'] as const
  const result = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) =>
      callOperation(name, { ...input, offset: pageParam, limit: pageSize } as unknown as InputOf<N>) as Promise<{
        total: number
        items: RowOf<N>[]
      }>,
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const read = pages.reduce((sum, page) => sum + page.items.length, 0)
      return last.items.length > 0 && read < last.total ? read : undefined
    },
    enabled: enterpriseId !== null,
    placeholderData: (previous, query) => (mayStandIn(queryKey, query?.queryKey) ? previous : undefined),
  })
  const { data, hasNextPage, isFetching, fetchNextPage, refetch } = result
  const rows = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data])
  const loadMore = useCallback(() => {
    if (hasNextPage && !isFetching) void fetchNextPage()
  }, [hasNextPage, isFetching, fetchNextPage])
  return {
    rows,
    total: data?.pages.at(-1)?.total ?? 0,
    isLoading: result.isPending,
    error: result.error as ApiError | null,
    loadMore,
    retry: () => void refetch(),
  }
}
const pageSize = 200

/** Carries out a command outside a component: marks the time of saving and refreshes what it touched. Throws ApiError. */
export async function runCommand<N extends OperationName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> {
  const { enterpriseId } = useSession.getState()
  const value = await callOperation(name, input)
  if (operations[name].verb === 'command') useSession.setState({ savedAt: new Date().toISOString() })
  if (operations[name].touches.length > 0) refresh(operations[name].scope === 'workspace' ? null : enterpriseId, name)
  return value
}

export interface Action<N extends OperationName> {
  /** Carries it out; a failure is shown and answered with undefined. */
  run: (input: InputOf<N>) => Promise<OutputOf<N> | undefined>
  /** Carries it out; throws ApiError. */
  runOrThrow: (input: InputOf<N>) => Promise<OutputOf<N>>
  isRunning: boolean
}

/** A command as a button needs it. */
export function useAction<N extends OperationName>(name: N): Action<N> {
  const [running, setRunning] = useState(0)
  const runOrThrow = useCallback(
    async (input: InputOf<N>) => {
      setRunning((count) => count + 1)
      try {
        return await runCommand(name, input)
      } finally {
        setRunning((count) => count - 1)
      }
    },
    [name],
  )
  const run = useCallback(
    async (input: InputOf<N>) => {
      try {
        return await runOrThrow(input)
      } catch (error) {
        showFailure(error)
        return undefined
      }
    },
    [runOrThrow],
  )
  return { run, runOrThrow, isRunning: running > 0 }
}

/** Operations that change named fields of a record at the revision the user saw. */
export type PatchName = {
  [N in OperationName]: ParsedInputOf<N> extends { revision: number; patch: object } ? N : never
}[OperationName]

/** The fields that such an operation can change. */
export type PatchFor<N extends PatchName> = ParsedInputOf<N> extends { patch: infer P } ? P : never

/**
 * Saves patches of one record one after another, each at the revision that the one before it left, so that quick typing
 * never conflicts with itself. Throws ApiError.
 */
export function useSaver<N extends PatchName>(
  name: N,
  record: { id: string; revision: number },
): (patch: PatchFor<N>) => Promise<OutputOf<N>> {
  const state = useRef({ id: record.id, revision: record.revision, line: Promise.resolve() as Promise<unknown> })
  const { id, revision } = record
  return useCallback(
    (patch) => {
      const own = state.current
      if (own.id !== id) Object.assign(own, { id, revision })
      own.revision = Math.max(own.revision, revision)
      const turn = own.line.then(async () => {
        const named = name === 'enterprise.update' ? {} : { id }
        const input = { ...named, revision: own.revision, patch } as unknown as InputOf<N>
        const saved = await runCommand(name, input).catch((error: unknown) => {
          // somebody else moved on: the next patch starts from what is on the screen
          own.revision = 0
          throw error
        })
        if (own.id === id) own.revision = (saved as { revision: number }).revision
        return saved
      })
      own.line = turn.catch(() => undefined)
      return turn
    },
    [name, id, revision],
  )
}
