import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { PlanMap } from '#shared/contract/plan-map'
import type { Area, PlanMark } from '#shared/domain/area'
import { patchData, runCommand, showFailure } from '../../../api/index.ts'

type AreaPatch = Partial<Pick<Area, 'polygon' | 'holes' | 'floorPlanId' | 'levelOverride' | 'levelOverrideReason'>>
type MarkFields = Omit<PlanMark, 'id' | 'revision' | 'createdAt' | 'updatedAt' | 'voidedAt' | 'voidReason'>
export type NewMark = Pick<MarkFields, 'layer' | 'symbol' | 'riskPointId' | 'x' | 'y'>
type MarkPatch = Partial<Pick<PlanMark, 'x' | 'y' | 'rotation' | 'label'>>

interface Edit {
  title: string
  undo: () => Promise<void>
  redo: () => Promise<void>
}

export interface MapEdits {
  /** false when it was refused; the reason has been shown */
  changeArea: (area: Area, patch: AreaPatch, title: string) => Promise<boolean>
  /** the same outline as a new area, here or on another plan */
  copyArea: (area: Area, floorPlanId: string, name: string) => Promise<string | undefined>
  addMark: (mark: NewMark) => Promise<string | undefined>
  changeMark: (mark: PlanMark, patch: MarkPatch, title: string) => Promise<boolean>
  removeMark: (mark: PlanMark) => Promise<boolean>
  /** after what is still being saved; `otherwise` when there is nothing of this window's own to take back */
  undo: (otherwise?: () => void) => void
  redo: () => void
  /** what they would take back or do again; null = nothing */
  undoTitle: string | null
  redoTitle: string | null
}

/** Takes the named fields out of a record, to put them back later. */
const picked = <T extends object, K extends keyof T>(record: T, keys: readonly K[]): Pick<T, K> =>
  Object.fromEntries(keys.map((key) => [key, record[key]])) as Pick<T, K>

/**
 * Changes of one floor plan, each saved at once as one command, one after another; this window's own stack takes them back
 * and does them again. A conflict empties the stack: somebody else has drawn meanwhile.
 */
export function useEdits(floorPlanId: string): MapEdits {
  const stack = useRef<{ done: Edit[]; undone: Edit[] }>({ done: [], undone: [] })
  const [titles, setTitles] = useState<{ undo: string | null; redo: string | null }>({ undo: null, redo: null })
  const line = useRef<Promise<unknown>>(Promise.resolve())
  const revisions = useRef(new Map<string, number>())
  /** a mark that was removed and put back is a new record */
  const renamed = useRef(new Map<string, string>())

  const tell = useCallback(() => {
    const { done, undone } = stack.current
    setTitles({ undo: done.at(-1)?.title ?? null, redo: undone.at(-1)?.title ?? null })
  }, [])
  useEffect(() => {
    stack.current = { done: [], undone: [] }
    tell()
  }, [floorPlanId, tell])

  const inTurn = useCallback(
    <T>(deed: () => Promise<T>): Promise<T | undefined> => {
      const turn = line.current.then(deed).catch((error: unknown) => {
        revisions.current.clear()
        stack.current = { done: [], undone: [] }
        tell()
        showFailure(error)
        return undefined
      })
      line.current = turn
      return turn
    },
    [tell],
  )

  return useMemo(() => {
    const patchMap = (change: (map: PlanMap) => PlanMap) => patchData('map.plan', { floorPlanId }, change)
    const revisionOf = (record: { id: string; revision: number }) =>
      Math.max(revisions.current.get(record.id) ?? 0, record.revision)
    const remember = (record: { id: string; revision: number }) => {
      revisions.current.set(record.id, record.revision)
    }
    const idOf = (id: string): string => {
      const next = renamed.current.get(id)
      return next === undefined ? id : idOf(next)
    }
    const perform = (edit: Edit) =>
      inTurn(async () => {
        await edit.redo()
        stack.current = { done: [...stack.current.done, edit].slice(-200), undone: [] }
        tell()
        return true
      }).then((isDone) => isDone ?? false)

    const updateArea = async (area: Area, patch: AreaPatch) => {
      await patchMap((map) => ({
        ...map,
        zones: map.zones
          .map((zone) => (zone.id === area.id ? { ...zone, ...patch } : zone))
          .filter((zone) => zone.floorPlanId === floorPlanId && zone.polygon.length > 2),
      }))
      remember(await runCommand('area.update', { id: area.id, revision: revisionOf(area), patch }))
    }
    const createMark = async (fields: MarkFields, formerId?: string) => {
      const mark = await runCommand('plan-mark.create', fields)
      await patchMap((map) => ({ ...map, marks: [...map.marks, mark] }))
      remember(mark)
      if (formerId !== undefined) renamed.current.set(idOf(formerId), mark.id)
      return mark
    }
    const updateMark = async (mark: PlanMark, patch: MarkPatch) => {
      const id = idOf(mark.id)
      await patchMap((map) => ({ ...map, marks: map.marks.map((one) => (one.id === id ? { ...one, ...patch } : one)) }))
      const revision = id === mark.id ? revisionOf(mark) : (revisions.current.get(id) ?? 1)
      remember(await runCommand('plan-mark.update', { id, revision, patch }))
    }
    const voidMark = async (mark: PlanMark) => {
      const id = idOf(mark.id)
      await patchMap((map) => ({ ...map, marks: map.marks.filter((one) => one.id !== id) }))
      const revision = id === mark.id ? revisionOf(mark) : (revisions.current.get(id) ?? 1)
      remember(await runCommand('plan-mark.void', { id, revision, reason: '从图上移除' }))
    }
    const fieldsOf = (mark: PlanMark): MarkFields =>
      picked(mark, ['floorPlanId', 'layer', 'symbol', 'riskPointId', 'x', 'y', 'rotation', 'label'])

    const changeArea: MapEdits['changeArea'] = (area, patch, title) => {
      const before = picked(area, Object.keys(patch) as (keyof AreaPatch)[])
      return perform({ title, redo: () => updateArea(area, patch), undo: () => updateArea(area, before) })
    }
    const copyArea: MapEdits['copyArea'] = async (area, toPlanId, name) => {
      let copy: Area | undefined
      const shared = picked(area, ['code', 'unitId', 'responsiblePersonId', 'polygon', 'holes', 'description'])
      const isDone = await perform({
        title: `复制区域「${area.name}」`,
        redo: async () => {
          copy = await runCommand('area.create', { ...shared, name, floorPlanId: toPlanId, sortOrder: area.sortOrder })
          remember(copy)
        },
        undo: async () => {
          if (copy) await runCommand('area.void', { ...picked(copy, ['id', 'revision']), reason: '撤销复制' })
        },
      })
      return isDone ? copy?.id : undefined
    }
    const addMark: MapEdits['addMark'] = async (fields) => {
      let mark: PlanMark | undefined
      const isDone = await perform({
        title: '放到图上',
        redo: async () => {
          mark = await createMark({ ...fields, floorPlanId, rotation: 0, label: '' }, mark?.id)
        },
        undo: async () => {
          if (mark) await voidMark(mark)
        },
      })
      return isDone ? mark?.id : undefined
    }
    const changeMark: MapEdits['changeMark'] = (mark, patch, title) => {
      const before = picked(mark, Object.keys(patch) as (keyof MarkPatch)[])
      return perform({ title, redo: () => updateMark(mark, patch), undo: () => updateMark(mark, before) })
    }
    const removeMark: MapEdits['removeMark'] = (mark) =>
      perform({
        title: '从图上移除',
        redo: () => voidMark(mark),
        undo: async () => void (await createMark(fieldsOf(mark), mark.id)),
      })
    const step = (from: 'done' | 'undone', otherwise?: () => void) => {
      void inTurn(async () => {
        const edit = stack.current[from].at(-1)
        if (!edit) {
          otherwise?.()
          return
        }
        await (from === 'done' ? edit.undo() : edit.redo())
        const { done, undone } = stack.current
        stack.current =
          from === 'done'
            ? { done: done.slice(0, -1), undone: [...undone, edit] }
            : { done: [...done, edit], undone: undone.slice(0, -1) }
        tell()
      })
    }
    return {
      ...{ changeArea, copyArea, addMark, changeMark, removeMark },
      undo: (otherwise) => step('done', otherwise),
      redo: () => step('undone'),
      undoTitle: titles.undo,
      redoTitle: titles.redo,
    }
  }, [floorPlanId, inTurn, tell, titles])
}
