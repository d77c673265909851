import { hitsOf, listed, namedSubject } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** A checklist item whose control is void asks for what no longer applies (安全生产法 2021 第四十一条：如实记录). */
export const checklistItemControlVoided: ConsistencyRule = {
  id: 'checklist-item-control-voided',
  title: '检查项对应的措施已经作废',
  severity: 'error',
  explanation:
    '措施、危险源或风险点作废以后，检查表还在查它，记录就与现场不符。排查治理情况应当如实记录（《安全生产法》（2021）第四十一条）。',
  find: ({ checklists }) =>
    hitsOf(checklists, namedSubject('checklist'), ({ items }) => {
      const stale = items.filter(({ controlId, isControlGone }) => controlId !== null && isControlGone)
      if (stale.length === 0) return null
      return `检查项${listed(
        stale.map(({ item }) => item),
        '项',
      )}对应的措施已经作废`
    }),
}
