import type { RegionFormDetail } from '#shared/contract/region'
import { StatusTag } from '../../ui/index.ts'

/** How far a form is: done, begun or overdue, or without a single word. */
export function FormStateTag({ state }: { state: RegionFormDetail['state'] }) {
  if (state.isDone) return <StatusTag tone="green">已填写</StatusTag>
  if (state.lastOn === null) return <StatusTag tone="grey">还没填</StatusTag>
  return (
    <StatusTag tone="amber">{state.total === null || state.filled === state.total ? '该更新' : '未填完'}</StatusTag>
  )
}
