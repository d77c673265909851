/** Opening, filtering, searching and paging a ledger of 100,000 findings through the dispatcher, and by a plain query. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import { findingFilter, type findingOperations } from '#shared/contract/finding'
import { composeApp, plainHost } from '../../electron/compose.ts'
import { type Connection, openDatabase } from '../../electron/database/connection.ts'
import { writeDatabase } from '../../electron/database/database.ts'
import { benchToday, seedFindings } from './findings.ts'
import { peakMegabytes, percentile, tell } from './measure.ts'

type ListInput = z.input<(typeof findingOperations)['finding.list']['input']>

/** What users do with the ledger, by the row of the table that it counts for. */
const deeds = {
  open: { 'newest first': {} },
  filter: {
    'to be rectified': { statuses: ['rectifying'] },
    overdue: { isOverdue: true },
    'open, by deadline': { isOpen: true, sort: 'dueOn', descending: false },
    'major of a year': { grades: ['major'], foundFrom: '2025-01-01', foundTo: '2025-12-31' },
    'category, by day': { categories: ['个体防护'], sort: 'foundOn' },
    'with void ones': { includeVoided: true },
  },
  search: {
    '防护 (common)': { search: '防护' },
    '人员 (every one)': { search: '人员' },
    '27号工位 (some)': { search: '27号工位' },
    'two words': { search: '冲床 周海波' },
    number: { search: 'yh-2025-0420' },
    'latin letters': { search: 'co2' },
    'nothing found': { search: '锅炉房' },
    'in open ones, by deadline': { search: '灭火器', isOpen: true, sort: 'dueOn', descending: false },
    'common, by day': { search: '防护', sort: 'foundOn' },
    'common, by area': { search: '防护', sort: 'area', descending: false },
  },
  'sort and page': {
    'oldest first': { descending: false },
    'by day': { sort: 'foundOn' },
    'by deadline': { sort: 'dueOn' },
    'by state': { sort: 'status', descending: false },
    'by area': { sort: 'area', descending: false },
    'page 50,000': { offset: 50_000 },
    'page 98,000': { offset: 98_000 },
    'page 50,000 by day': { offset: 50_000, sort: 'foundOn' },
    '500 rows': { limit: 500 },
  },
} as const satisfies Record<string, Record<string, ListInput>>

/** Milliseconds of one side: of the clock, and of the processor, which other programs on the machine do not lengthen. */
interface Times {
  p50: number
  p95: number
  cpuP95: number
}

export interface Measured {
  name: string
  calls: number
  ours: Times
  bare: Times
}

export interface ListsFound {
  groups: Measured[]
  deeds: Measured[]
  megabytes: number
  seedMilliseconds: number
}

const sortColumns = { foundOn: 'found_on', dueOn: 'due_on', status: 'status', area: 'area_id', number: 'number_order' }

/** The query that one would write first: count what fits, then take the page in its order; rows come as stored. */
function plainList(connection: Connection, input: ListInput): number {
  const filter = findingFilter.parse(input)
  const { offset = 0, limit = 100 } = input
  const conditions = ["status <> 'draft'"]
  const values: unknown[] = []
  const among = (column: string, list: readonly string[]): void => {
    if (list.length === 0) return
    conditions.push(`${column} in (${list.map(() => '?').join(', ')})`)
    values.push(...list)
  }
  if (!filter.includeVoided) conditions.push('voided_at is null')
  among('status', filter.statuses)
  among('grade', filter.grades)
  among('category', filter.categories)
  if (filter.isOpen) conditions.push("status <> 'closed'")
  if (filter.isOverdue) conditions.push(`status = 'rectifying' and due_on < '${benchToday}'`)
  if (filter.foundFrom !== '') conditions.push(`found_on between '${filter.foundFrom}' and '${filter.foundTo}'`)
  for (const word of filter.search.toLowerCase().split(' ').filter(Boolean)) {
    conditions.push('instr(search_text, ?) > 0')
    values.push(word)
  }
  const where = conditions.join(' and ')
  const way = filter.descending ? 'desc' : 'asc'
  const column = sortColumns[filter.sort]
  const { total } = connection.prepare(`select count(*) as total from findings where ${where}`).get(...values) as {
    total: number
  }
  connection
    .prepare(
      `select * from findings where ${where} order by ${column} ${way}, number_order ${way} limit ${limit} offset ${offset}`,
    )
    .all(...values)
  return total
}

/** Fills a new data folder and measures; every deed and the plain query for it take turns. */
async function measureLists(count: number, calls: number): Promise<ListsFound> {
  const folder = mkdtempSync(join(tmpdir(), 'anchabu-bench-'))
  const now = () => `${benchToday}T02:00:00.000Z`
  const app = composeApp({
    dataFolder: folder,
    resourcesFolder: join(import.meta.dirname, '..', '..', 'resources'),
    host: plainHost('cli', '0.0.0-bench'),
    clock: { now, today: () => benchToday },
  })
  const call = async (operation: string, input: unknown, enterpriseId: string | null): Promise<unknown> => {
    const answer = await app.dispatcher.call({ operation, input, enterpriseId, actorId: null })
    if (!answer.ok) throw new Error(`${operation}: ${answer.error.message}`)
    return answer.value
  }
  try {
    const { id } = (await call('enterprise.create', { name: '示例精工金属制品有限公司' }, null)) as { id: string }
    const { connection } = app.workspace.enterprise(id)
    const started = performance.now()
    const writing = {
      db: writeDatabase(connection),
      actionId: uuidv7(),
      at: now(),
      today: benchToday,
      actor: { id: null, name: '' },
      operation: 'finding.create',
    }
    connection.transaction(() => seedFindings(writing, count)).immediate()
    const seedMilliseconds = performance.now() - started
    // A connection of its own, so that each side keeps its own pages in memory.
    const plain = openDatabase(connection.name, 'enterprise', { readonly: true })

    const found: ListsFound = { groups: [], deeds: [], megabytes: 0, seedMilliseconds }
    for (const [group, inputs] of Object.entries(deeds)) {
      const rounds = Math.ceil(calls / Object.keys(inputs).length)
      const all = { ours: newTimes(), bare: newTimes() }
      for (const [name, input] of Object.entries<ListInput>(inputs)) {
        const own = { ours: newTimes(), bare: newTimes() }
        for (let round = 0; round < rounds; round += 1) {
          const page = await timed([own.ours, all.ours], () => call('finding.list', input, id))
          const total = await timed([own.bare, all.bare], () => plainList(plain, input))
          if ((page as { total: number }).total !== total) throw new Error(`${group}, ${name}: the two sides disagree`)
        }
        found.deeds.push({ name: `${group}: ${name}`, calls: rounds, ...summaryOf(own) })
      }
      found.groups.push({ name: group, calls: all.ours.wall.length, ...summaryOf(all) })
    }
    plain.close()
    found.megabytes = peakMegabytes()
    return found
  } finally {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Lists {
  wall: number[]
  cpu: number[]
}
const newTimes = (): Lists => ({ wall: [], cpu: [] })

async function timed<T>(into: Lists[], work: () => T | Promise<T>): Promise<T> {
  const cpu = process.threadCpuUsage()
  const begin = performance.now()
  const result = await work()
  const wall = performance.now() - begin
  const { user, system } = process.threadCpuUsage(cpu)
  for (const lists of into) {
    lists.wall.push(wall)
    lists.cpu.push((user + system) / 1000)
  }
  return result
}

const timesOf = ({ wall, cpu }: Lists): Times => ({
  p50: percentile(wall, 0.5),
  p95: percentile(wall, 0.95),
  cpuP95: percentile(cpu, 0.95),
})

const summaryOf = ({ ours, bare }: { ours: Lists; bare: Lists }): { ours: Times; bare: Times } => ({
  ours: timesOf(ours),
  bare: timesOf(bare),
})

const [count = '100000', calls = '60'] = process.argv.slice(2)
tell(await measureLists(Number(count), Number(calls)))
