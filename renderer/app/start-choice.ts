import type { EnterpriseSummary, WorkspaceInfo } from '#shared/contract/workspace'

/** The enterprise to open at start: the last one while it is still there, else the only one. */
export function enterpriseAtStart(
  enterprises: readonly EnterpriseSummary[],
  settings: WorkspaceInfo['settings'],
): string | null {
  const last = enterprises.find((enterprise) => enterprise.id === settings.lastEnterpriseId)
  return last?.id ?? (enterprises.length === 1 ? (enterprises[0]?.id ?? null) : null)
}
