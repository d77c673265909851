/** Backups of one enterprise: its database as one file, a manifest beside it, its attachments once each. */
import { copyFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupEntry } from '#shared/contract/data'
import { AppError } from '#shared/contract/errors'
import { dayInShanghai } from '#shared/rules/day'
import { type Connection, openDatabase } from '../database/connection.ts'
import {
  brokenReferences,
  countRows,
  enterpriseIdentity,
  integrityProblems,
  lastActionId,
  namedFiles,
} from '../database/integrity.ts'
import { schemaVersion } from '../database/migrate.ts'
import { snapshotDatabase } from '../database/snapshot.ts'
import type { AttachmentFolder } from './attachments.ts'
import {
  backupFile,
  type BackupManifest,
  backupName,
  type BackupPlace,
  backupsIn,
  backupStore,
  entryOf,
  preparePlace,
  rotate,
  type StoredBackup,
  writeManifest,
} from './backup-place.ts'
import { breathe, flushFile, hashFile, renameOver, requireSpace } from './safe-file.ts'

export interface BackupSource {
  enterpriseId: string
  connection: Connection
  reason: BackupEntry['reason']
  now: string
  appVersion: string
}

/** Name of the folder that backups get inside the second place, which is the user's own folder. */
const secondFolderName = '安查簿备份'

/** The places where an enterprise's backups lie; `second` empty = none. */
export function backupPlaces(backupFolder: string, second: string, enterpriseId: string): BackupPlace[] {
  const primary: BackupPlace = { folder: join(backupFolder, enterpriseId), place: 'primary' }
  return second === ''
    ? [primary]
    : [primary, { folder: join(second, secondFolderName, enterpriseId), place: 'second' }]
}

/**
 * What is wrong with a backup's database file: opened anew, ours, every page and reference checked, hash as promised.
 * Null when it can be relied on. Throws DatabaseError('newer') never: the version is judged by who restores it.
 */
export function backupProblem(file: string, sha256: string | null): string | null {
  if (sha256 !== null && hashFile(file) !== sha256) return '备份文件的内容与清单不一致，可能被改动或损坏'
  let connection: Connection
  try {
    connection = openDatabase(file, 'enterprise', { readonly: true })
  } catch (error) {
    if (error instanceof AppError) return error.message
    throw error
  }
  try {
    if (integrityProblems(connection).length > 0) return '备份文件的内部结构已损坏'
    return brokenReferences(connection).length > 0 ? '备份文件中有引用断开' : null
  } finally {
    connection.close()
  }
}

/**
 * Writes and checks one backup file with its manifest, without attachments; needs twice the database's size free.
 * All or nothing: a backup that fails its check is not kept.
 */
export function writeBackup(place: BackupPlace, source: BackupSource): StoredBackup {
  preparePlace(place)
  const { connection } = source
  requireSpace(place.folder, 2 * statSync(connection.name).size)
  const temporary = join(place.folder, `${process.pid}-${source.reason}.tmp.db`)
  rmSync(temporary, { force: true })
  try {
    const sequence = (backupsIn(place)[0]?.manifest.sequence ?? 0) + 1
    snapshotDatabase(connection, temporary)
    const manifest: BackupManifest = {
      format: 1,
      enterpriseId: source.enterpriseId,
      enterpriseName: enterpriseIdentity(connection)?.name ?? '',
      sequence,
      madeAt: source.now,
      reason: source.reason,
      appVersion: source.appVersion,
      size: statSync(temporary).size,
      sha256: hashFile(temporary),
      checkedAt: source.now,
      ...contentOf(temporary),
    }
    const problem = backupProblem(temporary, manifest.sha256)
    if (problem !== null) throw new AppError('file', `备份没有通过检查：${problem}`)
    return keepBackup(place, temporary, manifest)
  } finally {
    rmSync(temporary, { force: true })
  }
}

/** What a database file holds, read from that very file and not from the live one, which may move on meanwhile. */
export function contentOf(
  file: string,
): Pick<BackupManifest, 'schemaVersion' | 'counts' | 'lastActionId' | 'attachments'> {
  const connection = openDatabase(file, 'enterprise', { readonly: true })
  try {
    return {
      schemaVersion: schemaVersion(connection),
      counts: countRows(connection),
      lastActionId: lastActionId(connection),
      attachments: namedFiles(connection),
    }
  } finally {
    connection.close()
  }
}

/** Moves a checked database file to its name in the place, its manifest after it. */
export function keepBackup(place: BackupPlace, temporary: string, manifest: BackupManifest): StoredBackup {
  const id = backupName(manifest)
  renameOver(temporary, backupFile(place, id))
  writeManifest(backupFile(place, id), manifest)
  return { id, place, manifest }
}

/** Copies attachments that the store lacks; only bytes that still have their hash. Returns the hashes that are missing. */
export async function copyAttachments(
  hashes: readonly string[],
  from: readonly AttachmentFolder[],
  to: AttachmentFolder,
  options: { signal?: AbortSignal | undefined; progress?: (done: number) => void } = {},
): Promise<string[]> {
  const missing: string[] = []
  for (const [index, sha256] of hashes.entries()) {
    if (options.signal?.aborted) throw new AppError('cancelled', '已取消')
    if (!to.has(sha256) && !copyOne(sha256, from, to)) missing.push(sha256)
    options.progress?.(index + 1)
    await breathe()
  }
  return missing
}

function copyOne(sha256: string, from: readonly AttachmentFolder[], to: AttachmentFolder): boolean {
  for (const folder of from) {
    if (!folder.has(sha256) || hashFile(folder.path(sha256)) !== sha256) continue
    const bytes = folder.get(sha256)
    if (bytes === null) continue
    requireSpace(join(to.folder, '..'), 2 * bytes.length)
    to.put(bytes)
    return true
  }
  return false
}

export interface MadeBackup {
  entry: BackupEntry
  /** Chinese sentence when the second place could not be written; empty when all is well */
  warning: string
}

/**
 * Makes a backup of one enterprise in the primary place, copies it to the second one and rotates both. Only the
 * primary place decides: a second one that cannot be written (stick pulled out) is a warning.
 */
export async function makeBackup(
  places: readonly BackupPlace[],
  source: BackupSource & { attachments: AttachmentFolder },
  options: { signal?: AbortSignal | undefined; progress?: (done: number, total: number, note: string) => void } = {},
): Promise<MadeBackup> {
  const [primary, second] = places
  if (!primary) throw new AppError('unexpected', '没有备份位置')
  preparePlace(primary)
  const store = backupStore(primary)
  const hashes = namedFiles(source.connection)
  await copyAttachments(hashes, [source.attachments], store, {
    signal: options.signal,
    progress: (done) => options.progress?.(done, hashes.length + 2, '复制附件'),
  })
  const made = writeBackup(primary, source)
  // What was added between the first look and the snapshot.
  await copyAttachments(made.manifest.attachments, [source.attachments], store)
  options.progress?.(hashes.length + 1, hashes.length + 2, '检查备份')
  const today = dayInShanghai(source.now)
  rotate(primary, today)
  let warning = ''
  if (second) {
    try {
      await copyToSecond(made, second, options.signal)
      rotate(second, today)
    } catch (error) {
      if (error instanceof AppError && error.code === 'cancelled') throw error
      const reason = error instanceof AppError ? error.message : '写不进去，请检查 U 盘或文件夹是否还在'
      warning = `第二备份位置：${reason}。本机备份已完成`
    }
  }
  options.progress?.(hashes.length + 2, hashes.length + 2, '')
  return { entry: entryOf(made), warning }
}

async function copyToSecond(made: StoredBackup, second: BackupPlace, signal: AbortSignal | undefined): Promise<void> {
  preparePlace(second)
  requireSpace(second.folder, 2 * made.manifest.size)
  await copyAttachments(made.manifest.attachments, [backupStore(made.place)], backupStore(second), { signal })
  const temporary = join(second.folder, `${process.pid}-${made.manifest.reason}.tmp.db`)
  try {
    copyFileSync(backupFile(made.place, made.id), temporary)
    flushFile(temporary)
    if (hashFile(temporary) !== made.manifest.sha256) throw new AppError('file', '写入的内容读回来不一致')
    keepBackup(second, temporary, made.manifest)
  } finally {
    rmSync(temporary, { force: true })
  }
}
