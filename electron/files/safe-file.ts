/** Whole or not at all: files are written beside their target, flushed, then renamed. */
import { createHash } from 'node:crypto'
import {
  closeSync,
  copyFileSync,
  fsyncSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statfsSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { AppError } from '#shared/contract/errors'

const attempts = 10
const pauseMilliseconds = 100

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

/** Renames over the target; a virus scanner that holds either file for a moment is waited for (at most 1 s). */
export function renameOver(from: string, to: string): void {
  for (let attempt = 1; ; attempt += 1) {
    try {
      renameSync(from, to)
      flushFolder(dirname(to))
      return
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? ''
      if (attempt === attempts || !['EPERM', 'EBUSY', 'EACCES'].includes(code)) throw error
      pause(pauseMilliseconds)
    }
  }
}

export function flushFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Makes renames in the folder survive a power cut; Windows journals them itself and cannot open a folder. */
export function flushFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

/** Writes the bytes under a temporary name, then renames; nothing is left behind on failure. */
export function writeSafely(target: string, content: Uint8Array | string): void {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
  const temporary = `${target}.tmp-${process.pid}`
  try {
    const file = openSync(temporary, 'w')
    try {
      let written = 0
      while (written < bytes.length) written += writeSync(file, bytes, written)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameOver(temporary, target)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

/** Copies a file whole or not at all. */
export function copySafely(source: string, target: string): void {
  const temporary = `${target}.tmp-${process.pid}`
  try {
    copyFileSync(source, temporary)
    flushFile(temporary)
    renameOver(temporary, target)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

/** SHA-256 of a file in hex, read in pieces. */
export function hashFile(path: string): string {
  const hash = createHash('sha256')
  const piece = Buffer.allocUnsafe(1 << 20)
  const file = openSync(path, 'r')
  try {
    for (;;) {
      const length = readSync(file, piece, 0, piece.length, null)
      if (length === 0) return hash.digest('hex')
      hash.update(piece.subarray(0, length))
    }
  } finally {
    closeSync(file)
  }
}

/** Throws `file` when the disk of the folder has fewer free bytes than needed. */
export function requireSpace(folder: string, bytes: number): void {
  const disk = statfsSync(folder)
  if (disk.bavail * disk.bsize >= bytes) return
  const missing = Math.ceil((bytes - disk.bavail * disk.bsize) / 1_048_576)
  throw new AppError('file', `磁盘空间不足，还差约 ${missing} MB。请清理磁盘后重试，已有数据不受影响`)
}

/** Lets waiting work of this process have its turn. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
