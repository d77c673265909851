/** Head and figures of the 隐患排查治理情况统计表 that the authorities collect (国务院安委办 2010 年口径). */
import type { FindingStatistics } from '#shared/rules/statistics'
import type { ReportData } from './definition.ts'
import { countColumn } from './parts.ts'
import type { Cell, Column } from './report-document.ts'

/** 整改率 under its merged heads. */
export const rateColumn = (groups: string[] = []): Column => ({
  key: `rate-${groups.join('-')}`,
  label: '整改率',
  width: 5,
  format: 'ratio',
  align: 'center',
  ...(groups.length > 0 ? { groups } : {}),
})

const treated = ['重大隐患', '排查治理重大隐患']
const planned = ['重大隐患', '列入治理计划的重大隐患']
const plannedParts = [...planned, '其中']

/** The official head; money in 元. */
export const officialColumns: Column[] = [
  { key: 'industry', label: '行业和领域', width: 8, format: 'text', align: 'center' },
  countColumn('units', '排查单位数（家）', { width: 6 }),
  countColumn('general', '隐患数（项）', { groups: ['一般隐患'] }),
  countColumn('generalClosed', '已整改数（项）', { groups: ['一般隐患'] }),
  rateColumn(['一般隐患']),
  countColumn('major', '隐患数（项）', { groups: treated }),
  countColumn('majorClosed', '已整改销号数（项）', { groups: treated, width: 7 }),
  rateColumn(treated),
  countColumn('planned', '隐患数（项）', { groups: planned }),
  countColumn('goals', '落实目标任务', { groups: plannedParts }),
  countColumn('resources', '落实经费物资', { groups: plannedParts }),
  countColumn('organization', '落实机构人员', { groups: plannedParts }),
  countColumn('schedule', '落实时间要求', { groups: plannedParts }),
  countColumn('safetyMeasures', '落实安全措施应急预案', { groups: plannedParts, width: 6 }),
  { key: 'funds', label: '累计落实治理资金（元）', groups: planned, width: 7, format: 'money' },
]

/** One line in the order of `officialColumns`. */
export function officialRow(data: ReportData, figures: FindingStatistics): Cell[] {
  const { general, major, majorPlan } = figures
  const { parts } = majorPlan
  return [
    data.enterprise.industry,
    1,
    general.found,
    general.closed,
    general.rate,
    major.found,
    major.closed,
    major.rate,
    majorPlan.planned,
    parts.goals,
    parts.resources,
    parts.organization,
    parts.schedule,
    parts.safetyMeasures,
    majorPlan.fundsCents,
  ]
}
