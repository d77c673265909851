/** Tells a PNG how large it is on paper, so that programs print it at its real size. */
import { crc32 } from 'node:zlib'

/** signature, then the head chunk of 25 bytes, which must come first */
const afterHead = 33

/** The PNG with a `pHYs` chunk (PNG specification, 11.3.4.3) behind its head. */
export function withDensity(png: Uint8Array, dotsPerInch: number): Uint8Array {
  const dotsPerMetre = Math.round(dotsPerInch / 0.0254)
  const chunk = Buffer.alloc(21)
  chunk.writeUInt32BE(9, 0)
  chunk.write('pHYs', 4, 'latin1')
  chunk.writeUInt32BE(dotsPerMetre, 8)
  chunk.writeUInt32BE(dotsPerMetre, 12)
  chunk[16] = 1
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 17)), 17)
  return Buffer.concat([png.subarray(0, afterHead), chunk, png.subarray(afterHead)])
}
