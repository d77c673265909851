/** Answering a self-assessment by key in the browser, at the pace of a quick person; and one synced row by bare SQL. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { callerOf } from '../helpers/bridge.ts'
import { launchBrowser } from '../helpers/browser.ts'
import { percentile, tell } from './measure.ts'

interface Times {
  p50: number
  p95: number
}

export interface AnswersFound {
  answers: number
  /** from the key until the acknowledgement of the saved answer has arrived in the window */
  saved: Times
  /** until the page, busy drawing the next item, has taken note of it */
  noted: Times
  /** a row written and synced, own connection */
  bare: Times
}

const keys = 120
const pace = 350
const timesOf = (values: readonly number[]): Times => ({ p50: percentile(values, 0.5), p95: percentile(values, 0.95) })

const dataFolder = mkdtempSync(join(tmpdir(), 'anchabu-bench-'))
const app = await launchBrowser({ dataFolder })
const { page } = app
const call = callerOf(
  () => page,
  () => null,
)

await page.getByRole('button', { name: /^新建我的企业/ }).waitFor()
const { id } = await call('enterprise.create', { name: '自评厂' }, null)
await call('workspace.updateSettings', { lastEnterpriseId: id }, null)
const standard = (await call('standard.list', {}, id)).find(({ itemCount }) => itemCount > 0)
const { today } = await call('workspace.info', {}, null)
const period = { periodFrom: today, periodTo: today, assessedOn: today }
const assessment = await call('assessment.start', { name: '自评', ...period, standardHash: standard?.hash ?? '' }, id)
await page.reload()
await page.getByText('今天要做什么？').first().waitFor()
await page.evaluate((to) => {
  location.hash = to
}, `/standardization/${assessment.id}`)
await page.getByText(/^已评 0\//).waitFor()
await page.waitForTimeout(1500)

await page.evaluate(() => {
  const own = window as unknown as { sent: { from: number; at: number }[]; noted: number[] }
  own.sent = []
  own.noted = []
  performance.setResourceTimingBufferSize(10_000)
  let pressedAt = 0
  document.addEventListener('keydown', () => (pressedAt = performance.now()), true)
  const send = window.fetch
  window.fetch = async (...given) => {
    const from = pressedAt
    const sentAt = performance.now()
    const response = await send(...given)
    if (!String(given[1]?.body).includes('"assessment.answer"')) return response
    await response.clone().text()
    own.noted.push(performance.now() - from)
    own.sent.push({ from, at: sentAt })
    return response
  }
})
for (let index = 0; index < keys; index += 1) {
  await page.keyboard.press(index % 5 === 3 ? 'a' : 'Enter')
  await page.waitForTimeout(pace)
}
const { saved, noted } = await page.evaluate(() => {
  const own = window as unknown as { sent: { from: number; at: number }[]; noted: number[] }
  const arrived = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
  const saved = own.sent.flatMap(({ from, at }) => {
    const entry = arrived.find(({ startTime }) => startTime >= at && startTime < at + 5)
    return entry ? [entry.responseEnd - from] : []
  })
  return { saved, noted: own.noted }
})
await app.close()

// as synchronous as every database of the app
const connection = new Sqlite(join(dataFolder, 'bare.db'))
connection.pragma('journal_mode = WAL')
connection.pragma('synchronous = FULL')
connection.exec('CREATE TABLE answers (id INTEGER PRIMARY KEY, content TEXT NOT NULL) STRICT')
const insert = connection.prepare('INSERT INTO answers (content) VALUES (?)')
const bare = noted.map((_, index) => {
  const from = performance.now()
  insert.run(JSON.stringify({ state: 'scored', index }))
  return performance.now() - from
})
connection.close()
rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
tell({
  answers: saved.length,
  saved: timesOf(saved),
  noted: timesOf(noted),
  bare: timesOf(bare),
} satisfies AnswersFound)
