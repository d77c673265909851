/** `node scripts/sample-photos.ts`: draws the sample factory's photos and floor plans; needs an installed Chromium. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { chromium, type Page } from 'playwright-core'
import { findChromium } from '../tests/helpers/floors.ts'
import { inProject } from './paths.ts'
import { sampleFloorPlans } from './sample-plans.ts'
import { samplePhotos } from './sample-scenes.ts'

const maximumBytes = 100 * 1024
const font = readFileSync(inProject('resources', 'fonts', 'NotoSansSC-Bold.ttf')).toString('base64')

/** One picture of the SVG in its own size; refuses what is larger than 100 KB. */
async function draw(page: Page, svg: string, file: string): Promise<number> {
  await page.evaluate((markup) => {
    const host = document.getElementById('host')
    if (host) host.innerHTML = markup
  }, svg)
  const picture = await page
    .locator('#host > svg')
    .screenshot(file.endsWith('.jpg') ? { type: 'jpeg', quality: 82 } : {})
  if (picture.length > maximumBytes) throw new Error(`${file} has ${picture.length} bytes, more than ${maximumBytes}`)
  writeFileSync(file, picture)
  return picture.length
}

const executablePath = findChromium()
if (executablePath === null) {
  console.error('scripts/sample-photos.ts needs an installed Chromium, Chrome or Edge')
  process.exit(1)
}
const photoFolder = inProject('resources', 'samples', 'photos')
const planFolder = inProject('resources', 'samples', 'floor-plans')
for (const folder of [photoFolder, planFolder]) mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await page.setContent(
    `<style>@font-face{font-family:SampleFont;src:url(data:font/ttf;base64,${font})}*{margin:0}svg{display:block}</style><div id="host"></div>`,
  )
  await page.evaluate(() => document.fonts.load('700 18px SampleFont', '示例图'))
  for (const [name, svg] of samplePhotos) console.log(name, await draw(page, svg, `${photoFolder}/${name}.jpg`))
  for (const [name, svg] of sampleFloorPlans) console.log(name, await draw(page, svg, `${planFolder}/${name}.png`))
} finally {
  await browser.close()
}
