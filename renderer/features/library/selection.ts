import type { LibraryChoice, LibraryModuleRow } from '#shared/contract/library'

export interface Taken {
  count: number
  isSplit: boolean
}
/** Ticked templates by id with how many of each. */
export type Selection = ReadonlyMap<string, Taken>

const one: Taken = { count: 1, isSplit: false }

/** What nearly every such enterprise has and this one has not taken yet. */
export const suggested = (modules: readonly LibraryModuleRow[]): Selection =>
  new Map(
    modules
      .flatMap(({ templates }) => templates)
      .filter(({ isCore, takenCount }) => isCore && takenCount === 0)
      .map(({ id }) => [id, one]),
  )

/** The selection with some templates ticked or not. */
export function ticked(selection: Selection, ids: readonly string[], isOn: boolean): Selection {
  const next = new Map(selection)
  for (const id of ids) {
    if (!isOn) next.delete(id)
    else if (!next.has(id)) next.set(id, one)
  }
  return next
}

/** The selection with another number of one template. */
export function counted(selection: Selection, id: string, change: Partial<Taken>): Selection {
  const before = selection.get(id)
  if (!before) return selection
  const after = { ...before, ...change }
  return new Map(selection).set(id, after.count > 1 ? after : one)
}

/** What is ticked, hits of a search over other trades too. */
export const choicesOf = (selection: Selection): LibraryChoice[] =>
  [...selection].map(([templateId, taken]) => ({ templateId, ...taken }))

/** How many risk points a choice makes. */
export const pointCount = (choices: readonly LibraryChoice[]): number =>
  choices.reduce((sum, { count = 1, isSplit }) => sum + (isSplit ? count : 1), 0)
