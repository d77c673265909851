/** Files appear whole or not at all: written beside the target, flushed to the disk, then renamed over it. */
import { randomBytes } from 'node:crypto'
import { open, rename as renameFile, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { AppError } from '#shared/contract/errors'

const attempts = 10
const pauseMilliseconds = 100

export interface AtomicWriteOptions {
  signal?: AbortSignal | undefined
  /** replaced in tests to play a target that another program holds open */
  rename?: (from: string, to: string) => Promise<void>
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** Throws `cancelled` when the signal has been raised. */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AppError('cancelled', '已取消，未生成文件')
}

function fileError(error: unknown, target: string): unknown {
  const name = basename(target)
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppError('file', `磁盘空间不足，文件“${name}”没有保存，请清理磁盘后重试`)
    case 'ENOENT':
    case 'ENOTDIR':
      return new AppError('file', `保存位置“${dirname(target)}”不存在，请换一个文件夹`)
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new AppError('file', `没有写入“${dirname(target)}”的权限，请换一个文件夹`)
    case 'EISDIR':
    case 'ENAMETOOLONG':
      return new AppError('file', `不能以“${name}”为文件名保存，请换一个文件名`)
    default:
      return error
  }
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Windows cannot open a folder for flushing; there the rename itself is journalled. */
async function flushFolder(path: string): Promise<void> {
  try {
    const handle = await open(path, 'r')
    await handle.sync().finally(() => handle.close())
  } catch (error) {
    if (!['EISDIR', 'EPERM', 'EACCES', 'EINVAL'].includes(codeOf(error))) throw error
  }
}

async function renameWithRetry(from: string, to: string, options: AtomicWriteOptions): Promise<void> {
  const rename = options.rename ?? renameFile
  for (let attempt = 1; ; attempt += 1) {
    throwIfCancelled(options.signal)
    try {
      return await rename(from, to)
    } catch (error) {
      if (!['EPERM', 'EBUSY', 'EACCES'].includes(codeOf(error))) throw error
      if (attempt === attempts) {
        throw new AppError('file', `文件“${basename(to)}”正被 Excel 或 WPS 打开，请关闭后重试，或换一个文件名保存`)
      }
      await wait(pauseMilliseconds)
    }
  }
}

/**
 * Lets `write` fill a temporary file in the target's folder, flushes it and renames it to `target`. On failure or
 * cancel nothing is left behind and an existing target is untouched. Throws `file` with a Chinese sentence when the
 * target is held open (after 10 tries in one second), the disk is full or the folder refuses, and `cancelled`.
 */
export async function writeAtomically<T>(
  target: string,
  write: (temporaryPath: string) => Promise<T>,
  options: AtomicWriteOptions = {},
): Promise<T> {
  const temporaryPath = join(dirname(target), `.anchabu-${randomBytes(6).toString('hex')}.tmp`)
  try {
    throwIfCancelled(options.signal)
    const result = await write(temporaryPath)
    throwIfCancelled(options.signal)
    await flush(temporaryPath)
    await renameWithRetry(temporaryPath, target, options)
    await flushFolder(dirname(target))
    return result
  } catch (error) {
    await rm(temporaryPath, { force: true })
    throw fileError(error, target)
  }
}
