/** Backups by themselves: every 30 minutes and at exit, of what has changed. Timers only, no Electron. */
import { join } from 'node:path'
import { lastActionId } from '../database/integrity.ts'
import { backupsIn } from './backup-place.ts'
import type { Log } from './log.ts'
import type { Workspace } from './workspace.ts'

const usualMinutes = 30

export interface BackupScheduleOptions {
  workspace: Workspace
  log: Pick<Log, 'info' | 'warn' | 'failure'>
  /** Makes one backup; the app lets a job's process do it, so that no window waits. Resolves to a warning or ''. */
  backUp: (enterpriseId: string, reason: 'interval' | 'exit') => Promise<string>
  everyMinutes?: number
}

export interface BackupSchedule {
  /** Backs up every enterprise whose journal has moved since its last backup; a failure is logged, never thrown. */
  backupAllChanged(reason: 'interval' | 'exit'): Promise<void>
  /** Ends the timer and waits for a backup under way. */
  stop(): Promise<void>
}

/** True when the enterprise's journal has moved since its newest backup, by whichever run of the app. */
export function hasChangedSinceBackup(workspace: Workspace, id: string): boolean {
  const newest = backupsIn({ folder: join(workspace.backupFolder, id), place: 'primary' })[0]
  const actionId = lastActionId(workspace.enterprise(id).connection)
  return actionId !== (newest?.manifest.lastActionId ?? '')
}

/** Starts the timer. Open enterprises are looked at too: an earlier run may have been killed before its backup. */
export function startBackups(options: BackupScheduleOptions): BackupSchedule {
  const { workspace, log, backUp } = options
  let underWay: Promise<void> = Promise.resolve()

  const one = async (id: string, reason: 'interval' | 'exit'): Promise<void> => {
    try {
      if (workspace.enterprise(id).isReadOnly) return
      if (hasChangedSinceBackup(workspace, id)) {
        // Before the work: what changes while it runs counts for the next round.
        workspace.clearChanged(id)
        const warning = await backUp(id, reason)
        log.info('backup', { reason, hasWarning: warning !== '' })
      } else workspace.clearChanged(id)
    } catch (error) {
      workspace.markChanged(id)
      log.failure(error, `backup ${reason}`)
    }
  }
  const backupAllChanged = (reason: 'interval' | 'exit'): Promise<void> => {
    const round = async (): Promise<void> => {
      for (const id of new Set([...workspace.changedIds, ...workspace.openIds])) await one(id, reason)
    }
    underWay = underWay.then(round)
    return underWay
  }
  const timer = setInterval(() => void backupAllChanged('interval'), (options.everyMinutes ?? usualMinutes) * 60_000)
  timer.unref()
  return {
    backupAllChanged,
    stop: () => {
      clearInterval(timer)
      return underWay
    },
  }
}
