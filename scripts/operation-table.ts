import type { Plugin } from 'vite'
import type { OperationFacts } from '../renderer/api/operations.ts'
import { inProject } from './paths.ts'

const table = inProject('renderer', 'api', 'operations.ts').replaceAll('\\', '/')

/** Writes renderer/api/operations.ts out as plain data: the built screens carry no schema that only the working half uses. */
export const operationTable = (): Plugin => ({
  name: 'operation-table',
  // Not while developing: there the contract changes under a process that has read it.
  apply: (_config, { command, mode }) => command === 'build' && mode === 'production',
  enforce: 'pre',
  load: async (id) => (id === table ? `export const operations = ${JSON.stringify(await readFacts())}` : null),
})

/** The facts of the contract as it stands in the source. */
export async function readFacts(): Promise<Record<string, OperationFacts>> {
  const { contract } = await import('#shared/contract/index')
  const facts = Object.entries(contract).map(([name, { verb, scope, touches }]) => [name, { verb, scope, touches }])
  return Object.fromEntries(facts) as Record<string, OperationFacts>
}
