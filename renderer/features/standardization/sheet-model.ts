/** Rows of the score sheet: the same items under the standard's own elements, or under the clauses of GB/T 33000. */
import { type AssessmentScore, type ItemScore, tenthsOf } from '#shared/rules/scoring'
import type { ClauseTree, Standard, StandardItem } from '#shared/rules/standard'

export interface SheetItem {
  /** unique in the tree; an item can stand under two clauses */
  key: string
  itemId: string
  /** stands elsewhere too and is counted there */
  isRepeat: boolean
}
export interface SheetGroup {
  key: string
  level: 1 | 2 | 3
  number: string
  name: string
  groups: SheetGroup[]
  items: SheetItem[]
}

/** Categories and elements; a category with one nameless element holds its items itself. */
export function treeByElement(standard: Standard): SheetGroup[] {
  const byElement = Map.groupBy(standard.items, ({ categoryId, elementId }) => `${categoryId}/${elementId}`)
  return standard.categories.map((category) => {
    const itemsOf = (elementId: string) =>
      (byElement.get(`${category.id}/${elementId}`) ?? []).map(({ id }) => ({ key: id, itemId: id, isRepeat: false }))
    const [only, ...others] = category.elements
    const isFlat = others.length === 0 && only?.number === ''
    return {
      key: category.id,
      level: 1,
      number: category.number,
      name: category.name,
      items: isFlat ? itemsOf(only.id) : [],
      groups: isFlat
        ? []
        : category.elements.map((element) => ({
            key: `${category.id}/${element.id}`,
            level: 2,
            number: element.number,
            name: element.name,
            groups: [],
            items: itemsOf(element.id),
          })),
    }
  })
}

/** True when the clause is the other one or stands below it: 5.4.2.3 in 5.4.2. */
const isWithin = (clause: string, other: string) => clause === other || clause.startsWith(`${other}.`)

/**
 * Clauses, check points and the items that score them; what belongs to a clause without a check point stands at its end, and
 * a check point without items shows that the standard does not ask for it.
 */
export function treeByClause(standard: Standard, tree: ClauseTree): SheetGroup[] {
  const known = new Map(standard.items.map((item) => [item.id, item]))
  const placed = new Set<string>()
  const pointed = new Set(
    tree.clauses.flatMap(({ children }) => children.flatMap(({ points }) => points.flatMap(({ itemIds }) => itemIds))),
  )
  const place = (group: string, itemId: string): SheetItem => {
    const isRepeat = placed.has(itemId)
    placed.add(itemId)
    return { key: `${group}/${itemId}`, itemId, isRepeat }
  }
  const groups: SheetGroup[] = tree.clauses.map((first) => ({
    key: first.clause,
    level: 1,
    number: first.clause,
    name: first.name,
    items: [],
    groups: first.children.map((second): SheetGroup => {
      const points = second.points.map(
        (point): SheetGroup => ({
          key: point.id,
          level: 3,
          number: '',
          name: point.text,
          groups: [],
          items: point.itemIds.filter((id) => known.has(id)).map((id) => place(point.id, id)),
        }),
      )
      const others = standard.items
        .filter((item) => !pointed.has(item.id) && item.clauses.some((clause) => isWithin(clause, second.clause)))
        .map(({ id }) => place(`${second.clause}+`, id))
      const rest: SheetGroup[] =
        others.length === 0
          ? []
          : [
              {
                key: `${second.clause}+`,
                level: 3,
                number: '',
                name: '检查要点以外的条目',
                groups: [],
                items: others,
              },
            ]
      return {
        key: second.clause,
        level: 2,
        number: second.clause,
        name: second.name,
        items: [],
        groups: [...points, ...rest],
      }
    }),
  }))
  const left = standard.items.filter(({ id }) => !placed.has(id))
  if (left.length === 0) return groups
  const items = left.map(({ id }) => place('none', id))
  return [...groups, { key: 'none', level: 1, number: '', name: '没有对应条款的条目', groups: [], items }]
}

/** Every item of the tree once, in its order. */
export const orderOf = (tree: readonly SheetGroup[]): string[] =>
  tree.flatMap((group) => [
    ...group.items.filter(({ isRepeat }) => !isRepeat).map(({ itemId }) => itemId),
    ...orderOf(group.groups),
  ])

export interface GroupSums {
  full: number
  blank: number
  due: number
  earned: number
  itemCount: number
  openCount: number
  /** null while an item is open, or nothing is due */
  percentTenths: number | null
  /** 追加扣分 taken from a category */
  extraTaken: number
  isZeroed: boolean
  isMostlyBlank: boolean
}

/** Figures of the groups by key. Elements and categories are scored by the rule; clauses add up their items. */
export function sumsOf(
  tree: readonly SheetGroup[],
  score: AssessmentScore,
  byItem: ReadonlyMap<string, ItemScore>,
): Map<string, GroupSums> {
  const found = new Map<string, GroupSums>()
  const walk = (group: SheetGroup): ItemScore[] => {
    const own = group.items.filter(({ isRepeat }) => !isRepeat).flatMap(({ itemId }) => byItem.get(itemId) ?? [])
    const all = [...own, ...group.groups.flatMap(walk)]
    const add = (pick: (item: ItemScore) => number) => all.reduce((sum, item) => sum + pick(item), 0)
    const openCount = all.filter(({ state }) => state === 'open').length
    const [due, earned] = [add((item) => item.due), add((item) => item.earned ?? 0)]
    found.set(group.key, {
      full: add(({ item }) => item.points),
      blank: add(({ item, state }) => (state === 'blank' ? item.points : 0)),
      due,
      earned,
      itemCount: all.length,
      openCount,
      percentTenths: openCount > 0 ? null : tenthsOf(earned, due),
      extraTaken: 0,
      isZeroed: false,
      isMostlyBlank: false,
    })
    return all
  }
  for (const group of tree) walk(group)
  for (const own of score.categories) {
    const before = found.get(own.category.id)
    if (before)
      found.set(own.category.id, {
        ...before,
        earned: own.earned,
        percentTenths: before.openCount > 0 ? null : own.percentTenths,
        extraTaken: own.extraTaken,
        isMostlyBlank: own.isMostlyBlank,
      })
    for (const part of own.elements) {
      const key = `${own.category.id}/${part.element.id}`
      const sums = found.get(key)
      if (sums)
        found.set(key, {
          ...sums,
          earned: part.earned,
          percentTenths: sums.openCount > 0 ? null : tenthsOf(part.earned, part.due),
          isZeroed: part.isZeroed,
        })
    }
  }
  return found
}

export type SheetRow =
  | { kind: 'group'; group: SheetGroup; isOpen: boolean; hasItems: boolean }
  | { kind: 'item'; item: SheetItem; level: number }

/** Rows in view: folded groups hide theirs; with a filter (`shown`) only what matches, and everything unfolded. */
export function rowsOf(
  tree: readonly SheetGroup[],
  folded: ReadonlySet<string>,
  shown: ReadonlySet<string> | null,
): SheetRow[] {
  const rows: SheetRow[] = []
  const walk = (group: SheetGroup) => {
    const has = (own: SheetGroup): boolean =>
      own.items.some(({ itemId }) => shown === null || shown.has(itemId)) || own.groups.some(has)
    if (shown !== null && !has(group)) return
    const isOpen = shown !== null || !folded.has(group.key)
    rows.push({ kind: 'group', group, isOpen, hasItems: group.items.length + group.groups.length > 0 })
    if (!isOpen) return
    for (const item of group.items)
      if (shown === null || shown.has(item.itemId)) rows.push({ kind: 'item', item, level: group.level + 1 })
    for (const child of group.groups) walk(child)
  }
  for (const group of tree) walk(group)
  return rows
}

/** Keys of the groups around an item, outermost first. */
export function pathTo(tree: readonly SheetGroup[], itemId: string): string[] {
  for (const group of tree) {
    if (group.items.some((own) => own.itemId === itemId && !own.isRepeat)) return [group.key]
    const below = pathTo(group.groups, itemId)
    if (below.length > 0) return [group.key, ...below]
  }
  return []
}

/** The next or previous item among those shown; the same one at the ends. */
export function stepFrom(
  order: readonly string[],
  shown: ReadonlySet<string> | null,
  itemId: string,
  by: 1 | -1,
): string {
  for (let at = order.indexOf(itemId) + by; at >= 0 && at < order.length; at += by) {
    const next = order[at]
    if (next !== undefined && (shown === null || shown.has(next))) return next
  }
  return itemId
}

/** The next open item after one, from the start again behind the last; null when none is open. */
export function nextOpen(order: readonly string[], itemId: string, isOpen: (itemId: string) => boolean): string | null {
  const at = order.indexOf(itemId)
  const around = [...order.slice(at + 1), ...order.slice(0, at)]
  return around.find(isOpen) ?? null
}

/** The item of a printed number; also without leading zeros or the letters of its id. */
export function itemByNumber(items: readonly StandardItem[], text: string): StandardItem | undefined {
  const wanted = text.trim().toLowerCase()
  return (
    items.find(({ number }) => number.toLowerCase() === wanted) ??
    items.find(({ id }) => id.toLowerCase() === wanted) ??
    items.find(({ number }) => number.replace(/^0+/, '') === wanted.replace(/^0+/, ''))
  )
}
