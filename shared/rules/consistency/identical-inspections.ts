import { hitsOf, namedSubject } from './parts.ts'
import type { ConsistencyRule, SnapshotInspection } from './snapshot.ts'

const times = 3

/** The newest run of inspections in a row that say the very same. */
function longestRun(inspections: readonly SnapshotInspection[]): SnapshotInspection[] {
  let longest: SnapshotInspection[] = []
  let run: SnapshotInspection[] = []
  for (const inspection of inspections) {
    run = run[0]?.answers === inspection.answers ? [...run, inspection] : [inspection]
    if (run.length >= longest.length) longest = run
  }
  return longest
}

/** Three records that agree to the letter look copied (安全生产法 2021 第四十一条、第九十七条：如实记录). */
export const identicalInspections: ConsistencyRule = {
  id: 'identical-inspections',
  title: '连续三次检查记录一模一样',
  severity: 'warning',
  explanation:
    '结果和备注逐项相同的记录像是照抄的；确实没有变化的，可写上当时看到的情况或说明理由（《安全生产法》（2021）第四十一条、第九十七条如实记录）。三次为本软件的提醒界限。',
  find: ({ checklists, inspections }) => {
    const byChecklist = Map.groupBy(
      inspections.filter(({ itemCount }) => itemCount > 0),
      ({ checklistId }) => checklistId,
    )
    return hitsOf(checklists, namedSubject('checklist'), ({ id }) => {
      const run = longestRun(byChecklist.get(id) ?? [])
      if (run.length < times) return null
      return `${run[0]?.number} 至 ${run.at(-1)?.number} 连续 ${run.length} 次的结果和备注完全相同`
    })
  },
}
