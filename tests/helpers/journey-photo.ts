/** Photos as a phone writes them, and what has become of them on disk. */
import { createHash } from 'node:crypto'
import type { Page } from 'playwright-core'

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/**
 * A JPEG of 2,400 × 1,800 pixels held sideways by the phone: EXIF orientation 6 (upright it is 1,800 × 2,400, red above
 * blue), taken on 2026-11-20 09:30 in Shanghai, with a place in its GPS directory.
 */
export async function phonePhoto(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(2400, 1800)
    const pen = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
    pen.fillStyle = '#d02020'
    pen.fillRect(0, 0, 1200, 1800)
    pen.fillStyle = '#2030d0'
    pen.fillRect(1200, 0, 1200, 1800)
    // unrest, so that the file is as large as one from a camera
    for (let at = 0; at < 24000; at += 1) {
      pen.fillStyle = `hsl(${at % 360} 60% 50% / 12%)`
      pen.fillRect((at * 7919) % 2400, (at * 104729) % 1800, 9, 9)
    }
    const bytes = new Uint8Array(
      await (await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.97 })).arrayBuffer(),
    )
    let text = ''
    for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
    return btoa(text)
  })
  const plain = Buffer.from(base64, 'base64')
  return Buffer.concat([plain.subarray(0, 2), exif(), plain.subarray(2)])
}

/** APP1 segment, little endian: orientation 6, DateTimeOriginal, GPSLatitude 30°15′0″ N, GPSLongitude 120°10′0″ E. */
function exif(): Buffer {
  const tiff = Buffer.alloc(256)
  tiff.write('II*\0', 0, 'latin1')
  tiff.writeUInt32LE(8, 4)
  const directory = (at: number, entries: [tag: number, type: number, count: number, value: number | string][]) => {
    tiff.writeUInt16LE(entries.length, at)
    entries.forEach(([tag, type, count, value], index) => {
      const place = at + 2 + index * 12
      tiff.writeUInt16LE(tag, place)
      tiff.writeUInt16LE(type, place + 2)
      tiff.writeUInt32LE(count, place + 4)
      if (typeof value === 'string') tiff.write(value, place + 8, 'latin1')
      else tiff.writeUInt32LE(value, place + 8)
    })
  }
  const rationals = (at: number, values: number[]) =>
    values.forEach((value, index) => {
      tiff.writeUInt32LE(value, at + index * 8)
      tiff.writeUInt32LE(1, at + index * 8 + 4)
    })
  directory(8, [
    [0x0112, 3, 1, 6],
    [0x8769, 4, 1, 56],
    [0x8825, 4, 1, 80],
  ])
  directory(56, [[0x9003, 2, 20, 140]])
  directory(80, [
    [1, 2, 2, 'N'],
    [2, 5, 3, 164],
    [3, 2, 2, 'E'],
    [4, 5, 3, 190],
  ])
  tiff.write('2026:11:20 09:30:00\0', 140, 'latin1')
  rationals(164, [30, 15, 0])
  rationals(190, [120, 10, 0])
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** What a stored picture shows when nobody looks at its EXIF: size, and the colours at its top and bottom. */
export function lookAt(page: Page, jpeg: Buffer) {
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }), {
      imageOrientation: 'none' as never,
    })
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    const pen = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
    pen.drawImage(bitmap, 0, 0)
    const average = (fromTop: number) => {
      const { data } = pen.getImageData(0, Math.floor(bitmap.height * fromTop), bitmap.width, 8)
      const sum = [0, 0, 0]
      for (let at = 0; at < data.length; at += 4)
        for (let colour = 0; colour < 3; colour += 1) sum[colour] = (sum[colour] ?? 0) + (data[at + colour] ?? 0)
      const [red = 0, , blue = 0] = sum
      return red > blue ? 'red' : 'blue'
    }
    return { width: bitmap.width, height: bitmap.height, top: average(0.1), bottom: average(0.9) }
  }, jpeg.toString('base64'))
}

/** A floor plan as a PNG: walls, a door, a machine. */
export async function drawnPlan(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(1200, 800)
    const pen = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, 1200, 800)
    pen.lineWidth = 6
    pen.strokeRect(60, 60, 1080, 680)
    pen.strokeRect(60, 60, 520, 680)
    pen.strokeRect(180, 260, 160, 120)
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())
    return btoa(String.fromCharCode(...bytes))
  })
  return Buffer.from(base64, 'base64')
}
