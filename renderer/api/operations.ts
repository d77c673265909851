import { contract, type OperationName } from '#shared/contract/index'
import type { Operation } from '#shared/contract/operation'

/** What the screens know of an operation; inputs are judged in the working half alone. */
export type OperationFacts = Pick<Operation, 'verb' | 'scope' | 'touches'>

/**
 * Every operation by its name, as the screens know it. The build writes this table out as plain data
 * (scripts/operation-table.ts), so that a start does not wait for the schemas of the whole contract.
 */
export const operations: Readonly<Record<OperationName, OperationFacts>> = contract
