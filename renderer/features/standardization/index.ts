export { NonconformitiesPage } from './nonconformities-page.tsx'
export { AccidentsPage } from './accidents-page.tsx'
export { DocumentsPage } from './documents-page.tsx'
export { AuditsPage } from './audits-page.tsx'
