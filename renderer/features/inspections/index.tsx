export { InspectionsPage } from './inspections-page.tsx'
export { PaperPage } from './paper-page.tsx'
export { InspectionRunPage } from './run-page.tsx'
