/**
 * Writes until it is killed. `newer FILE`: raises the version inside a WAL; `rows FILE`: adds rows inside a WAL;
 * `commands FOLDER ID SEED`: carries out commands through the real dispatcher and acknowledges each on its output.
 */
import { writeSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'

const [mode, place = '', enterpriseId = '', seed = '0'] = process.argv.slice(2)
const say = (line: object): void => void writeSync(1, `${JSON.stringify(line)}\n`)

function writeIntoWal(sql: string): void {
  const connection = new Sqlite(place)
  connection.pragma('journal_mode = WAL')
  connection.pragma('wal_autocheckpoint = 0')
  connection.exec(sql)
  say({ ready: true })
  setInterval(() => connection.pragma('user_version'), 1000)
}

type Run = (operation: string, input: object) => Promise<Record<string, unknown>>

/** The answers of the one self-assessment of this folder, which the first writer starts. */
async function assessmentAnswers(run: Run, today: string): Promise<string[]> {
  const known = (await run('assessment.list', {})) as unknown as { id: string }[]
  const standards = (await run('standard.list', {})) as unknown as { id: string; hash: string }[]
  const standardHash = standards.find(({ id }) => id === 'general-13')?.hash ?? ''
  const period = { periodFrom: today, periodTo: today, assessedOn: today }
  const { id } = known[0] ?? (await run('assessment.start', { name: '自评', ...period, standardHash }))
  const { answers } = (await run('assessment.get', { id })) as unknown as { answers: { id: string }[] }
  return answers.map((answer) => answer.id)
}

async function carryOutCommands(): Promise<void> {
  const { composeApp, plainHost } = await import('../../electron/compose.ts')
  const { dispatcher } = composeApp({
    dataFolder: place,
    resourcesFolder: join(import.meta.dirname, '..', '..', 'resources'),
    host: plainHost('cli', 'test'),
  })
  const run = async (operation: string, input: object): Promise<Record<string, unknown>> => {
    const result = await dispatcher.call({ operation, input, enterpriseId, actorId: null })
    if (!result.ok) throw new Error(`${operation}: ${result.error.message}`)
    return result.value as Record<string, unknown>
  }
  const acknowledge = (type: string, record: Record<string, unknown>): void =>
    say({ type, id: record['id'], revision: record['revision'], number: record['number'], sha256: record['sha256'] })
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  const { id: areaId } = await run('area.create', { name: `区域 ${seed}` })
  const answerIds = await assessmentAnswers(run, today)
  say({ ready: true })
  for (let turn = 0; ; turn += 1) {
    const answerId = answerIds[turn % answerIds.length]
    const freeDeductions = turn % 3 === 0 ? [{ reason: `缺记录 ${seed}`, points: 1 + (turn % 50) }] : []
    acknowledge(
      'assessmentAnswer',
      await run('assessment.answer', { answerId, side: 'own', state: 'scored', freeDeductions }),
    )
    const person = await run('person.create', { name: `人员${turn}`, post: `轮次 ${seed}` })
    acknowledge('person', person)
    const finding = await run('finding.create', { description: `隐患 ${seed}-${turn}`, foundOn: today, areaId })
    acknowledge('finding', finding)
    const moved = await run('finding.update', {
      id: finding['id'],
      revision: finding['revision'],
      patch: { location: '二层'.repeat(turn % 40) },
    })
    acknowledge('finding', moved)
    if (turn % 5 === 0) {
      const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(`${seed}-${turn} `.repeat(2000))])
      const photo = await run('attachment.put', {
        recordType: 'finding',
        recordId: finding['id'],
        role: 'before',
        base64: bytes.toString('base64'),
      })
      acknowledge('attachment', photo)
    }
  }
}

if (mode === 'newer') writeIntoWal('PRAGMA user_version = 99')
else if (mode === 'rows') {
  writeIntoWal(`UPDATE change_journal SET actor_name = 'written before the kill' WHERE id = 1;
    INSERT INTO settings VALUES ('written before the kill', '1')`)
} else await carryOutCommands()
