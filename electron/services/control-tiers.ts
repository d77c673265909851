import { AppError } from '#shared/contract/errors'
import { controlTierList } from '#shared/rules/code-list'
import type { ControlTierTable } from '#shared/rules/control-tier'
import type { Resources } from '../files/resources.ts'

/** The table that hands levels to tiers here. */
export function defaultControlTierTable(resources: Resources): ControlTierTable {
  const tables = controlTierList.parse(resources.codeList('control-tiers')).entries
  const table = tables.find(({ isDefault }) => isDefault)
  if (!table) throw new AppError('unexpected', '管控层级对照表没有默认项')
  return table
}
