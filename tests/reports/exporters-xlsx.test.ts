import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { displayCell, isRatio, ratioTenths } from '#shared/reports/display'
import type { Cell, CellFormat, ReportDocument, TableBlock } from '#shared/reports/report-document'
import { sheetName, writeXlsx } from '../../electron/exporters/xlsx/index.ts'
import { convertToCsv, convertToPdf, hasOffice, pdfText, readWorkbook, type WorkbookSheet } from '../helpers/office.ts'
import { jhaReport, ledgerReport, noticeReport, samplePng } from './exporters-samples.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'anchabu-xlsx-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const noPhotos = { photos: () => null }

function tableOf(document: ReportDocument): TableBlock {
  return document.blocks.find((block): block is TableBlock => block.kind === 'table') as TableBlock
}

/** What openpyxl must read for a value. */
function stored(format: CellFormat, value: Cell): unknown {
  if (value === null) return null
  if (isRatio(value)) {
    const tenths = ratioTenths(value)
    return tenths === null ? '/' : tenths / 1000
  }
  if (format === 'date') return { date: value }
  if ((format === 'money' || format === 'riskValue') && typeof value === 'number') return value / 100
  return typeof value === 'number' ? value : displayCell(format, value)
}

function firstBodyRow(rows: unknown[][], document: ReportDocument): number {
  const label = tableOf(document).columns[0]?.label
  const head = rows.findIndex((row) => row[0] === label)
  return rows.findIndex((row, index) => index > head && row[0] !== null && row[0] !== '')
}

describe.runIf(hasOffice())('workbooks opened again', () => {
  it('keeps every value of a ledger, in openpyxl and as LibreOffice shows it', async () => {
    const document = ledgerReport(300)
    const file = join(folder, 'ledger.xlsx')
    expect(await writeXlsx(document, file, noPhotos)).toEqual({ rows: 300, warnings: [] })
    const sheet = await readWorkbook(file)
    const { columns, rows } = tableOf(document)
    const start = firstBodyRow(sheet.rows, document)
    const expected = rows.map((row) => row.map((value, index) => stored(columns[index]?.format ?? 'text', value)))
    expect(sheet.rows.slice(start, start + 300)).toEqual(expected)
    expect(sheet.formats[start]).toEqual([
      '0',
      'General',
      'General',
      'General',
      'General',
      'yyyy-mm-dd',
      'General',
      'General',
      'yyyy-mm-dd',
      '#,##0.00',
      '0.0%',
      'General',
    ])
    expect(sheet.name).toBe('隐患排查治理台账')
    expect(sheet.rows[0]?.[0]).toBe('示例精工金属制品有限公司')
    expect(sheet.merges).toEqual(expect.arrayContaining(['A1:L1', 'A2:L2', 'H4:K4', 'A4:A5']))
    expect(sheet.freeze).toBe('A6')
    expect(sheet.printTitleRows).toBe('$4:$5')
    expect(sheet.printArea).toMatch(/\$A\$1:\$L\$3\d\d$/)
    expect([sheet.paperSize, sheet.orientation, sheet.fitToWidth]).toEqual([9, 'landscape', true])
    expect(sheet.footer).toContain('第 &P 页 / 共 &N 页')

    const shown = await convertToCsv(file)
    const texts = rows.map((row) => row.map((value, index) => displayCell(columns[index]?.format ?? 'text', value)))
    expect(shown.slice(start, start + 300)).toEqual(texts)
  }, 120_000)

  it('asks back when a filled-in cell is no day, level or whole number', async () => {
    const file = join(folder, 'validated.xlsx')
    await writeXlsx(ledgerReport(20), file, noPhotos)
    const sheet = new TextDecoder().decode(unzipSync(readFileSync(file))['xl/worksheets/sheet1.xml'])
    const found = [...sheet.matchAll(/<dataValidation [^>]*type="(\w+)"[^>]*sqref="([A-Z]+)(\d+):[A-Z]+(\d+)"/g)]
    const columns = tableOf(ledgerReport(20)).columns.map(({ format }) => format)
    const validated = columns.filter((format) => ['level', 'date', 'integer', 'money'].includes(format))
    expect(found).toHaveLength(validated.length)
    expect(new Set(found.map(([, type]) => type))).toEqual(
      new Set(
        ['list', 'date', 'whole', 'decimal'].filter((type) =>
          validated.includes({ list: 'level', date: 'date', whole: 'integer', decimal: 'money' }[type] as never),
        ),
      ),
    )
    for (const [, , , from, to] of found) expect(Number(to) - Number(from)).toBe(19)
    expect(sheet).toContain('errorStyle="warning"')
  })

  describe.each(['Asia/Shanghai', 'UTC', 'America/New_York'])('in time zone %s', (zone) => {
    const before = process.env.TZ
    afterEach(() => {
      process.env.TZ = before
    })
    it('shifts no day', async () => {
      process.env.TZ = zone
      const document = ledgerReport(40)
      const file = join(folder, `zone-${zone.replace('/', '-')}.xlsx`)
      await writeXlsx(document, file, noPhotos)
      const sheet = await readWorkbook(file)
      const start = firstBodyRow(sheet.rows, document)
      const days = sheet.rows.slice(start, start + 40).map((row) => row[5])
      expect(days).toEqual(tableOf(document).rows.map((row) => ({ date: row[5] })))
    })
  })

  it('merges official heads and equal neighbours', async () => {
    const file = join(folder, 'jha.xlsx')
    await writeXlsx(jhaReport(10), file, noPhotos)
    const sheet = await readWorkbook(file)
    const start = firstBodyRow(sheet.rows, jhaReport(10)) + 1
    expect(sheet.merges).toEqual(
      expect.arrayContaining([
        `B${start}:B${start + 2}`,
        `B${start + 27}:B${start + 29}`,
        `E${start - 3}:I${start - 3}`,
      ]),
    )
    expect(sheet.rows[start - 1]?.[1]).toBe('1. 上料并夹紧工件')
    expect(sheet.rows[start]?.[1]).toBeNull()
    expect(sheet.rows[start - 1]?.[9]).toBe(0.5)
    const pdf = join(folder, 'jha-sheet.pdf')
    writeFileSync(pdf, await convertToPdf(file))
    const pages = (await pdfText(pdf)).split('\f').filter((page) => page.trim() !== '')
    expect(pages.length).toBeGreaterThan(1)
    // the head stands on every page that carries rows
    for (const page of pages) expect(page.replace(/\s/g, '')).toContain('现有控制措施')
  }, 120_000)

  it('embeds photos with their proportions and keeps text that looks like a formula', async () => {
    const pictures: Record<string, Uint8Array> = {
      before: samplePng(400, 300, [180, 60, 50]),
      after: samplePng(300, 400, [50, 140, 70]),
    }
    const document = noticeReport({ before: 'before', after: 'after', missing: 'gone' })
    const file = join(folder, 'notice.xlsx')
    const { warnings } = await writeXlsx(document, file, { photos: (sha256) => pictures[sha256] ?? null })
    expect(warnings).toEqual(['照片「铭牌」缺失，未放入表格'])
    const sheet = await readWorkbook(file)
    const values = sheet.rows.flat()
    expect(sheet.images.map(({ from, to }) => from[0] === to[0])).toEqual([true, true])
    const proportions = sheet.images.map(({ width, height }) => width / height)
    expect(proportions[0]).toBeCloseTo(4 / 3, 1)
    expect(proportions[1]).toBeCloseTo(3 / 4, 1)
    expect(sheet.images[0]?.from[1]).toBeLessThan(sheet.images[1]?.from[1] ?? 0)
    expect(values).toEqual(expect.arrayContaining(['=1+1 以等号开头的描述仍是文字', '@现场', '（照片缺失）', 12500]))
    expect(values).toContainEqual({ date: '2026-11-20' })
    const place = sheet.rows.findIndex((row) => row.includes('=1+1 以等号开头的描述仍是文字'))
    expect(sheet.types[place]?.[sheet.rows[place]?.indexOf('=1+1 以等号开头的描述仍是文字') ?? 0]).not.toBe('f')
  })

  it('removes what a workbook cannot carry and survives hostile text', async () => {
    const document = ledgerReport(3)
    const rows = tableOf(document).rows as Cell[][]
    const hostile = [
      'a\u0000b\u000bc',
      '\ud800孤',
      '=HYPERLINK("http://x")',
      '+1',
      '-1',
      '@x',
      '<&>"\'',
      '行1\n行2',
      '𬭎☑',
      'x'.repeat(40_000),
    ]
    tableOf(document).rows = hostile.map((text) =>
      (rows[0] as Cell[]).map((value, index) => (index === 3 ? text : value)),
    )
    document.title = "'[坏]:名*称?/\\'" + '很长'.repeat(30)
    const file = join(folder, 'hostile.xlsx')
    await writeXlsx(document, file, noPhotos)
    const sheet: WorkbookSheet = await readWorkbook(file)
    const start = firstBodyRow(sheet.rows, document)
    const texts = sheet.rows.slice(start, start + hostile.length).map((row) => row[3])
    expect(texts.slice(0, 9)).toEqual(['abc', '孤', ...hostile.slice(2, 9)])
    expect(String(texts[9])).toHaveLength(32_767)
    expect(sheet.types.slice(start, start + hostile.length).every((row) => row[3] === 's')).toBe(true)
    expect([...sheet.name].length).toBeLessThanOrEqual(31)
  })

  it('starts new pages where the document says so, and copes with empty documents', async () => {
    const document = noticeReport({ before: 'x', after: 'y' })
    document.blocks = [
      { kind: 'heading', level: 1, text: '一、概况' },
      { kind: 'paragraph', text: `${'企业按要求开展自查。'.repeat(200)}\n第二段` },
      { kind: 'pageBreak' },
      {
        kind: 'table',
        columns: [{ key: 'a', label: '项目', width: 1, format: 'text' }],
        rows: [],
        emptyText: '本期无隐患',
      },
      { kind: 'drawing', svg: '<svg/>', widthMillimetres: 10, heightMillimetres: 10, caption: '四色图' },
    ]
    const file = join(folder, 'breaks.xlsx')
    await writeXlsx(document, file, noPhotos)
    const sheet = await readWorkbook(file)
    expect(sheet.breaks).toHaveLength(1)
    expect(sheet.rows.flat()).toEqual(expect.arrayContaining(['本期无隐患', '　　第二段']))
    await writeXlsx({ ...document, blocks: [] }, join(folder, 'empty.xlsx'), noPhotos)
    expect((await readWorkbook(join(folder, 'empty.xlsx'))).rows[1]?.[0]).toBe('隐患整改通知单')
  })
})

describe('writing a workbook', () => {
  it('reports progress and leaves nothing behind when cancelled', async () => {
    const own = mkdtempSync(join(folder, 'cancel-'))
    const controller = new AbortController()
    const seen: number[] = []
    const promise = writeXlsx(ledgerReport(5000), join(own, 'x.xlsx'), {
      ...noPhotos,
      signal: controller.signal,
      onProgress: (done, total) => {
        expect(total).toBe(5000)
        seen.push(done)
        if (done >= 1000) controller.abort()
      },
    })
    await expect(promise).rejects.toMatchObject({ code: 'cancelled' })
    expect(seen[0]).toBe(100)
    expect(readdirSync(own)).toEqual([])
  })

  it('says so when the folder does not exist', async () => {
    await expect(writeXlsx(ledgerReport(3), join(folder, 'no', 'x.xlsx'), noPhotos)).rejects.toMatchObject({
      code: 'file',
    })
  })

  it.each([
    ['台账', '台账'],
    ['a/b:c', 'a b c'],
    ["''", '报表'],
    ['History', '报表'],
    ['x'.repeat(40), 'x'.repeat(31)],
  ])('names the sheet of %s', (title, name) => expect(sheetName(title)).toBe(name))
})
