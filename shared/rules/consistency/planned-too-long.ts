import { addMonths, dayInShanghai } from '../day.ts'
import { hazardHits, listed } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

const months = 6

/** A proposed control is built or given up; half a year is the app's own limit (安全生产法 2021 第四十一条：采取相应的管控措施). */
export const plannedTooLong: ConsistencyRule = {
  id: 'planned-too-long',
  title: '建议新增的措施半年没有落实',
  severity: 'warning',
  explanation:
    '评价时认为要加的措施，一直停在建议上等于没有采取（《安全生产法》（2021）第四十一条要求采取相应的管控措施）。半年为本软件的提醒界限。',
  find: (snapshot) =>
    hazardHits(snapshot, ({ hazard }) => {
      const limit = addMonths(snapshot.today, -months)
      const late = hazard.controls.filter(
        ({ status, createdAt }) => status === 'planned' && dayInShanghai(createdAt) < limit,
      )
      if (late.length === 0) return null
      return `建议新增的措施${listed(
        late.map(({ text }) => text),
        '条',
      )}提出已超过 ${months} 个月`
    }),
}
