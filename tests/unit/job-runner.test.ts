import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { gathered } from '../../electron/ipc/changes.ts'
import type { ChangedEvent } from '../../electron/ipc/job-protocol.ts'
import { forkWithNode } from '../../electron/ipc/job-runner-node.ts'
import { createJobs, type JobEnd } from '../../electron/ipc/job-runner.ts'
import { throttled } from '../../electron/ipc/progress.ts'

const file = join(import.meta.dirname, '..', 'fixtures', 'jobs', 'speaker.mjs')

function makeJobs() {
  const changed: ChangedEvent[] = []
  const ends: JobEnd[] = []
  const jobs = createJobs({
    fork: forkWithNode(file),
    start: { dataFolder: '/data', resourcesFolder: '/resources', transport: 'browser', version: '0' },
    onChanged: (event) => changed.push(event),
    onEnd: (end) => ends.push(end),
  })
  const progress: [number, number, string][] = []
  const run = (operation: string, signal = new AbortController().signal) =>
    jobs.run(
      { operation, input: { 数: 1 }, enterpriseId: null, actorId: null },
      { signal, progress: (...report) => progress.push(report) },
    )
  return { jobs, run, changed, ends, progress }
}

describe('a job in a process of its own', () => {
  it('brings back its value, its progress and what it changed, and ends', async () => {
    const { run, progress, changed, ends } = makeJobs()
    expect(await run('plain')).toEqual({ ok: true, value: { 数: 1 } })
    expect(progress.at(-1)).toEqual([3, 3, '第 3 步'])
    expect(changed.map((event) => event.operation)).toEqual(['enterprise.create'])
    expect(ends[0]).toMatchObject({ operation: 'plain', code: 0 })
    expect(ends[0]?.peakMemory).toBeGreaterThan(10_000_000)
  })

  it('says that it was cancelled when it stops in good order', async () => {
    const { run } = makeJobs()
    const controller = new AbortController()
    const result = run('long', controller.signal)
    setTimeout(() => controller.abort(), 300)
    expect(await result).toEqual({ ok: false, error: { code: 'cancelled', message: '已取消' } })
  })

  it('is ended after three seconds when it does not listen', async () => {
    const { run } = makeJobs()
    const controller = new AbortController()
    const started = performance.now()
    const result = run('deaf', controller.signal)
    setTimeout(() => controller.abort(), 200)
    expect(await result).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(performance.now() - started).toBeLessThan(6000)
  })

  it('that is cancelled before it starts never gets a process', async () => {
    const { run, ends } = makeJobs()
    expect(await run('plain', AbortSignal.abort())).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(ends).toEqual([])
  })

  it('that crashes is a clear failure, not a hang', async () => {
    const { run, ends } = makeJobs()
    const result = await run('crash')
    expect(result).toMatchObject({ ok: false, error: { code: 'unexpected' } })
    expect(!result.ok && result.error.message).toContain('没有完成')
    expect(ends[0]).toMatchObject({ code: 7, isCrash: true })
    expect(ends[0]?.complaint).toContain('out of luck')
  })

  it('whose program is missing is the same clear failure', async () => {
    const ends: JobEnd[] = []
    const jobs = createJobs({
      fork: forkWithNode(`${file}.missing`),
      onEnd: (end) => ends.push(end),
      start: { dataFolder: '', resourcesFolder: '', transport: 'browser', version: '' },
      onChanged: () => undefined,
    })
    const call = { operation: 'plain', input: {}, enterpriseId: null, actorId: null }
    const result = await jobs.run(call, { signal: new AbortController().signal, progress: () => undefined })
    expect(result).toMatchObject({ ok: false, error: { code: 'unexpected' } })
    expect(ends[0]?.complaint).toContain('Cannot find module')
  })

  it('goes when the app closes', async () => {
    const { run, jobs } = makeJobs()
    const result = run('long')
    await new Promise((resolve) => setTimeout(resolve, 300))
    await jobs.close()
    expect(await result).toMatchObject({ ok: false, error: { code: 'cancelled' } })
  })
})

describe('progress', () => {
  it('is passed on at most every 100 ms, the last report always', async () => {
    const seen: number[] = []
    const progress = throttled((done) => seen.push(done))
    const end = performance.now() + 350
    let count = 0
    while (performance.now() < end) {
      progress.report((count += 1), 0, '')
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
    progress.flush()
    expect(seen.length).toBeLessThanOrEqual(6)
    expect(seen.length).toBeGreaterThanOrEqual(3)
    expect(seen.at(-1)).toBe(count)
  })
})

describe('changes inside a job', () => {
  it('are gathered for each enterprise and the workspace', async () => {
    const seen: ChangedEvent[] = []
    const changes = gathered((event) => seen.push(event))
    const event = (enterpriseId: string | null, topic: ChangedEvent['topics'][number], at: string): ChangedEvent => ({
      kind: 'changed',
      enterpriseId,
      topics: [topic],
      operation: 'enterprise.update',
      at,
    })
    for (let index = 0; index < 500; index += 1) changes.add(event('e', index % 2 ? 'area' : 'finding', `t${index}`))
    changes.add(event(null, 'workspace', 'last'))
    expect(seen).toEqual([])
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect(seen).toEqual([
      { ...event('e', 'finding', 't499'), topics: ['finding', 'area'] },
      event(null, 'workspace', 'last'),
    ])
    changes.flush()
    expect(seen).toHaveLength(2)
    changes.add(event('e', 'area', 'later'))
    changes.flush()
    expect(seen.at(-1)?.at).toBe('later')
  })
})
