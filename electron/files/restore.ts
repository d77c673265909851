/** Back to an earlier state; the present one is kept first, so that a restore can itself be undone. */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { AppError } from '#shared/contract/errors'
import { type Connection, DatabaseError, openDatabase } from '../database/connection.ts'
import { brokenReferences, countRows, enterpriseIdentity, integrityProblems } from '../database/integrity.ts'
import { refuseNewer } from '../database/migrate.ts'
import { snapshotDatabase } from '../database/snapshot.ts'
import { attachmentFolder } from './attachments.ts'
import { backupProblem, contentOf, copyAttachments, keepBackup, makeBackup } from './backup.ts'
import {
  backupFile,
  type BackupPlace,
  backupsIn,
  backupsOf,
  backupStore,
  preparePlace,
  readManifest,
  type StoredBackup,
} from './backup-place.ts'
import { takeLock } from './lock.ts'
import { copySafely, flushFile, hashFile, renameOver, requireSpace } from './safe-file.ts'
import { enterpriseIdPattern, type Workspace } from './workspace.ts'

export interface RestoreOptions {
  now: string
  signal?: AbortSignal | undefined
  progress?: (done: number, total: number, note: string) => void
}

export function findBackup(places: readonly BackupPlace[], id: string): StoredBackup {
  const backup = backupsOf(places).find((candidate) => candidate.id === id)
  if (!backup) throw new AppError('not-found', '找不到这份备份，可能在没有插上的 U 盘里，或已被轮换删除')
  return backup
}

/** Why a stored backup cannot be restored by this version; null when it can. */
export function unusableBecause(backup: StoredBackup): string | null {
  const file = backupFile(backup.place, backup.id)
  try {
    refuseNewer(file)
  } catch (error) {
    if (error instanceof DatabaseError) return '这份备份由更新版本的软件写成，请安装新版本后再恢复'
    throw error
  }
  return backupProblem(file, backup.manifest.sha256)
}

/** Rows per table at present; empty when the database cannot be read. */
export function presentCounts(workspace: Workspace, enterpriseId: string): Record<string, number> {
  try {
    return countRows(workspace.enterprise(enterpriseId).connection)
  } catch (error) {
    if (error instanceof DatabaseError) return {}
    throw error
  }
}

/** The parts of a database on the disk that exist. */
export const databaseParts = (file: string): string[] =>
  [file, `${file}-wal`, `${file}-shm`].filter((part) => existsSync(part))

/** Keeps a damaged database aside, byte for byte, in a folder of its own among the backups. */
function keepDamaged(file: string, place: BackupPlace, now: string): void {
  const parts = databaseParts(file)
  if (parts.length === 0) return
  preparePlace(place)
  const folder = join(place.folder, `damaged-${now.replaceAll(/[-:.]/g, '')}`)
  mkdirSync(folder, { recursive: true })
  requireSpace(folder, 2 * parts.reduce((sum, part) => sum + statSync(part).size, 0))
  for (const part of parts) copySafely(part, join(folder, basename(part)))
}

/**
 * Puts the backup in the place of the present database: checks the backup, keeps the present state, writes the new
 * file beside the old one, then renames; attachments that are missing come back from the store. Returns the id of the
 * backup that undoes it; null when the present file was damaged (it is kept aside as it is).
 * Throws `conflict` when another program writes the enterprise, DatabaseError('newer') before anything is touched.
 */
export async function restoreBackup(
  workspace: Workspace,
  places: readonly BackupPlace[],
  backup: StoredBackup,
  options: RestoreOptions,
): Promise<{ undoBackupId: string | null }> {
  const { enterpriseId } = backup.manifest
  const [primary] = places
  if (!primary) throw new AppError('unexpected', '没有备份位置')
  const problem = unusableBecause(backup)
  if (problem !== null) throw new AppError('file', problem)
  workspace.closeEnterprise(enterpriseId)
  const folder = workspace.enterpriseFolder(enterpriseId)
  mkdirSync(folder, { recursive: true })
  const lock = takeLock(folder)
  if (!lock) throw new AppError('conflict', '这家企业正在另一个窗口中打开，请先关闭那边再恢复')
  try {
    const file = workspace.databaseFile(enterpriseId)
    options.progress?.(1, 4, '保存现在的数据')
    const undoBackupId = await keepPresent(workspace, enterpriseId, places, options)
    options.progress?.(2, 4, '写入备份的数据')
    replaceDatabase(file, backupFile(backup.place, backup.id), backup.manifest.sha256)
    options.progress?.(3, 4, '找回附件')
    await copyAttachments(
      backup.manifest.attachments,
      [backup.place, ...places].map(backupStore),
      workspace.attachments(enterpriseId),
    )
    options.progress?.(4, 4, '')
    return { undoBackupId }
  } finally {
    lock.release()
  }
}

async function keepPresent(
  workspace: Workspace,
  enterpriseId: string,
  places: readonly BackupPlace[],
  options: RestoreOptions,
): Promise<string | null> {
  const file = workspace.databaseFile(enterpriseId)
  const [primary] = places
  refuseNewer(file)
  let connection: Connection
  try {
    connection = openDatabase(file, 'enterprise')
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.problem === 'readOnly') throw error
    if (primary) keepDamaged(file, primary, options.now)
    return null
  }
  try {
    if (integrityProblems(connection).length > 0 || brokenReferences(connection).length > 0) {
      connection.close()
      if (primary) keepDamaged(file, primary, options.now)
      return null
    }
    const made = await makeBackup(
      places,
      {
        enterpriseId,
        connection,
        reason: 'beforeRestore',
        now: options.now,
        appVersion: workspace.version,
        attachments: workspace.attachments(enterpriseId),
      },
      { signal: options.signal },
    )
    return made.entry.id
  } finally {
    connection.close()
  }
}

/** New file beside the old one, checked, switched to WAL, then renamed over it; no WAL of the old one stays behind. */
function replaceDatabase(file: string, source: string, sha256: string): void {
  const incoming = `${file}.restoring`
  try {
    requireSpace(dirname(file), 2 * statSync(source).size)
    copyFileSync(source, incoming)
    if (hashFile(incoming) !== sha256) throw new AppError('file', '备份文件读出来与清单不一致，没有恢复')
    openDatabase(incoming, 'enterprise').close()
    flushFile(incoming)
    for (const part of [`${file}-wal`, `${file}-shm`]) rmSync(part, { force: true })
    renameOver(incoming, file)
  } finally {
    for (const part of databaseParts(incoming)) rmSync(part, { force: true })
  }
}

/**
 * Takes in a database file from elsewhere: a backup from the second place or another PC, or an enterprise's own
 * `enterprise.db`. A known enterprise gets it as one more backup; an unknown one is created from it.
 */
export async function importBackup(
  workspace: Workspace,
  placesOf: (enterpriseId: string) => readonly BackupPlace[],
  path: string,
  options: RestoreOptions,
): Promise<{ enterpriseId: string }> {
  const source = path.replace(/\.json$/i, '.db')
  if (!existsSync(source)) throw new AppError('file', '找不到备份的数据文件（.db）')
  refuseNewer(source)
  const folder = mkdtempSync(join(tmpdir(), 'anchabu-import-'))
  try {
    const { file, manifest } = takeCopy(source, join(folder, 'incoming.db'))
    const enterpriseId = idOf(source, manifest?.enterpriseId ?? null, file)
    const content = contentOf(file)
    const attachments = [join(dirname(source), 'attachments')].filter(existsSync).map(attachmentFolder)
    const [place] = placesOf(enterpriseId)
    if (!place) throw new AppError('unexpected', '没有备份位置')
    preparePlace(place)
    await copyAttachments(content.attachments, attachments, backupStore(place), { signal: options.signal })
    const temporary = join(place.folder, `${process.pid}-import.tmp.db`)
    copySafely(file, temporary)
    const stored = keepBackup(place, temporary, {
      format: 1,
      enterpriseId,
      enterpriseName: manifest?.enterpriseName ?? nameIn(file),
      sequence: (backupsIn(place)[0]?.manifest.sequence ?? 0) + 1,
      madeAt: manifest?.madeAt ?? options.now,
      reason: manifest?.reason ?? 'manual',
      appVersion: manifest?.appVersion ?? workspace.version,
      size: statSync(file).size,
      sha256: hashFile(file),
      checkedAt: options.now,
      ...content,
    })
    if (!workspace.enterpriseIds().includes(enterpriseId)) {
      await restoreBackup(workspace, [place], stored, options)
    }
    return { enterpriseId }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A sound copy of the file (with what its WAL holds) in one piece; throws `file` when it is not ours or damaged. */
function takeCopy(source: string, target: string) {
  const manifest = readManifest(source)
  const raw = `${target}.raw`
  for (const [from, to] of [
    [source, raw],
    [`${source}-wal`, `${raw}-wal`],
  ] as const) {
    if (existsSync(from)) copyFileSync(from, to)
  }
  const problem = backupProblem(raw, manifest?.sha256 ?? null)
  if (problem !== null) throw new AppError('file', `没有导入：${problem}`)
  if (manifest) {
    renameOver(raw, target)
    return { file: target, manifest }
  }
  const connection = openDatabase(raw, 'enterprise')
  try {
    snapshotDatabase(connection, target)
  } finally {
    connection.close()
  }
  return { file: target, manifest }
}

/** From the manifest, else from the folder that the file lay in, else from the enterprise's own row. */
function idOf(source: string, fromManifest: string | null, file: string): string {
  if (fromManifest !== null) return fromManifest
  const folder = basename(dirname(source))
  if (enterpriseIdPattern.test(folder)) return folder
  return identityIn(file)?.id ?? noIdentity()
}

function noIdentity(): never {
  throw new AppError('file', '备份里没有企业资料，不能导入')
}

function identityIn(file: string): { id: string; name: string } | null {
  const connection = openDatabase(file, 'enterprise', { readonly: true })
  try {
    return enterpriseIdentity(connection)
  } finally {
    connection.close()
  }
}

const nameIn = (file: string): string => identityIn(file)?.name ?? ''
