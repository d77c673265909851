import { create } from 'zustand'
import type { WorkspaceInfo } from '#shared/contract/workspace'

export interface Session {
  /** the open enterprise; null before one is chosen */
  enterpriseId: string | null
  /** 当前操作人 of the open enterprise */
  actorId: string | null
  /** instant of the last successful save of this run */
  savedAt: string | null
  transport: WorkspaceInfo['transport']
  /** the day in Asia/Shanghai by the app's clock */
  today: string
  largeType: boolean
}

/** What this window is working on: never data of a record, only which enterprise, who, and when it was last saved. */
export const useSession = create<Session>()(() => ({
  enterpriseId: null,
  actorId: null,
  savedAt: null,
  transport: 'desktop',
  today: '',
  largeType: false,
}))
