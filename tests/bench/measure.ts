/** One measurement is one process; two subjects take turns, and their medians are compared. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** What one run of one subject took. */
export interface Sample {
  /** of the clock on the wall, without loading the code */
  milliseconds: number
  /** of the processor, which other programs on the machine hardly lengthen; absent where several processes share the work */
  cpuMilliseconds?: number
  /** most memory that was resident at once */
  megabytes: number
  /** pages, rows, files: what came out */
  units: number
}

/** Times a piece of work in this process; what the process holds already counts as memory too. */
export async function sampleOf(work: () => Promise<number>): Promise<Sample> {
  const cpu = process.cpuUsage()
  const started = performance.now()
  const units = await work()
  const milliseconds = performance.now() - started
  const { user, system } = process.cpuUsage(cpu)
  return { milliseconds, cpuMilliseconds: (user + system) / 1000, megabytes: peakMegabytes(), units }
}

/** Most memory that this process held; on Linux its own mark, as `maxRSS` begins there with the starter's memory. */
export function peakMegabytes(): number {
  if (process.platform === 'linux') {
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
    if (kilobytes !== undefined) return Number(kilobytes) / 1024
  }
  return process.resourceUsage().maxRSS / 1024
}

/** The last line of a measuring process, which is what it found out. */
export function tell(found: unknown): void {
  process.stdout.write(`\n${JSON.stringify(found)}\n`)
}

/** Runs a measuring script of this folder in a process of its own and returns what it tells. */
export async function measureAlone<T>(script: string, ...args: string[]): Promise<T> {
  const child = spawn(
    process.execPath,
    [new URL(script, import.meta.url).pathname.replace(/^\/(?=\w:)/, ''), ...args],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString()
  })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0) throw new Error(`${script} ${args.join(' ')} ended with ${code}`)
  return JSON.parse(output.trimEnd().split('\n').at(-1) ?? '') as T
}

/** The value below which a share of the values lies, by the nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}

/** Lets the subjects take turns, A B A B, and gives back the medians of each. */
export async function takeTurns<Name extends string>(
  rounds: number,
  subjects: Record<Name, () => Promise<Sample>>,
): Promise<Record<Name, Sample>> {
  const names = Object.keys(subjects) as Name[]
  const samples = new Map<Name, Sample[]>(names.map((name) => [name, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) samples.get(name)?.push(await subjects[name]())
  }
  const medians = names.map((name) => [name, medianOf(samples.get(name) ?? [])] as const)
  return Object.fromEntries(medians) as Record<Name, Sample>
}

function medianOf(samples: Sample[]): Sample {
  const median = (values: number[]): number => percentile(values, 0.5)
  const cpu = samples.flatMap(({ cpuMilliseconds }) => cpuMilliseconds ?? [])
  return {
    milliseconds: median(samples.map(({ milliseconds }) => milliseconds)),
    ...(cpu.length > 0 ? { cpuMilliseconds: median(cpu) } : {}),
    megabytes: median(samples.map(({ megabytes }) => megabytes)),
    units: median(samples.map(({ units }) => units)),
  }
}
