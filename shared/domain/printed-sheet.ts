import { z } from 'zod'
import { day, id, optionalDay, recordOf, reference, requiredReference } from './fields.ts'

/** A checklist printed for filling in by hand: its page code leads back to the very items that stand on the paper. */
export const printedSheet = recordOf(
  z.object({
    code: z.string(),
    checklistId: requiredReference('检查表'),
    planId: reference('检查计划'),
    dueOn: optionalDay('应检日期'),
    /** in the order of their short codes 1, 2, 3 … */
    itemIds: z.array(id()),
    printedOn: day('打印日期'),
    /** the inspection that its results went into; null = not entered yet */
    inspectionId: reference('检查'),
  }),
)
export type PrintedSheet = z.infer<typeof printedSheet>
