import { AppError } from '#shared/contract/errors'
import type { riskPointOperations } from '#shared/contract/risk-point'
import type { RiskPoint } from '#shared/domain/risk-point'
import { formatNumber } from '#shared/rules/number'
import { yearOf } from '#shared/rules/day'
import { controls, evaluations, hazards, riskPoints } from '../database/repositories/records.ts'
import { filterRiskPoints, hazardDetails, riskPointRows } from '../database/repositories/risk-register.ts'
import { nextSequence } from '../database/repositories/sequences.ts'
import type { NewRecord } from '../database/record-store.ts'
import { requireCatalogueItems } from './considerable-catalogue.ts'
import type { CommandContext, Handlers } from './context.ts'
import { pinyinOf } from './pinyin.ts'
import { recordEvaluation } from './evaluation.ts'
import { choosePack } from './pack-switch.ts'
import { evaluationChoice, findPack, knownPacks } from './rule-packs.ts'

/** characters of a risk point's name */
const longestName = 100

type Fields = Parameters<Handlers<'risk-point.create'>['risk-point.create']>[1]

/** Gives the next FX number and puts the point at the end of the register. */
export function insertRiskPoint(context: CommandContext, fields: Fields, libraryId = ''): RiskPoint {
  const sequence = nextSequence(context, 'riskPoint', 0)
  return riskPoints.insert(context, {
    ...fields,
    sortOrder: fields.sortOrder === 0 ? sequence : fields.sortOrder,
    number: formatNumber('riskPoint', sequence, yearOf(context.today)),
    libraryId,
    ...pinyinOf(fields.name, 'text'),
  })
}

/** 「…（副本）」, 「…（副本2）」 and so on: the first one that no risk point bears. */
function freeName(base: string, names: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const suffix = `（副本${number === 1 ? '' : number}）`
    const name = `${base.slice(0, longestName - suffix.length)}${suffix}`
    if (!names.has(name)) return name
  }
}

const nextOrder = (records: { sortOrder: number }[]): number =>
  Math.max(0, ...records.map((record) => record.sortOrder)) + 1

/** Writes positions 1, 2, 3 … onto the named records; untouched ones keep their revision. */
export function reorder(
  context: CommandContext,
  store: { update(writing: CommandContext, id: string, revision: null, patch: { sortOrder: number }): unknown },
  ids: readonly string[],
): Record<string, never> {
  ids.forEach((id, index) => store.update(context, id, null, { sortOrder: index + 1 }))
  return {}
}

/** The next ZJ number: what the enterprise wrote itself is numbered apart from what came from the library. */
const nextOwnNumber = (context: CommandContext): string =>
  formatNumber('ownHazard', nextSequence(context, 'ownHazard', 0), yearOf(context.today))

function copyHazards(context: CommandContext, fromId: string, toId: string): void {
  for (const hazard of hazards.list(context.db, { riskPointId: fromId })) {
    const copy = hazards.insert(context, {
      ...hazard,
      riskPointId: toId,
      ownNumber: hazard.libraryId === '' ? nextOwnNumber(context) : '',
    })
    for (const control of controls.list(context.db, { hazardId: hazard.id })) {
      controls.insert(context, { ...control, hazardId: copy.id })
    }
  }
}

const requireOpenRiskPoint = (context: CommandContext, id: string): RiskPoint => {
  const point = riskPoints.require(context.db, id)
  if (point.voidedAt !== null) throw new AppError('rule', '这个风险点已作废，不能再修改')
  return point
}

export const riskPointHandlers = {
  'risk-point.list': ({ db }, { offset, limit, ...filter }) => {
    const rows = filterRiskPoints(riskPointRows(db), filter)
    return { total: rows.length, items: rows.slice(offset, offset + limit) }
  },
  'risk-point.analysis': ({ db }, { id }) => {
    const riskPoint = riskPointRows(db).find((row) => row.id === id)
    if (!riskPoint) throw new AppError('not-found', '找不到这个风险点')
    return { riskPoint, hazards: hazardDetails(db, id) }
  },
  'risk-point.create': insertRiskPoint,
  'risk-point.update': (context, { id, revision, patch }) =>
    riskPoints.update(context, id, revision, {
      ...patch,
      ...(patch.name === undefined ? {} : pinyinOf(patch.name, 'text')),
    }),
  'risk-point.updateMany': (context, { ids, patch }) => {
    for (const id of ids) riskPoints.update(context, id, null, patch)
    return { changed: ids.length }
  },
  'risk-point.copy': (context, { id, count }) => {
    const original = requireOpenRiskPoint(context, id)
    const names = new Set(riskPointRows(context.db).map((row) => row.name))
    const base = original.name.replace(/（副本\d*）$/, '')
    return Array.from({ length: count }, () => {
      const name = freeName(base, names)
      names.add(name)
      const copy = insertRiskPoint(context, { ...original, name, sortOrder: 0 }, original.libraryId)
      copyHazards(context, id, copy.id)
      return copy
    })
  },
  'risk-point.reorder': (context, { ids }) => reorder(context, riskPoints, ids),
  'risk-point.void': (context, { id, revision, reason }) => {
    const open = riskPointRows(context.db).find((row) => row.id === id)?.openFindingCount ?? 0
    if (open > 0) throw new AppError('rule', `这个风险点还有 ${open} 条隐患没有销号，请先处理完再作废`)
    return riskPoints.void(context, id, revision, reason)
  },

  'hazard.create': (context, fields) => {
    requireOpenRiskPoint(context, fields.riskPointId)
    requireCatalogueItems(context, fields.catalogueItemIds)
    const others = hazards.list(context.db, { riskPointId: fields.riskPointId })
    return hazards.insert(context, {
      ...fields,
      libraryId: '',
      libraryHash: '',
      ownNumber: nextOwnNumber(context),
      sortOrder: fields.sortOrder || nextOrder(others),
    })
  },
  'hazard.update': (context, { id, revision, patch }) => {
    requireCatalogueItems(context, patch.catalogueItemIds)
    return hazards.update(context, id, revision, patch)
  },
  'hazard.reorder': (context, { ids }) => reorder(context, hazards, ids),
  'hazard.void': (context, { id, revision, reason }) => hazards.void(context, id, revision, reason),
  'hazard.setControls': (context, { hazardId, controls: wanted }) => {
    hazards.require(context.db, hazardId)
    const present = controls.list(context.db, { hazardId })
    const kept = new Set(wanted.map((control) => control.id))
    for (const control of present) if (!kept.has(control.id)) controls.void(context, control.id, null, '从措施中删去')
    return wanted.map(({ id, ...fields }, index) => {
      const record: NewRecord<(typeof present)[number]> = { ...fields, hazardId, sortOrder: index + 1 }
      if (id === undefined) return controls.insert(context, record)
      if (!present.some((control) => control.id === id))
        throw new AppError('conflict', '管控措施刚刚被修改过，请核对后再改')
      return controls.update(context, id, null, record)
    })
  },

  'evaluation.record': (context, fields) => {
    hazards.require(context.db, fields.hazardId)
    return recordEvaluation(context, fields, findPack(context.db, context.resources, fields.packId))
  },
  'evaluation.history': ({ db }, { hazardId }) =>
    evaluations.list(db, { hazardId }).sort((a, b) => (a.id < b.id ? 1 : -1)),

  'rule-pack.list': ({ db, resources }) => ({ packs: knownPacks(db, resources), ...evaluationChoice(db, resources) }),
  'rule-pack.choose': (context, { method, packId }) => choosePack(context, method, packId),
} satisfies Handlers<keyof typeof riskPointOperations>
