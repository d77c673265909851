import { z } from 'zod'
import { job } from './operation.ts'
import { reportParameters } from './report.ts'

export const mapOperations = {
  /** One floor plan as a PNG of 300 dots per inch beside the exported documents. */
  'map.picture': job(
    '导出四色图图片',
    z.object({
      floorPlanId: z.uuid(),
      parameters: reportParameters.pick({ mapMode: true, hatch: true, mapLayers: true, paper: true }).default({}),
      /** target folder; empty = the exports folder of the enterprise */
      folder: z.string().default(''),
    }),
    z.object({
      path: z.string(),
      /** pixels */
      width: z.number().int(),
      height: z.number().int(),
      warnings: z.array(z.string()),
    }),
  ),
}
