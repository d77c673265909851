import { AppError } from '#shared/contract/errors'
import type { organizationOperations } from '#shared/contract/organization'
import type { Area } from '#shared/domain/area'
import { zoneProblem } from '#shared/rules/plan-geometry'
import { areas, floorPlans, organizationUnits, people, riskPoints } from '../database/repositories/records.ts'
import type { CommandContext, Handlers } from './context.ts'
import { pinyinOf } from './pinyin.ts'
import { recordHandlers } from './record-handlers.ts'

/** A unit may not stand below itself. */
function refuseCircle(context: CommandContext, id: string | null, parentId: string | null): void {
  for (let above = parentId; above !== null; above = organizationUnits.find(context.db, above)?.parentId ?? null) {
    if (above === id) throw new AppError('rule', '上级不能是本单位或它的下级', { parentId: '请选择别的上级' })
  }
}

const refuseInUse = (used: number, concept: string, by: string): void => {
  if (used > 0) throw new AppError('rule', `${concept}下还有 ${used} 个${by}，请先把它们移走再作废`)
}

/** What is drawn is a zone; a level set by hand says why. */
function checkZone(area: Pick<Area, 'polygon' | 'holes' | 'levelOverride' | 'levelOverrideReason'>): void {
  const problem = zoneProblem(area)
  if (problem !== null) throw new AppError('rule', problem, { polygon: problem })
  if (area.levelOverride !== null && area.levelOverrideReason.trim() === '')
    throw new AppError('rule', '手动设定图上等级要写明理由', { levelOverrideReason: '请填写理由' })
}

export const organizationHandlers = {
  ...recordHandlers('organization-unit', organizationUnits, {
    check: (unit, context, id) => refuseCircle(context, id, unit.parentId),
    mayVoid: ({ id }, { db }) => {
      refuseInUse(organizationUnits.list(db, { parentId: id }).length, '本单位', '下级单位')
      refuseInUse(people.list(db, { unitId: id }).length, '本单位', '人员')
      refuseInUse(riskPoints.list(db, { unitId: id }).length, '本单位', '风险点')
    },
  }),
  ...recordHandlers('person', people, {
    complete: (fields: Parameters<Handlers<'person.create'>['person.create']>[1]) => ({
      ...fields,
      ...pinyinOf(fields.name, 'person'),
    }),
    follow: (patch) => (patch.name === undefined ? {} : pinyinOf(patch.name, 'person')),
  }),
  ...recordHandlers('area', areas, {
    check: checkZone,
    mayVoid: ({ id }, { db }) => refuseInUse(riskPoints.list(db, { areaId: id }).length, '本区域', '风险点'),
  }),
  ...recordHandlers('floor-plan', floorPlans, {
    mayVoid: ({ id }, { db }) => refuseInUse(areas.list(db, { floorPlanId: id }).length, '本平面图', '区域'),
  }),
} satisfies Handlers<keyof typeof organizationOperations>
