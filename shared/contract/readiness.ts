import { z } from 'zod'
import { query } from './operation.ts'

/** Occasions for which documents are got together; named in `shared/rules/document-sets`. */
const documentSet = z.enum(['inspection', 'standardization', 'riskReport', 'yearEnd'])

const readinessRow = z.object({
  reportId: z.string(),
  title: z.string(),
  state: z.enum(['ready', 'changed', 'notPrinted', 'noData']),
  /** rows it would have now; null when it depends on a choice */
  rowCount: z.number().int().nullable(),
  /** of the newest print or formal version */
  printedOn: z.string().nullable(),
  /** `DG-2026-001 第2版` when the newest is a formal version */
  formal: z.string(),
  /** why it cannot be composed as things are, '' when it can */
  problem: z.string(),
})
export type ReadinessRow = z.infer<typeof readinessRow>

export const readinessOperations = {
  /** 资料齐套: where the documents of an occasion stand. */
  'report.readiness': query('资料齐套检查', z.object({ set: documentSet }), z.array(readinessRow)),
}
