import { AppError } from '#shared/contract/errors'
import type { considerableCatalogueOperations } from '#shared/contract/considerable-catalogue'
import type { ConsiderableCatalogueItemFields } from '#shared/domain/considerable-catalogue-item'
import { considerableCatalogueItems } from '../database/repositories/records.ts'
import { hazardDetails, riskPointRows } from '../database/repositories/risk-register.ts'
import type { ReadDatabase } from '../database/database.ts'
import type { Handlers, QueryContext } from './context.ts'
import { recordHandlers } from './record-handlers.ts'

/** Hazards in use that match an entry, by the entry's id. */
function hitsByItem(db: ReadDatabase) {
  const points = new Map(riskPointRows(db).map((point) => [point.id, point]))
  const hits = hazardDetails(db).flatMap((hazard) => {
    const point = points.get(hazard.riskPointId)
    if (!point || point.voidedAt !== null) return []
    return hazard.catalogueItemIds.map((itemId) => ({
      itemId,
      hazardId: hazard.id,
      riskPointId: point.id,
      riskPointNumber: point.number,
      riskPointName: point.name,
      item: hazard.item,
      level: hazard.currentLevel,
    }))
  })
  return Map.groupBy(hits, (hit) => hit.itemId)
}

const codeTaken = (code: string) =>
  new AppError('invalid', `目录里已有编号「${code}」`, { code: `目录里已有编号「${code}」` })

function requireFreeCode(db: ReadDatabase, item: ConsiderableCatalogueItemFields, id: string | null): void {
  if (item.code === '') return
  if (considerableCatalogueItems.list(db, { code: item.code }).some((other) => other.id !== id))
    throw codeTaken(item.code)
}

/** Refuses a hit on an entry that is not in force; null = the patch says nothing about hits. */
export function requireCatalogueItems({ db }: QueryContext, ids: readonly string[] | undefined): void {
  for (const id of ids ?? [])
    if (considerableCatalogueItems.require(db, id).voidedAt !== null)
      throw new AppError('rule', '所选目录条目已作废，请重新选择', { catalogueItemIds: '所选目录条目已作废' })
}

export const considerableCatalogueHandlers = {
  ...recordHandlers('considerable-catalogue-item', considerableCatalogueItems, {
    check: (item, { db }, id) => requireFreeCode(db, item, id),
    mayVoid: (item, { db }) => {
      const hits = hitsByItem(db).get(item.id)?.length ?? 0
      if (hits > 0) throw new AppError('rule', `还有 ${hits} 条危险源标为命中这一条，请先到分析页取消命中`)
    },
  }),
  'considerable-catalogue-item.rows': ({ db }) => {
    const hits = hitsByItem(db)
    return considerableCatalogueItems.list(db).map((item) => ({
      ...item,
      hits: (hits.get(item.id) ?? []).map(({ itemId: _, ...hit }) => hit),
    }))
  },
  'considerable-catalogue-item.import': (context, { items }) => {
    for (const item of items) {
      requireFreeCode(context.db, item, null)
      considerableCatalogueItems.insert(context, item)
    }
    return { imported: items.length }
  },
} satisfies Handlers<keyof typeof considerableCatalogueOperations>
