import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { AppError } from '#shared/contract/errors'
import type { FolderVerdict } from '#shared/contract/workspace'
import { DatabaseError } from '../database/connection.ts'
import { snapshotDatabase } from '../database/snapshot.ts'
import { backupProblem } from './backup.ts'
import { inspectFolder } from './folder-verdict.ts'
import { lockName, takeLock, type WriterLock } from './lock.ts'
import { breathe, flushFile, hashFile, requireSpace } from './safe-file.ts'
import { databaseName, type Workspace } from './workspace.ts'

const noteName = '数据已移走.txt'
const skipped = new Set([lockName, noteName])

export { inspectFolder, judgeFolder } from './folder-verdict.ts'

/** What moving needs of the one who asks for it; a job's context has it all. */
export interface MoveContext {
  workspace: Workspace
  host: { rememberDataFolder(path: string): void }
  signal?: AbortSignal
  progress?(done: number, total: number, note?: string): void
}

/** Every file under the folder with its path from there; databases that are copied by snapshot are left out. */
function filesUnder(folder: string, isLive: (path: string) => boolean): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !skipped.has(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !isLive(path))
    .map((path) => path.slice(folder.length + 1))
}

/**
 * Copies the whole data folder to another place and checks every file there: databases as snapshots, the rest byte by
 * byte; then the next start uses it. The old folder stays with a note and is only read from now on. When anything
 * fails, nothing of the copy is left and work goes on in the old folder.
 */
export async function moveDataFolder(context: MoveContext, target: string): Promise<FolderVerdict> {
  const { workspace } = context
  const verdict = inspectFolder(target)
  if (verdict.verdict === 'refused') return verdict
  const folder = resolve(target)
  const source = resolve(workspace.folder)
  if (folder === source || folder.startsWith(source + sep)) {
    return { path: target, verdict: 'refused', message: '新的文件夹不能是现在的数据文件夹或在它里面' }
  }
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    return { path: target, verdict: 'refused', message: '这个文件夹里已有文件，请选择一个空文件夹' }
  }
  const isNew = !existsSync(folder)
  mkdirSync(folder, { recursive: true })
  // Only read from here on: what is written now would not be in the copy.
  workspace.retire()
  const locks: WriterLock[] = []
  try {
    for (const id of workspace.enterpriseIds()) {
      const lock = takeLock(workspace.enterpriseFolder(id))
      if (!lock) throw new AppError('conflict', '有企业正在另一个窗口中打开，请先关闭那边再更换文件夹')
      locks.push(lock)
    }
    await copyEverything(context, source, folder)
    context.host.rememberDataFolder(folder)
  } catch (error) {
    workspace.resume()
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true })
    if (isNew) rmSync(folder, { recursive: true, force: true })
    throw error
  } finally {
    for (const lock of locks) lock.release()
  }
  const note = `数据已复制到 ${folder}\n这里的旧数据没有删除，也不再更新。确认新位置一切正常后，可以自行删除。\n`
  writeFileSync(join(source, noteName), note)
  return verdict
}

async function copyEverything(context: MoveContext, source: string, target: string): Promise<void> {
  const { workspace } = context
  const readable = new Map<string, string>()
  for (const id of workspace.enterpriseIds())
    if (isReadable(workspace, id)) readable.set(id, workspace.databaseFile(id))
  const live = [join(source, 'workspace.db'), ...readable.values()].flatMap((file) => [
    file,
    `${file}-wal`,
    `${file}-shm`,
  ])
  const isLive = (path: string) => live.includes(path)
  const files = filesUnder(source, isLive)
  const bytes = [...files.map((name) => join(source, name)), ...live.filter(existsSync)].reduce(
    (sum, path) => sum + statSync(path).size,
    0,
  )
  requireSpace(target, bytes * 1.2)
  const total = files.length + readable.size + 1
  let done = 0
  const step = async (note: string) => {
    if (context.signal?.aborted) throw new AppError('cancelled', '已取消，数据仍在原来的文件夹')
    done += 1
    context.progress?.(done, total, note)
    await breathe()
  }
  for (const name of files) {
    copyChecked(join(source, name), join(target, name))
    await step('复制文件')
  }
  for (const id of readable.keys()) {
    const copy = join(target, 'enterprises', id, databaseName)
    mkdirSync(join(target, 'enterprises', id), { recursive: true })
    snapshotDatabase(workspace.enterprise(id).connection, copy)
    const problem = backupProblem(copy, null)
    if (problem !== null) throw new AppError('file', `复制的数据没有通过检查：${problem}。数据仍在原来的文件夹`)
    await step('复制企业数据')
  }
  snapshotDatabase(workspace.connection, join(target, 'workspace.db'))
  await step('复制设置')
}

/** A damaged or newer database is copied byte by byte like any other file. */
function isReadable(workspace: Workspace, id: string): boolean {
  try {
    workspace.enterprise(id)
    return true
  } catch (error) {
    if (error instanceof DatabaseError) return false
    throw error
  }
}

function copyChecked(from: string, to: string): void {
  mkdirSync(join(to, '..'), { recursive: true })
  copyFileSync(from, to)
  flushFile(to)
  if (hashFile(to) !== hashFile(from)) throw new AppError('file', '复制后读回来的内容不一致，数据仍在原来的文件夹')
}
