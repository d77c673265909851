/** Archives and data exports: where they are written to, and the list of those that were. */
import { existsSync, mkdirSync } from 'node:fs'
import { type WrittenPackage, writtenPackage } from '#shared/contract/archive'
import { AppError } from '#shared/contract/errors'
import { type ReadDatabase, readDatabase } from '../database/database.ts'
import { readSetting, writeSetting } from '../database/repositories/settings.ts'
import { type Writing, writeAction } from '../database/writing.ts'
import type { JobContext } from './context.ts'

const settingKey = 'archive.written'
const kept = 20

/** Folder that a package is written to: the chosen one, which must exist, or the enterprise's own. */
export function packageFolder({ workspace, enterpriseId }: JobContext, folder: string): string {
  if (enterpriseId === null) throw new AppError('invalid', '请先选择企业')
  if (folder !== '' && !existsSync(folder)) throw new AppError('file', '找不到要保存到的文件夹，请重新选择')
  const target = folder === '' ? workspace.exportsFolder(enterpriseId) : folder
  mkdirSync(target, { recursive: true })
  return target
}

/** Newest first. */
export const packagesIn = (db: ReadDatabase): WrittenPackage[] =>
  writtenPackage.array().safeParse(readSetting(db, settingKey)).data ?? []

/** Remembers where a package lies, so that its folder can be shown later. */
export function rememberPackageIn(writing: Writing, written: Omit<WrittenPackage, 'writtenAt'>): void {
  const others = packagesIn(writing.db).filter(({ path }) => path !== written.path)
  writeSetting(writing, settingKey, [{ ...written, writtenAt: writing.at }, ...others].slice(0, kept))
}

/** The same for a data export, in a transaction of its own; not while another window has the enterprise open. */
export function rememberDataExport(context: JobContext, path: string, files: number): void {
  const { workspace, clock, today, actor, enterpriseId } = context
  const { connection, isReadOnly } = workspace.enterprise(enterpriseId ?? '')
  if (isReadOnly) return
  writeAction(connection, { at: clock.now(), today, actor, operation: 'data.export' }, (writing) =>
    rememberPackageIn(writing, { kind: 'data', path, number: '', files }),
  )
}

/** Shows a package in its folder; only those that this app wrote. */
export async function showPackage(
  { workspace, enterpriseId, host }: JobContext,
  path: string,
): Promise<Record<string, never>> {
  if (enterpriseId === null) throw new AppError('invalid', '请先选择企业')
  const known = packagesIn(readDatabase(workspace.enterprise(enterpriseId).connection))
  if (!known.some((written) => written.path === path)) throw new AppError('not-found', '没有写出过这份档案')
  if (!existsSync(path)) throw new AppError('file', '这份档案已被移动或删除，请重新写出')
  await host.showInFolder(path)
  return {}
}
