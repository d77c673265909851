export { PhotoImportPage } from './photo-import-page.tsx'
