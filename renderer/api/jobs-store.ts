import { create } from 'zustand'

export interface JobEntry {
  id: string
  title: string
  startedAt: number
  done: number
  /** 0 = unknown */
  total: number
  note: string
  state: 'running' | 'done' | 'failed' | 'cancelled'
  message: string
  /** quick jobs stay out of the tray */
  isVisible: boolean
}

interface Jobs {
  entries: readonly JobEntry[]
  add: (entry: JobEntry) => void
  change: (id: string, patch: Partial<JobEntry>) => void
  report: (id: string, done: number, total: number, note: string) => void
  /** takes an ended job out of the tray */
  remove: (id: string) => void
}

/** Jobs of this window, newest first. */
export const useJobs = create<Jobs>()((set, get) => ({
  entries: [],
  add: (entry) => set({ entries: [entry, ...get().entries] }),
  change: (id, patch) =>
    set({ entries: get().entries.map((entry) => (entry.id === id ? { ...entry, ...patch } : entry)) }),
  report: (id, done, total, note) => get().change(id, { done, total, note }),
  remove: (id) => set({ entries: get().entries.filter((entry) => entry.id !== id) }),
}))

/** Seconds a job will still take, from its pace so far; null while nothing can be said. */
export function remainingSeconds(entry: Pick<JobEntry, 'startedAt' | 'done' | 'total'>, now: number): number | null {
  if (entry.total <= 0 || entry.done <= 0 || entry.done > entry.total) return null
  const elapsed = (now - entry.startedAt) / 1000
  if (elapsed < 1) return null
  return Math.ceil((elapsed / entry.done) * (entry.total - entry.done))
}
