import { z } from 'zod'
import {
  choice,
  count,
  longText,
  optionalDay,
  recordOf,
  reference,
  requiredReference,
  requiredText,
  text,
} from './fields.ts'
import { riskLevels } from './risk-level.ts'

/** Corner of a zone on its floor plan, 0..1 of the picture's width and height. */
export const planPoint = z.tuple([z.number().min(0).max(1), z.number().min(0).max(1)])

export const areaFields = z.object({
  name: requiredText('区域名称', 50, { usedIn: '台账、四色图' }),
  code: text('区域编号', 20),
  unitId: reference('责任单位'),
  responsiblePersonId: reference('责任人'),
  floorPlanId: reference('所在平面图'),
  polygon: z.array(planPoint).default([]).meta({ label: '图上范围' }),
  /** parts inside the range that do not belong to it */
  holes: z.array(z.array(planPoint)).default([]).meta({ label: '范围中的空洞' }),
  /** level set by hand for the map; null = the highest of the area's risk points */
  levelOverride: z.enum(riskLevels).nullable().default(null).meta({ label: '图上等级' }),
  levelOverrideReason: text('手动设定的理由', 200),
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
  building: text('建筑', 50),
  floor: text('楼层', 20),
  ground: choice('底图', ['picture', 'grid']).default('picture'),
  /** what the plan's whole width is on site, in 0.1 m; 0 = unknown, then the map has no scale */
  widthDecimetres: count('图宽对应的实际长度（分米）'),
  /** where north lies, clockwise from the top of the picture */
  northDegrees: count('北方向（度）'),
  version: text('版本', 20),
  drawnOn: optionalDay('编制日期'),
  drawnBy: text('编制', 50),
  approvedOn: optionalDay('批准日期'),
  approvedBy: text('批准', 50),
})
export const floorPlan = recordOf(floorPlanFields)
export type FloorPlan = z.infer<typeof floorPlan>

/** What is shown and printed together. */
export const planLayers = {
  riskPoint: '风险点',
  evacuation: '疏散',
  fire: '消防设施',
  emergency: '应急物资',
} as const
export type PlanLayer = keyof typeof planLayers

/** A symbol on a floor plan; of the layer 风险点 it stands for a risk point. */
export const planMarkFields = z.object({
  floorPlanId: requiredReference('平面图'),
  layer: choice('图层', ['riskPoint', 'evacuation', 'fire', 'emergency']),
  /** id of the project's own plan symbols; '' for a risk point */
  symbol: text('符号', 40),
  riskPointId: reference('风险点'),
  /** 0..1 of the picture's width and height */
  x: z.number().min(0).max(1),
  y: z.number().min(0).max(1),
  /** clockwise, in degrees */
  rotation: count('旋转（度）'),
  label: text('标注', 30),
})
export const planMark = recordOf(planMarkFields)
export type PlanMark = z.infer<typeof planMark>
