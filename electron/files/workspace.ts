import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#shared/contract/errors'
import { type Connection, createDatabase, openDatabase } from '../database/connection.ts'
import { migrate, refuseNewer, schemaVersion } from '../database/migrate.ts'
import { enterpriseMigrations, workspaceMigrations } from '../database/migrations/index.ts'
import { snapshotDatabase } from '../database/snapshot.ts'
import { type AttachmentFolder, attachmentFolder } from './attachments.ts'
import { releaseLock, takeLock } from './lock.ts'

const databaseName = 'enterprise.db'
const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** One enterprise's open database. */
export interface OpenEnterprise {
  id: string
  connection: Connection
  /** another program writes it: commands are refused */
  isReadOnly: boolean
}

/**
 * The data folder: `workspace.db` (settings and index) and `enterprises/<id>/` with one database and its attachments
 * each. Databases open when first asked for and stay open until closed.
 */
export class Workspace {
  readonly folder: string
  readonly connection: Connection
  readonly #open = new Map<string, OpenEnterprise>()
  readonly #changed = new Set<string>()
  readonly #now: () => string
  readonly #isHelper: boolean

  /** `isHelper`: a job's process beside the app that holds the locks; it takes none of its own. */
  constructor(folder: string, options: { now: () => string; isHelper?: boolean }) {
    this.folder = folder
    this.#now = options.now
    this.#isHelper = options.isHelper ?? false
    mkdirSync(this.enterprisesFolder, { recursive: true })
    const file = join(folder, 'workspace.db')
    this.connection = existsSync(file) ? openDatabase(file, 'workspace') : createDatabase(file, 'workspace')
    migrate(this.connection, workspaceMigrations, { now: this.#now })
  }

  get enterprisesFolder(): string {
    return join(this.folder, 'enterprises')
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
    if (!idPattern.test(id)) throw new AppError('invalid', '企业编号不正确')
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
      .filter((entry) => entry.isDirectory() && idPattern.test(entry.name))
      .map((entry) => entry.name)
      .sort()
  }

  /** Makes the folder and the empty, migrated database of a new enterprise. */
  create(id: string): OpenEnterprise {
    const folder = this.enterpriseFolder(id)
    mkdirSync(folder, { recursive: true })
    if (!this.#isHelper) takeLock(folder)
    const connection = createDatabase(this.databaseFile(id), 'enterprise')
    migrate(connection, enterpriseMigrations, { now: this.#now })
    const opened = { id, connection, isReadOnly: false }
    this.#open.set(id, opened)
    return opened
  }

  /** Opens (once), locks and migrates; throws DatabaseError when the file cannot be used, and leaves it as it was. */
  enterprise(id: string): OpenEnterprise {
    const known = this.#open.get(id)
    if (known) return known
    const folder = this.enterpriseFolder(id)
    if (!existsSync(folder)) throw new AppError('not-found', '找不到这家企业的数据文件夹')
    const file = this.databaseFile(id)
    refuseNewer(file)
    const mayWrite = this.#isHelper || takeLock(folder)
    const connection = openDatabase(file, 'enterprise', { readonly: !mayWrite })
    try {
      if (mayWrite) {
        migrate(connection, enterpriseMigrations, {
          now: this.#now,
          snapshot: () => {
            mkdirSync(join(this.backupFolder, id), { recursive: true })
            const name = `before-migration-${schemaVersion(connection)}-${this.#now().replaceAll(/[:.]/g, '')}.db`
            snapshotDatabase(connection, join(this.backupFolder, id, name))
          },
        })
      }
    } catch (error) {
      connection.close()
      if (!this.#isHelper) releaseLock(folder)
      throw error
    }
    const opened = { id, connection, isReadOnly: !mayWrite }
    this.#open.set(id, opened)
    return opened
  }

  markChanged(id: string): void {
    this.#changed.add(id)
  }
  /** Ids changed since they were last taken from here (for index and backups). */
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
    if (!this.#isHelper && !opened.isReadOnly) releaseLock(this.enterpriseFolder(id))
  }
  closeEnterprises(): void {
    for (const id of [...this.#open.keys()]) this.closeEnterprise(id)
  }
  close(): void {
    this.closeEnterprises()
    this.connection.close()
  }
}
