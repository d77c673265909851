import { z } from 'zod'
import { choice, count, recordOf, reference, requiredText } from './fields.ts'

export const unitKinds = {
  company: '公司',
  department: '部门',
  workshop: '车间',
  team: '班组',
  post: '岗位',
} as const
export type UnitKind = keyof typeof unitKinds

export const organizationUnitFields = z.object({
  name: requiredText('名称', 50),
  kind: choice('类型', ['company', 'department', 'workshop', 'team', 'post']),
  parentId: reference('上级'),
  managerId: reference('负责人'),
  sortOrder: count('顺序'),
})
export const organizationUnit = recordOf(organizationUnitFields)
export type OrganizationUnit = z.infer<typeof organizationUnit>
