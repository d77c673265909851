/** First pages of PDFs as small grey pictures, and how far two of them are apart. */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { PNG } from 'pngjs'

const run = promisify(execFile)

/** Draws the first page into `target` (a .png file) at so many dots per inch. */
export async function drawFirstPage(pdf: string, target: string, resolution: number, isGrey = false): Promise<void> {
  const options = ['-png', '-singlefile', '-f', '1', '-l', '1', '-r', String(resolution), ...(isGrey ? ['-gray'] : [])]
  await run('pdftoppm', [...options, pdf, target.replace(/\.png$/, '')])
}

interface GreyPicture {
  width: number
  height: number
  /** 0..255 by pixel, row by row */
  greys: Uint8Array
}

function greyPicture(file: string): GreyPicture {
  const { width, height, data } = PNG.sync.read(readFileSync(file))
  const greys = new Uint8Array(width * height)
  for (let index = 0; index < greys.length; index += 1) greys[index] = data[index * 4] ?? 0
  return { width, height, greys }
}

/** Pixels of a block's edge: a shifted line changes its block, a hair of antialiasing does not. */
const block = 8

/**
 * The share of blocks (0..1) whose mean grey differs by more than a twelfth; null when the pages have not the same size. Small
 * changes of a renderer stay near 0, a lost column or photo does not.
 */
export function pageDifference(left: string, right: string): number | null {
  const [one, other] = [greyPicture(left), greyPicture(right)]
  if (one.width !== other.width || one.height !== other.height) return null
  let blocks = 0
  let changed = 0
  for (let top = 0; top < one.height; top += block) {
    for (let start = 0; start < one.width; start += block) {
      let sum = 0
      let pixels = 0
      for (let y = top; y < Math.min(top + block, one.height); y += 1)
        for (let x = start; x < Math.min(start + block, one.width); x += 1) {
          const at = y * one.width + x
          sum += (one.greys[at] ?? 0) - (other.greys[at] ?? 0)
          pixels += 1
        }
      blocks += 1
      if (Math.abs(sum / pixels) > 255 / 12) changed += 1
    }
  }
  return changed / blocks
}
