import { hazardHits } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** 固有 beside 现有 shows what the controls are worth (通行做法，未核实). */
export const hazardWithoutInherent: ConsistencyRule = {
  id: 'hazard-without-inherent',
  title: '危险源没有固有风险评价',
  severity: 'warning',
  explanation:
    '固有风险与现有风险并列，才看得出措施起了多大作用；措施一旦失效，风险会回到固有等级（通行做法，标准条文未核实）。',
  find: (snapshot) =>
    hazardHits(snapshot, ({ hazard }) =>
      hazard.current !== null && hazard.inherent === null ? '有现有风险评价，没有固有风险评价' : null,
    ),
}
