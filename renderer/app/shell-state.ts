import { create } from 'zustand'

/** What of the frame is open; nothing of it is data. */
export const useShell = create<{ isFolded: boolean; isHelpOpen: boolean }>()(() => ({
  isFolded: false,
  isHelpOpen: false,
}))
