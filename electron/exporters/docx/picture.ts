/** Drawings as pictures: a Word document keeps the vector drawing with a bitmap beside it for programs that draw none. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { initWasm, Resvg } from '@resvg/resvg-wasm'

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

/** A drawing as PNG, `width` pixels wide; Chinese letters come from the fonts of the fonts folder. */
export function pngOf(svg: string, width: number, fontFolder: string): Promise<Uint8Array> {
  const key = `${width} ${svg}`
  const known = drawn.get(key)
  if (known) return known
  const made = draw(svg, width, fontFolder)
  drawn.set(key, made)
  return made
}

async function draw(svg: string, width: number, fontFolder: string): Promise<Uint8Array> {
  await load()
  const fontBuffers = svg.includes('<text') ? [await fontOf(fontFolder)] : []
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
function fontOf(folder: string): Promise<Uint8Array> {
  const known = fonts.get(folder)
  if (known) return known
  const read = readFile(join(folder, 'NotoSansSC-Regular.ttf'))
  fonts.set(folder, read)
  return read
}
