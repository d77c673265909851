import { useCallback, useState } from 'react'
import { showFailure } from '../api/index.ts'

/**
 * Values that were just given, by id, over the saved ones, so that a key shows at once. Each stays until the record that
 * holds it has been read anew; what could not be saved goes back to what is saved.
 */
export function useGivenValues<T>(saved: object) {
  const [given, setGiven] = useState<ReadonlyMap<string, T>>(new Map())
  const [settled, setSettled] = useState<readonly string[]>([])
  const [seen, setSeen] = useState(saved)
  if (seen !== saved) {
    setSeen(saved)
    if (settled.length > 0) {
      setGiven(new Map([...given].filter(([id]) => !settled.includes(id))))
      setSettled([])
    }
  }
  const giveAll = useCallback(async (ids: readonly string[], value: T, save: () => Promise<unknown>) => {
    setSettled((own) => own.filter((other) => !ids.includes(other)))
    setGiven((own) => new Map([...own, ...ids.map((id) => [id, value] as const)]))
    try {
      await save()
      setSettled((own) => [...own, ...ids])
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
