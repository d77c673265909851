/**
 * `npm run gallery`: the first page of every document of the sample on one sheet, out/gallery/contact-sheet.png, for people to
 * look at; needs pdftoppm (poppler-utils).
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pngOf } from '../electron/exporters/picture.ts'
import { imageSize } from '../electron/exporters/image-size.ts'
import { drawFirstPage } from '../tests/helpers/first-pages.ts'
import { inProject } from './paths.ts'
import { run } from './run.ts'

const folder = inProject('out', 'gallery')
const columns = 8
/** of a picture's box on the sheet, in pixels */
const boxWidth = 300
const boxHeight = 300
const captionHeight = 28
const gap = 16

interface Page {
  title: string
  file: string
}

async function firstPages(): Promise<Page[]> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const made = await run(process.execPath, [
    inProject('electron', 'cli.ts'),
    'demo',
    '--format',
    'pdf',
    '--out',
    join(folder, 'pdf'),
  ])
  if (made.code !== 0) throw new Error(made.output)
  const { documents } = JSON.parse(readFileSync(join(folder, 'pdf', 'manifest.json'), 'utf8')) as {
    documents: { file: string; title: string }[]
  }
  const pages: Page[] = []
  for (const { file, title } of documents) {
    const target = join(folder, `${file.replace(/\.pdf$/, '')}.png`)
    await drawFirstPage(join(folder, 'pdf', file), target, 100)
    pages.push({ title, file: target })
  }
  return pages
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`)

/** All pages in rows with their titles, as one drawing. */
function contactSheet(pages: readonly Page[]): { svg: string; width: number } {
  const cellWidth = boxWidth + gap
  const cellHeight = boxHeight + captionHeight + gap
  const width = columns * cellWidth + gap
  const height = Math.ceil(pages.length / columns) * cellHeight + gap
  const cells = pages.map(({ title, file }, index) => {
    const bytes = readFileSync(file)
    const size = imageSize(bytes)
    if (size === null) throw new Error(`${file} is no picture`)
    const scale = Math.min(boxWidth / size.width, boxHeight / size.height)
    const [shownWidth, shownHeight] = [size.width * scale, size.height * scale]
    const left = gap + (index % columns) * cellWidth + (boxWidth - shownWidth) / 2
    const top = gap + Math.floor(index / columns) * cellHeight
    const middle = gap + (index % columns) * cellWidth + boxWidth / 2
    return [
      `<image x="${left}" y="${top}" width="${shownWidth}" height="${shownHeight}" href="data:image/png;base64,${bytes.toString('base64')}"/>`,
      `<rect x="${left}" y="${top}" width="${shownWidth}" height="${shownHeight}" fill="none" stroke="#98a1b0"/>`,
      `<text x="${middle}" y="${top + boxHeight + 20}" text-anchor="middle" font-size="15" font-family="Noto Sans SC">${escaped(title)}</text>`,
    ].join('')
  })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="#e5e8ed"/>${cells.join('')}</svg>`
  return { svg, width }
}

const pages = await firstPages()
const { svg, width } = contactSheet(pages)
writeFileSync(join(folder, 'contact-sheet.png'), await pngOf(svg, width, inProject('resources', 'fonts')))
console.log(`${pages.length} documents, ${join(folder, 'contact-sheet.png')}`)
