import { z } from 'zod'
import { checklistItem, inspection, inspectionFields } from '#shared/domain/inspection'
import { printedSheet } from '#shared/domain/printed-sheet'
import { command, nothing, query } from './operation.ts'

export const sheetRow = printedSheet.extend({
  checklistName: z.string(),
  planName: z.string(),
})
export type SheetRow = z.infer<typeof sheetRow>

export const sheetDetail = sheetRow.extend({
  kind: inspectionFields.shape.kind,
  tier: inspectionFields.shape.tier,
  participants: z.string(),
  unitName: z.string(),
  isLedByPrincipal: z.boolean(),
  /** in the order of their short codes; `isChanged`: edited or voided since it was printed */
  items: z.array(checklistItem.extend({ riskPointName: z.string(), isChanged: z.boolean() })),
  /** what its results went into; a void inspection does not count */
  inspection: inspection.nullable(),
})
export type SheetDetail = z.infer<typeof sheetDetail>

export const printedSheetOperations = {
  /** Sheets that were printed and not entered yet, newest first. */
  'printed-sheet.open': query('还没录入的纸质检查表', nothing, z.array(sheetRow)),
  /** The sheet of a page code, however it was typed. */
  'printed-sheet.find': query('按页码找纸质检查表', z.object({ code: z.string().max(60) }), sheetDetail),
  /** Starts the inspection that a sheet's results go into: with the very items that stand on the paper. */
  'printed-sheet.start': command(
    '录入纸质检查',
    inspectionFields.omit({ checklistId: true, planId: true }).extend({ sheetId: z.uuid() }),
    inspection,
    { touches: ['inspection'] },
  ),
  /** Answers several items at once; what was written beside a 隐患 becomes its description, else the remark. */
  'printed-sheet.answer': command(
    '录入检查结果',
    z.object({
      inspectionId: z.uuid(),
      resultIds: z.array(z.uuid()).min(1).max(500),
      answer: z.enum(['normal', 'abnormal', 'notApplicable']).nullable(),
      remark: z.string().trim().max(300).default(''),
    }),
    z.object({ changed: z.number().int() }),
    { touches: ['inspection', 'finding'] },
  ),
}
