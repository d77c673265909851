import { z } from 'zod'
import { controlTiers, periodValues } from '#shared/domain/hazard'
import { checklist, inspectionKinds } from '#shared/domain/inspection'
import { frequencyPackChoice } from './frequency.ts'
import { command, query } from './operation.ts'

const keys = <T extends object>(value: T) => Object.keys(value) as [keyof T & string, ...(keyof T & string)[]]
const kind = z.enum(keys(inspectionKinds))
const tier = z.enum(keys(controlTiers))
const period = z.enum(periodValues)

export const topicRow = z.object({
  id: z.string(),
  name: z.string(),
  why: z.string(),
  kind,
  tier,
  period,
  source: z.string(),
  checkedOn: z.string(),
  /** the profile has what it is about */
  isFitting: z.boolean(),
  /** a checklist in use bears its name */
  isTaken: z.boolean(),
  items: z.array(z.object({ item: z.string(), standard: z.string(), basis: z.string(), isChecked: z.boolean() })),
})
export type TopicRow = z.infer<typeof topicRow>

export const programRow = z.object({
  /** pack, entry and occasion */
  key: z.string(),
  packId: z.string(),
  name: z.string(),
  kind,
  tier,
  period,
  who: z.string(),
  source: z.enum(['controls', 'topic']),
  /** items of the checklists that it would use */
  itemCount: z.number().int(),
  checklistCount: z.number().int(),
  startsOn: z.string(),
  endsOn: z.string().nullable(),
  isLedByPrincipal: z.boolean(),
  note: z.string(),
  /** the enterprise's own value */
  isOwn: z.boolean(),
  /** false: the frequency was not read in an original text */
  isChecked: z.boolean(),
  /** a plan in use bears its name */
  isPresent: z.boolean(),
})
export type ProgramRow = z.infer<typeof programRow>

export const calendarItem = z.object({
  planId: z.uuid(),
  name: z.string(),
  tier,
  on: z.string(),
  state: z.enum(['done', 'due', 'missed', 'planned']),
})
export type CalendarItem = z.infer<typeof calendarItem>

export const programOperations = {
  'topic-list.list': query('专题检查表', z.object({}), z.array(topicRow)),
  /** Makes a checklist of a ready topic; it can be changed like any other. */
  'topic-list.take': command(
    '采用专题检查表',
    z.object({ topicId: z.string(), areaId: z.uuid().nullable().default(null) }),
    checklist,
    { touches: ['checklist'] },
  ),
  /** Plans that the chosen frequency packs would make, as often as the enterprise's table has it; its packs when none is named. */
  'program.propose': query(
    '按频次建议计划',
    z.object({ packIds: z.array(z.string()).optional() }),
    z.object({
      packs: z.array(frequencyPackChoice),
      rows: z.array(programRow),
    }),
  ),
  /** Makes the checklists and plans of the chosen rows; what is there already stays as it is. */
  'program.generate': command(
    '按频次生成计划',
    z.object({ packIds: z.array(z.string()), keys: z.array(z.string()).min(1, '请先勾选要生成的计划') }),
    z.object({ plans: z.number().int(), checklists: z.number().int(), items: z.number().int() }),
    { touches: ['checklist', 'inspection'] },
  ),
  /** Every occurrence of the plans in a month with what became of it, and the share kept of each plan. */
  'inspection-plan.calendar': query(
    '检查日历',
    z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份请写成 2026-11') }),
    z.object({
      items: z.array(calendarItem),
      shares: z.array(
        z.object({ planId: z.uuid(), name: z.string(), kept: z.number().int(), expected: z.number().int() }),
      ),
      /** 每班清扫报告率 of the plans whose every shift shows photos, up to today */
      reportRates: z.array(
        z.object({
          planId: z.uuid(),
          name: z.string(),
          due: z.number().int(),
          reported: z.number().int(),
          notDone: z.number().int(),
        }),
      ),
    }),
  ),
}
