export { ConsiderableCataloguePage } from './considerable-catalogue-page.tsx'
