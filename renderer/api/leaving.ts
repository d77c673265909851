import { useEffect, useRef } from 'react'

/** Calls `save` when the page is left: a tab reloaded or closed, the window closing. */
export function useBeforeLeaving(save: () => void): void {
  const latest = useRef(save)
  useEffect(() => {
    latest.current = save
  }, [save])
  useEffect(() => {
    const act = () => latest.current()
    window.addEventListener('pagehide', act)
    return () => window.removeEventListener('pagehide', act)
  }, [])
}
