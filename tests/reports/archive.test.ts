/** The archive and the data export of the sample, read again by others: links, hashes, zip, CSV and JSON. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dataExport, dataSchemaFile } from '#shared/contract/data-export'
import type { OutputOf } from '#shared/contract/index'
import { StoredZip } from '../../electron/files/stored-zip.ts'
import { requireFloor } from '../helpers/floors.ts'
import { findPython, hasOffice, runPython } from '../helpers/office.ts'
import { sampleFactory } from '../helpers/sample.ts'
import { smallDisk } from '../helpers/small-disk.ts'
import { temporaryFolder } from '../helpers/workspace.ts'

interface Found {
  links: string[]
  tables: Record<string, string[][]>
  counts: Record<string, number>
  zip: { bad: string | null; names: string[]; stored: boolean } | null
}
interface Manifest {
  number: string
  files: { path: string; size: number; sha256: string; kind: string; documentNumber?: string; checkCode?: string }[]
}

const sample = sampleFactory()
const read = (path: string) => runPython('read_package.py', path) as Promise<Found>
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )

let written: Promise<OutputOf<'archive.write'>> | undefined
/** The whole archive in one format, written once for all tests. */
const wholeArchive = () =>
  (written ??= sample().then(({ run, folder }) => {
    mkdirSync(join(folder, '档案'))
    return run('archive.write', { formats: ['xlsx'], folder: join(folder, '档案') })
  }))
const manifestOf = (path: string) => JSON.parse(readFileSync(join(path, 'manifest.json'), 'utf8')) as Manifest

describe.runIf(hasOffice())('一企一档 of the sample', () => {
  it('holds every document and file of its plan and nothing that its manifest does not name', async () => {
    const { run } = await sample()
    const { path, documents, attachments, warnings } = await wholeArchive()
    const { chapters } = await run('archive.plan', {})
    expect(warnings).toEqual([])
    expect(documents).toBe(chapters.reduce((sum, chapter) => sum + chapter.documents.length, 0))
    expect(attachments).toBe(chapters.reduce((sum, chapter) => sum + chapter.files, 0))
    const { files } = manifestOf(path)
    expect(files.map((file) => file.path).sort()).toEqual(
      filesIn(path)
        .filter((name) => name !== 'manifest.json')
        .sort(),
    )
    expect(readdirSync(path).filter((name) => /^\d\d /.test(name))).toHaveLength(15)
    expect(readFileSync(join(path, '14 保险与投入', '说明.txt'), 'utf8')).toContain('软件没有这类数据')
    expect(Math.max(...files.map((file) => file.path.length))).toBeLessThan(100)
  })

  it('has sizes and hashes that fit, and a number for each document', async () => {
    const { path, number } = await wholeArchive()
    const { files } = manifestOf(path)
    for (const file of files) {
      const bytes = readFileSync(join(path, file.path))
      expect([bytes.length, createHash('sha256').update(bytes).digest('hex')]).toEqual([file.size, file.sha256])
    }
    const numbers = files.flatMap(({ documentNumber }) => documentNumber ?? [])
    expect(new Set(numbers).size).toBe(files.filter(({ kind }) => kind === 'document').length)
    expect(numbers.every((own) => own.startsWith(`${number}-`))).toBe(true)
    const codes = files.flatMap(({ checkCode }) => checkCode ?? [])
    expect(new Set(codes).size).toBe(numbers.length)
    const page = readFileSync(join(path, 'index.html'), 'utf8')
    expect(codes.filter((code) => !page.includes(`>${code}<`))).toEqual([])
  })

  it('has links in workbook and page that lead to every file', async () => {
    const { path } = await wholeArchive()
    const { files } = manifestOf(path)
    const wanted = files.filter(({ kind }) => kind !== 'index').map((file) => file.path)
    const { links } = await read(path)
    expect(links.filter((link) => !existsSync(join(path, link)))).toEqual([])
    expect(links).toEqual(expect.arrayContaining(wanted))
    const page = readFileSync(join(path, 'index.html'), 'utf8')
    const targets = [...page.matchAll(/(?:href|src)="([^"#][^"]*)"/g)].map(([, link]) => decodeURIComponent(link ?? ''))
    expect(targets.filter((link) => !existsSync(join(path, link)))).toEqual([])
    expect(targets).toEqual(expect.arrayContaining(wanted))
    expect(page).not.toMatch(/https?:\/\//)
  })

  it('is remembered, with its place', async () => {
    const { run } = await sample()
    const { path } = await wholeArchive()
    expect(await run('archive.written', {})).toContainEqual(
      expect.objectContaining({ path, kind: 'archive', exists: true }),
    )
    await expect(run('archive.open', { path: '/etc' })).rejects.toThrow('没有写出过这份档案')
  })

  it('comes as a zip that others can test', async () => {
    const { run, folder } = await sample()
    const { path } = await run('archive.write', {
      formats: ['xlsx'],
      isZip: true,
      chapters: [1, 5],
      folder,
      hidesPersons: true,
    })
    const { zip } = await read(path)
    expect(zip?.bad).toBeNull()
    expect(zip?.stored).toBe(true)
    expect(zip?.names.some((name) => name.endsWith('/05 设备与特种设备/01 设备设施清单.xlsx'))).toBe(true)
    expect(readdirSync(folder).filter((name) => name.startsWith('.anchabu'))).toEqual([])
  })

  it('leaves nothing when it is cancelled', async () => {
    const { app, enterpriseId } = await sample()
    const folder = temporaryFolder()
    const call = { operation: 'archive.write', input: { formats: ['xlsx'], folder }, enterpriseId, actorId: null }
    const answer = app.dispatcher.call(call, 'job')
    await expect.poll(() => readdirSync(folder).length, { timeout: 10_000 }).toBe(1)
    app.dispatcher.cancel('job')
    expect(await answer).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect(readdirSync(folder)).toEqual([])
  })

  it.each([true, false])('leaves nothing on a full disk (zip: %s)', async (isZip) => {
    const { run } = await sample()
    const disk = smallDisk(1)
    if (!requireFloor('full disk', 'reason' in disk ? disk.reason : null) || 'reason' in disk) return
    writeFileSync(join(disk.folder, 'filler'), Buffer.alloc(1_000_000))
    const writing = run('archive.write', { formats: ['xlsx'], chapters: [5], isZip, folder: disk.folder })
    await expect(writing).rejects.toThrow('磁盘空间不足')
    expect(readdirSync(disk.folder)).toEqual(['filler'])
  })
})

it.runIf(findPython() !== null)('writes the 64-bit records of a large zip', async () => {
  const folder = temporaryFolder()
  const path = join(folder, 'large.zip')
  const zip = await StoredZip.create(path, '2026-11-20T01:30:00.000Z', 10)
  for (const name of ['一.txt', '二.txt']) {
    writeFileSync(join(folder, name), name.repeat(10))
    await zip.add(`档案/${name}`, join(folder, name), Buffer.alloc(7), () => undefined)
  }
  await zip.finish()
  expect((await read(path)).zip).toEqual({ bad: null, names: ['档案/一.txt', '档案/二.txt'], stored: true })
})

describe.runIf(hasOffice())('data of the sample', () => {
  it('is in the JSON as it is in the database, in the published form', async () => {
    const { run, app, enterpriseId, folder } = await sample()
    const { path, files } = await run('data.export', { format: 'json', folder })
    expect(files).toEqual(['数据.json', dataSchemaFile])
    expect(filesIn(path).sort()).toEqual([...files].sort())
    const data = dataExport.strict().parse(JSON.parse(readFileSync(join(path, '数据.json'), 'utf8')))
    const { connection } = app.workspace.enterprise(enterpriseId)
    const count = (table: string) =>
      connection.prepare(`SELECT count(*) FROM ${table} WHERE voided_at IS NULL`).pluck().get()
    const { counts } = await read(path)
    expect(counts).toMatchObject({
      units: count('organization_units'),
      people: count('people'),
      riskPoints: count('risk_points'),
      inspections: count('inspections'),
      findings: count('findings'),
      specialEquipment: count('special_equipment'),
    })
    expect(data.riskPoints.flatMap(({ hazards }) => hazards.flatMap(({ evaluations }) => evaluations)).length).toBe(
      count('evaluations'),
    )
    expect(data.findings.reduce((sum, { fundsCents }) => sum + fundsCents, 0)).toBe(
      connection.prepare('SELECT sum(funds_cents) FROM findings WHERE voided_at IS NULL').pluck().get(),
    )
  })

  it('is in the CSV tables that Python reads, names resolved', async () => {
    const { run, app, enterpriseId, folder } = await sample()
    await run('finding.create', { description: '=HYPERLINK("http://x")，说"好"\n第二行', foundOn: '2026-11-19' })
    const { path, counts } = await run('data.export', { format: 'csv', folder })
    const { tables } = await read(path)
    for (const [name, rows] of Object.entries(tables)) expect(rows.length - 1, name).toBe(counts[name])
    const { connection } = app.workspace.enterprise(enterpriseId)
    const [heads = [], ...rows] = tables['隐患'] ?? []
    const column = (head: string) => rows.map((row) => row[heads.indexOf(head)] ?? '')
    expect(column('记录号').sort()).toEqual(
      connection.prepare('SELECT id FROM findings WHERE voided_at IS NULL ORDER BY id').pluck().all(),
    )
    expect(column('隐患描述')).toContain('\'=HYPERLINK("http://x")，说"好"\n第二行')
    const yuan = column('整改资金（元）').reduce((sum, text) => sum + Math.round(Number(text) * 100), 0)
    expect(yuan).toBe(connection.prepare('SELECT sum(funds_cents) FROM findings WHERE voided_at IS NULL').pluck().get())
    const unresolved = Object.values(tables).flatMap(([head = [], ...body]) =>
      body.flatMap((row) =>
        row.filter((cell, index) => /^[0-9a-f]{8}-/.test(cell) && !head[index]?.includes('记录号')),
      ),
    )
    expect(unresolved).toEqual([])
    expect(Object.keys(tables)).toContain('青小安填报参考（字段未核实）')
  })

  it('names nobody when persons are hidden, and keeps its form', async () => {
    const { run, folder } = await sample()
    const people = (await run('person.list', {})).map(({ name }) => name)
    const phones = (await run('person.list', {})).flatMap(({ phone }) => (phone === '' ? [] : [phone]))
    for (const format of ['json', 'csv'] as const) {
      const { path } = await run('data.export', { format, folder, hidesPersons: true })
      const text = filesIn(path)
        .filter((name) => name !== dataSchemaFile)
        .map((name) => readFileSync(join(path, name), 'utf8'))
        .join('\n')
      expect([...people, ...phones].filter((secret) => text.includes(secret))).toEqual([])
      if (format === 'json') expect(dataExport.safeParse(JSON.parse(text)).error).toBeUndefined()
      expect(statSync(path).isDirectory()).toBe(true)
    }
  })
})
