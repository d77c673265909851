/** `npm run icons`: draws the app icon from resources/icons/anchabu.svg as PNG and ICO; needs an installed Chromium. */
import { readFileSync, writeFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { findChromium } from '../tests/helpers/floors.ts'
import { inProject } from './paths.ts'

const iconSizes = [16, 24, 32, 48, 64, 128, 256]

/** Renders the SVG at one edge length, on a transparent ground. */
async function draw(svg: string, sizes: number[], executablePath: string): Promise<Map<number, Buffer>> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage()
    const pictures = new Map<number, Buffer>()
    for (const size of sizes) {
      await page.setViewportSize({ width: size, height: size })
      await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`)
      pictures.set(size, await page.screenshot({ omitBackground: true }))
    }
    return pictures
  } finally {
    await browser.close()
  }
}

/** Packs PNG pictures into one ICO file: a 6-byte head, 16 bytes per picture, then the pictures as they are. */
function packIco(pictures: [number, Buffer][]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let offset = head.length
  pictures.forEach(([size, picture], index) => {
    const at = 6 + 16 * index
    // 0 stands for 256 in the one-byte width and height.
    head.writeUInt8(size % 256, at)
    head.writeUInt8(size % 256, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(picture.length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += picture.length
  })
  return Buffer.concat([head, ...pictures.map(([, picture]) => picture)])
}

const executablePath = findChromium()
if (executablePath === null) {
  console.error('npm run icons needs an installed Chromium, Chrome or Edge')
  process.exit(1)
}
const svg = readFileSync(inProject('resources', 'icons', 'anchabu.svg'), 'utf8')
const pictures = await draw(svg, [...iconSizes, 512], executablePath)
writeFileSync(inProject('resources', 'icons', 'anchabu.ico'), packIco([...pictures].filter(([size]) => size <= 256)))
for (const size of [256, 512]) {
  writeFileSync(inProject('resources', 'icons', `anchabu-${size}.png`), pictures.get(size) ?? Buffer.alloc(0))
}
console.log(`drawn: anchabu.ico (${iconSizes.join(', ')}), anchabu-256.png, anchabu-512.png`)
