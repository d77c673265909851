/**
 * A zip of files as they are: photos, PDFs and workbooks are packed already. Written piece by piece, so that memory does
 * not grow with the files; with the 64-bit records where an archive is larger than 4 GB (APPNOTE.TXT 4.3, 4.4, 4.5.3).
 */
import { type FileHandle, open } from 'node:fs/promises'
import { crc32 } from 'node:zlib'

interface Entry {
  name: Buffer
  crc: number
  size: number
  offset: number
}

/** What is read of an added file passes through here as well. */
export type PieceListener = (piece: Uint8Array) => void

const utf8Name = 0x0800
const small = 0xffffffff
const many = 0xffff

/** Day and time of an instant as MS-DOS counts them, in Asia/Shanghai. */
function dosTime(instant: string): { day: number; time: number } {
  const at = new Date(Date.parse(instant) + 8 * 3_600_000)
  return {
    day: ((at.getUTCFullYear() - 1980) << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate(),
    time: (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1),
  }
}

export class StoredZip {
  readonly #file: FileHandle
  readonly #stamp: { day: number; time: number }
  readonly #entries: Entry[] = []
  readonly #limit: number
  #end = 0

  private constructor(file: FileHandle, madeAt: string, limit: number) {
    this.#file = file
    this.#stamp = dosTime(madeAt)
    this.#limit = limit
  }

  /** `limit`: from which place on the 64-bit records are used; tests set it low. */
  static async create(path: string, madeAt: string, limit = small): Promise<StoredZip> {
    return new StoredZip(await open(path, 'wx'), madeAt, limit)
  }

  /** Adds a file in pieces of `piece.length` bytes; each is handed to `hear` too. */
  async add(name: string, source: string, piece: Buffer, hear: PieceListener): Promise<void> {
    const entry: Entry = { name: Buffer.from(name, 'utf8'), crc: 0, size: 0, offset: this.#end }
    const header = 30 + entry.name.length
    const from = await open(source, 'r')
    try {
      for (;;) {
        const { bytesRead } = await from.read(piece, 0, piece.length, null)
        if (bytesRead === 0) break
        const part = piece.subarray(0, bytesRead)
        hear(part)
        entry.crc = crc32(part, entry.crc)
        await this.#write(part, entry.offset + header + entry.size)
        entry.size += bytesRead
      }
    } finally {
      await from.close()
    }
    // size and check sum stand before the file and are known now
    await this.#write(Buffer.concat([this.#localHeader(entry), entry.name]), entry.offset)
    this.#end = entry.offset + header + entry.size
    this.#entries.push(entry)
  }

  /** Writes the list of files, flushes and closes. */
  async finish(): Promise<void> {
    const start = this.#end
    for (const entry of this.#entries) await this.#append(this.#listing(entry))
    const size = this.#end - start
    const count = this.#entries.length
    const isLarge = start >= this.#limit || count >= many
    if (isLarge) {
      const at = this.#end
      const record = Buffer.alloc(56)
      record.writeUInt32LE(0x06064b50, 0)
      record.writeBigUInt64LE(44n, 4)
      record.writeUInt16LE(45, 12)
      record.writeUInt16LE(45, 14)
      record.writeBigUInt64LE(BigInt(count), 24)
      record.writeBigUInt64LE(BigInt(count), 32)
      record.writeBigUInt64LE(BigInt(size), 40)
      record.writeBigUInt64LE(BigInt(start), 48)
      const pointer = Buffer.alloc(20)
      pointer.writeUInt32LE(0x07064b50, 0)
      pointer.writeBigUInt64LE(BigInt(at), 8)
      pointer.writeUInt32LE(1, 16)
      await this.#append(Buffer.concat([record, pointer]))
    }
    const end = Buffer.alloc(22)
    end.writeUInt32LE(0x06054b50, 0)
    end.writeUInt16LE(isLarge ? many : count, 8)
    end.writeUInt16LE(isLarge ? many : count, 10)
    end.writeUInt32LE(isLarge ? small : size, 12)
    end.writeUInt32LE(isLarge ? small : start, 16)
    await this.#append(end)
    await this.#file.sync()
    await this.#file.close()
  }

  /** Closes what will not be finished. */
  async abandon(): Promise<void> {
    await this.#file.close().catch(() => undefined)
  }

  #localHeader({ name, crc, size }: Entry): Buffer {
    const header = Buffer.alloc(30)
    header.writeUInt32LE(0x04034b50, 0)
    header.writeUInt16LE(20, 4)
    header.writeUInt16LE(utf8Name, 6)
    header.writeUInt16LE(this.#stamp.time, 10)
    header.writeUInt16LE(this.#stamp.day, 12)
    header.writeUInt32LE(crc, 14)
    header.writeUInt32LE(size, 18)
    header.writeUInt32LE(size, 22)
    header.writeUInt16LE(name.length, 26)
    return header
  }

  #listing({ name, crc, size, offset }: Entry): Buffer {
    const isFar = offset >= this.#limit
    const extra = Buffer.alloc(isFar ? 12 : 0)
    if (isFar) {
      extra.writeUInt16LE(1, 0)
      extra.writeUInt16LE(8, 2)
      extra.writeBigUInt64LE(BigInt(offset), 4)
    }
    const header = Buffer.alloc(46)
    header.writeUInt32LE(0x02014b50, 0)
    header.writeUInt16LE(isFar ? 45 : 20, 4)
    header.writeUInt16LE(isFar ? 45 : 20, 6)
    header.writeUInt16LE(utf8Name, 8)
    header.writeUInt16LE(this.#stamp.time, 12)
    header.writeUInt16LE(this.#stamp.day, 14)
    header.writeUInt32LE(crc, 16)
    header.writeUInt32LE(size, 20)
    header.writeUInt32LE(size, 24)
    header.writeUInt16LE(name.length, 28)
    header.writeUInt16LE(extra.length, 30)
    header.writeUInt32LE(isFar ? small : offset, 42)
    return Buffer.concat([header, name, extra])
  }

  async #append(bytes: Buffer): Promise<void> {
    await this.#write(bytes, this.#end)
    this.#end += bytes.length
  }

  async #write(bytes: Uint8Array, position: number): Promise<void> {
    let written = 0
    while (written < bytes.length) {
      const { bytesWritten } = await this.#file.write(bytes, written, bytes.length - written, position + written)
      written += bytesWritten
    }
  }
}
