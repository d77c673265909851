import { ApiError } from './operation.ts'
import { base64Of, type PreparedPhoto } from './photo.ts'
import { bytesOf } from './attachment.ts'

/** Part of a picture as shares of its width and height, 0 to 1. */
export interface Region {
  x: number
  y: number
  width: number
  height: number
}

const quality = 0.85
/** blocks along the longer side of a masked region: too few to make out a face or a number */
const blocks = 8

function penOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) throw new ApiError({ code: 'file', message: '这台电脑不能处理图片，请重新启动软件后再试。' })
  return pen
}

const bitmapOf = ({ base64, mime }: PreparedPhoto) => createImageBitmap(new Blob([bytesOf(base64)], { type: mime }))

/**
 * Difference hash of a picture, sixteen hexadecimal figures: which of neighbouring points in a grey 9 × 8 miniature is
 * the brighter. Pictures that look alike differ in few bits.
 */
export async function pictureHash(photo: PreparedPhoto): Promise<string> {
  const bitmap = await bitmapOf(photo)
  const [width, height] = [9, 8]
  const pen = penOf(new OffscreenCanvas(width, height))
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(bitmap, 0, 0, width, height)
  bitmap.close()
  const { data } = pen.getImageData(0, 0, width, height)
  const grey = (x: number, y: number) => {
    const at = (y * width + x) * 4
    return 299 * (data[at] ?? 0) + 587 * (data[at + 1] ?? 0) + 114 * (data[at + 2] ?? 0)
  }
  let bits = ''
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width - 1; x += 1) bits += grey(x, y) > grey(x + 1, y) ? '1' : '0'
  return (bits.match(/.{4}/g) ?? []).map((four) => Number.parseInt(four, 2).toString(16)).join('')
}

/** The photo with coarse blocks in place of the regions; its original hash stays that of the camera's file. */
export async function maskRegions(photo: PreparedPhoto, regions: readonly Region[]): Promise<PreparedPhoto> {
  const bitmap = await bitmapOf(photo)
  const canvas = new OffscreenCanvas(photo.width, photo.height)
  const pen = penOf(canvas)
  pen.drawImage(bitmap, 0, 0)
  for (const region of regions) {
    const [x, y] = [Math.floor(region.x * photo.width), Math.floor(region.y * photo.height)]
    const width = Math.max(1, Math.ceil(region.width * photo.width))
    const height = Math.max(1, Math.ceil(region.height * photo.height))
    const block = Math.max(width, height) / blocks
    const small = new OffscreenCanvas(Math.max(1, Math.round(width / block)), Math.max(1, Math.round(height / block)))
    const smallPen = penOf(small)
    smallPen.imageSmoothingQuality = 'high'
    smallPen.drawImage(bitmap, x, y, width, height, 0, 0, small.width, small.height)
    pen.imageSmoothingEnabled = false
    pen.drawImage(small, 0, 0, small.width, small.height, x, y, width, height)
  }
  bitmap.close()
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality })
  return { ...photo, base64: base64Of(new Uint8Array(await blob.arrayBuffer())) }
}
