/** Drawings as pictures, for programs that draw no vectors: Excel, WPS, saved PNG files. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { initWasm, Resvg } from '@resvg/resvg-wasm'
import { picturesIn, withPictures } from '#shared/reports/drawing-pictures'
import { imageSize } from './image-size.ts'

let ready: Promise<void> | null = null

/** Loads the renderer once in a process. */
function load(): Promise<void> {
  ready ??= readFile(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')).then((bytes) =>
    initWasm(bytes),
  )
  return ready
}

/** Bitmaps by drawing and width: the symbols of cards come again and again. */
const drawn = new Map<string, Promise<Uint8Array>>()
/** a larger drawing comes once: it is not kept */
const longestKept = 20_000

/** A drawing as PNG, `width` pixels wide; Chinese letters come from the fonts of the fonts folder. */
export function pngOf(svg: string, width: number, fontFolder: string): Promise<Uint8Array> {
  if (svg.length > longestKept) return draw(svg, width, fontFolder)
  const key = `${width} ${svg}`
  const known = drawn.get(key)
  if (known) return known
  const made = draw(svg, width, fontFolder)
  drawn.set(key, made)
  return made
}

async function draw(svg: string, width: number, fontFolder: string): Promise<Uint8Array> {
  await load()
  const files = svg.includes('<text')
    ? ['NotoSansSC-Regular.ttf', ...(svg.includes('font-weight') ? ['NotoSansSC-Bold.ttf'] : [])]
    : []
  const fontBuffers = await Promise.all(files.map((file) => fontOf(join(fontFolder, file))))
  const renderer = new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    background: '#ffffff',
    font: { fontBuffers, defaultFontFamily: 'Noto Sans SC', sansSerifFamily: 'Noto Sans SC' },
  })
  try {
    return renderer.render().asPng()
  } finally {
    renderer.free()
  }
}

const fonts = new Map<string, Promise<Uint8Array>>()
function fontOf(file: string): Promise<Uint8Array> {
  const known = fonts.get(file)
  if (known) return known
  const read = readFile(file)
  fonts.set(file, read)
  return read
}

interface PictureSource {
  photos: (sha256: string) => Uint8Array | null
  warn: (sentence: string) => void
}

/** A stored picture as a data URI; null and a warning when it cannot be printed. */
export function pictureUri(sha256: string, { photos, warn }: PictureSource): string | null {
  const bytes = photos(sha256)
  const size = bytes === null ? null : imageSize(bytes)
  if (bytes === null || size === null) {
    warn(`图中的底图「${sha256.slice(0, 8)}」${bytes === null ? '缺失' : '无法识别'}，未印入文件`)
    return null
  }
  return `data:image/${size.extension};base64,${Buffer.from(bytes).toString('base64')}`
}

/** The drawing with the bytes of its stored pictures in it. */
export function selfContained(svg: string, source: PictureSource): string {
  return picturesIn(svg).length === 0 ? svg : withPictures(svg, (sha256) => pictureUri(sha256, source))
}
