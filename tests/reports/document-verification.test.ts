/** 核验 of files that other programs have opened, changed or cut short, and of the codes on every page. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ExportFormat } from '#shared/domain/export-record'
import { findPython, hasOffice, pdfInfo, pdfText, readWorkbook } from '../helpers/office.ts'
import { editPdf, qpdf } from '../helpers/pdf-edit.ts'
import { sampleFactory } from '../helpers/sample.ts'

const sample = sampleFactory()
const folder = mkdtempSync(join(tmpdir(), 'anchabu-verify-'))
const reportId = 'finding-ledger'
let formal: Awaited<ReturnType<typeof seal>>
const files = {} as Record<ExportFormat, string>

async function seal() {
  const { run } = await sample()
  return run('formal-document.seal', { reportId })
}
const verify = async (path: string) => (await sample()).run('formal-document.verify', { path })
const place = (name: string) => join(folder, name)
const partOf = (file: string, name: string) => strFromU8(unzipSync(readFileSync(file))[name] ?? new Uint8Array())
/** The archive with one part rewritten, packed anew. */
function repacked(file: string, target: string, part: string, change: (xml: string) => string): string {
  const parts = unzipSync(readFileSync(file))
  parts[part] = strToU8(change(strFromU8(parts[part] ?? new Uint8Array())))
  writeFileSync(place(target), zipSync(parts))
  return place(target)
}
/** openpyxl opens the workbook, does something to `sheet`, and saves it under another name. */
function byOpenpyxl(target: string, deed: string): string {
  const script = `import sys, datetime, openpyxl
book = openpyxl.load_workbook(sys.argv[1]); sheet = book.worksheets[0]
${deed}
book.save(sys.argv[2])`
  execFileSync(findPython() ?? 'python3', ['-c', script, files.xlsx, place(target)])
  return place(target)
}

beforeAll(async () => {
  const { run, folder: out } = await sample()
  formal = await seal()
  for (const format of ['xlsx', 'pdf', 'docx'] as const)
    files[format] = (await run('formal-document.export', { id: formal.id, format, folder: out })).path
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const sealedName = () => `定稿 DG-2026-001 第1版《${formal.title}》（2026年11月20日定稿）`
const mark = () => `anchabu:DG-2026-001:1:${formal.contentHash}`

describe.runIf(hasOffice())('number and code', () => {
  it('stand on every page of a PDF, and in its properties', async () => {
    const pages = Number((await pdfInfo(files.pdf)).Pages)
    expect(pages).toBeGreaterThan(1)
    for (let page = 1; page <= pages; page += 1) {
      const args = ['-f', String(page), '-l', String(page), '-enc', 'UTF-8', files.pdf, '-']
      const text = execFileSync('pdftotext', args, { encoding: 'utf8' }).replaceAll(/\s/g, '')
      expect(text, `page ${page}`).toContain('DG-2026-001第1版')
      expect(text, `page ${page}`).toContain(`定稿核验码${formal.checkCode}`)
    }
    expect((await pdfInfo(files.pdf)).Keywords).toBe(mark())
  })

  it('stand in the footer of the workbook and of the Word document, and in their properties', async () => {
    const { footer } = await readWorkbook(files.xlsx)
    expect(footer).toContain(`DG-2026-001 第1版　定稿　核验码 ${formal.checkCode}`)
    const footers = Object.keys(unzipSync(readFileSync(files.docx))).filter((name) =>
      /^word\/footer\d+\.xml$/.test(name),
    )
    expect(footers.map((name) => partOf(files.docx, name)).join('')).toContain(`核验码 ${formal.checkCode}`)
    for (const file of [files.xlsx, files.docx]) expect(partOf(file, 'docProps/core.xml')).toContain(`>${mark()}<`)
  })

  it('stand at the foot of bare cards as well', async () => {
    const { run, folder: out } = await sample()
    const { path, record } = await run('report.export', {
      reportId: 'notice-card',
      format: 'pdf',
      parameters: { cardSize: 'A4' },
      folder: out,
    })
    const { documentCode } = await import('#shared/rules/document-code')
    const code = documentCode({ ...record, version: 0 })
    const pages = (await pdfText(path)).split('\f').slice(0, -1)
    expect(pages.length).toBeGreaterThan(10)
    for (const page of pages) {
      const text = page.replaceAll(/\s/g, '')
      expect(text).toContain(`文件编号：${record.number}`)
      expect(text).toContain(`核验码${code}`)
    }
  })
})

describe('a file as it was written', () => {
  it.each(['xlsx', 'pdf', 'docx'] as const)('is recognised byte by byte (%s), under any name', async (format) => {
    writeFileSync(place(`改名.${format}`), readFileSync(files[format]))
    expect(await verify(place(`改名.${format}`))).toEqual({
      outcome: 'same',
      sentence: `与导出时逐字节一致：${sealedName()}，是最新版`,
      differences: [],
      differenceCount: 0,
      formalDocumentId: formal.id,
    })
  })

  it('is a draft when it was not sealed', async () => {
    const { run, folder: out } = await sample()
    const { path, record } = await run('report.export', { reportId, format: 'docx', folder: out })
    expect(await verify(path)).toMatchObject({
      outcome: 'draft',
      sentence: `与导出时逐字节一致：是未定稿文件 ${record.number}《${record.title}》（2026年11月20日导出）。未定稿的文件不锁定内容`,
    })
    const base64 = Buffer.from(`${readFileSync(path).toString('latin1')} `, 'latin1').toString('base64')
    expect(await run('formal-document.verify', { base64, fileName: '草稿.docx' })).toMatchObject({
      outcome: 'draft',
      sentence: expect.stringContaining('内容与导出时一致（文件被 Word 等软件另存过，字节不同）') as string,
    })
  })
})

describe.runIf(hasOffice())('a workbook that openpyxl has saved', () => {
  it('is the same when nothing was changed in it', async () => {
    expect(await verify(byOpenpyxl('另存.xlsx', ''))).toMatchObject({
      outcome: 'same',
      sentence: `内容与定稿一致（文件被 Excel 等软件另存过，字节不同）：${sealedName()}，是最新版`,
    })
  })

  it('names the cell that was changed, and the row that was taken out', async () => {
    const { rows } = await readWorkbook(files.xlsx)
    const head = rows.findIndex((row) => row.includes('隐患编号'))
    const first = rows.findIndex((row, index) => index > head && row.includes(1))
    const due = rows[first - 1]?.indexOf('时限') ?? -1
    const at = rows.findIndex((row, index) => index >= first && typeof row[due] === 'object' && row[due] !== null)
    const before = (rows[at]?.[due] as { date: string }).date
    const change = (value: string) => `sheet.cell(${at + 1}, ${due + 1}).value = ${value}`
    const table = '表“一、现场管理类隐患'
    const changed = await verify(byOpenpyxl('改期.xlsx', change('datetime.date(2026, 3, 15)')))
    expect(changed).toMatchObject({ outcome: 'differs', sentence: `与${sealedName()}不一致，共 1 处` })
    expect(changed.differences).toEqual([
      expect.stringMatching(
        new RegExp(`^${table}.*”第 ${at - first + 1} 行“时限”应为 ${before}，文件中为 2026-03-15$`),
      ),
    ])
    const emptied = await verify(byOpenpyxl('清空.xlsx', change('None')))
    expect(emptied.differences).toEqual([expect.stringMatching(new RegExp(`“时限”应为 ${before}，文件中为 空$`))])
    const number = rows[first + 2]?.[(rows[head] ?? []).indexOf('隐患编号')] as string
    const gone = await verify(
      byOpenpyxl(
        '删行.xlsx',
        `for cell in sheet[${first + 3}]:
    if not isinstance(cell, openpyxl.cell.cell.MergedCell): cell.value = None`,
      ),
    )
    expect(gone.differences).toEqual([expect.stringMatching(new RegExp(`第 3 行：文件中没有这一行（3、${number}、`))])
  })
})

describe('a Word document', () => {
  const part = 'word/document.xml'
  it('is the same when it was only packed anew, and told when a word of it was changed', async () => {
    expect(await verify(repacked(files.docx, '另存.docx', part, (xml) => xml))).toMatchObject({
      outcome: 'same',
      sentence: expect.stringContaining('内容与定稿一致（文件被 Word 等软件另存过，字节不同）') as string,
    })
    const number = /YH-2026-\d+/.exec(partOf(files.docx, part))?.[0] ?? ''
    const changed = await verify(repacked(files.docx, '改动.docx', part, (xml) => xml.replace(number, 'YH-2026-999')))
    expect(changed).toMatchObject({ outcome: 'differs', differenceCount: 1 })
    expect(changed.differences[0]).toMatch(
      new RegExp(`^表“一、现场管理类隐患.*第 1 行“隐患编号”应为 ${number}，文件中为 YH-2026-999$`),
    )
  })

  it('whose properties name another content is told so', async () => {
    const forged = repacked(files.docx, '换标记.docx', 'docProps/core.xml', (xml) =>
      xml.replace(formal.contentHash, 'f'.repeat(64)),
    )
    expect(await verify(forged)).toMatchObject({
      outcome: 'differs',
      sentence: `文件属性里的内容标记与 ${sealedName()} 不符：文件被改动过`,
    })
  })
})

describe.runIf(hasOffice())('a PDF', () => {
  const same = () => `文字与定稿一致（文件被别的软件另存过，字节不同；图片和图形没有核对）：${sealedName()}，是最新版`
  const differing = async (path: string, ...sentences: (string | RegExp)[]) => {
    const { outcome, sentence, differences } = await verify(path)
    expect([outcome, sentence], differences.join('\n')).toEqual([
      'differs',
      `与${sealedName()}不一致，共 ${sentences.length} 处`,
    ])
    expect(differences).toEqual(sentences.map((one) => expect.stringMatching(one) as string))
  }

  it.each([
    ['网页版.pdf', ['--linearize']],
    ['展开.pdf', ['--qdf', '--object-streams=disable']],
    ['压紧.pdf', ['--object-streams=generate']],
    ['只限打印.pdf', ['--encrypt', '', 'owner', '256', '--']],
  ])('is the same when it was only saved anew (%s)', async (name, options) => {
    qpdf(...options, files.pdf, place(name))
    expect(await verify(place(name))).toMatchObject({ outcome: 'same', sentence: same() })
  })

  it('is the same when another program wrote its pages anew, in another size', async () => {
    const [paper, sheet] = [place('重写.pdf'), place('重写标记.pdf')]
    execFileSync('pdftocairo', ['-pdf', '-paperw', '1500', '-paperh', '1100', '-expand', files.pdf, paper])
    // cairo drops the key words
    editPdf(paper, sheet, (pdf) => {
      pdf.text = pdf.text.replace('/Producer (cairo', `/Keywords (${mark()})\n  /Producer (cairo`)
    })
    expect(await verify(sheet)).toMatchObject({ outcome: 'same', sentence: same() })
  })

  it('names the page, the row and the column of a figure that was changed', async () => {
    const changed = editPdf(files.pdf, place('改数.pdf'), (pdf) => pdf.retype('1,260.00', '1,060.00'))
    await differing(
      changed,
      /^第 1 页，表“一、现场管理类隐患.*”第 1 行“计划资金（元）”应为 1,260.00，文件中为 1,060.00$/,
    )
    const foot = editPdf(files.pdf, place('改页脚.pdf'), (pdf) => pdf.retype('DG-2026-001 ', 'DG-2026-002 ', 2))
    await differing(foot, /^第 2 页，页脚应为 文件编号：DG-2026-001 .*，文件中为 文件编号：DG-2026-002 /)
  })

  it('tells of texts that were added, and of notes laid over a page', async () => {
    const added = editPdf(files.pdf, place('加字.pdf'), (pdf) => pdf.write('2026-06-06', 1, 900, 480))
    await differing(added, /^第 1 页，表“一、现场管理类隐患.*”第 \d+ 行“.*”旁多出“2026-06-06”$/)
    const noted = editPdf(files.pdf, place('批注.pdf'), (pdf) => {
      const note = '/Annots [<</Type /Annot /Subtype /FreeText /Rect [50 50 200 90] /Contents (paid) /DA (/F1 9 Tf)>>]'
      pdf.text = pdf.text.replace('/Type /Page\n', `/Type /Page\n  ${note}\n`)
    })
    await differing(noted, '第 1 页多出文字框“paid”')
  })

  it('tells of pages that are gone, put in, moved or without letters', async () => {
    qpdf(files.pdf, '--pages', '.', '1,3', '--', place('抽页.pdf'))
    await differing(place('抽页.pdf'), '文件中没有第 2 页（原共 3 页）')
    qpdf(files.pdf, '--pages', '.', '1-2', '.', '1', '.', '3', '--', place('加页.pdf'))
    await differing(place('加页.pdf'), '文件中的第 3 页是多出来的（“示例精工金属制品有限公司”）')
    qpdf(files.pdf, '--pages', '.', '1,3,2', '--', place('换页.pdf'))
    await differing(place('换页.pdf'), /^第 [23] 页在文件中被移到了第 [23] 页$/)
    await differing(
      editPdf(files.pdf, place('一页无字.pdf'), (pdf) => pdf.clear(2)),
      '第 2 页的文字全部没有了：被删去，或变成了图片',
    )
    const bare = editPdf(files.pdf, place('无字.pdf'), (pdf) => {
      for (const page of [1, 2, 3]) pdf.clear(page)
    })
    expect(await verify(bare)).toMatchObject({
      outcome: 'differs',
      sentence: `文件标着 ${sealedName()}，但与导出时的字节不同。文件里没有文字，可能是扫描件，或另存成了图片，不能核对文字。请输入页脚的核验码核验，并用定稿重新导出对照`,
    })
  })

  it('with a password, or with more pages than can be read, is told so', async () => {
    qpdf('--encrypt', 'user', 'owner', '256', '--', files.pdf, place('有密码.pdf'))
    expect(await verify(place('有密码.pdf'))).toMatchObject({
      outcome: 'unreadable',
      sentence: '「有密码.pdf」设了打开密码，请取消密码后再核验',
    })
    qpdf(files.pdf, '--pages', ...Array.from({ length: 400 }, () => ['.', '1-3']).flat(), '--', place('太厚.pdf'))
    expect(await verify(place('太厚.pdf'))).toMatchObject({
      outcome: 'unreadable',
      sentence: '「太厚.pdf」有 1200 页，超过 1000 页，不能逐处核对，请用定稿重新导出',
    })
  })
})

describe('a file that cannot be compared', () => {
  it.each(['xlsx', 'pdf', 'docx'] as const)('says so when it is cut short (%s)', async (format) => {
    const bytes = readFileSync(files[format])
    const path = place(`半份.${format}`)
    writeFileSync(path, bytes.subarray(0, Math.floor(bytes.length / 2)))
    expect(await verify(path)).toMatchObject({
      outcome: 'unreadable',
      sentence: `文件不完整：「半份.${format}」没有复制完或已损坏，请重新复制后再核验`,
    })
  })

  it.each([
    ['空.xlsx', '', 'unreadable', '文件是空的：「空.xlsx」没有内容'],
    ['说明.txt', 'hello', 'unreadable', '不认识「说明.txt」的格式，只能核验 Excel（xlsx）、PDF 和 Word（docx）文件'],
    [
      '坏的.pdf',
      '%PDF-1.4\n1 0 obj <<>> endobj\n%%EOF',
      'unreadable',
      '文件不完整：「坏的.pdf」没有复制完或已损坏，请重新复制后再核验',
    ],
    [
      '别人的.pdf',
      `%PDF-1.4\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 100 100]>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF`,
      'unknown',
      '「别人的.pdf」不是本软件导出的文件，或文件属性里的标记已被清除，不能核验',
    ],
    [
      '别家的.pdf',
      `%PDF-1.4\n/Keywords (anchabu:DG-2025-007:1:${'a'.repeat(64)})\n%%EOF`,
      'unknown',
      '文件标着编号 DG-2025-007 第1版，本企业没有导出过这份文件：可能属于另一家企业或另一台电脑',
    ],
    [
      '旧表.xls',
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      'unreadable',
      '「旧表.xls」是旧格式文件或设了打开密码，请取消密码或另存为 xlsx、docx 后再核验',
    ],
  ] as const)('says what %s is', async (name, content, outcome, sentence) => {
    writeFileSync(place(name), content)
    expect(await verify(place(name))).toMatchObject({ outcome, sentence })
  })

  it('says so of other archives, other workbooks, folders and what is not there', async () => {
    writeFileSync(place('压缩包.zip'), zipSync({ 'a.txt': strToU8('a') }))
    expect(await verify(place('压缩包.zip'))).toMatchObject({
      sentence: '不认识「压缩包.zip」的格式，只能核验 Excel（xlsx）、PDF 和 Word（docx）文件',
    })
    const foreign = repacked(files.xlsx, '清标记.xlsx', 'docProps/core.xml', (xml) => xml.replace(mark(), ''))
    expect(await verify(foreign)).toMatchObject({
      outcome: 'unknown',
      sentence: '「清标记.xlsx」不是本软件导出的文件，或文件属性里的标记已被清除，不能核验',
    })
    expect(await verify(folder)).toMatchObject({ sentence: `「${basename(folder)}」是文件夹，请选择一个文件` })
    expect(await verify(place('没有.pdf'))).toMatchObject({
      outcome: 'unreadable',
      sentence: '找不到文件「没有.pdf」，可能已被移走或改名',
    })
  })
})

describe('the command line', () => {
  it('ends with 0, 1 or 2', async () => {
    const { app, enterpriseId } = await sample()
    const cli = (...given: string[]) =>
      spawnSync(
        process.execPath,
        [
          join(import.meta.dirname, '..', '..', 'electron', 'cli.ts'),
          'verify-document',
          '--data',
          app.workspace.folder,
          '--enterprise',
          enterpriseId,
          ...given,
        ],
        { encoding: 'utf8' },
      )
    const same = cli('--code', formal.checkCode)
    expect([same.status, same.stdout], same.stderr).toEqual([0, `与定稿一致：${sealedName()}，是最新版\n`])
    const changed = repacked(files.docx, '改动.docx', 'word/document.xml', (xml) => xml.replace('YH-2026-', 'YH-2025-'))
    const differs = cli('--file', changed)
    expect(differs.status, differs.stderr).toBe(1)
    expect(differs.stdout).toMatch(
      /不一致，共 1 处\n {2}表“.*第 1 行“隐患编号”应为 YH-2026-\d+，文件中为 YH-2025-\d+\n$/,
    )
    expect(cli('--code', 'AAAA').status).toBe(2)
    expect(cli('--file', place('没有.pdf')).status).toBe(2)
    expect(cli().status).toBe(2)
  })
})
