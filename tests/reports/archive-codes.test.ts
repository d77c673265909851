/** Documents of a written archive as 核验 finds them, and the sealed ones that it holds. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { basename, join } from 'node:path'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import type { OutputOf } from '#shared/contract/index'
import { reportParameters } from '#shared/contract/report'
import { archivedIn, type ExportRecord } from '#shared/domain/export-record'
import { canonicalContent } from '#shared/reports/document-content'
import { readDatabase } from '../../electron/database/database.ts'
import { exportRecords } from '../../electron/database/repositories/records.ts'
import { type PackagePlace, writePackage } from '../../electron/files/archive-place.ts'
import { findPython, hasOffice, readWorkbook } from '../helpers/office.ts'
import { sampleFactory } from '../helpers/sample.ts'
import { temporaryFolder } from '../helpers/workspace.ts'

interface Printed {
  path: string
  kind: string
  title: string
  reportId: string
  documentNumber: string
  version: number
  checkCode: string
  contentHash: string
}

const sample = sampleFactory()
const verify = async (input: { path: string } | { code: string } | { base64: string }) =>
  (await sample()).run('formal-document.verify', input)
const records = async (): Promise<ExportRecord[]> => {
  const { app, enterpriseId } = await sample()
  return exportRecords.list(readDatabase(app.workspace.enterprise(enterpriseId).connection))
}
const documentsIn = (manifest: string): Printed[] =>
  (JSON.parse(manifest) as { files: Printed[] }).files.filter(({ kind }) => kind === 'document')
const addFinding = async (description: string) =>
  (await sample()).run('finding.create', { description, foundOn: '2026-11-19' })

interface Written {
  archive: OutputOf<'archive.write'>
  documents: Printed[]
  /** of the finding ledger, before and after the first of two findings came in */
  versions: OutputOf<'formal-document.seal'>[]
}
let written: Promise<Written> | undefined

/** The whole archive as workbooks, with a sealed ledger whose data have changed since; written once for all tests. */
const wholeArchive = () =>
  (written ??= sample().then(async ({ run, folder }) => {
    const first = await run('formal-document.seal', { reportId: 'finding-ledger' })
    await addFinding('第一条后来的隐患')
    const second = await run('formal-document.revise', { id: first.id, reason: '补登一条' })
    await addFinding('第二条后来的隐患')
    mkdirSync(join(folder, '档案'))
    const archive = await run('archive.write', { formats: ['xlsx'], folder: join(folder, '档案') })
    const documents = documentsIn(readFileSync(join(archive.path, 'manifest.json'), 'utf8'))
    return { archive, documents, versions: [first, second] }
  }))

/** The workbook with the first cell that reads like `pattern` changed, saved by openpyxl. */
function changed(file: string, pattern: string, value: string): string {
  const target = join(temporaryFolder(), '改动.xlsx')
  const script = `import sys, re, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
cell = next(c for row in book.worksheets[0].iter_rows() for c in row if re.fullmatch(sys.argv[3], str(c.value)))
cell.value = sys.argv[4]
book.save(sys.argv[2])`
  execFileSync(findPython() ?? 'python3', ['-c', script, file, target, pattern, value])
  return target
}

describe('documents of an archive', () => {
  it('are each recognised byte by byte, and by their codes', async () => {
    const { archive, documents } = await wholeArchive()
    expect(documents.length).toBe(archive.documents)
    for (const { path, documentNumber, version, checkCode, title } of documents) {
      const byFile = await verify({ path: join(archive.path, path) })
      expect([title, byFile.outcome], byFile.sentence).toEqual([title, version > 0 ? 'same' : 'draft'])
      expect(byFile.sentence).toMatch(/^与导出时逐字节一致：/)
      expect(byFile.sentence).toContain(documentNumber)
      const byCode = await verify({ code: `${documentNumber} 核验码 ${checkCode}` })
      expect(byCode.outcome, byCode.sentence).toBe(byFile.outcome)
    }
  })

  it('say which archive they were written with', async () => {
    const { archive, documents } = await wholeArchive()
    const draft = documents.find(({ version }) => version === 0)
    expect((await verify({ code: draft?.checkCode ?? '' })).sentence).toBe(
      `核验码有效：是未定稿文件 ${draft?.documentNumber}《${draft?.title}》（2026年11月20日随一企一档 ${archive.number} 写出）。未定稿的文件不锁定内容`,
    )
  })

  it('have the content that the report has by itself', async () => {
    const { run } = await sample()
    const { archive } = await wholeArchive()
    const own = (await records()).filter((record) => archivedIn(record)?.number === archive.number)
    expect(own).toHaveLength(archive.documents)
    const drafts = own.filter(({ formalDocumentId }) => formalDocumentId === null)
    const others: string[] = []
    for (const { reportId, parameters, contentHash } of drafts) {
      const document = await run('report.preview', { reportId, parameters: reportParameters.parse(parameters) })
      if (createHash('sha256').update(canonicalContent(document)).digest('hex') !== contentHash) others.push(reportId)
    }
    // it counts exports, and the archive itself is one
    expect(others).toEqual(['policy-requirement-list'])
  })

  it('count as exported where documents are got ready, and do not flood the list of exports', async () => {
    const { run } = await sample()
    await wholeArchive()
    expect(await run('report.exports', {})).toEqual([])
    const rows = await run('report.readiness', { set: 'inspection' })
    expect(rows.find(({ reportId }) => reportId === 'risk-point-ledger')).toMatchObject({
      state: 'ready',
      printedOn: '2026-11-20',
    })
    expect(rows.filter(({ state }) => state === 'notPrinted')).toEqual([])
  })

  it('are remembered together: nothing of an archive that was cancelled', async () => {
    const { app, enterpriseId } = await sample()
    await wholeArchive()
    const before = (await records()).length
    const folder = temporaryFolder()
    const call = { operation: 'archive.write', input: { formats: ['xlsx'], folder }, enterpriseId, actorId: null }
    const answer = app.dispatcher.call(call, 'codes')
    await expect.poll(() => readdirSync(folder).length, { timeout: 10_000 }).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 1500))
    app.dispatcher.cancel('codes')
    expect(await answer).toMatchObject({ ok: false, error: { code: 'cancelled' } })
    expect((await records()).length).toBe(before)
  })
})

describe.runIf(hasOffice())('a workbook from an archive that was changed', () => {
  it('is told, cell by cell', async () => {
    const { archive, documents } = await wholeArchive()
    const file = documents.find(({ reportId, version }) => reportId === 'special-equipment-register' && version === 0)
    expect(file).toBeDefined()
    const path = join(archive.path, file?.path ?? '')
    const same = await verify({ path: changed(path, '.*设备.*', '设备') })
    expect(same.outcome).toBe('differs')
    const sealed = documents.find(({ version }) => version > 0)
    const result = await verify({
      path: changed(join(archive.path, sealed?.path ?? ''), 'YH-2026-[0-9]+', 'YH-2026-999'),
    })
    expect(result).toMatchObject({ outcome: 'differs', differenceCount: 1 })
    expect(result.sentence).toMatch(/^与定稿 DG-2026-001 第2版《.*》.*不一致，共 1 处$/)
    expect(result.differences).toEqual([
      expect.stringMatching(/第 1 行“隐患编号”应为 YH-2026-\d+，文件中为 YH-2026-999$/),
    ])
  })
})

describe.runIf(hasOffice())('a sealed document in an archive', () => {
  it('has the content of its newest version although the data have changed since', async () => {
    const { archive, documents, versions } = await wholeArchive()
    const sealed = documents.filter(({ version }) => version > 0)
    expect(sealed).toMatchObject([
      {
        path: expect.stringMatching(/^08 隐患台账\/定稿\/DG-2026-001 第2版 .*\.xlsx$/) as string,
        documentNumber: 'DG-2026-001 第2版',
        checkCode: versions[1]?.checkCode,
        contentHash: versions[1]?.contentHash,
      },
    ])
    const texts = async (path: string) => JSON.stringify(await readWorkbook(join(archive.path, path)))
    const old = await texts(sealed[0]?.path ?? '')
    expect(old).toContain('第一条后来的隐患')
    expect(old).not.toContain('第二条后来的隐患')
    expect(old).toContain(`DG-2026-001 第2版　定稿　核验码 ${versions[1]?.checkCode}`)
    const draft = documents.find(({ reportId, version }) => reportId === 'finding-ledger' && version === 0)
    expect(await texts(draft?.path ?? '')).toContain('第二条后来的隐患')
  })

  it('stands in the index with number, code, and the version that it replaces', async () => {
    const { archive, documents, versions } = await wholeArchive()
    const { rows } = await readWorkbook(join(archive.path, '目录.xlsx'))
    const row = rows.find((cells) => cells.includes('DG-2026-001 第2版'))
    expect(row).toEqual(expect.arrayContaining([versions[1]?.checkCode, 'Excel']))
    expect(row?.at(-1)).toBe('2026-11-20 定稿；代替第1版（2026-11-20 定稿）；原因：补登一条')
    const listed = new Set(rows.flat())
    expect(documents.filter(({ checkCode }) => !listed.has(checkCode))).toEqual([])
    const page = readFileSync(join(archive.path, 'index.html'), 'utf8')
    expect(page).toContain('<span class="tag">定稿</span>')
    expect(page).toContain('代替第1版（2026-11-20 定稿）')
    const { chapters } = await (await sample()).run('archive.plan', {})
    expect(chapters[7]?.documents[0]).toMatchObject({ formal: 'DG-2026-001 第2版' })
  })

  it('is left out where names are hidden', async () => {
    const { run, folder } = await sample()
    await wholeArchive()
    const { chapters } = await run('archive.plan', { hidesPersons: true })
    expect(chapters[7]?.documents.filter(({ formal }) => formal !== '')).toEqual([])
    const { path } = await run('archive.write', { formats: ['xlsx'], chapters: [8], hidesPersons: true, folder })
    expect(documentsIn(readFileSync(join(path, 'manifest.json'), 'utf8')).filter(({ version }) => version > 0)).toEqual(
      [],
    )
    expect(readFileSync(join(path, 'index.html'), 'utf8')).toContain('定稿的内容不能改动，无法隐去姓名电话')
  })
})

describe('an archive as a zip, in all formats', () => {
  it('has files that are recognised when they are unpacked, and says that they are packed', async () => {
    const { run, folder } = await sample()
    await run('formal-document.seal', { reportId: 'facility-list' })
    const { path, number } = await run('archive.write', {
      formats: ['pdf', 'xlsx', 'docx'],
      chapters: [5],
      isZip: true,
      folder,
    })
    const parts = unzipSync(readFileSync(path))
    const manifest = Object.keys(parts).find((name) => name.endsWith('/manifest.json')) ?? ''
    const files = documentsIn(Buffer.from(parts[manifest] ?? []).toString('utf8'))
    expect(new Set(files.map((file) => file.path.split('.').at(-1)))).toEqual(new Set(['pdf', 'xlsx', 'docx']))
    for (const file of files) {
      const bytes = parts[manifest.replace('manifest.json', file.path)] ?? new Uint8Array()
      expect((await verify({ base64: Buffer.from(bytes).toString('base64') })).sentence, file.path).toMatch(
        /^与导出时逐字节一致：/,
      )
    }
    const record = (await records()).find((own) => archivedIn(own)?.number === number)
    const id = record?.id ?? ''
    await expect(run('report.read', { id })).rejects.toThrow(`这个文件在压缩包「${basename(path)}」里，请解压后再打开`)
    await expect(run('report.open', { id, what: 'file' })).rejects.toThrow('请解压后再打开')
    renameSync(path, `${path}.moved`)
    await expect(run('report.read', { id })).rejects.toThrow(
      `一企一档 ${number} 里的这个文件已被移动或删除，请重新写出档案`,
    )
  })
})

it.each([true, false])('takes a package away that cannot be remembered (zip: %s)', async (isZip) => {
  const target = temporaryFolder()
  const options = {
    target,
    name: '档案',
    isZip,
    madeAt: '2026-11-20T01:30:00.000Z',
    longestName: 20,
    signal: new AbortController().signal,
  }
  const fill = async (place: PackagePlace) => ({ file: await place.write('一.txt', '一') })
  const remember = ({ path }: { path: string }) => {
    expect(readdirSync(target)).toContain(basename(path))
    throw new Error('database is locked')
  }
  await expect(writePackage(options, fill, remember)).rejects.toThrow('database is locked')
  expect(readdirSync(target)).toEqual([])
})
