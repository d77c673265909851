/** A database that cannot be used: what is wrong with it, what can be opened instead, what can still be read. */
import { existsSync, statSync } from 'node:fs'
import type { BackupEntry } from '#shared/contract/data'
import { AppError } from '#shared/contract/errors'
import type { EnterpriseSummary } from '#shared/contract/workspace'
import { DatabaseError, type DatabaseProblem } from '../database/connection.ts'
import { enterpriseIdentity } from '../database/integrity.ts'
import { backupsOf, type BackupPlace, entryOf } from './backup-place.ts'
import type { Workspace } from './workspace.ts'

export interface EnterpriseState {
  state: EnterpriseSummary['state']
  /** Chinese sentence when the state is not ok */
  problem: string
}

/** Whether an enterprise can be worked with; opens its database when it is sound. Never throws for a bad file. */
export function enterpriseState(workspace: Workspace, id: string): EnterpriseState {
  try {
    const { connection, isReadOnly } = workspace.enterprise(id)
    if (!enterpriseIdentity(connection)) return { state: 'damaged', problem: '这家企业的资料没有写完就中断了' }
    return isReadOnly
      ? { state: 'locked', problem: '正在另一个窗口或另一个程序中编辑，这里只能查看' }
      : { state: 'ok', problem: '' }
  } catch (error) {
    if (error instanceof DatabaseError) {
      return { state: error.problem === 'newer' ? 'newer' : 'damaged', problem: error.message }
    }
    if (error instanceof AppError) return { state: 'locked', problem: error.message }
    throw error
  }
}

const advice: Record<DatabaseProblem, string> = {
  missing: '数据文件不见了。可以从备份恢复。',
  foreign: '数据文件的内容不是安查簿写的，可能被别的文件覆盖。可以从备份恢复，或导出还能读出的内容。',
  damaged: '数据文件已损坏，常见原因是断电、磁盘故障或同步软件改动。可以从备份恢复，或导出还能读出的内容。',
  newer: '数据由更新版本的软件写成，请安装新版本。数据没有改动。',
  readOnly: '数据文件夹不能写入，请检查权限或换一个文件夹。数据没有改动。',
}

/** Says what is wrong with an enterprise's database and which backups could take its place. */
export function inspectDamage(
  workspace: Workspace,
  places: readonly BackupPlace[],
  id: string,
): { problem: string; detail: string; backups: BackupEntry[] } {
  const backups = backupsOf(places).map(entryOf)
  try {
    workspace.enterprise(id)
    return { problem: enterpriseState(workspace, id).problem, detail: '', backups }
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error
    const file = workspace.databaseFile(id)
    const size = existsSync(file) ? `${statSync(file).size} bytes` : 'no file'
    return { problem: advice[error.problem], detail: [error.detail, size].filter(Boolean).join(' · '), backups }
  }
}
