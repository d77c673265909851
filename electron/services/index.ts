import type { OperationName } from '#shared/contract/index'
import { archiveHandlers } from './archive.ts'
import { assessmentHandlers } from './assessment.ts'
import { attachmentHandlers } from './attachment.ts'
import { consistencyHandlers } from './consistency.ts'
import { cardHandlers } from './card.ts'
import { considerableCatalogueHandlers } from './considerable-catalogue.ts'
import type { Handlers } from './context.ts'
import { dataHandlers } from './data.ts'
import { findingHandlers } from './finding.ts'
import { findingManagementHandlers } from './finding-management.ts'
import { formalDocumentHandlers } from './formal-document.ts'
import { frequencyHandlers } from './frequency.ts'
import { inspectionHandlers } from './inspection.ts'
import { libraryHandlers } from './library.ts'
import { majorHazardHandlers } from './major-hazard.ts'
import { mapHandlers } from './map.ts'
import { overviewHandlers } from './overview.ts'
import { packSwitchHandlers } from './pack-switch.ts'
import { readinessHandlers } from './document-readiness.ts'
import { printHandlers } from './print-settings.ts'
import { photoImportHandlers } from './photo-import.ts'
import { printedSheetHandlers } from './printed-sheet.ts'
import { planMapHandlers } from './plan-map.ts'
import { programHandlers } from './program.ts'
import { regionHandlers } from './region.ts'
import { reportHandlers } from './report.ts'
import { sampleDocumentHandlers } from './sample-document.ts'
import { riskPointHandlers } from './risk-point.ts'
import { riskReviewHandlers } from './risk-review.ts'
import { startHandlers } from './start.ts'
import { standardizationHandlers } from './standardization.ts'
import { specialEquipmentHandlers } from './special-equipment.ts'
import { standardImportHandlers } from './standard-import.ts'

/** Every operation of the contract with the one place where it is done. */
export const handlers: Handlers<OperationName> = {
  ...startHandlers,
  ...planMapHandlers,
  ...riskPointHandlers,
  ...packSwitchHandlers,
  ...considerableCatalogueHandlers,
  ...riskReviewHandlers,
  ...libraryHandlers,
  ...inspectionHandlers,
  ...printedSheetHandlers,
  ...photoImportHandlers,
  ...programHandlers,
  ...frequencyHandlers,
  ...specialEquipmentHandlers,
  ...findingHandlers,
  ...findingManagementHandlers,
  ...attachmentHandlers,
  ...cardHandlers,
  ...majorHazardHandlers,
  ...overviewHandlers,
  ...assessmentHandlers,
  ...standardizationHandlers,
  ...standardImportHandlers,
  ...regionHandlers,
  ...consistencyHandlers,
  ...reportHandlers,
  ...sampleDocumentHandlers,
  ...archiveHandlers,
  ...printHandlers,
  ...readinessHandlers,
  ...formalDocumentHandlers,
  ...mapHandlers,
  ...dataHandlers,
}
