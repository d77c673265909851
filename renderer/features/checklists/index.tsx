export { ChecklistPage } from './checklist-page.tsx'
export { ChecklistsPage } from './checklists-page.tsx'
export { PlansPage } from './plans-page.tsx'
