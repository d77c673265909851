/** Proposing, taking and generating for every template of the risk library, against bare inserts of the same rows. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { composeApp, plainHost } from '../../electron/compose.ts'
import { createDatabase } from '../../electron/database/connection.ts'
import { migrate } from '../../electron/database/migrate.ts'
import { enterpriseMigrations } from '../../electron/database/migrations/index.ts'
import { benchToday } from './findings.ts'
import { peakMegabytes, tell } from './measure.ts'

export interface LibraryFound {
  riskPoints: number
  rows: number
  /** the first call reads and checks the library */
  firstProposal: number
  proposal: number
  take: number
  generate: number
  bare: number
  search: number
  megabytes: number
}

const written = [
  'risk_points',
  'hazards',
  'controls',
  'evaluations',
  'library_entries',
  'checklists',
  'checklist_items',
  'change_journal',
]

const now = () => `${benchToday}T02:00:00.000Z`
const folder = mkdtempSync(join(tmpdir(), 'anchabu-bench-'))
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
const timed = async <T>(work: () => T | Promise<T>): Promise<{ value: T; milliseconds: number }> => {
  const begin = performance.now()
  const value = await work()
  return { value, milliseconds: performance.now() - begin }
}

try {
  const { id } = (await call('enterprise.create', { name: '示例精工金属制品有限公司' }, null)) as { id: string }
  const propose = () =>
    call('library.overview', { isWhole: true }, id) as Promise<{ modules: { templates: { id: string }[] }[] }>
  const first = await timed(propose)
  const again = await timed(propose)
  const choices = first.value.modules.flatMap(({ templates }) => templates.map((one) => ({ templateId: one.id })))
  const take = await timed(() => call('library.take', { choices }, id) as Promise<{ riskPointIds: string[] }>)
  const periods = ['shift', 'day', 'week', 'month', 'quarter', 'halfYear', 'year']
  const generate = await timed(async () => {
    for (const tier of ['post', 'team', 'workshop', 'company']) await call('checklist.generate', { tier, periods }, id)
  })
  const search = await timed(() => call('library.search', { text: '灭火器过期' }, id))

  const { connection } = app.workspace.enterprise(id)
  const bareFile = createDatabase(join(folder, 'bare.db'), 'enterprise')
  migrate(bareFile, enterpriseMigrations, { now })
  bareFile.pragma('foreign_keys = OFF')
  const tables = written.map((table) => ({
    table,
    rows: connection.prepare(`SELECT * FROM ${table}`).all() as Record<string, unknown>[],
  }))
  const bare = await timed(() =>
    bareFile
      .transaction(() => {
        for (const { table, rows } of tables) {
          const columns = Object.keys(rows[0] ?? {})
          if (columns.length === 0) continue
          const marks = columns.map(() => '?').join(', ')
          const insert = bareFile.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`)
          for (const row of rows) insert.run(...columns.map((column) => row[column]))
        }
      })
      .immediate(),
  )
  bareFile.close()
  const found: LibraryFound = {
    riskPoints: take.value.riskPointIds.length,
    rows: tables.reduce((sum, { rows }) => sum + rows.length, 0),
    firstProposal: first.milliseconds,
    proposal: again.milliseconds,
    take: take.milliseconds,
    generate: generate.milliseconds,
    bare: bare.milliseconds,
    search: search.milliseconds,
    megabytes: peakMegabytes(),
  }
  tell(found)
} finally {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
}
