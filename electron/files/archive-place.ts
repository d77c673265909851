/** Where an archive or data export grows: hidden beside its target, renamed at the end, gone without a trace otherwise. */
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { AppError } from '#shared/contract/errors'
import type { WrittenFile } from '#shared/reports/archive-index'
import { flushFile, flushFolder, hashFile, renameOver } from './safe-file.ts'
import { StoredZip } from './stored-zip.ts'

/** Windows refuses longer paths in many programs; 260 is its own limit. */
const longestPath = 200
const pieceLength = 1 << 20

export interface PackagePlace {
  /** a folder for files on their way, on the same disk */
  readonly scratch: string
  /** Takes a file over from the scratch folder. */
  adopt(path: string, source: string): Promise<WrittenFile>
  /** Copies a file that stays where it is. */
  copy(path: string, source: string): Promise<WrittenFile>
  /** Writes a text. */
  write(path: string, text: string): Promise<WrittenFile>
  /** Gives it its name; the path of the folder or zip. */
  finish(): Promise<string>
  /** Takes everything away again. */
  discard(): Promise<void>
}

export interface PlaceOptions {
  /** folder in which it is to lie */
  target: string
  /** its name, without ending */
  name: string
  isZip: boolean
  /** UTC instant */
  madeAt: string
  /** longest relative path that will be written */
  longestName: number
  signal: AbortSignal
}

/** The sentence for what a disk refuses; others are passed on as they are. */
export function placeError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new AppError('file', '磁盘空间不足，没有写出，也没有留下半截文件。请清理磁盘或换一个位置后重试')
  if (['EACCES', 'EPERM', 'EROFS'].includes(code))
    return new AppError('file', '没有写入所选文件夹的权限，请换一个文件夹')
  if (code === 'ENAMETOOLONG') return new AppError('file', '保存位置的路径太长，请换一个离盘符近的文件夹')
  return error
}

/** The first free name in the folder. */
function freeName(folder: string, name: string, ending: string): string {
  for (let attempt = 1; ; attempt += 1) {
    const path = join(folder, `${name}${attempt === 1 ? '' : `（${attempt}）`}${ending}`)
    if (!existsSync(path)) return path
  }
}

function stopIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new AppError('cancelled', '已取消，没有留下文件')
}

/** Opens the place; throws `file` where the target is missing or its path too long for Windows. */
export async function openPlace(options: PlaceOptions): Promise<PackagePlace> {
  const { target, name, isZip, madeAt, longestName, signal } = options
  if (!isZip && target.length + name.length + 2 + longestName > longestPath)
    throw new AppError(
      'file',
      `保存位置的路径太长（${target.length} 个字），有的文件名会超过 ${longestPath} 个字，请换一个离盘符近的文件夹，或写成压缩包`,
    )
  const hidden = join(target, `.anchabu-${randomBytes(6).toString('hex')}`)
  const scratch = join(hidden, 'scratch')
  const content = join(hidden, 'content')
  const zipFile = join(hidden, 'archive.zip')
  const piece = Buffer.allocUnsafe(pieceLength)
  let zip: StoredZip | null = null
  try {
    mkdirSync(scratch, { recursive: true })
    if (isZip) zip = await StoredZip.create(zipFile, madeAt)
    else mkdirSync(content)
  } catch (error) {
    rmSync(hidden, { recursive: true, force: true })
    throw placeError(error)
  }

  const takeIn = async (path: string, source: string, mayMove: boolean): Promise<WrittenFile> => {
    stopIfCancelled(signal)
    if (zip) {
      const hash = createHash('sha256')
      let size = 0
      await zip.add(`${name}/${path}`, source, piece, (part) => {
        stopIfCancelled(signal)
        hash.update(part)
        size += part.length
      })
      if (mayMove) rmSync(source)
      return { path, size, sha256: hash.digest('hex') }
    }
    const to = join(content, path)
    mkdirSync(dirname(to), { recursive: true })
    if (!mayMove) return { path, ...(await copyHashed(source, to, piece, signal)) }
    renameSync(source, to)
    return { path, size: statSync(to).size, sha256: hashFile(to) }
  }

  return {
    scratch,
    adopt: (path, source) => takeIn(path, source, true),
    copy: (path, source) => takeIn(path, source, false),
    write: (path, text) => {
      const file = join(scratch, 'text')
      writeFileSync(file, text)
      if (!zip) flushFile(file)
      return takeIn(path, file, true)
    },
    finish: async () => {
      stopIfCancelled(signal)
      await zip?.finish()
      const final = freeName(target, name, zip ? '.zip' : '')
      renameOver(zip ? zipFile : content, final)
      rmSync(hidden, { recursive: true, force: true })
      flushFolder(target)
      return final
    },
    discard: async () => {
      await zip?.abandon()
      rmSync(hidden, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Copies in pieces and hashes what passes. */
async function copyHashed(
  source: string,
  to: string,
  piece: Buffer,
  signal: AbortSignal,
): Promise<Pick<WrittenFile, 'size' | 'sha256'>> {
  const hash = createHash('sha256')
  let size = 0
  const from = await open(source, 'r')
  try {
    const file = await open(to, 'wx')
    try {
      for (;;) {
        stopIfCancelled(signal)
        const { bytesRead } = await from.read(piece, 0, piece.length, null)
        if (bytesRead === 0) break
        const part = piece.subarray(0, bytesRead)
        hash.update(part)
        let written = 0
        while (written < bytesRead) written += (await file.write(part, written, bytesRead - written, null)).bytesWritten
        size += bytesRead
      }
      await file.sync()
    } finally {
      await file.close()
    }
  } finally {
    await from.close()
  }
  return { size, sha256: hash.digest('hex') }
}

/**
 * Opens a place, lets `fill` work, and names or discards it. `remember` is called once it has its name; what cannot be
 * remembered is taken away again.
 */
export async function writePackage<T>(
  options: PlaceOptions,
  fill: (place: PackagePlace) => Promise<T>,
  remember: (result: T & { path: string }) => void = () => undefined,
): Promise<T & { path: string }> {
  const place = await openPlace(options)
  try {
    const filled = await fill(place)
    const result = { ...filled, path: await place.finish() }
    try {
      remember(result)
    } catch (error) {
      rmSync(result.path, { recursive: true, force: true, maxRetries: 5 })
      throw error
    }
    return result
  } catch (error) {
    await place.discard()
    throw placeError(error)
  }
}
