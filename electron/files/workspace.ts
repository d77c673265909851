import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#shared/contract/errors'
import { type Connection, createDatabase, DatabaseError, openDatabase } from '../database/connection.ts'
import { migrate, refuseNewer, schemaVersion } from '../database/migrate.ts'
import { enterpriseMigrations, workspaceMigrations } from '../database/migrations/index.ts'
import { type AttachmentFolder, attachmentFolder } from './attachments.ts'
import { writeBackup } from './backup.ts'
import { takeLock, type WriterLock } from './lock.ts'
import { renameOver } from './safe-file.ts'

export const databaseName = 'enterprise.db'
export const enterpriseIdPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const reservedSentence = '这家企业的数据正在恢复或搬移，请稍候'
const retiredSentence = '数据已移到新的文件夹，请重新启动软件后继续'

/** One enterprise's open database. */
export interface OpenEnterprise {
  id: string
  connection: Connection
  /** another program writes it, or the data folder has moved: commands are refused */
  isReadOnly: boolean
  lock: WriterLock | null
}

export interface WorkspaceOptions {
  now: () => string
  /** a job's process beside the app that holds the locks; it takes none of its own */
  isHelper?: boolean
  /** version of the app, noted in backups */
  version?: string
}

/**
 * The data folder: `workspace.db` (settings and index) and `enterprises/<id>/` with one database and its attachments
 * each. Databases open when first asked for and stay open until closed.
 */
export class Workspace {
  readonly folder: string
  readonly connection: Connection
  readonly version: string
  /** the index was damaged, kept aside and started anew; it has to be rebuilt from the folders */
  readonly indexWasLost: boolean
  readonly #open = new Map<string, OpenEnterprise>()
  readonly #changed = new Set<string>()
  readonly #reserved = new Set<string>()
  readonly #now: () => string
  readonly #isHelper: boolean
  #isRetired = false

  constructor(folder: string, options: WorkspaceOptions) {
    this.folder = folder
    this.version = options.version ?? ''
    this.#now = options.now
    this.#isHelper = options.isHelper ?? false
    mkdirSync(this.enterprisesFolder, { recursive: true })
    const { connection, wasLost } = openIndex(join(folder, 'workspace.db'), this.#now, this.#isHelper)
    this.connection = connection
    this.indexWasLost = wasLost
  }

  get enterprisesFolder(): string {
    return join(this.folder, 'enterprises')
  }
  /** the data has moved to another folder: this one is only read until the app starts again */
  get isRetired(): boolean {
    return this.#isRetired
  }
  get removedFolder(): string {
    return join(this.folder, 'removed')
  }
  get backupFolder(): string {
    return join(this.folder, 'backups')
  }
  get logFolder(): string {
    return join(this.folder, 'logs')
  }
  enterpriseFolder(id: string): string {
    if (!enterpriseIdPattern.test(id)) throw new AppError('invalid', '企业编号不正确')
    return join(this.enterprisesFolder, id)
  }
  databaseFile(id: string): string {
    return join(this.enterpriseFolder(id), databaseName)
  }
  exportsFolder(id: string): string {
    return join(this.enterpriseFolder(id), 'exports')
  }
  attachments(id: string): AttachmentFolder {
    return attachmentFolder(join(this.enterpriseFolder(id), 'attachments'))
  }

  /** Ids of all enterprise folders, damaged ones too. */
  enterpriseIds(): string[] {
    return readdirSync(this.enterprisesFolder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && enterpriseIdPattern.test(entry.name))
      .map((entry) => entry.name)
      .sort()
  }

  /** Makes the folder and the empty, migrated database of a new enterprise; a killed program leaves no half folder. */
  create(id: string): OpenEnterprise {
    const folder = this.enterpriseFolder(id)
    if (this.#isRetired) throw new AppError('conflict', retiredSentence)
    if (existsSync(folder)) throw new AppError('conflict', '这家企业的数据文件夹已存在，没有覆盖')
    const draft = join(this.enterprisesFolder, `.new-${id}`)
    rmSync(draft, { recursive: true, force: true })
    mkdirSync(draft)
    const connection = createDatabase(join(draft, databaseName), 'enterprise')
    try {
      migrate(connection, enterpriseMigrations, { now: this.#now })
    } finally {
      connection.close()
    }
    renameOver(draft, folder)
    return this.enterprise(id)
  }

  /** The open database, undefined when it was not asked for yet. */
  opened(id: string): OpenEnterprise | undefined {
    return this.#open.get(id)
  }
  get openIds(): string[] {
    return [...this.#open.keys()]
  }

  /** Closes an enterprise for a job that replaces its files; until given back nobody here opens it. */
  reserve(id: string): void {
    if (this.#reserved.has(id)) throw new AppError('conflict', reservedSentence)
    this.closeEnterprise(id)
    this.#reserved.add(id)
  }
  giveBack(id: string): void {
    this.#reserved.delete(id)
  }

  /** Opens (once), locks and migrates; throws DatabaseError when the file cannot be used, and leaves it as it was. */
  enterprise(id: string): OpenEnterprise {
    const known = this.#open.get(id)
    if (known && !known.isReadOnly) return known
    if (this.#reserved.has(id)) throw new AppError('conflict', reservedSentence)
    const folder = this.enterpriseFolder(id)
    if (!existsSync(folder)) throw new AppError('not-found', '找不到这家企业的数据文件夹')
    const lock = this.#isHelper || this.#isRetired ? null : takeLock(folder)
    const mayWrite = lock !== null || (this.#isHelper && !this.#isRetired)
    if (known && !mayWrite) return known
    try {
      known?.connection.close()
      this.#open.delete(id)
      const opened = { id, connection: this.#connect(id, mayWrite), isReadOnly: !mayWrite, lock }
      this.#open.set(id, opened)
      return opened
    } catch (error) {
      lock?.release()
      throw error
    }
  }

  #connect(id: string, mayWrite: boolean): Connection {
    const file = this.databaseFile(id)
    refuseNewer(file)
    const connection = openDatabase(file, 'enterprise', { readonly: !mayWrite })
    try {
      if (mayWrite) {
        migrate(connection, enterpriseMigrations, {
          now: this.#now,
          snapshot: () => this.#backUpBeforeMigration(id, connection),
        })
      } else if (schemaVersion(connection) < (enterpriseMigrations.at(-1)?.number ?? 0)) {
        throw new DatabaseError('readOnly', '这家企业正在旧版本的软件中打开，请先把那边关闭，再在这里升级数据')
      }
      return connection
    } catch (error) {
      connection.close()
      throw error
    }
  }

  /** Attachments are only added to, so the database alone undoes a migration. */
  #backUpBeforeMigration(enterpriseId: string, connection: Connection): void {
    const place = { folder: join(this.backupFolder, enterpriseId), place: 'primary' as const }
    writeBackup(place, {
      enterpriseId,
      connection,
      reason: 'beforeMigration',
      now: this.#now(),
      appVersion: this.version,
    })
  }

  /** From now on nothing is written here: the data has moved to another folder, which the next start uses. */
  retire(): void {
    this.closeEnterprises()
    this.#isRetired = true
  }
  /** The move did not come about: work goes on here. */
  resume(): void {
    this.closeEnterprises()
    this.#isRetired = false
  }

  markChanged(id: string): void {
    this.#changed.add(id)
  }
  /** Ids changed by this run since their last backup. */
  get changedIds(): ReadonlySet<string> {
    return this.#changed
  }
  clearChanged(id: string): void {
    this.#changed.delete(id)
  }

  closeEnterprise(id: string): void {
    const opened = this.#open.get(id)
    if (!opened) return
    this.#open.delete(id)
    opened.connection.close()
    opened.lock?.release()
  }
  closeEnterprises(): void {
    for (const id of [...this.#open.keys()]) this.closeEnterprise(id)
  }
  close(): void {
    this.closeEnterprises()
    this.connection.close()
  }
}

/**
 * The index opens, or, being damaged, is kept aside and started anew: it holds nothing that the folders do not hold,
 * except the settings. A newer index is refused like any newer database.
 */
function openIndex(file: string, now: () => string, isHelper: boolean): { connection: Connection; wasLost: boolean } {
  refuseNewer(file, workspaceMigrations)
  let wasLost = false
  let connection: Connection
  try {
    connection = existsSync(file) ? openDatabase(file, 'workspace') : createDatabase(file, 'workspace')
  } catch (error) {
    const isLost = error instanceof DatabaseError && (error.problem === 'damaged' || error.problem === 'foreign')
    if (!isLost || isHelper) throw error
    const mark = `damaged-${now().replaceAll(/[-:.]/g, '')}`
    for (const part of ['', '-wal', '-shm']) {
      if (existsSync(file + part)) renameSync(file + part, `${file}.${mark}${part}`)
    }
    connection = createDatabase(file, 'workspace')
    wasLost = true
  }
  try {
    migrate(connection, workspaceMigrations, { now })
  } catch (error) {
    connection.close()
    throw error
  }
  return { connection, wasLost }
}
