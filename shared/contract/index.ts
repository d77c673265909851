/** The whole API on one page: every operation by name. */
import type { z } from 'zod'
import { archiveOperations } from './archive.ts'
import { assessmentOperations } from './assessment.ts'
import { consistencyOperations } from './consistency.ts'
import { cardOperations } from './card.ts'
import { considerableCatalogueOperations } from './considerable-catalogue.ts'
import { dataOperations } from './data.ts'
import { attachmentOperations, findingOperations } from './finding.ts'
import { findingManagementOperations } from './finding-management.ts'
import { formalDocumentOperations } from './formal-document.ts'
import { frequencyOperations } from './frequency.ts'
import { inspectionOperations } from './inspection.ts'
import { libraryOperations } from './library.ts'
import { majorHazardOperations } from './major-hazard.ts'
import { mapOperations } from './map.ts'
import type { Operation } from './operation.ts'
import { planMapOperations } from './plan-map.ts'
import { overviewOperations } from './overview.ts'
import { packSwitchOperations } from './pack-switch.ts'
import { printOperations } from './print.ts'
import { photoImportOperations } from './photo-import.ts'
import { printedSheetOperations } from './printed-sheet.ts'
import { programOperations } from './program.ts'
import { readinessOperations } from './readiness.ts'
import { regionOperations } from './region.ts'
import { reportOperations } from './report.ts'
import { sampleDocumentOperations } from './sample-document.ts'
import { riskPointOperations } from './risk-point.ts'
import { riskReviewOperations } from './risk-review.ts'
import { startOperations } from './start.ts'
import { standardizationOperations } from './standardization.ts'
import { specialEquipmentOperations } from './special-equipment.ts'
import { standardOperations } from './standard.ts'

export const contract = {
  ...startOperations,
  ...planMapOperations,
  ...riskPointOperations,
  ...packSwitchOperations,
  ...considerableCatalogueOperations,
  ...riskReviewOperations,
  ...libraryOperations,
  ...inspectionOperations,
  ...printedSheetOperations,
  ...photoImportOperations,
  ...programOperations,
  ...frequencyOperations,
  ...specialEquipmentOperations,
  ...findingOperations,
  ...findingManagementOperations,
  ...attachmentOperations,
  ...cardOperations,
  ...majorHazardOperations,
  ...overviewOperations,
  ...assessmentOperations,
  ...standardizationOperations,
  ...standardOperations,
  ...regionOperations,
  ...consistencyOperations,
  ...reportOperations,
  ...sampleDocumentOperations,
  ...archiveOperations,
  ...printOperations,
  ...readinessOperations,
  ...formalDocumentOperations,
  ...mapOperations,
  ...dataOperations,
}
export type Contract = typeof contract
export type OperationName = keyof Contract

/** What a caller gives; fields with a default may be left out. */
export type InputOf<N extends OperationName> = z.input<Contract[N]['input']>
/** What a handler gets after validation. */
export type ParsedInputOf<N extends OperationName> = z.output<Contract[N]['input']>
export type OutputOf<N extends OperationName> = z.output<Contract[N]['output']>

/** A call as every transport carries it. */
export interface Call {
  operation: string
  input: unknown
  /** null for workspace operations */
  enterpriseId: string | null
  /** 当前操作人, null when nobody is chosen yet */
  actorId: string | null
}

export const operationNamed = (name: string): Operation | undefined =>
  Object.hasOwn(contract, name) ? (contract as Record<string, Operation>)[name] : undefined
