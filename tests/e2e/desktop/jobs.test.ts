import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BridgeEvent } from '#shared/contract/bridge'
import { callFromPage } from '../../helpers/bridge.ts'
import { type Desktop, desktopMissing, launchDesktop } from '../../helpers/desktop.ts'
import { requireFloor } from '../../helpers/floors.ts'

describe.runIf(requireFloor('desktop', desktopMissing()))('jobs of the desktop app', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'anchabu-data-'))
  let desktop: Desktop
  let enterpriseId = ''
  const events = () => desktop.page.evaluate(() => (globalThis as unknown as { seen: BridgeEvent[] }).seen)
  const jobProcesses = () =>
    desktop.app.evaluate(({ app }) => app.getAppMetrics().filter(({ name }) => name === 'anchabu-job').length)

  beforeAll(async () => {
    desktop = await launchDesktop({ dataFolder })
    await desktop.page.evaluate(() => {
      const scope = globalThis as unknown as {
        seen: BridgeEvent[]
        anchabu: { subscribe(listener: (event: BridgeEvent) => void): void }
      }
      scope.seen = []
      scope.anchabu.subscribe((event) => scope.seen.push(event))
    })
  })
  afterAll(async () => {
    await desktop?.close()
    rmSync(dataFolder, { recursive: true, force: true, maxRetries: 5 })
  })

  it('run in a process of their own that ends with the job, with progress', async () => {
    const jobId = randomUUID()
    const loaded = await callFromPage(desktop.page, 'enterprise.loadSample', {}, null, jobId)
    expect(loaded).toMatchObject({ ok: true, value: { isSample: true } })
    if (loaded.ok) enterpriseId = loaded.value.id
    const seen = await events()
    expect(seen.some((event) => event.kind === 'progress' && event.jobId === jobId)).toBe(true)
    expect(seen.some((event) => event.kind === 'changed' && event.operation === 'enterprise.loadSample')).toBe(true)
    await expect.poll(jobProcesses).toBe(0)
  })

  it('prepare the sample documents beside the data', async () => {
    const jobId = randomUUID()
    const prepared = await callFromPage(desktop.page, 'sample-document.prepare', {}, null, jobId)
    expect(prepared).toMatchObject({ ok: true })
    expect((await events()).some((event) => event.kind === 'progress' && event.jobId === jobId)).toBe(true)
    // the sample enterprise has made no change of criteria: the one that was laid aside has
    const difference = await callFromPage(desktop.page, 'sample-document.preview', {
      reportId: 'pack-switch-difference',
    })
    expect(difference).toMatchObject({ ok: true, value: { enterpriseId: null } })
    const listed = await callFromPage(desktop.page, 'enterprise.list', {})
    expect(listed.ok && listed.value.map(({ id }) => id)).toEqual([enterpriseId])
    await expect.poll(jobProcesses).toBe(0)
  })

  it('can be cancelled', async () => {
    const jobId = randomUUID()
    const result = callFromPage(desktop.page, 'enterprise.loadSample', {}, null, jobId)
    await desktop.page.waitForTimeout(100)
    await desktop.page.evaluate(
      (id) => (globalThis as unknown as { anchabu: { cancel(id: string): Promise<void> } }).anchabu.cancel(id),
      jobId,
    )
    expect(await result).toMatchObject({ ok: false, error: { code: 'cancelled', message: '已取消' } })
    await expect.poll(jobProcesses).toBe(0)
  })

  it('leave a backup when the app ends, and everything closed', async () => {
    const changed = await callFromPage(desktop.page, 'setting.set', { key: 'trial', value: 1 }, enterpriseId)
    expect(changed).toMatchObject({ ok: true })
    await desktop.close()
    const backups = join(dataFolder, 'backups', enterpriseId)
    const manifests = readdirSync(backups).filter((name) => name.endsWith('.json'))
    expect(manifests).toHaveLength(1)
    expect(JSON.parse(readFileSync(join(backups, manifests[0] ?? ''), 'utf8'))).toMatchObject({ reason: 'exit' })
    expect(existsSync(join(dataFolder, 'enterprises', enterpriseId, 'enterprise.db-wal'))).toBe(false)
  })
})
