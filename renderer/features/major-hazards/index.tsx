export { CasePage } from './case-page.tsx'
export { CasesPage } from './cases-page.tsx'
export { CheckPage } from './check-page.tsx'
export { ChecksPage } from './checks-page.tsx'
