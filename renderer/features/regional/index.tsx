export { PolicyRequirementsPage } from './policy-page.tsx'
export { RegionalPage } from './regional-page.tsx'
