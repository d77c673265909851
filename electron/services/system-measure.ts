import { AppError } from '#shared/contract/errors'
import type { SystemMeasureRow } from '#shared/contract/finding-management'
import type { SystemMeasure } from '#shared/domain/system-measure'
import { findings, organizationUnits, systemMeasures } from '../database/repositories/records.ts'
import type { NewRecord } from '../database/record-store.ts'
import type { CommandContext, QueryContext } from './context.ts'
import { recordHandlers } from './record-handlers.ts'

/** Every measure with its unit and findings, unfinished ones first, then by deadline. */
function rows({ db, today }: QueryContext): SystemMeasureRow[] {
  const rank = ({ status, dueOn }: SystemMeasure) => `${status === 'done' ? 1 : 0} ${dueOn ?? '9999'}`
  return systemMeasures
    .list(db)
    .map((measure) => ({
      ...measure,
      responsibleUnitName:
        measure.responsibleUnitId === null ? '' : (organizationUnits.find(db, measure.responsibleUnitId)?.name ?? ''),
      isOverdue: measure.status !== 'done' && measure.dueOn !== null && measure.dueOn < today,
      findings: measure.findingIds.flatMap((id) => {
        const found = findings.find(db, id)
        if (!found) return []
        const { number, description, foundOn, status } = found
        return [{ id, number, description, foundOn, status }]
      }),
    }))
    .sort((left, right) => (rank(left) < rank(right) ? -1 : Number(rank(left) > rank(right))))
}

function check(measure: NewRecord<SystemMeasure>, { db, today }: CommandContext): void {
  for (const id of measure.findingIds) findings.require(db, id)
  const refuse = (sentence: string): never => {
    throw new AppError('invalid', sentence, { completedOn: sentence })
  }
  if (measure.completedOn !== null && measure.completedOn > today) refuse('完成日期不能晚于今天')
  if (measure.status === 'done' && measure.completedOn === null) refuse('已完成的措施请填写完成日期')
}

const {
  'system-measure.list': _list,
  'system-measure.get': _get,
  ...everyday
} = recordHandlers('system-measure', systemMeasures, {
  check,
  follow: (patch, before, { today }) =>
    patch.status === undefined || patch.completedOn !== undefined
      ? {}
      : { completedOn: patch.status === 'done' ? (before.completedOn ?? today) : null },
})

export const systemMeasureHandlers = { ...everyday, 'system-measure.rows': rows }
