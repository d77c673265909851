import { enterpriseMigrations } from '../../electron/database/migrations/index.ts'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { AppError } from '#shared/contract/errors'
import { createLog, logLines, shortStack, withoutPersonalData } from '../../electron/files/log.ts'
import { openApp, smallFactory, temporaryFolder } from '../helpers/workspace.ts'

const now = (): string => '2026-03-05T02:00:00.000Z'

describe('the log', () => {
  it('names operation, code and the last parts of the stack, and gives an id', () => {
    const folder = temporaryFolder()
    const log = createLog(folder, { now, version: '1.2.3' })
    const id = log.failure(Object.assign(new TypeError('x is not a function'), { code: 'E_X' }), 'finding.create')
    const entry = JSON.parse(logLines(folder)[0] ?? '') as Record<string, unknown>
    expect(entry).toMatchObject({
      at: now(),
      level: 'error',
      version: '1.2.3',
      logId: id,
      operation: 'finding.create',
      name: 'TypeError',
      code: 'E_X',
      message: 'x is not a function',
    })
    expect((entry['stack'] as string[])[0]).toMatch(/database\/diagnostics\.test\.ts:\d+:\d+/)
    expect(JSON.stringify(entry)).not.toContain(import.meta.dirname)
  })

  it.each([
    [`Unexpected token '张', "张三13900001234" is not valid JSON`, 'Unexpected token "…", "…" is not valid JSON'],
    ['ENOENT: no such file, open C:\\Users\\zhangsan\\Documents\\a.db', 'ENOENT: no such file, open …\\a.db'],
    ['ENOENT: no such file, open /home/zhangsan/data/a.db', 'ENOENT: no such file, open …/a.db'],
    ['phone 13900001234', 'phone #'],
    ['企业 青岚机械 not found', '… … not found'],
    ['UNIQUE constraint failed: findings.number', 'UNIQUE constraint failed: findings.number'],
  ])('takes personal data out of %s', (text, expected) => {
    expect(withoutPersonalData(text)).toBe(expected)
  })

  it('says nothing of the sentences that are made for the user', () => {
    const folder = temporaryFolder()
    createLog(folder, { now, version: '1' }).failure(
      new AppError('file', '文件“欧阳青禾.xlsx”正被打开'),
      'report.export',
    )
    expect(logLines(folder).join()).not.toContain('欧阳')
  })

  it('shortens the paths of every frame', () => {
    const error = new Error('boom')
    error.stack = [
      'Error: boom 张三',
      '    at f (file:///C:/Users/张三/app/resources/app.asar/out/main/main.js:10:5)',
      '    at C:\\Users\\zhang san\\x\\job.js:1:2',
      '    at async Promise.all (index 0)',
    ].join('\n')
    expect(shortStack(error)).toEqual(['at f (main/main.js:10:5)', 'at x/job.js:1:2', 'at async Promise.all (index 0)'])
    expect(shortStack(error).join()).not.toMatch(/张|zhang/)
  })

  it('keeps five files of one megabyte', () => {
    const folder = temporaryFolder()
    const log = createLog(folder, { now, version: '1' })
    const facts = { text: 'x'.repeat(1000) }
    mkdirSync(folder, { recursive: true })
    for (let line = 0; line < 7000; line += 1) log.info(`line ${line}`, facts)
    const files = readdirSync(folder)
    expect(files.sort()).toEqual(['anchabu.log', ...[1, 2, 3, 4].map((number) => `anchabu.log.${number}`)])
    for (const name of files) expect(statSync(join(folder, name)).size).toBeLessThan(1_060_000)
    const lines = logLines(folder).map((line) => (JSON.parse(line) as { event: string }).event)
    expect(lines.at(-1)).toBe('line 6999')
    expect([...lines].sort((a, b) => Number(a.slice(5)) - Number(b.slice(5)))).toEqual(lines)
  })

  it('never stops the work when the disk refuses it', () => {
    const folder = join(temporaryFolder(), 'logs')
    writeFileSync(folder, 'a file where the folder should be')
    expect(() => createLog(folder, { now, version: '1' }).info('start')).not.toThrow()
  })
})

describe('the diagnostics file', () => {
  it('says how the data is, and nothing of what users wrote', async () => {
    const app = openApp(temporaryFolder())
    const factory = await smallFactory(app)
    const damaged = await app.run('enterprise.create', { name: '临潢铸造有限公司' })
    app.workspace.closeEnterprises()
    writeFileSync(app.workspace.databaseFile(damaged.id), Buffer.alloc(5000, 3))
    await app.run('backup.create', { enterpriseId: factory.id })
    await app.run('data.verify', { enterpriseId: factory.id })
    createLog(app.workspace.logFolder, { now, version: '1' }).failure(
      new Error(`cannot read "欧阳青禾" of ${app.workspace.folder}/enterprises`),
      'person.update',
    )
    const { path } = await app.run('diagnostics.export', {})
    const text = readFileSync(path, 'utf8')
    for (const personal of [
      '青岚',
      '临潢',
      '欧阳',
      '13900001234',
      '冲压车间',
      '冲床',
      '光电保护',
      '防护罩',
      factory.id,
      app.workspace.folder,
    ]) {
      expect(text).not.toContain(personal)
    }
    expect(text).toContain(`"schemaVersion": ${enterpriseMigrations.length}`)
    expect(text).toContain('"findings": 3')
    expect(text).toContain('"problem": "damaged"')
    expect(text).toContain('"operation":"person.update"')
    expect(text).toContain('风险评价复算')
  })
})
