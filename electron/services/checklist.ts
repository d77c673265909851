import { AppError } from '#shared/contract/errors'
import type { inspectionOperations } from '#shared/contract/inspection'
import {
  type ControlTier,
  controlTiers,
  type Period,
  periods as periodNames,
  periodValues,
} from '#shared/domain/hazard'
import type { Checklist, ChecklistItem } from '#shared/domain/inspection'
import { type Checkpoint, checklistRows, checkpointsOf } from '../database/repositories/checklist-list.ts'
import { checklistItems, checklists, inspectionPlans } from '../database/repositories/records.ts'
import type { CommandContext, Handler, Handlers } from './context.ts'
import { recordHandlers } from './record-handlers.ts'

const nextOrder = (records: readonly { sortOrder: number }[]): number =>
  Math.max(0, ...records.map((record) => record.sortOrder)) + 1

const shorten = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`

function openChecklist(context: CommandContext, id: string): Checklist {
  const checklist = checklists.require(context.db, id)
  if (checklist.voidedAt !== null) throw new AppError('rule', '这张检查表已作废，不能再修改')
  return checklist
}

const createChecklist: Handler<'checklist.create'> = (context, fields) =>
  checklists.insert(context, { ...fields, sortOrder: fields.sortOrder || nextOrder(checklists.list(context.db)) })

/** A checklist of the area for the tier and this rhythm that was made from controls before. */
function generatedChecklist(
  context: CommandContext,
  wanted: { areaId: string | null; tier: ControlTier; period: Period },
): { checklist: Checklist; items: ChecklistItem[] } | null {
  for (const checklist of checklists.list(context.db, wanted)) {
    const items = checklistItems.list(context.db, { checklistId: checklist.id })
    if (items.some((item) => item.controlId !== null)) return { checklist, items }
  }
  return null
}

/** 「冲压车间 班组级检查表」, with the rhythm behind it when the area has one of the tier already. */
function createGenerated(
  context: CommandContext,
  wanted: { areaId: string | null; tier: ControlTier; period: Period },
  areaName: string,
): Checklist {
  const name = `${areaName || '未分区域'} ${controlTiers[wanted.tier]}检查表`
  const isTaken = checklists.list(context.db, { areaId: wanted.areaId, tier: wanted.tier }).length > 0
  return checklists.insert(context, {
    name: isTaken ? `${name}（${periodNames[wanted.period]}）` : name,
    kind: 'daily',
    ...wanted,
    needsPhotoPair: false,
    remark: '',
    sortOrder: nextOrder(checklists.list(context.db)),
  })
}

function addItem(context: CommandContext, checklistId: string, checkpoint: Checkpoint, sortOrder: number): void {
  checklistItems.insert(context, {
    checklistId,
    riskPointId: checkpoint.riskPointId,
    hazardId: checkpoint.hazardId,
    controlId: checkpoint.controlId,
    item: shorten(`${checkpoint.riskPointName} ${checkpoint.hazardItem}`, 100),
    standard: checkpoint.checkpoint,
    basis: '',
    sortOrder,
  })
}

/** One checklist per area of what the controls of a tier and periods want checked; a present one only gets what is new. */
export function generateFromControls(
  context: CommandContext,
  input: { tier: ControlTier; periods: readonly Period[]; areaIds: readonly string[] },
) {
  const period = periodValues.find((value) => input.periods.includes(value)) ?? 'month'
  return [...Map.groupBy(checkpointsOf(context.db, input), (checkpoint) => checkpoint.areaId)].map(([areaId, own]) => {
    const areaName = own[0]?.areaName ?? ''
    const wanted = { areaId, tier: input.tier, period }
    const known = generatedChecklist(context, wanted)
    const present = new Set(known?.items.map((item) => item.controlId))
    const missing = own.filter((checkpoint) => !present.has(checkpoint.controlId))
    const checklist = known?.checklist ?? createGenerated(context, wanted, areaName)
    const first = nextOrder(known?.items ?? [])
    missing.forEach((checkpoint, index) => {
      addItem(context, checklist.id, checkpoint, first + index)
    })
    return { checklist, areaName, isNew: !known, added: missing.length, present: own.length - missing.length }
  })
}

const generate: Handler<'checklist.generate'> = (context, input) => {
  const made = generateFromControls(context, input)
  const total = (count: (one: (typeof made)[number]) => number): number =>
    made.reduce((sum, one) => sum + count(one), 0)
  return {
    checklists: total(({ isNew }) => (isNew ? 1 : 0)),
    added: total(({ added }) => added),
    present: total(({ present }) => present),
  }
}

export const checklistHandlers = {
  ...recordHandlers('checklist-item', checklistItems, {
    complete: (fields: Parameters<Handler<'checklist-item.create'>>[1], context) => {
      openChecklist(context, fields.checklistId)
      const others = checklistItems.list(context.db, { checklistId: fields.checklistId })
      return { ...fields, sortOrder: fields.sortOrder || nextOrder(others) }
    },
  }),
  'checklist.list': ({ db }) => checklistRows(db),
  'checklist.get': ({ db }, { id }) => ({
    ...checklists.require(db, id),
    items: checklistItems.list(db, { checklistId: id }),
  }),
  'checklist.create': createChecklist,
  'checklist.update': (context, { id, revision, patch }) => checklists.update(context, id, revision, patch),
  'checklist.void': (context, { id, revision, reason }) => {
    const plans = inspectionPlans.list(context.db, { checklistId: id })
    if (plans.length > 0) throw new AppError('rule', `检查计划「${plans[0]?.name}」还在使用这张检查表，请先作废计划`)
    return checklists.void(context, id, revision, reason)
  },
  'checklist-item.reorder': (context, { ids }) => {
    ids.forEach((id, index) => {
      checklistItems.update(context, id, null, { sortOrder: index + 1 })
    })
    return {}
  },
  'checklist.generate': generate,
} satisfies Partial<Handlers<keyof typeof inspectionOperations>>
