export { SpecialEquipmentPage } from './special-equipment-page.tsx'
