/** What the screens see of the app, whichever way they were opened: desktop bridge or 127.0.0.1. */
import type { Result } from './errors.ts'
import type { Call, OperationName } from './index.ts'
import type { Topic } from './operation.ts'

export type BridgeEvent =
  /** records changed; `enterpriseId` null = the workspace */
  | { kind: 'changed'; enterpriseId: string | null; topics: readonly Topic[]; operation: OperationName; at: string }
  /** progress of a job; total 0 = unknown */
  | { kind: 'progress'; jobId: string; done: number; total: number; note: string }
  /** an entry of the window's menu was chosen */
  | { kind: 'menu'; command: string }

export interface Bridge {
  /** Carries out a call; a job resolves when it has ended. `jobId` (UUID, chosen by the caller) names it for progress and cancel. */
  call(call: Call, jobId?: string): Promise<Result<unknown>>
  cancel(jobId: string): Promise<void>
  /** Returns the function that ends the subscription. */
  subscribe(listener: (event: BridgeEvent) => void): () => void
}

/** Name of the bridge on `window` in the desktop app. */
export const bridgeName = 'anchabu'
