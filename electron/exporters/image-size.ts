/** Width and height from a picture's head, without decoding it. */

export interface ImageSize {
  /** pixels */
  width: number
  height: number
  extension: 'jpeg' | 'png'
}

function pngSize(view: DataView): ImageSize | null {
  if (view.byteLength < 24 || view.getUint32(0) !== 0x89504e47 || view.getUint32(12) !== 0x49484452) return null
  return { width: view.getUint32(16), height: view.getUint32(20), extension: 'png' }
}

function jpegSize(view: DataView): ImageSize | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null
  let offset = 2
  while (offset + 9 < view.byteLength) {
    if (view.getUint8(offset) !== 0xff) return null
    const marker = view.getUint8(offset + 1)
    // SOF0..SOF15 carry the size; C4, C8 and CC are tables
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return { height: view.getUint16(offset + 5), width: view.getUint16(offset + 7), extension: 'jpeg' }
    }
    // fill bytes before a marker stand alone
    offset += marker === 0xff ? 1 : 2 + view.getUint16(offset + 2)
  }
  return null
}

/** The size of a JPEG or PNG; null for anything else, for a damaged head and for an empty picture. */
export function imageSize(bytes: Uint8Array): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const size = pngSize(view) ?? jpegSize(view)
  return size !== null && size.width > 0 && size.height > 0 ? size : null
}

/** The largest size with the picture's proportions that fits the box (same unit as the box). */
export function fitInto(size: { width: number; height: number }, boxWidth: number, boxHeight: number) {
  const scale = Math.min(boxWidth / size.width, boxHeight / size.height)
  return { width: size.width * scale, height: size.height * scale }
}
