import { addDays, daysBetween } from '../day.ts'
import { findingSubject, hitsOf } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

const days = 3

/** 即查即改 is done at once; what takes longer is a matter with a deadline (一般隐患立即整改：安监总局令第16号 第十五条，前半未核实). */
export const immediateTooLong: ConsistencyRule = {
  id: 'immediate-too-long',
  title: '即查即改的隐患三天没有销号',
  severity: 'warning',
  explanation:
    '即查即改就是当场改；改不了的应当定为限期整改，落实措施、资金、时限、预案（安监总局令第16号第十五条，该款未核实）。三天为本软件的提醒界限。',
  find: ({ findings, today }) =>
    hitsOf(findings, findingSubject, ({ treatment, status, foundOn }) =>
      treatment === 'immediate' && status !== 'closed' && foundOn < addDays(today, -days)
        ? `${foundOn} 发现，已 ${daysBetween(foundOn, today)} 天没有销号`
        : null,
    ),
}
