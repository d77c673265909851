/** Every report of the app, in the order of the report centre. */
import type { ReportDefinition } from './definition.ts'

export const reportCatalogue: readonly ReportDefinition[] = []
