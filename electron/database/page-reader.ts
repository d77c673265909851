/**
 * Reads rows out of the bytes of a SQLite file without SQLite: page by page, every leaf of a table by itself, so that
 * a lost header, root or neighbour page costs only its own rows. https://www.sqlite.org/fileformat2.html
 */

export type StoredValue = string | number | null

/** One row as it lies on a page; the table is not known here. */
export interface StoredRow {
  page: number
  rowId: number
  values: StoredValue[]
}

const leafTable = 0x0d
const usualPageSize = 4096
const pageSizes = [512, 1024, 2048, 4096, 8192, 16384, 32768, 65536]

/** Page size from the header when it can be one, else the usual. */
export function pageSizeOf(bytes: Buffer): number {
  if (bytes.length < 100) return usualPageSize
  const stored = bytes.readUInt16BE(16)
  const size = stored === 1 ? 65536 : stored
  return pageSizes.includes(size) ? size : usualPageSize
}

interface Varint {
  value: number
  next: number
}

function varint(bytes: Buffer, start: number): Varint {
  let value = 0
  for (let index = 0; index < 9; index += 1) {
    const byte = bytes[start + index]
    if (byte === undefined) throw new RangeError('varint beyond the page')
    if (index === 8) return { value: value * 256 + byte, next: start + 9 }
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) return { value, next: start + index + 1 }
  }
  throw new RangeError('varint too long')
}

const integerSizes = [0, 1, 2, 3, 4, 6, 8]
const utf8 = new TextDecoder('utf-8', { fatal: true })

function decode(payload: Buffer): StoredValue[] {
  const header = varint(payload, 0)
  if (header.value > payload.length) throw new RangeError('record header beyond the payload')
  const values: StoredValue[] = []
  let at = header.value
  for (let position = header.next; position < header.value; ) {
    const type = varint(payload, position)
    position = type.next
    const serial = type.value
    if (serial === 0) values.push(null)
    else if (serial <= 6) {
      const size = integerSizes[serial] ?? 0
      values.push(size === 8 ? Number(payload.readBigInt64BE(at)) : payload.readIntBE(at, size))
      at += size
    } else if (serial === 7) {
      values.push(payload.readDoubleBE(at))
      at += 8
    } else if (serial === 8 || serial === 9) values.push(serial - 8)
    else if (serial >= 13 && serial % 2 === 1) {
      const size = (serial - 13) / 2
      if (at + size > payload.length) throw new RangeError('text beyond the payload')
      values.push(utf8.decode(payload.subarray(at, at + size)))
      at += size
    } else throw new RangeError('a blob or a reserved type, which no table of ours has')
  }
  if (at !== payload.length) throw new RangeError('record shorter than its payload')
  return values
}

/** Collects a payload that goes on in overflow pages. */
function payloadOf(bytes: Buffer, pageStart: number, start: number, size: number, pageSize: number): Buffer {
  const largestLocal = pageSize - 35
  const pageEnd = pageStart + pageSize
  if (size <= largestLocal) {
    if (start + size > pageEnd) throw new RangeError('payload beyond the page')
    return bytes.subarray(start, start + size)
  }
  if (size > bytes.length) throw new RangeError('payload larger than the file')
  const smallestLocal = Math.floor(((pageSize - 12) * 32) / 255) - 23
  const fitting = smallestLocal + ((size - smallestLocal) % (pageSize - 4))
  const local = fitting <= largestLocal ? fitting : smallestLocal
  const pieces = [bytes.subarray(start, start + local)]
  let collected = local
  let next = bytes.readUInt32BE(start + local)
  while (collected < size) {
    const from = (next - 1) * pageSize
    if (next === 0 || from + pageSize > bytes.length) throw new RangeError('overflow chain is broken')
    const length = Math.min(pageSize - 4, size - collected)
    pieces.push(bytes.subarray(from + 4, from + 4 + length))
    collected += length
    next = bytes.readUInt32BE(from)
  }
  return Buffer.concat(pieces)
}

/** Every row that can still be decoded, in page order; what cannot is passed over. */
export function* readRows(bytes: Buffer): Generator<StoredRow> {
  const pageSize = pageSizeOf(bytes)
  for (let page = 1; (page - 1) * pageSize < bytes.length; page += 1) {
    const pageStart = (page - 1) * pageSize
    const head = page === 1 ? 100 : 0
    if (bytes[pageStart + head] !== leafTable || pageStart + head + 8 > bytes.length) continue
    const cells = bytes.readUInt16BE(pageStart + head + 3)
    if (head + 8 + cells * 2 > pageSize) continue
    for (let index = 0; index < cells; index += 1) {
      try {
        const start = pageStart + bytes.readUInt16BE(pageStart + head + 8 + index * 2)
        const size = varint(bytes, start)
        const rowId = varint(bytes, size.next)
        const payload = payloadOf(bytes, pageStart, rowId.next, size.value, pageSize)
        yield { page, rowId: rowId.value, values: decode(payload) }
      } catch (error) {
        // A row that points outside its page or is no text: overwritten bytes.
        if (!(error instanceof RangeError || error instanceof TypeError)) throw error
      }
    }
  }
}
