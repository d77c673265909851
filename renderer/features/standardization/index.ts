export { StandardsPage } from './standards-page.tsx'
