export { InspectionsPage } from './inspections-page.tsx'
export { InspectionRunPage } from './run-page.tsx'
