/** What a ZIP archive says of itself in its central directory; nothing is unpacked. */
const endMark = 0x06054b50
const entryMark = 0x02014b50
/** the end record is at most this far from the end: 22 bytes and a comment */
const longestTail = 22 + 0xffff

export interface ZipSizes {
  entryCount: number
  /** bytes when unpacked */
  unpackedSize: number
}

/** Reads the central directory; null when the archive is not whole. */
export function zipSizes(bytes: Buffer): ZipSizes | null {
  let end = bytes.length - 22
  const lowest = Math.max(0, bytes.length - longestTail)
  while (end >= lowest && bytes.readUInt32LE(end) !== endMark) end -= 1
  if (end < lowest || end < 0) return null
  const entryCount = bytes.readUInt16LE(end + 10)
  let unpackedSize = 0
  let at = bytes.readUInt32LE(end + 16)
  for (let entry = 0; entry < entryCount; entry += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entryMark) return null
    unpackedSize += bytes.readUInt32LE(at + 24)
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return { entryCount, unpackedSize }
}
