import { z } from 'zod'
import { count, longText, recordOf, reference, requiredText, text } from './fields.ts'

/** Corner of a zone on its floor plan, 0..1 of the picture's width and height. */
export const planPoint = z.tuple([z.number().min(0).max(1), z.number().min(0).max(1)])

export const areaFields = z.object({
  name: requiredText('区域名称', 50, { usedIn: '台账、四色图' }),
  code: text('区域编号', 20),
  unitId: reference('责任单位'),
  responsiblePersonId: reference('责任人'),
  floorPlanId: reference('所在平面图'),
  polygon: z.array(planPoint).default([]).meta({ label: '图上范围' }),
  description: longText('说明', 500),
  sortOrder: count('顺序'),
})
export const area = recordOf(areaFields)
export type Area = z.infer<typeof area>

export const floorPlanFields = z.object({
  name: requiredText('平面图名称', 50),
  sha256: z.string().default('').meta({ label: '图片' }),
  width: count('宽（像素）'),
  height: count('高（像素）'),
  sortOrder: count('顺序'),
})
export const floorPlan = recordOf(floorPlanFields)
export type FloorPlan = z.infer<typeof floorPlan>
