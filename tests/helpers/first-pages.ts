/** First pages of PDFs as pictures, how far two of them are apart, and what colours are in them. */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { PNG } from 'pngjs'
import { findCommand, requireFloor } from './floors.ts'

const run = promisify(execFile)

/** Whether pages can be drawn here; with CI=true a missing tool is a failure. */
export const canDrawPages = (): boolean =>
  requireFloor('first pages', findCommand('pdftoppm') === null ? 'no pdftoppm (poppler-utils)' : null)

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
const block = 6

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

/** Pixels of a picture that are red or blue, also pale over a white ground. */
export function colourShares(file: string): { red: number; blue: number } {
  const { data } = PNG.sync.read(readFileSync(file))
  let [red, blue] = [0, 0]
  for (let at = 0; at < data.length; at += 4) {
    const [r = 0, g = 0, b = 0] = data.subarray(at, at + 3)
    if (r > 220 && g < 170 && b < 170) red += 1
    else if (b > 220 && r < 170) blue += 1
  }
  return { red, blue }
}
