interface SortableColumn<T> {
  key: string
  sort?: true | ((left: T, right: T) => number)
}

/** Rows in the wanted order; equal ones keep theirs. */
export function sortRows<T>(
  rows: readonly T[],
  columns: readonly SortableColumn<T>[],
  sort: { key: string; isDescending: boolean } | null,
): readonly T[] {
  const compare = sort && columns.find((column) => column.key === sort.key)?.sort
  if (typeof compare !== 'function') return rows
  const sign = sort?.isDescending ? -1 : 1
  return [...rows].sort((left, right) => sign * compare(left, right))
}

/** The row that a key leads to; null for keys that move nothing. */
export function nextRowIndex(key: string, current: number, count: number, page: number): number | null {
  if (count === 0) return null
  const within = (index: number) => Math.min(count - 1, Math.max(0, index))
  switch (key) {
    case 'ArrowDown':
      return within(current + 1)
    case 'ArrowUp':
      return within(current < 0 ? count - 1 : current - 1)
    case 'PageDown':
      return within(current + page)
    case 'PageUp':
      return within(current - page)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return null
  }
}

/** The ids after one of them moved to a place. */
export function movedIds(ids: readonly string[], id: string, toIndex: number): string[] {
  const rest = ids.filter((other) => other !== id)
  rest.splice(toIndex, 0, id)
  return rest
}

/** Chinese order of two texts, numbers inside them by value. */
export const compareText = new Intl.Collator('zh-CN', { numeric: true }).compare
