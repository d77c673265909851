import type { OrganizationUnit } from '#shared/domain/organization-unit'

export interface UnitNode {
  key: string
  unit: OrganizationUnit
  children: UnitNode[]
}

/** Units as a tree in their own order; a unit whose superior is missing or above itself in a circle stands at the top. */
export function unitTree(units: readonly OrganizationUnit[]): UnitNode[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const isRoot = (unit: OrganizationUnit): boolean => {
    const seen = new Set<string>([unit.id])
    let above = unit.parentId === null ? undefined : byId.get(unit.parentId)
    if (!above) return true
    while (above) {
      if (seen.has(above.id)) return above.id === unit.id
      seen.add(above.id)
      above = above.parentId === null ? undefined : byId.get(above.parentId)
    }
    return false
  }
  const used = new Set<string>()
  const nodeOf = (unit: OrganizationUnit): UnitNode => {
    used.add(unit.id)
    return {
      key: unit.id,
      unit,
      children: units.filter((child) => child.parentId === unit.id && !used.has(child.id)).map(nodeOf),
    }
  }
  return units.filter(isRoot).flatMap((unit) => (used.has(unit.id) ? [] : [nodeOf(unit)]))
}

/** A unit and everything below it. */
export function unitsBelow(units: readonly OrganizationUnit[], id: string): Set<string> {
  const below = new Set([id])
  let isGrowing = true
  while (isGrowing) {
    isGrowing = false
    for (const unit of units)
      if (unit.parentId !== null && below.has(unit.parentId) && !below.has(unit.id)) {
        below.add(unit.id)
        isGrowing = true
      }
  }
  return below
}
