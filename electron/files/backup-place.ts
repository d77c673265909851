import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type BackupEntry, backupEntry } from '#shared/contract/data'
import { type AttachmentFolder, attachmentFolder } from './attachments.ts'
import { backupsToKeep } from './backup-rotation.ts'
import { readJson } from './json-file.ts'
import { writeSafely } from './safe-file.ts'

/** What stands beside every backup file. */
export const backupManifest = z.object({
  format: z.literal(1),
  enterpriseId: z.uuid(),
  enterpriseName: z.string(),
  sequence: z.number().int().min(1),
  madeAt: z.string(),
  reason: backupEntry.shape.reason,
  appVersion: z.string(),
  schemaVersion: z.number().int(),
  size: z.number().int(),
  /** of the database file */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  checkedAt: z.string().nullable(),
  counts: z.record(z.string(), z.number().int()),
  /** the newest action in the journal; empty = none yet */
  lastActionId: z.string(),
  /** SHA-256 of every file that the database names */
  attachments: z.array(z.string().regex(/^[0-9a-f]{64}$/)),
})
export type BackupManifest = z.infer<typeof backupManifest>

/** One enterprise's backups in one place; databases with their manifests, attachments once each by SHA-256. */
export interface BackupPlace {
  folder: string
  place: BackupEntry['place']
}

export const backupStore = (place: BackupPlace): AttachmentFolder => attachmentFolder(join(place.folder, 'attachments'))
export const backupFile = (place: BackupPlace, id: string): string => join(place.folder, id)
export const manifestFile = (databaseFile: string): string => databaseFile.replace(/\.db$/, '.json')

const namePattern = /^\d{8}T\d{6}Z-\d{6,}-[A-Za-z]+\.db$/
export const isBackupId = (id: string): boolean => namePattern.test(id)

/** 20260305T021530Z-000012-manual.db */
export function backupName(manifest: Pick<BackupManifest, 'madeAt' | 'sequence' | 'reason'>): string {
  const time = manifest.madeAt.replace(/\.\d+/, '').replaceAll(/[-:]/g, '')
  return `${time}-${String(manifest.sequence).padStart(6, '0')}-${manifest.reason}.db`
}

/** The manifest beside a database file, null when there is none that can be read. */
export const readManifest = (databaseFile: string): BackupManifest | null =>
  readJson(manifestFile(databaseFile), backupManifest)

export interface StoredBackup {
  id: string
  place: BackupPlace
  manifest: BackupManifest
}

/** Every whole backup (database and manifest) of the place, newest first; empty when the place cannot be reached. */
export function backupsIn(place: BackupPlace): StoredBackup[] {
  let names: string[]
  try {
    names = readdirSync(place.folder)
  } catch {
    return []
  }
  return names
    .filter(isBackupId)
    .flatMap((id) => {
      const manifest = readManifest(backupFile(place, id))
      return manifest ? [{ id, place, manifest }] : []
    })
    .sort((a, b) => b.manifest.sequence - a.manifest.sequence)
}

/** Backups of all places, each once, newest first; the copy nearest at hand stands for its twins. */
export function backupsOf(places: readonly BackupPlace[]): StoredBackup[] {
  const known = new Map<string, StoredBackup>()
  for (const backup of places.flatMap(backupsIn)) if (!known.has(backup.id)) known.set(backup.id, backup)
  return [...known.values()].sort((a, b) => b.manifest.sequence - a.manifest.sequence)
}

/** A backup as the screens show it. */
export function entryOf({ id, place, manifest }: StoredBackup): BackupEntry {
  const store = backupStore(place)
  return {
    id,
    enterpriseId: manifest.enterpriseId,
    enterpriseName: manifest.enterpriseName,
    madeAt: manifest.madeAt,
    reason: manifest.reason,
    size: manifest.size,
    sha256: manifest.sha256,
    checkedAt: manifest.checkedAt,
    counts: manifest.counts,
    schemaVersion: manifest.schemaVersion,
    attachmentCount: manifest.attachments.length,
    missingAttachments: manifest.attachments.filter((sha256) => !store.has(sha256)).length,
    place: place.place,
  }
}

export function writeManifest(databaseFile: string, manifest: BackupManifest): void {
  writeSafely(manifestFile(databaseFile), `${JSON.stringify(manifest, null, 2)}\n`)
}

export function preparePlace(place: BackupPlace): void {
  mkdirSync(place.folder, { recursive: true })
}

const halfWrittenAge = 3_600_000

/** Removes what rotation no longer keeps, and half-written files that a killed program left behind over an hour ago. */
export function rotate(place: BackupPlace, today: string): void {
  const stored = backupsIn(place)
  const keep = backupsToKeep(
    stored.map(({ id, manifest }) => ({ id, ...manifest })),
    today,
  )
  for (const { id } of stored) {
    if (keep.has(id)) continue
    rmSync(manifestFile(backupFile(place, id)), { force: true })
    rmSync(backupFile(place, id), { force: true })
  }
  for (const name of readdirSync(place.folder)) {
    const path = join(place.folder, name)
    const isLeftOver = name.includes('.tmp') || (isBackupId(name) && !existsSync(manifestFile(path)))
    if (isLeftOver && Date.now() - statSync(path).mtimeMs > halfWrittenAge) rmSync(path, { force: true })
  }
}
