import { hazardHits } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** Without a level there is no tier, colour or measure that fits (安全生产法 2021 第四十一条). */
export const hazardWithoutCurrent: ConsistencyRule = {
  id: 'hazard-without-current',
  title: '危险源没有现有风险评价',
  severity: 'error',
  explanation:
    '没有评价就没有等级，管控层级、四色图和清单都定不下来（《安全生产法》（2021）第四十一条，安全风险分级管控）。',
  find: (snapshot) => hazardHits(snapshot, ({ hazard }) => (hazard.current === null ? '还没有现有风险评价' : null)),
}
