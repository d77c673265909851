import type { Operation } from '#shared/contract/operation'
import { startOperations } from '#shared/contract/start'
import { startHandlers } from './start.ts'

type AnyHandler = (context: unknown, input: unknown) => unknown

/** An operation of the contract with the one place where it is done. */
export interface FoundOperation {
  operation: Operation
  handler: AnyHandler
}

const paired = (operations: object, handlers: object): Map<string, FoundOperation> => {
  const places = new Map(Object.entries(handlers) as [string, AnyHandler][])
  const found = new Map<string, FoundOperation>()
  for (const [name, operation] of Object.entries(operations) as [string, Operation][]) {
    const handler = places.get(name)
    if (handler) found.set(name, { operation, handler })
  }
  return found
}

let known = paired(startOperations, startHandlers)
let reading: Promise<void> | null = null

async function readAll(): Promise<void> {
  const [{ contract }, { handlers }] = await Promise.all([import('#shared/contract/index'), import('./index.ts')])
  known = paired(contract, handlers)
}

/** Reads the operations that the first page does not ask for; later calls find them read. */
export const readAllOperations = (): Promise<void> => (reading ??= readAll())

/** At once for what has been read; the first call of another operation waits for half a second. */
export function findOperation(name: string): FoundOperation | undefined | Promise<FoundOperation | undefined> {
  const found = known.get(name)
  if (found) return found
  return readAllOperations().then(() => known.get(name))
}
