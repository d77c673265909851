import { area, areaFields, floorPlan, floorPlanFields } from '#shared/domain/area'
import { organizationUnit, organizationUnitFields } from '#shared/domain/organization-unit'
import { person, personFields } from '#shared/domain/person'
import { recordOperations } from './record-operations.ts'

export const organizationOperations = {
  ...recordOperations('organization-unit', '组织单位', organizationUnitFields, organizationUnit, ['organization']),
  ...recordOperations('person', '人员', personFields, person, ['organization']),
  ...recordOperations('area', '区域', areaFields, area, ['area']),
  ...recordOperations('floor-plan', '平面图', floorPlanFields, floorPlan, ['area']),
}
