import { homeOperations } from './home.ts'
import { organizationOperations } from './organization.ts'
import { settingOperations } from './setting.ts'
import { enterpriseOperations, workspaceOperations } from './workspace.ts'

/** What the first page asks for; the working half starts with these and reads the others when one of them is called. */
export const startOperations = {
  ...workspaceOperations,
  ...enterpriseOperations,
  ...settingOperations,
  ...organizationOperations,
  ...homeOperations,
}
