import { addMonths, formatChineseDay, isWithin, periodRange } from '../day.ts'
import { namedSubject } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

const months = 3

/** Months of inspections without a single finding are rarely true (安全生产法 2021 第九十七条：如实记录). */
export const allNormalForMonths: ConsistencyRule = {
  id: 'all-normal-for-months',
  title: '连续三个月检查全部正常、零隐患',
  severity: 'hint',
  explanation:
    '一家厂连续三个月天天检查却一条隐患也没有，多半是没有认真查；未如实记录排查治理情况会被处罚（《安全生产法》（2021）第九十七条）。三个月为本软件的提醒界限。',
  find: ({ enterprise, inspections, findings, today }) => {
    const ranges = Array.from({ length: months }, (_, index) => periodRange('month', addMonths(today, -1 - index)))
    const isSilent = ranges.every((range) => {
      const made = inspections.filter(({ inspectedOn }) => isWithin(inspectedOn, range))
      return (
        made.length > 0 &&
        made.every(({ abnormalCount }) => abnormalCount === 0) &&
        !findings.some(({ foundOn }) => isWithin(foundOn, range))
      )
    })
    const first = ranges.at(-1)
    if (!isSilent || !first) return []
    const count = inspections.filter(({ inspectedOn }) => inspectedOn >= first.from).length
    return [
      {
        subject: namedSubject('enterprise')(enterprise),
        sentence: `自${formatChineseDay(first.from)}起连续 ${months} 个月没有一条隐患，检查记录 ${count} 次全部正常`,
      },
    ]
  },
}
