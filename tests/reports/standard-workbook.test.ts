/** Workbooks of other programs as a standard is imported from them. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importStandard } from '#shared/rules/standard-import'
import { readWorkbook } from '../../electron/importers/xlsx.ts'
import { requireFloor } from '../helpers/floors.ts'
import { findPython } from '../helpers/office.ts'
import { choices, warehouseCells } from '../helpers/standard-rows.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'anchabu-workbook-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const wholeOutcome = {
  itemCount: 164,
  elementCount: 47,
  points: 100_000,
  readCount: 164,
  sumRowCount: 14,
  provenCount: 27,
  refusals: [],
}
async function outcomeOf(bytes: Buffer) {
  const [sheet] = await readWorkbook(bytes, '标准.xlsx')
  return importStandard(sheet?.rows ?? [], choices({ total: 100_000 }))
}
/** figures as figures, the rest as text */
const valuesOf = (cells: readonly string[]) =>
  cells.map((text, index) => (index === 3 && text ? Number(text) || text : text))

async function excelBytes(fill: (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  fill(workbook.addWorksheet('标准'), workbook)
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

describe('a workbook written by exceljs', () => {
  it('of 164 items proves itself with merged names, sums as formulas and rich text', async () => {
    const bytes = await excelBytes((sheet, workbook) => {
      const cells = warehouseCells()
      cells.forEach((own) => sheet.addRow(valuesOf(own)))
      sheet.mergeCells('A1:E1')
      const first = cells.findIndex(([name]) => name === '小计')
      sheet.mergeCells(`A4:A${first}`)
      sheet.mergeCells(`A${first + 1}:C${first + 1}`)
      sheet.getCell(`D${first + 1}`).value = { formula: `SUM(D4:D${first})`, result: 10.000_000_000_1 }
      sheet.getCell('C4').value = { richText: [{ text: '制定' }, { font: { bold: true }, text: '目标' }] }
      workbook.addWorksheet('空表')
      workbook.addWorksheet('隐藏', { state: 'hidden' }).addRow(['x'])
    })
    expect(await readWorkbook(bytes, '标准.xlsx')).toHaveLength(1)
    const outcome = await outcomeOf(bytes)
    expect(outcome).toMatchObject(wholeOutcome)
    expect(outcome.standard?.items[0]?.content).toBe('制定目标')
  })
  it('gives texts of every kind of value', async () => {
    const bytes = await excelBytes((sheet) => {
      sheet.addRow([
        1.5,
        new Date('2026-11-22T00:00:00Z'),
        { text: '链接', hyperlink: 'https://example.com' },
        { formula: 'A1', result: 'x' },
        true,
        { error: '#REF!' },
        { formula: 'B1' },
      ])
    })
    const [sheet] = await readWorkbook(bytes, 'a.xlsx')
    expect(sheet?.rows).toEqual([{ row: 1, cells: ['1.5', '2026-11-22', '链接', 'x', '是', '#REF!', '=B1'] }])
  })
  it('that contradicts itself is refused with its row', async () => {
    const cells = warehouseCells()
    const at = cells.findIndex(([name]) => name === '小计')
    const bytes = await excelBytes((sheet) =>
      cells.with(at, ['小计', '', '', '24', '']).forEach((own) => sheet.addRow(valuesOf(own))),
    )
    const { refusals, standard } = await outcomeOf(bytes)
    expect(standard).toBeNull()
    expect(refusals).toEqual([{ row: at + 1, reason: `小计 24，但第 4～${at} 行合计 10` }])
  })
})

describe.runIf(requireFloor('openpyxl', findPython() === null ? 'no python3-openpyxl' : null))(
  'a workbook written by openpyxl',
  () => {
    it('of 164 items proves itself', async () => {
      const path = join(folder, 'openpyxl.xlsx')
      const script = [
        'import json, sys, openpyxl',
        'book = openpyxl.Workbook()',
        'for row in json.load(sys.stdin): book.active.append([None if v == "" else v for v in row])',
        'book.active.merge_cells("A1:E1")',
        'book.save(sys.argv[1])',
      ].join('\n')
      execFileSync(findPython() ?? '', ['-c', script, path], { input: JSON.stringify(warehouseCells().map(valuesOf)) })
      expect(await outcomeOf(readFileSync(path))).toMatchObject(wholeOutcome)
    })
  },
)

describe('a file that is no workbook', () => {
  const refused = (bytes: Buffer) =>
    readWorkbook(bytes, '标准.xlsx').then(
      () => '',
      (error: Error) => error.message,
    )
  const container = Buffer.from('d0cf11e0a1b11ae1', 'hex')
  it.each([
    ['empty', Buffer.alloc(0), '文件是空的'],
    ['.xls or .et', Buffer.concat([container, Buffer.alloc(600)]), '旧的 .xls 或 .et 格式'],
    [
      'locked by a password',
      Buffer.concat([container, Buffer.alloc(600), Buffer.from('EncryptedPackage', 'utf16le')]),
      '设了打开密码',
    ],
    ['text', Buffer.from('考评类目,考评内容,标准分值\n一、目标,制定目标,4\n'), '不是 Excel 工作簿'],
    ['too large', Buffer.alloc(10 * 1024 * 1024 + 1), '超过 10 MB'],
  ])('%s', async (_name, bytes, sentence) => expect(await refused(bytes)).toContain(sentence))
  it('cut off, or an archive of something else, or one that unpacks to too much', async () => {
    const bytes = await excelBytes((sheet) => sheet.addRow(['x']))
    expect(await refused(bytes.subarray(0, bytes.length - 40))).toContain('不完整或已损坏')
    const bomb = Buffer.from(bytes)
    const at = bomb.indexOf(Buffer.from('504b0102', 'hex'))
    bomb.writeUInt32LE(0x7fffffff, at + 24)
    expect(await refused(bomb)).toContain('展开后太大')
    const other = Buffer.from(bytes)
    for (let place = other.indexOf('xl/workbook.xml'); place >= 0; place = other.indexOf('xl/workbook.xml', place + 1))
      other.write('xl/workbokk.xml', place)
    writeFileSync(join(folder, 'other.xlsx'), other)
    expect(await refused(other)).toMatch(/打不开|没有内容/)
  })
})
