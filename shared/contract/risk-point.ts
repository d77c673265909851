import { z } from 'zod'
import { evaluation, evaluationFields, evaluationMethods } from '#shared/domain/evaluation'
import { considerableCatalogueItem } from '#shared/domain/considerable-catalogue-item'
import { patchOf } from '#shared/domain/fields'
import { control, controlFields, hazard, hazardFields } from '#shared/domain/hazard'
import { riskPoint, riskPointFields } from '#shared/domain/risk-point'
import { riskLevels } from '#shared/domain/risk-level'
import { rulePack } from '#shared/rules/rule-pack'
import { byId, byRevision, command, nothing, pageOf, paging, query, voiding } from './operation.ts'

const levelOrNull = z.enum(riskLevels).nullable()

/** A row of the risk point list: the record with what is computed from its hazards. */
export const riskPointRow = riskPoint.extend({
  areaName: z.string(),
  unitName: z.string(),
  responsibleName: z.string(),
  hazardCount: z.number().int(),
  /** hazards with a 现有 evaluation */
  evaluatedCount: z.number().int(),
  /** highest 现有 level of its hazards */
  level: levelOrNull,
  inherentLevel: levelOrNull,
  openFindingCount: z.number().int(),
})
export type RiskPointRow = z.infer<typeof riskPointRow>

/** The entry of the regional catalogue that a hazard matches, as it is printed. */
export const catalogueHit = considerableCatalogueItem.pick({
  id: true,
  code: true,
  name: true,
  source: true,
  level: true,
})

export const hazardDetail = hazard.extend({
  controls: z.array(control),
  /** newest of each stage, null = 未评 */
  inherent: evaluation.nullable(),
  current: evaluation.nullable(),
  catalogueHits: z.array(catalogueHit),
  /** level in force: of the evaluation, lifted by the catalogue */
  inherentLevel: levelOrNull,
  currentLevel: levelOrNull,
})
export type HazardDetail = z.infer<typeof hazardDetail>

export const riskPointAnalysis = z.object({ riskPoint: riskPointRow, hazards: z.array(hazardDetail) })
export type RiskPointAnalysis = z.infer<typeof riskPointAnalysis>

export const riskPointFilter = z.object({
  /** name, number, pinyin initials */
  search: z.string().trim().default(''),
  kinds: z.array(z.enum(['facility', 'activity', 'place'])).default([]),
  areaIds: z.array(z.uuid()).default([]),
  levels: z.array(z.enum(riskLevels)).default([]),
  /** only points with a hazard that has no 现有 evaluation, or without hazards */
  isIncomplete: z.boolean().default(false),
  includeVoided: z.boolean().default(false),
  sort: z.enum(['order', 'number', 'name', 'level', 'area', 'updated']).default('order'),
  descending: z.boolean().default(false),
})

/** Controls of one hazard as the editor holds them; rows without id are new, missing ones are voided. */
export const controlDraft = controlFields.omit({ hazardId: true, sortOrder: true }).extend({ id: z.uuid().optional() })
export type ControlDraft = z.input<typeof controlDraft>

const touches = ['riskPoint'] as const

export const riskPointOperations = {
  'risk-point.list': query('风险点列表', paging.extend(riskPointFilter.shape), pageOf(riskPointRow)),
  'risk-point.analysis': query('风险点辨识评价', byId, riskPointAnalysis),
  'risk-point.create': command('新增风险点', riskPointFields, riskPoint, { touches }),
  'risk-point.update': command('修改风险点', byRevision.extend({ patch: patchOf(riskPointFields) }), riskPoint, {
    touches,
  }),
  'risk-point.updateMany': command(
    '批量修改风险点',
    z.object({
      ids: z.array(z.uuid()).min(1).max(1000),
      patch: patchOf(
        riskPointFields.pick({ areaId: true, unitId: true, responsiblePersonId: true, post: true, remark: true }),
      ),
    }),
    z.object({ changed: z.number().int() }),
    { touches },
  ),
  /** Copies with hazards and controls, without evaluations; count 1 to 50. */
  'risk-point.copy': command(
    '复制风险点',
    z.object({ id: z.uuid(), count: z.number().int().min(1).max(50).default(1) }),
    z.array(riskPoint),
    { touches },
  ),
  /** New order of all or some risk points, first to last. */
  'risk-point.reorder': command('调整风险点顺序', z.object({ ids: z.array(z.uuid()).min(1) }), nothing, { touches }),
  'risk-point.void': command('作废风险点', voiding, riskPoint, { touches }),

  'hazard.create': command('新增危险源', hazardFields, hazard, { touches }),
  'hazard.update': command(
    '修改危险源',
    byRevision.extend({ patch: patchOf(hazardFields.omit({ riskPointId: true })) }),
    hazard,
    {
      touches,
    },
  ),
  'hazard.reorder': command('调整危险源顺序', z.object({ ids: z.array(z.uuid()).min(1) }), nothing, { touches }),
  'hazard.void': command('作废危险源', voiding, hazard, { touches }),
  /** Sets the whole list of controls of a hazard; unchanged rows keep their revision. */
  'hazard.setControls': command(
    '修改管控措施',
    z.object({ hazardId: z.uuid(), controls: z.array(controlDraft).max(60) }),
    z.array(control),
    { touches },
  ),

  /** Computes value and level by the pack and seals them; refuses 现有 above 固有. */
  'evaluation.record': command('风险评价', evaluationFields, evaluation, { touches }),
  'evaluation.history': query('评价历史', z.object({ hazardId: z.uuid() }), z.array(evaluation)),

  /** Packs that this enterprise may use, and the one chosen for each method. */
  'rule-pack.list': query(
    '评价准则',
    nothing,
    z.object({
      packs: z.array(rulePack),
      method: z.enum(evaluationMethods),
      chosen: z.record(z.enum(evaluationMethods), z.string()),
    }),
  ),
  'rule-pack.choose': command(
    '选择评价准则',
    z.object({ method: z.enum(evaluationMethods), packId: z.string() }),
    z.object({ method: z.enum(evaluationMethods), chosen: z.record(z.enum(evaluationMethods), z.string()) }),
    { touches: ['setting', 'riskPoint'] },
  ),
}
