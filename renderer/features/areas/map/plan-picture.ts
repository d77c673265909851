import { useState } from 'react'
import type { InputOf } from '#shared/contract/index'
import type { FloorPlan } from '#shared/domain/area'
import { type PreparedPhoto, showDone, showFailure, useAction } from '../../../api/index.ts'

/** Floor plans from pictures and from a grid; a picture's bytes are kept first for the record, then named in it. */
export function usePlanPictures() {
  const create = useAction('floor-plan.create')
  const put = useAction('attachment.put')
  const update = useAction('floor-plan.update')
  const [isBusy, setBusy] = useState(false)
  const busy = async <T>(deed: () => Promise<T>): Promise<T | undefined> => {
    setBusy(true)
    try {
      return await deed()
    } catch (error) {
      showFailure(error)
      return undefined
    } finally {
      setBusy(false)
    }
  }
  const keep = async (plan: FloorPlan, { mime: _, ...picture }: PreparedPhoto): Promise<FloorPlan> => {
    const { width, height } = picture
    const kept = await put.runOrThrow({ recordType: 'floorPlan', recordId: plan.id, role: 'document', ...picture })
    const patch = { sha256: kept.sha256, width, height, ground: 'picture' as const }
    return update.runOrThrow({ id: plan.id, revision: plan.revision, patch })
  }
  return {
    isBusy,
    /** A new plan on a picture; nothing is left behind when the picture cannot be read. */
    addPicture: (fields: InputOf<'floor-plan.create'>, prepare: () => Promise<PreparedPhoto>) =>
      busy(async () => {
        const picture = await prepare()
        return keep(await create.runOrThrow(fields), picture)
      }),
    /** A new plan without a picture, drawn on a grid of metres. */
    addGrid: (fields: InputOf<'floor-plan.create'>, metres: { width: number; height: number }) => {
      const width = 1600
      const height = Math.max(1, Math.round((width * metres.height) / metres.width))
      const widthDecimetres = Math.round(metres.width * 10)
      return busy(() => create.runOrThrow({ ...fields, ground: 'grid', width, height, widthDecimetres }))
    },
    /** Another picture under the same zones and marks, which keep their share of its width and height. */
    replace: (plan: FloorPlan, prepare: () => Promise<PreparedPhoto>) =>
      busy(async () => {
        const changed = await keep(plan, await prepare())
        const isBent = Math.abs(changed.width / changed.height / (plan.width / plan.height) - 1) > 0.02
        showDone(isBent ? '已换图；新图的长宽比例和原来不同，请核对各区域的位置' : '已换图，区域和标记都保留')
        return changed
      }),
  }
}
