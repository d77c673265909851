import { ApiError } from './operation.ts'
import { takenAtOf } from './exif-date.ts'

const photoSide = 1600
const quality = 0.85
const largestFile = 60 * 1024 * 1024

export interface PreparedPhoto {
  base64: string
  mime: 'image/jpeg' | 'image/png'
  width: number
  height: number
  originalName: string
  /** of the file as it came from the camera */
  originalSha256: string
  takenAt: string | null
}

/**
 * Makes a photo ready to keep: upright, longest side at most 1,600 pixels (or as given, for drawings), JPEG, without
 * place data. Throws ApiError with a sentence for HEIC, damaged and other files.
 */
export async function preparePhoto(file: File, longestSide = photoSide): Promise<PreparedPhoto> {
  const refuse = (message: string) => new ApiError({ code: 'file', message })
  const isHeic = /\.(heic|heif)$/i.test(file.name) || /hei[cf]/.test(file.type)
  if (isHeic)
    throw refuse(`「${file.name}」是 HEIC 格式，请在手机的相机设置中选择「兼容性最佳」，或另存为 JPEG 后再添加。`)
  if (file.size > largestFile) throw refuse(`「${file.name}」超过 60 MB，请缩小后再添加。`)
  const bytes = await file.arrayBuffer()
  const bitmap = await createImageBitmap(new Blob([bytes], { type: file.type }), {
    imageOrientation: 'from-image',
  }).catch(() => {
    throw refuse(`「${file.name}」不是能识别的照片，请选择 JPEG 或 PNG 图片。`)
  })
  try {
    const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height))
    const width = Math.max(1, Math.round(bitmap.width * scale))
    const height = Math.max(1, Math.round(bitmap.height * scale))
    const canvas = new OffscreenCanvas(width, height)
    const pen = canvas.getContext('2d')
    if (!pen) throw refuse('这台电脑不能处理图片，请重新启动软件后再试。')
    // a transparent drawing becomes black in JPEG without a ground
    pen.fillStyle = '#ffffff'
    pen.fillRect(0, 0, width, height)
    pen.imageSmoothingQuality = 'high'
    pen.drawImage(bitmap, 0, 0, width, height)
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality })
    return {
      base64: base64Of(new Uint8Array(await blob.arrayBuffer())),
      mime: 'image/jpeg',
      width,
      height,
      originalName: file.name.slice(0, 255),
      originalSha256: hexOf(await crypto.subtle.digest('SHA-256', bytes)),
      takenAt: takenAtOf(bytes),
    }
  } finally {
    bitmap.close()
  }
}

/** A line drawing larger than this as PNG is more of a photo, a scan for example. */
const largestDrawing = 4 * 1024 * 1024

/** What was drawn, ready to keep: PNG, which leaves lines sharp, or JPEG where that would be too large. */
export async function pictureOfCanvas(
  canvas: HTMLCanvasElement,
): Promise<Pick<PreparedPhoto, 'base64' | 'mime' | 'width' | 'height'>> {
  const blobOf = (mime: string) =>
    new Promise<Blob>((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new ApiError({ code: 'file', message: '内存不足，图片没有画成。' }))),
        mime,
        0.9,
      )
    })
  const drawing = await blobOf('image/png')
  const isDrawing = drawing.size <= largestDrawing
  const blob = isDrawing ? drawing : await blobOf('image/jpeg')
  return {
    base64: base64Of(new Uint8Array(await blob.arrayBuffer())),
    mime: isDrawing ? 'image/png' : 'image/jpeg',
    width: canvas.width,
    height: canvas.height,
  }
}

/** Base64 text of bytes. */
export function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(text)
}

export function hexOf(buffer: ArrayBuffer): string {
  return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
