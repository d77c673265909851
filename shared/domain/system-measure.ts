import { z } from 'zod'
import { longText, optionalDay, recordOf, reference, requiredText, text } from './fields.ts'

export const systemMeasureStatuses = { planned: '待落实', underway: '落实中', done: '已完成' } as const
export type SystemMeasureStatus = keyof typeof systemMeasureStatuses

/** 制度措施清单: what several findings have in common, why, and which rule or measure mends it for good. */
export const systemMeasureFields = z.object({
  problem: requiredText('共性问题', 200, { multiline: true, usedIn: '制度措施清单' }),
  rootCause: requiredText('根本原因', 500, { multiline: true, help: '为什么同样的问题会反复出现' }),
  cause: z.enum(['human', 'machine', 'environment', 'management']).default('management').meta({ label: '原因类别' }),
  measure: requiredText('制度措施', 500, { multiline: true, help: '新建、修订哪项制度，或者采取什么长期措施' }),
  responsibleUnitId: reference('责任部门'),
  responsibleId: reference('责任人'),
  responsibleName: text('责任人', 30),
  dueOn: optionalDay('完成时限'),
  status: z.enum(['planned', 'underway', 'done']).default('planned').meta({ label: '状态' }),
  completedOn: optionalDay('完成日期'),
  /** 推广: where else it applies */
  promotion: longText('推广情况', 300),
  findingIds: z.array(z.uuid()).max(200).default([]).meta({ label: '关联隐患' }),
})
export const systemMeasure = recordOf(systemMeasureFields)
export type SystemMeasure = z.infer<typeof systemMeasure>
