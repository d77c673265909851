export { DataPage } from './data-page.tsx'
export { RecoveryPage } from './recovery-page.tsx'
