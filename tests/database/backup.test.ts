import { enterpriseMigrations } from '../../electron/database/migrations/index.ts'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { backupsToKeep, type RotatedBackup } from '../../electron/files/backup-rotation.ts'
import { startBackups } from '../../electron/files/backup-schedule.ts'
import { backUpEnterprise } from '../../electron/services/data.ts'
import { openApp, photoBytes, smallFactory, temporaryFolder } from '../helpers/workspace.ts'

const findingCount = async (app: ReturnType<typeof openApp>, id: string): Promise<number> =>
  (await app.run('finding.list', {}, id)).total

describe('a backup', () => {
  it('is one checked file with a manifest, and its attachments once each', async () => {
    const app = openApp(temporaryFolder())
    const factory = await smallFactory(app)
    const made = await app.run('backup.create', { enterpriseId: factory.id })
    expect(made).toMatchObject({
      enterpriseName: '青岚机械有限公司',
      reason: 'manual',
      schemaVersion: enterpriseMigrations.length,
      attachmentCount: 1,
      missingAttachments: 0,
      place: 'primary',
      warning: '',
    })
    expect(made.counts).toMatchObject({ findings: 3, people: 1, risk_points: 1 })
    expect(made.checkedAt).not.toBeNull()
    const folder = join(app.workspace.backupFolder, factory.id)
    expect(readdirSync(folder).sort()).toEqual([made.id, made.id.replace('.db', '.json'), 'attachments'].sort())
    expect(readFileSync(join(folder, 'attachments', factory.photo.slice(0, 2), factory.photo))).toEqual(
      photoBytes('photo of 青岚机械有限公司'),
    )
    expect(await app.run('backup.list', { enterpriseId: factory.id })).toHaveLength(1)
  })

  it('goes to the second place too, and a second place that is gone is only a warning', async () => {
    const app = openApp(temporaryFolder())
    const second = temporaryFolder()
    const factory = await smallFactory(app)
    await app.run('workspace.updateSettings', { secondBackupFolder: second })
    const both = await app.run('backup.create', { enterpriseId: factory.id })
    const copy = join(second, '安查簿备份', factory.id, both.id)
    expect(readFileSync(copy)).toEqual(readFileSync(join(app.workspace.backupFolder, factory.id, both.id)))
    rmSync(second, { recursive: true })
    writeFileSync(second, 'a file where the folder was')
    const alone = await app.run('backup.create', { enterpriseId: factory.id })
    expect(alone.warning).toContain('第二备份位置')
    expect(await app.run('backup.list', { enterpriseId: factory.id })).toHaveLength(2)
  })

  it('that lies only in the second place can be restored from there', async () => {
    const app = openApp(temporaryFolder())
    const second = temporaryFolder()
    const factory = await smallFactory(app)
    await app.run('workspace.updateSettings', { secondBackupFolder: second })
    const made = await app.run('backup.create', { enterpriseId: factory.id })
    rmSync(app.workspace.backupFolder, { recursive: true })
    rmSync(join(app.workspace.enterpriseFolder(factory.id), 'attachments'), { recursive: true })
    const listed = await app.run('backup.list', { enterpriseId: factory.id })
    expect(listed.map(({ id, place }) => ({ id, place }))).toEqual([{ id: made.id, place: 'second' }])
    await app.run('backup.restore', { enterpriseId: factory.id, backupId: made.id })
    expect(app.workspace.attachments(factory.id).has(factory.photo)).toBe(true)
  })

  it('that was altered is refused with a sentence', async () => {
    const app = openApp(temporaryFolder())
    const factory = await smallFactory(app)
    const made = await app.run('backup.create', { enterpriseId: factory.id })
    const file = join(app.workspace.backupFolder, factory.id, made.id)
    const bytes = readFileSync(file)
    const at = bytes.indexOf('欧阳青禾')
    bytes.write('司马', at)
    writeFileSync(file, bytes)
    const preview = await app.run('backup.preview', { enterpriseId: factory.id, backupId: made.id })
    expect(preview).toMatchObject({ isUsable: false })
    expect(preview.message).toContain('不一致')
    const answer = await app.result('backup.restore', { enterpriseId: factory.id, backupId: made.id })
    expect(answer).toMatchObject({ ok: false, error: { code: 'file' } })
    expect(await findingCount(app, factory.id)).toBe(3)
  })
})

describe('restoring', () => {
  it('shows what would change, brings the earlier state and its photos back, and can be undone', async () => {
    const app = openApp(temporaryFolder())
    const factory = await smallFactory(app)
    const made = await app.run('backup.create', { enterpriseId: factory.id })
    for (const text of ['地面油污', '电线老化']) {
      await app.run('finding.create', { description: text, foundOn: '2026-03-05' }, factory.id)
    }
    rmSync(app.workspace.attachments(factory.id).path(factory.photo))
    const preview = await app.run('backup.preview', { enterpriseId: factory.id, backupId: made.id })
    expect(preview.isUsable).toBe(true)
    expect([preview.now['findings'], preview.backup.counts['findings']]).toEqual([5, 3])

    const { undoBackupId } = await app.run('backup.restore', { enterpriseId: factory.id, backupId: made.id })
    expect(await findingCount(app, factory.id)).toBe(3)
    expect(app.workspace.attachments(factory.id).has(factory.photo)).toBe(true)
    expect((await app.run('data.verify', { enterpriseId: factory.id })).isSound).toBe(true)
    expect(undoBackupId).not.toBeNull()

    await app.run('backup.restore', { enterpriseId: factory.id, backupId: undoBackupId ?? '' })
    expect(await findingCount(app, factory.id)).toBe(5)
    const reasons = (await app.run('backup.list', { enterpriseId: factory.id })).map(({ reason }) => reason)
    expect(reasons).toEqual(['beforeRestore', 'beforeRestore', 'manual'])
  })

  it('leaves no trace of a WAL that lay beside the old database', async () => {
    const app = openApp(temporaryFolder())
    const factory = await smallFactory(app)
    const made = await app.run('backup.create', { enterpriseId: factory.id })
    app.workspace.closeEnterprises()
    const file = app.workspace.databaseFile(factory.id)
    writeFileSync(file, 'no longer a database')
    writeFileSync(`${file}-wal`, 'left by a program that was killed')
    const { undoBackupId } = await app.run('backup.restore', { enterpriseId: factory.id, backupId: made.id })
    expect(undoBackupId).toBeNull()
    expect(await findingCount(app, factory.id)).toBe(3)
    const kept = readdirSync(join(app.workspace.backupFolder, factory.id)).find((name) => name.startsWith('damaged-'))
    const folder = join(app.workspace.backupFolder, factory.id, kept ?? '')
    expect(readFileSync(join(folder, 'enterprise.db'), 'utf8')).toBe('no longer a database')
    expect(readFileSync(join(folder, 'enterprise.db-wal'), 'utf8')).toBe('left by a program that was killed')
  })

  it('keeps everybody else out while it runs; the list shows what was known', async () => {
    const app = openApp(temporaryFolder())
    const factory = await smallFactory(app)
    const made = await app.run('backup.create', { enterpriseId: factory.id })
    await app.run('enterprise.list', {})
    const restoring = app.run('backup.restore', { enterpriseId: factory.id, backupId: made.id })
    expect(await app.run('enterprise.list', {})).toMatchObject([
      { id: factory.id, name: '青岚机械有限公司', state: 'locked', openFindingCount: 3 },
    ])
    const busy = { ok: false, error: { code: 'conflict' } }
    expect(await app.result('person.create', { name: '司马青' }, factory.id)).toMatchObject(busy)
    expect(await app.result('backup.restore', { enterpriseId: factory.id, backupId: made.id })).toMatchObject(busy)
    await restoring
    expect(await app.run('enterprise.list', {})).toMatchObject([{ id: factory.id, state: 'ok' }])
  })

  it('is refused while another program writes the enterprise', async () => {
    const folder = temporaryFolder()
    const app = openApp(folder)
    const factory = await smallFactory(app)
    const made = await app.run('backup.create', { enterpriseId: factory.id })
    const other = openApp(folder)
    const answer = await other.result('backup.restore', { enterpriseId: factory.id, backupId: made.id })
    expect(answer).toMatchObject({ ok: false, error: { code: 'conflict' } })
  })
})

describe('importing a backup file', () => {
  it('creates the enterprise where it is not known, with its photos', async () => {
    const home = openApp(temporaryFolder())
    const stick = temporaryFolder()
    const factory = await smallFactory(home)
    await home.run('workspace.updateSettings', { secondBackupFolder: stick })
    const made = await home.run('backup.create', { enterpriseId: factory.id })

    const away = openApp(temporaryFolder())
    const path = join(stick, '安查簿备份', factory.id, made.id)
    expect(await away.run('backup.import', { path })).toEqual({ enterpriseId: factory.id })
    expect(await findingCount(away, factory.id)).toBe(3)
    expect(away.workspace.attachments(factory.id).has(factory.photo)).toBe(true)
    expect((await away.run('enterprise.list', {})).map(({ name }) => name)).toEqual(['青岚机械有限公司'])
  })

  it('adds it to the backups of a known enterprise and changes nothing else', async () => {
    const app = openApp(temporaryFolder())
    const factory = await smallFactory(app)
    const made = await app.run('backup.create', { enterpriseId: factory.id })
    const elsewhere = temporaryFolder()
    for (const ending of ['.db', '.json']) {
      const name = made.id.replace('.db', ending)
      writeFileSync(join(elsewhere, name), readFileSync(join(app.workspace.backupFolder, factory.id, name)))
    }
    await app.run('finding.create', { description: '地面油污', foundOn: '2026-03-05' }, factory.id)
    await app.run('backup.import', { path: join(elsewhere, made.id) })
    expect(await app.run('backup.list', { enterpriseId: factory.id })).toHaveLength(2)
    expect(await findingCount(app, factory.id)).toBe(4)
  })

  it('takes an enterprise.db that was copied with its WAL', async () => {
    const home = openApp(temporaryFolder())
    const factory = await smallFactory(home)
    const stick = join(temporaryFolder(), factory.id)
    mkdirSync(stick)
    for (const name of ['enterprise.db', 'enterprise.db-wal']) {
      writeFileSync(join(stick, name), readFileSync(join(home.workspace.enterpriseFolder(factory.id), name)))
    }
    const away = openApp(temporaryFolder())
    await away.run('backup.import', { path: join(stick, 'enterprise.db') })
    expect(await findingCount(away, factory.id)).toBe(3)
  })

  it('refuses what is not ours', async () => {
    const app = openApp(temporaryFolder())
    const path = join(temporaryFolder(), 'photos.db')
    writeFileSync(path, Buffer.alloc(8192, 7))
    expect(await app.result('backup.import', { path })).toMatchObject({ ok: false, error: { code: 'file' } })
    expect(app.workspace.enterpriseIds()).toEqual([])
  })
})

describe('backups by themselves', () => {
  it('are made for what has changed since the last one, also when the run that changed it was killed', async () => {
    const folder = temporaryFolder()
    const app = openApp(folder)
    const factory = await smallFactory(app)
    const failures: unknown[] = []
    const log = { info: () => {}, warn: () => {}, failure: (error: unknown) => String(failures.push(error)) }
    const schedule = startBackups({
      workspace: app.workspace,
      log,
      backUp: async (id, reason) => (await backUpEnterprise({ ...app, host: app.host }, id, reason)).warning,
    })
    const count = async (): Promise<number> => (await app.run('backup.list', { enterpriseId: factory.id })).length
    await schedule.backupAllChanged('interval')
    await schedule.backupAllChanged('interval')
    expect(await count()).toBe(1)
    await app.run('finding.create', { description: '地面油污', foundOn: '2026-03-05' }, factory.id)
    app.workspace.clearChanged(factory.id)
    await schedule.backupAllChanged('exit')
    expect(await count()).toBe(2)
    // After a restore the journal grows from an earlier end: as many rows as at the last backup are not the same rows.
    const [, first] = await app.run('backup.list', { enterpriseId: factory.id })
    await app.run('backup.restore', { enterpriseId: factory.id, backupId: first?.id ?? '' })
    await app.run('finding.create', { description: '电线老化', foundOn: '2026-03-05' }, factory.id)
    await schedule.backupAllChanged('exit')
    const newest = (await app.run('backup.list', { enterpriseId: factory.id }))[0]
    expect(newest).toMatchObject({ reason: 'exit', counts: { findings: 4 } })
    await schedule.stop()
    expect(failures).toEqual([])
  })
})

const entry = (sequence: number, madeAt: string, reason = 'interval'): RotatedBackup => ({
  id: String(sequence),
  sequence,
  madeAt,
  reason,
})
const kept = (entries: RotatedBackup[], today: string): number[] =>
  [...backupsToKeep(entries, today)].map(Number).sort((a, b) => a - b)

/** One backup at noon of every day, oldest first. */
const daily = (days: number): RotatedBackup[] =>
  Array.from({ length: days }, (_, index) => entry(index + 1, new Date(Date.UTC(2026, 0, 1 + index, 4)).toISOString()))

describe('rotation', () => {
  it.each<[string, RotatedBackup[], string, number[]]>([
    ['nothing', [], '2026-03-05', []],
    [
      'five of one hour',
      Array.from({ length: 5 }, (_, i) => entry(i + 1, '2026-03-05T01:00:00Z')),
      '2026-03-05',
      [1, 2, 3, 4, 5],
    ],
    [
      'eight of one day: the five newest',
      Array.from({ length: 8 }, (_, i) => entry(i + 1, '2026-03-05T01:00:00Z')),
      '2026-03-05',
      [4, 5, 6, 7, 8],
    ],
    // 2026-01-01 is a Thursday: days 1..10; weeks end on day 4 (Sunday)
    ['ten days: seven days and the last of the first week', daily(10), '2026-01-10', [4, 5, 6, 7, 8, 9, 10]],
    ['forty days', daily(40), '2026-02-09', [25, 31, 32, 34, 35, 36, 37, 38, 39, 40]],
    [
      'a clock that jumped back two years: the newest by sequence stay',
      [...daily(7), entry(8, '2024-01-01T00:00:00Z'), entry(9, '2024-01-01T01:00:00Z')],
      '2024-01-01',
      [2, 3, 4, 5, 6, 7, 8, 9],
    ],
    [
      'before a restore: thirty days beside the others',
      [
        entry(1, '2026-02-03T04:00:00Z', 'beforeRestore'),
        entry(2, '2026-02-04T04:00:00Z', 'beforeMigration'),
        ...Array.from({ length: 7 }, (_, i) => entry(i + 3, '2026-03-05T01:00:00Z')),
      ],
      '2026-03-05',
      [1, 2, 5, 6, 7, 8, 9],
    ],
    ['an instant that cannot be read', [entry(1, 'yesterday'), entry(2, '2026-03-05T01:00:00Z')], '2026-03-05', [1, 2]],
  ])('%s', (_, entries, today, expected) => {
    expect(kept(entries, today)).toEqual(expected)
  })

  it('never keeps more than 5 + 7 + 4 + 12 of ordinary backups, over three years of half-hours', () => {
    const everyHalfHour = Array.from({ length: 3 * 365 * 16 }, (_, index) =>
      entry(index + 1, new Date(Date.UTC(2024, 0, 1) + index * 1_800_000 * 3).toISOString()),
    )
    const stay = backupsToKeep(everyHalfHour, '2026-12-31')
    expect(stay.size).toBeLessThanOrEqual(28)
    expect(stay.has(String(everyHalfHour.length))).toBe(true)
  })

  it('removes files of both places and leaves the attachments', async () => {
    const app = openApp(temporaryFolder())
    const factory = await smallFactory(app)
    for (let round = 0; round < 8; round += 1) await app.run('backup.create', { enterpriseId: factory.id })
    const folder = join(app.workspace.backupFolder, factory.id)
    expect(readdirSync(folder).filter((name) => name.endsWith('.db'))).toHaveLength(5)
    expect(readdirSync(folder).filter((name) => name.endsWith('.json'))).toHaveLength(5)
    expect(existsSync(join(folder, 'attachments', factory.photo.slice(0, 2), factory.photo))).toBe(true)
  })
})
