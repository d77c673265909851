/** A floor plan with 300 zones in the browser: time between frames while it is panned, zoomed, and a corner is dragged. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { callerOf } from '../helpers/bridge.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { percentile, tell } from './measure.ts'

interface Frames {
  frames: number
  p50: number
  p95: number
}

export interface MapFound {
  zones: number
  panning: Frames
  zooming: Frames
  dragging: Frames
  /** nothing moves: what the machine itself gives */
  resting: Frames
}

const columns = 20
const rows = 15
const moves = 180

const dataFolder = mkdtempSync(join(tmpdir(), 'anchabu-bench-'))
const app = await launchBrowser({ dataFolder })
const { page } = app
const call = callerOf(
  () => page,
  () => null,
)

await page.getByRole('button', { name: /^新建我的企业/ }).waitFor()
const { id } = await call('enterprise.create', { name: '四色图厂' }, null)
await call('workspace.updateSettings', { lastEnterpriseId: id }, null)
const plan = await call(
  'floor-plan.create',
  { name: '总平面', ground: 'grid', width: 1600, height: 1000, widthDecimetres: 3200 },
  id,
)
const levels = ['major', 'considerable', 'general', 'low'] as const
for (let index = 0; index < columns * rows; index += 1) {
  const left = (index % columns) / columns
  const top = Math.floor(index / columns) / rows
  const [right, bottom] = [left + 0.9 / columns, top + 0.9 / rows]
  await call(
    'area.create',
    {
      name: `区域 ${index + 1}`,
      floorPlanId: plan.id,
      polygon: [
        [left, top],
        [(left + right) / 2, top + 0.004],
        [right, top],
        [right, bottom],
        [left, bottom],
      ],
      levelOverride: levels[index % 4] ?? 'low',
      levelOverrideReason: '测速',
    },
    id,
  )
}
await page.reload()
await page.getByText('今天要做什么？').first().waitFor()
await page.evaluate(() => {
  location.hash = '/areas/map'
})
await page
  .locator('.map-zone')
  .nth(columns * rows - 1)
  .waitFor()
await page.waitForTimeout(1000)

/** Times between the frames that are drawn while the deed goes on. */
async function framesOf(deed: () => Promise<void>): Promise<Frames> {
  await page.evaluate(() => {
    const own = window as unknown as { times: number[]; isWatching: boolean }
    own.times = []
    own.isWatching = true
    const note = (at: number): void => {
      own.times.push(at)
      if (own.isWatching) requestAnimationFrame(note)
    }
    requestAnimationFrame(note)
  })
  await deed()
  const times = await page.evaluate(() => {
    const own = window as unknown as { times: number[]; isWatching: boolean }
    own.isWatching = false
    return own.times
  })
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? at))
  return { frames: gaps.length, p50: percentile(gaps, 0.5), p95: percentile(gaps, 0.95) }
}

/** Moves the pressed pointer to and fro, one move after each answered one. */
async function drag(from: { x: number; y: number }, width: number): Promise<void> {
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  for (let step = 1; step <= moves; step += 1)
    await page.mouse.move(from.x + Math.sin(step / 9) * width, from.y + Math.sin(step / 7) * width * 0.6)
  await page.mouse.up()
  await page.waitForTimeout(50)
}

const middleOf = async (open: Page, selector: string) => {
  const box = await open.locator(selector).first().boundingBox()
  return { x: (box?.x ?? 0) + (box?.width ?? 0) / 2, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 }
}
const middle = await middleOf(page, '.map-stage')
const resting = await framesOf(() => page.waitForTimeout(1500))
const panning = await framesOf(() => drag(middle, 160))
const zooming = await framesOf(async () => {
  for (let step = 0; step < 60; step += 1) await page.mouse.wheel(0, step < 30 ? -60 : 60)
  await page.waitForTimeout(50)
})
await page.getByRole('button', { name: '看全图' }).click()
await page.locator('.map-zone').nth(150).focus()
await page.keyboard.press('Enter')
await page.locator('.map-corner').first().waitFor()
await page.waitForTimeout(500)
const dragging = await framesOf(async () => drag(await middleOf(page, '.map-corner'), 30))
await app.close()
rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
tell({ zones: columns * rows, resting, panning, zooming, dragging } satisfies MapFound)
