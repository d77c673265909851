import { lookBackFrom, hazardHits } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** Everything is looked at again at least once a year (江苏工业企业安全风险报告规定摘要，未核实). */
export const evaluationOutdated: ConsistencyRule = {
  id: 'evaluation-outdated',
  title: '现有风险评价已超过 12 个月',
  severity: 'warning',
  explanation:
    '全面、系统的辨识和评价每年至少一次（江苏工业企业安全风险报告规定，见摘要，原文未核实；其他地区参照执行）。',
  find: (snapshot) =>
    hazardHits(snapshot, ({ hazard: { current } }) =>
      current !== null && current.evaluatedOn < lookBackFrom(snapshot.today)
        ? `最近一次评价是 ${current.evaluatedOn}，已超过 12 个月`
        : null,
    ),
}
