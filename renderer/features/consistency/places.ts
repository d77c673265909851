import type { ConsistencySubject } from '#shared/domain/consistency'

/** The page on which what does not fit is put right. */
export function placeOf({ kind, id, pageId }: ConsistencySubject): string {
  switch (kind) {
    case 'enterprise':
    case 'profileTag':
      return '/profile'
    case 'area':
      return `/areas?area=${id}`
    case 'floorPlan':
      return `/areas/map?plan=${id}`
    case 'riskPoint':
    case 'hazard':
      return `/risk-points/${pageId}`
    case 'checklist':
      return `/checklists/${id}`
    case 'inspectionPlan':
      return `/plans?id=${id}`
    case 'inspection':
      return `/inspections/${id}`
    case 'finding':
      return `/findings/${id}`
    case 'specialEquipment':
      return `/special-equipment?id=${id}`
    case 'exportRecord':
      return '/reports'
    case 'policyDocument':
      return `/standardization/documents?id=${id}`
    case 'assessment':
      return '/standardization'
    case 'levelCertificate':
      return '/standardization/accidents'
  }
}
