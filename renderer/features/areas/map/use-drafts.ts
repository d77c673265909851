import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { PlanMap } from '#shared/contract/plan-map'
import type { PlanMark } from '#shared/domain/area'
import { zoneProblem } from '#shared/rules/plan-geometry'
import { ApiError, showFailure } from '../../../api/index.ts'
import type { Shape } from './model.ts'
import type { MapEdits } from './use-edits.ts'

/** keys that follow each other faster make one change */
const pause = 450

interface Draft<T> {
  id: string
  value: T
}

/** What is under the pointer or moved by keys: drawn at once, saved when it is let go. */
function useDraft<T>(save: (draft: Draft<T>) => Promise<unknown>) {
  const [draft, setDraft] = useState<Draft<T> | null>(null)
  const latest = useRef<Draft<T> | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const saving = useRef(save)
  useEffect(() => {
    saving.current = save
  })
  const put = useCallback((next: Draft<T> | null) => {
    latest.current = next
    setDraft(next)
  }, [])
  const commit = useCallback(() => {
    clearTimeout(timer.current)
    const mine = latest.current
    if (!mine) return
    void saving.current(mine).finally(() => {
      if (latest.current === mine) put(null)
    })
  }, [put])
  const commitSoon = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(commit, pause)
  }, [commit])
  useEffect(() => commit, [commit])
  return useMemo(
    () => ({ draft, latest: () => latest.current, put, commit, commitSoon }),
    [draft, put, commit, commitSoon],
  )
}

/** The zone whose shape is being changed. */
export function useZoneDraft(map: PlanMap, edits: MapEdits) {
  return useDraft<Shape>(async ({ id, value }) => {
    const zone = map.zones.find((one) => one.id === id)
    const problem = zoneProblem(value)
    if (problem !== null) showFailure(new ApiError({ code: 'rule', message: `没有保存：${problem}` }))
    else if (zone) await edits.changeArea(zone, value, `修改「${zone.name}」的范围`)
  })
}

/** The mark that is being moved. */
export function useMarkDraft(map: PlanMap, edits: MapEdits) {
  return useDraft<PlanMark>(async ({ id, value }) => {
    const mark = map.marks.find((one) => one.id === id)
    const { x, y, rotation } = value
    if (mark) await edits.changeMark(mark, { x, y, rotation }, '移动标记')
  })
}
