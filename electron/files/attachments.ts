import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#shared/contract/errors'
import { writeSafely } from './safe-file.ts'

/** The files of one enterprise beside its database, each under its SHA-256; only ever added to. */
export interface AttachmentFolder {
  readonly folder: string
  /** Writes the bytes unless they are there already; returns their SHA-256. */
  put(bytes: Uint8Array): string
  /** The bytes, null when the file is missing. */
  get(sha256: string): Uint8Array | null
  path(sha256: string): string
  has(sha256: string): boolean
  /** SHA-256 of every file in the folder. */
  all(): string[]
}

const startsWith = (bytes: Uint8Array, ...signature: number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte)

/** File type by its first bytes, never by its name; refuses what no document could show. */
export function sniffType(bytes: Uint8Array): 'image/jpeg' | 'image/png' | 'application/pdf' {
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47)) return 'image/png'
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return 'application/pdf'
  const box = Buffer.from(bytes.subarray(4, 12)).toString('latin1')
  if (/^ftyp(heic|heix|hevc|mif1|msf1)/.test(box)) {
    throw new AppError('invalid', '这是苹果手机的 HEIC 照片，请在手机设置中改为“兼容性最佳”后重拍，或另存为 JPG 再添加')
  }
  throw new AppError('invalid', '只能添加 JPG、PNG 图片或 PDF 文件')
}

export function attachmentFolder(folder: string): AttachmentFolder {
  const path = (sha256: string) => join(folder, sha256.slice(0, 2), sha256)
  return {
    folder,
    path,
    has: (sha256) => existsSync(path(sha256)),
    get: (sha256) => (existsSync(path(sha256)) ? readFileSync(path(sha256)) : null),
    put: (bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const target = path(sha256)
      // A file of another size under this name is damaged; the right bytes replace it.
      if (existsSync(target) && statSync(target).size === bytes.length) return sha256
      mkdirSync(join(folder, sha256.slice(0, 2)), { recursive: true })
      writeSafely(target, bytes)
      return sha256
    },
    all: () =>
      existsSync(folder)
        ? readdirSync(folder, { withFileTypes: true })
            .filter((entry) => entry.isDirectory())
            .flatMap((entry) => readdirSync(join(folder, entry.name)).filter((name) => /^[0-9a-f]{64}$/.test(name)))
        : [],
  }
}
