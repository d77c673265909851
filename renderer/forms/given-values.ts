import { useCallback, useState } from 'react'
import { showFailure } from '../api/index.ts'

/** A record may be read once more as it was before the save, when it was asked for just before; never twice. */
const mostStaleReads = 2

/**
 * Values that were just given, by id, over the saved ones, so that a key shows at once. Each stays until the record that
 * holds it has been read with it; what could not be saved goes back to what is saved.
 */
export function useGivenValues<S extends object, T>(saved: S, valueIn: (saved: S, id: string) => T | undefined) {
  const [given, setGiven] = useState<ReadonlyMap<string, T>>(new Map())
  /** saved ones, with how often the record has been read since */
  const [settled, setSettled] = useState<ReadonlyMap<string, number>>(new Map())
  const [seen, setSeen] = useState(saved)
  if (seen !== saved) {
    setSeen(saved)
    const isRead = (id: string, reads: number): boolean =>
      reads + 1 >= mostStaleReads || JSON.stringify(valueIn(saved, id)) === JSON.stringify(given.get(id))
    const done = new Set([...settled].filter(([id, reads]) => isRead(id, reads)).map(([id]) => id))
    if (done.size > 0) setGiven(new Map([...given].filter(([id]) => !done.has(id))))
    if (settled.size > 0)
      setSettled(new Map([...settled].filter(([id]) => !done.has(id)).map(([id, reads]) => [id, reads + 1])))
  }
  const giveAll = useCallback(async (ids: readonly string[], value: T, save: () => Promise<unknown>) => {
    setSettled((own) => new Map([...own].filter(([other]) => !ids.includes(other))))
    setGiven((own) => new Map([...own, ...ids.map((id) => [id, value] as const)]))
    try {
      await save()
      setSettled((own) => new Map([...own, ...ids.map((id) => [id, 0] as const)]))
    } catch (error) {
      setGiven((own) => new Map([...own].filter(([other]) => !ids.includes(other))))
      showFailure(error)
    }
  }, [])
  const give = useCallback(
    (id: string, value: T, save: () => Promise<unknown>) => giveAll([id], value, save),
    [giveAll],
  )
  return { given, give, giveAll }
}
