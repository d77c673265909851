import { isOverdue, overdueDays } from '../finding-flow.ts'
import { findingSubject, hitsOf } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** A deadline is kept or put off by a decision (五落实之时限；安全生产法 2021 第一百零二条). An extension moves the deadline. */
export const overdueWithoutExtension: ConsistencyRule = {
  id: 'overdue-without-extension',
  title: '隐患超期，没有办理延期',
  severity: 'error',
  explanation:
    '过了时限既没有整改，也没有说明理由办理延期，等于没有采取措施消除隐患（《安全生产法》（2021）第一百零二条有处罚）。',
  find: ({ findings, today }) =>
    hitsOf(findings, findingSubject, (finding) => {
      const open = { ...finding, voidedAt: null }
      if (!isOverdue(open, today)) return null
      const before = finding.extensionCount > 0 ? `延期 ${finding.extensionCount} 次后` : ''
      return `时限 ${finding.dueOn}，${before}超期 ${overdueDays(open, today)} 天`
    }),
}
