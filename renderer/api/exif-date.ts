/**
 * Instant at which a JPEG was taken (EXIF DateTimeOriginal, with OffsetTimeOriginal when the camera wrote it, else
 * Asia/Shanghai); null when it cannot be read.
 */
export function takenAtOf(bytes: ArrayBuffer): string | null {
  try {
    return search(new DataView(bytes))
  } catch {
    return null
  }
}

function search(view: DataView): string | null {
  if (view.getUint16(0) !== 0xffd8) return null
  for (let at = 2; at + 10 < view.byteLength; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at)
    if (marker === 0xffda) return null
    if (marker === 0xffe1 && view.getUint32(at + 4) === 0x45786966) return readExif(view, at + 10)
  }
  return null
}

function readExif(view: DataView, base: number): string | null {
  const little = view.getUint16(base) === 0x4949
  const short = (at: number) => view.getUint16(at, little)
  const long = (at: number) => view.getUint32(at, little)
  /** place of the value of a tag inside a directory, null when it is not there */
  const find = (directory: number, tag: number): number | null => {
    const count = short(directory)
    for (let index = 0; index < count; index += 1)
      if (short(directory + 2 + index * 12) === tag) return directory + 2 + index * 12 + 8
    return null
  }
  const textAt = (place: number | null, length: number): string => {
    if (place === null) return ''
    const start = base + long(place)
    return String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + start, length))
  }
  const pointer = find(base + long(base + 4), 0x8769)
  if (pointer === null) return null
  const exif = base + long(pointer)
  const match = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(textAt(find(exif, 0x9003), 19))
  if (!match) return null
  const offset = /^[+-]\d\d:\d\d/.exec(textAt(find(exif, 0x9011), 6))?.[0] ?? '+08:00'
  const time = Date.parse(`${match[1]}-${match[2]}-${match[3]}T${match[4]}${offset}`)
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}
