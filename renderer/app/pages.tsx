import { type FunctionComponent, lazy } from 'react'
import { HomePage } from '../features/home/index.tsx'

/** Every page by its path, read when it is first opened; the home page, with which every start begins, is there at once. */
export const pages = {
  '/': () => Promise.resolve(HomePage),
  '/enterprises': async () => (await import('../features/enterprises/index.tsx')).EnterprisesPage,
  '/profile': async () => (await import('../features/profile/index.tsx')).ProfilePage,
  '/organization': async () => (await import('../features/organization/index.tsx')).OrganizationPage,
  '/areas': async () => (await import('../features/areas/index.tsx')).AreasPage,
  '/areas/map': async () => (await import('../features/areas/index.tsx')).MapPage,
  '/risk-points': async () => (await import('../features/risk-points/index.tsx')).RiskPointsPage,
  '/risk-points/$id': async () => (await import('../features/risk-points/index.tsx')).AnalysisPage,
  '/risk-reviews': async () => (await import('../features/risk-reviews/index.tsx')).RiskReviewsPage,
  '/risk-reviews/$id': async () => (await import('../features/risk-reviews/index.tsx')).RiskReviewPage,
  '/considerable-catalogue': async () =>
    (await import('../features/considerable-catalogue/index.tsx')).ConsiderableCataloguePage,
  '/library': async () => (await import('../features/library/index.tsx')).LibraryPage,
  '/library/updates': async () => (await import('../features/library/index.tsx')).LibraryUpdatesPage,
  '/cards': async () => (await import('../features/cards/index.tsx')).CardsPage,
  '/checklists': async () => (await import('../features/checklists/index.tsx')).ChecklistsPage,
  '/checklists/$id': async () => (await import('../features/checklists/index.tsx')).ChecklistPage,
  '/special-equipment': async () => (await import('../features/special-equipment/index.tsx')).SpecialEquipmentPage,
  '/plans': async () => (await import('../features/checklists/index.tsx')).PlansPage,
  '/inspections': async () => (await import('../features/inspections/index.tsx')).InspectionsPage,
  '/inspections/paper': async () => (await import('../features/inspections/index.tsx')).PaperPage,
  '/inspections/photos': async () => (await import('../features/photo-import/index.tsx')).PhotoImportPage,
  '/inspections/$id': async () => (await import('../features/inspections/index.tsx')).InspectionRunPage,
  '/findings': async () => (await import('../features/findings/index.tsx')).FindingsPage,
  '/findings/follow-up': async () => (await import('../features/findings/index.tsx')).AttentionPage,
  '/findings/charts': async () => (await import('../features/findings/index.tsx')).ChartsPage,
  '/findings/measures': async () => (await import('../features/findings/index.tsx')).MeasuresPage,
  '/findings/$id': async () => (await import('../features/findings/index.tsx')).FindingPage,
  '/consistency': async () => (await import('../features/consistency/index.tsx')).ConsistencyPage,
  '/major-hazards': async () => (await import('../features/major-hazards/index.tsx')).ChecksPage,
  '/major-hazards/$id': async () => (await import('../features/major-hazards/index.tsx')).CheckPage,
  '/major-hazard-cases': async () => (await import('../features/major-hazards/index.tsx')).CasesPage,
  '/major-hazard-cases/$id': async () => (await import('../features/major-hazards/index.tsx')).CasePage,
  '/standardization/nonconformities': async () =>
    (await import('../features/standardization/index.ts')).NonconformitiesPage,
  '/standardization/accidents': async () => (await import('../features/standardization/index.ts')).AccidentsPage,
  '/standardization/documents': async () => (await import('../features/standardization/index.ts')).DocumentsPage,
  '/standardization/audits': async () => (await import('../features/standardization/index.ts')).AuditsPage,
  '/standardization/standards': async () => (await import('../features/standardization/index.ts')).StandardsPage,
  '/regional': async () => (await import('../features/regional/index.tsx')).RegionalPage,
  '/policy-requirements': async () => (await import('../features/regional/index.tsx')).PolicyRequirementsPage,
  '/standardization': async () => (await import('../features/standardization/index.ts')).AssessmentsPage,
  '/standardization/$id': async () => (await import('../features/standardization/index.ts')).AssessmentPage,
  '/reports': async () => (await import('../features/reports/index.tsx')).ReportsPage,
  '/reports/archive': async () => (await import('../features/archive/index.tsx')).ArchivePage,
  '/reports/readiness': async () => (await import('../features/reports/index.tsx')).ReadinessPage,
  '/reports/verify': async () => (await import('../features/reports/index.tsx')).VerifyPage,
  '/data': async () => (await import('../features/data/index.tsx')).DataPage,
  '/recovery': async () => (await import('../features/data/index.tsx')).RecoveryPage,
  '/settings': async () => (await import('../features/settings/index.tsx')).SettingsPage,
  '/about': async () => (await import('../features/about/index.tsx')).AboutPage,
} satisfies Record<string, () => Promise<FunctionComponent>>

export type PagePath = keyof typeof pages

/** The component of a page, which reads its code when it is first drawn. */
export const lazyPage = (path: PagePath): FunctionComponent =>
  path === '/' ? HomePage : lazy(async () => ({ default: (await pages[path]()) as FunctionComponent }))

/** Reads the page at the window's address while the first answers are still under way. */
export function preloadPage(): void {
  const path = window.location.hash.replace(/^#/, '').replace(/\?.*$/, '') || '/'
  const known = path in pages ? path : `/${path.split('/')[1] ?? ''}/$id`
  if (known in pages) void pages[known as PagePath]()
}
