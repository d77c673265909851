import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupEntry, dataOperations } from '#shared/contract/data'
import { AppError } from '#shared/contract/errors'
import type { OutputOf } from '#shared/contract/index'
import { readWorkspaceSetting } from '../database/repositories/workspace-index.ts'
import { backupPlaces, makeBackup } from '../files/backup.ts'
import { type BackupPlace, backupsOf, entryOf } from '../files/backup-place.ts'
import { exportDiagnostics } from '../files/diagnostics.ts'
import { inspectDamage } from '../files/recovery.ts'
import { exportReadable } from '../files/recovery-export.ts'
import { findBackup, importBackup, presentCounts, restoreBackup, unusableBecause } from '../files/restore.ts'
import { lastReport, rememberReport, verifyEnterprise } from '../files/verify.ts'
import type { Workspace } from '../files/workspace.ts'
import type { Handlers, JobContext, WorkspaceContext } from './context.ts'

/** The primary place of an enterprise's backups and, when one is set, the second. */
export function placesOf(workspace: Workspace, enterpriseId: string): BackupPlace[] {
  const settings = readWorkspaceSetting(workspace.connection, 'settings') as { secondBackupFolder?: string } | undefined
  return backupPlaces(workspace.backupFolder, settings?.secondBackupFolder ?? '', enterpriseId)
}

/** Backs up one enterprise as the job does; command line and browser mode call it in their own process. */
export async function backUpEnterprise(
  context: Pick<JobContext, 'workspace' | 'clock' | 'host'> & Partial<Pick<JobContext, 'signal' | 'progress'>>,
  enterpriseId: string,
  reason: BackupEntry['reason'],
): Promise<OutputOf<'backup.create'>> {
  const { workspace, clock, host } = context
  const { entry, warning } = await makeBackup(
    placesOf(workspace, enterpriseId),
    {
      enterpriseId,
      connection: workspace.enterprise(enterpriseId).connection,
      reason,
      now: clock.now(),
      appVersion: host.version,
      attachments: workspace.attachments(enterpriseId),
    },
    { signal: context.signal, ...(context.progress ? { progress: context.progress } : {}) },
  )
  return { ...entry, warning }
}

function preview(workspace: Workspace, enterpriseId: string, backupId: string): OutputOf<'backup.preview'> {
  const backup = findBackup(placesOf(workspace, enterpriseId), backupId)
  const problem = unusableBecause(backup)
  return {
    backup: entryOf(backup),
    now: presentCounts(workspace, enterpriseId),
    isUsable: problem === null,
    message: problem ?? '',
  }
}

/** Enterprise ids come from the caller; only folders that exist (or have backups) are spoken of. */
function requireKnown({ workspace }: Pick<WorkspaceContext, 'workspace'>, enterpriseId: string): string {
  const isKnown =
    existsSync(workspace.enterpriseFolder(enterpriseId)) || existsSync(join(workspace.backupFolder, enterpriseId))
  if (!isKnown) throw new AppError('not-found', '找不到这家企业的数据文件夹')
  return enterpriseId
}

export const dataHandlers = {
  'backup.list': (context, { enterpriseId }) =>
    backupsOf(placesOf(context.workspace, requireKnown(context, enterpriseId))).map(entryOf),
  'backup.create': (context, { enterpriseId, reason }) =>
    backUpEnterprise(context, requireKnown(context, enterpriseId), reason),
  'backup.preview': (context, { enterpriseId, backupId }) =>
    preview(context.workspace, requireKnown(context, enterpriseId), backupId),
  'backup.restore': ({ workspace, clock, signal, progress }, { enterpriseId, backupId }) => {
    const places = placesOf(workspace, enterpriseId)
    return restoreBackup(workspace, places, findBackup(places, backupId), { now: clock.now(), signal, progress })
  },
  'backup.import': ({ workspace, clock, signal, progress }, { path }) =>
    importBackup(workspace, (id) => placesOf(workspace, id), path, { now: clock.now(), signal, progress }),
  'data.verify': async (context, { enterpriseId }) => {
    const { workspace, clock, signal, progress } = context
    const report = await verifyEnterprise(workspace, requireKnown(context, enterpriseId), {
      now: clock.now(),
      signal,
      progress,
    })
    rememberReport(workspace, enterpriseId, report)
    return report
  },
  'data.lastVerified': (context, { enterpriseId }) =>
    lastReport(context.workspace, requireKnown(context, enterpriseId)),
  'recovery.inspect': (context, { enterpriseId }) =>
    inspectDamage(context.workspace, placesOf(context.workspace, requireKnown(context, enterpriseId)), enterpriseId),
  'recovery.exportReadable': (context, { enterpriseId }) => {
    const { workspace, clock, today, signal, progress } = context
    const places = placesOf(workspace, requireKnown(context, enterpriseId))
    return exportReadable(workspace, places, enterpriseId, { now: clock.now(), today, signal, progress })
  },
  'diagnostics.export': ({ workspace, clock, host }) =>
    Promise.resolve({
      path: exportDiagnostics(workspace, { now: clock.now(), version: host.version, transport: host.transport }),
    }),
} satisfies Handlers<keyof typeof dataOperations>
