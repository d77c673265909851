import { z } from 'zod'
import { considerableCatalogueItem, considerableCatalogueItemFields } from '#shared/domain/considerable-catalogue-item'
import { riskLevels } from '#shared/domain/risk-level'
import { command, nothing, query } from './operation.ts'
import { recordOperations } from './record-operations.ts'

export const considerableCatalogueRow = considerableCatalogueItem.extend({
  hits: z.array(
    z.object({
      hazardId: z.uuid(),
      riskPointId: z.uuid(),
      riskPointNumber: z.string(),
      riskPointName: z.string(),
      item: z.string(),
      level: z.enum(riskLevels).nullable(),
    }),
  ),
})
export type ConsiderableCatalogueRow = z.infer<typeof considerableCatalogueRow>

export const considerableCatalogueOperations = {
  ...recordOperations(
    'considerable-catalogue-item',
    '较大以上目录条目',
    considerableCatalogueItemFields,
    considerableCatalogueItem,
    ['riskPoint'],
  ),
  /** Entries in force with the hazards that match them. */
  'considerable-catalogue-item.rows': query('较大以上风险目录', nothing, z.array(considerableCatalogueRow)),
  /** All of the entries or none; one that is there already refuses the whole import. */
  'considerable-catalogue-item.import': command(
    '导入较大以上目录',
    z.object({ items: z.array(considerableCatalogueItemFields).min(1, '没有可导入的条目').max(2000) }),
    z.object({ imported: z.number().int() }),
    { touches: ['riskPoint'] },
  ),
}
