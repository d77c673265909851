import type { startOperations } from '#shared/contract/start'
import type { Handlers } from './context.ts'
import { enterpriseHandlers } from './enterprise.ts'
import { homeHandlers } from './home.ts'
import { organizationHandlers } from './organization.ts'
import { settingHandlers } from './setting.ts'
import { workspaceHandlers } from './workspace.ts'

/** What the first page asks for; the others are read when one of them is called. */
export const startHandlers: Handlers<keyof typeof startOperations> = {
  ...workspaceHandlers,
  ...enterpriseHandlers,
  ...settingHandlers,
  ...organizationHandlers,
  ...homeHandlers,
}
