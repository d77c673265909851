/**
 * Items of checklists that belong to 基础管理: they name no risk point, hazard or control, and begin with one of the 13
 * classes (资质证照：营业执照). The classes are those of the finding categories.
 */
import type { Checklist, ChecklistItem } from '#shared/domain/inspection'

type ListedItem = Pick<ChecklistItem, 'item' | 'standard' | 'basis' | 'riskPointId' | 'hazardId' | 'controlId'>
export type ItemList = Pick<Checklist, 'name' | 'kind' | 'tier' | 'period' | 'areaId'> & {
  items: readonly ListedItem[]
}

export interface BasicItem extends Pick<Checklist, 'kind' | 'tier' | 'period' | 'areaId'> {
  category: string
  /** 营业执照：执照登记的地址 … */
  content: string
  basis: string
}

const separator = /[：:]/

/** The items of the lists that belong to a class, each once, in the order of the lists. */
export function basicItems(categories: readonly string[], lists: readonly ItemList[]): BasicItem[] {
  const found = lists.flatMap(({ kind, tier, period, areaId, items }) =>
    items
      .filter((item) => item.riskPointId === null && item.hazardId === null && item.controlId === null)
      .flatMap(({ item, standard, basis }): BasicItem[] => {
        const [category = '', ...rest] = item.split(separator)
        if (!categories.includes(category) || rest.length === 0) return []
        return [{ category, content: `${rest.join('：')}：${standard}`, basis, kind, tier, period, areaId }]
      }),
  )
  const seen = new Set<string>()
  return found.filter(({ category, content }) => {
    const key = `${category} ${content}`
    return seen.has(key) ? false : seen.add(key)
  })
}
