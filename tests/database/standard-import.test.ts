import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plainHead, rowsOf, shippedStandard, warehouseCells } from '../helpers/standard-rows.ts'
import { type TestEnterprise, testEnterprise } from '../helpers/enterprise.ts'

let office: TestEnterprise
beforeEach(async () => {
  office = await testEnterprise()
})
afterEach(() => office.close())

const title = '仓储物流企业评定标准（本企业用）'
const importRows = (cells: readonly (readonly string[])[], more: { title?: string } = {}) =>
  office.run('standard.import', {
    rows: rowsOf(cells).map(({ row, cells: own }) => ({ row, cells: [...own] })),
    title,
    source: '属地下发的评分标准',
    total: 100_000,
    ...more,
  })
const assess = (standardHash: string) =>
  office.run('assessment.start', {
    name: '2026 年度自评',
    periodFrom: '2026-01-01',
    periodTo: '2026-12-31',
    assessedOn: office.today,
    standardHash,
  })

describe('an imported standard', () => {
  it('is assessed like a shipped one: 164 items, 1000 points, 100.0 when everything is full', async () => {
    const made = await importRows(warehouseCells())
    const row = (await office.run('standard.list', {})).find(({ hash }) => hash === made.hash)
    expect(row).toMatchObject({
      origin: 'imported',
      version: '1.0.0',
      verified: false,
      itemCount: 164,
      elementCount: 47,
      categoryCount: 13,
      points: 100_000,
      checkedOn: office.today,
      importedId: made.id,
    })
    const { id } = await assess(made.hash)
    const { answers } = await office.run('assessment.get', { id })
    for (const { id: answerId } of answers) await office.run('assessment.answer', { answerId, side: 'own', ticks: [] })
    expect((await office.run('assessment.get', { id })).own).toMatchObject({
      openCount: 0,
      earned: 100_000,
      percentTenths: 1000,
      level: 'level1',
    })
    await office.run('assessment.answer', {
      answerId: answers[0]?.id ?? '',
      side: 'own',
      ticks: [{ partId: 'd1', count: 2 }],
    })
    expect((await office.run('assessment.get', { id })).own).toMatchObject({ deducted: 100, percentTenths: 999 })
  })

  it('cannot be void while an assessment rests on it', async () => {
    const made = await importRows(warehouseCells())
    const { id, revision } = await assess(made.hash)
    const refused = await office.refused('standard.voidImported', { id: made.id, reason: '导错了' })
    expect(refused.message).toContain('用着这份标准，不能作废')
    await office.run('assessment.void', { id, revision, reason: '重来' })
    await office.run('standard.voidImported', { id: made.id, reason: '导错了' })
    expect((await office.run('standard.list', {})).find(({ hash }) => hash === made.hash)?.origin).toBe('kept')
  })

  it('of the same title is the next version, offered to what rests on the one before', async () => {
    const first = await importRows(warehouseCells())
    const { id } = await assess(first.hash)
    const refused = await office.refused('standard.import', {
      rows: rowsOf(warehouseCells()).map(({ row, cells }) => ({ row, cells: [...cells] })),
      title,
      source: '属地下发的评分标准',
    })
    expect(refused.message).toBe('内容与已导入的 1.0.0 版完全相同，不用再导入')
    const changed = warehouseCells().map((cells) =>
      cells[2]?.startsWith('目标第 1 项') ? cells.with(2, '目标第 1 项要求每年发文') : cells,
    )
    const second = await importRows(changed)
    expect(second).toMatchObject({ standardId: first.standardId, standardVersion: '1.1.0' })
    expect((await office.run('assessment.list', {}))[0]?.newerStandardHash).toBe(second.hash)
    expect((await office.run('assessment.get', { id })).standardVersion).toBe('1.0.0')
    const difference = await office.run('standard.difference', { fromHash: first.hash, toHash: second.hash })
    expect(difference).toMatchObject({ from: { version: '1.0.0' }, to: { version: '1.1.0' }, added: [], gone: [] })
    expect(difference.sameCount).toBe(163)
    expect(difference.changed.map(({ changes }) => changes.map(({ field }) => field))).toEqual([['content']])
  })

  it('that contradicts itself is not kept, and the sentence names the row', async () => {
    const cells = warehouseCells()
    const at = cells.findIndex(([first]) => first === '小计')
    const refused = await office.refused('standard.import', {
      rows: rowsOf(cells.with(at, ['小计', '', '', '24', ''])).map(({ row, cells: own }) => ({ row, cells: [...own] })),
      title,
    })
    expect(refused).toMatchObject({ code: 'rule', message: `第 ${at + 1} 行：小计 24，但第 4～${at} 行合计 10` })
    expect((await office.run('standard.list', {})).filter(({ origin }) => origin === 'imported')).toEqual([])
  })
})

describe('the sheet to fill in', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'anchabu-template-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  const templateOf = async (id: string) => {
    const standards = await office.run('standard.list', {})
    const { path } = await office.run('standard.template', {
      hash: standards.find((own) => own.id === id)?.hash ?? '',
      folder,
    })
    return path
  }
  const sheetOf = async (path: string) => {
    const { sheets } = await office.run('standard.readWorkbook', {
      base64: readFileSync(path).toString('base64'),
      fileName: '模板.xlsx',
    })
    return sheets[0]?.rows ?? []
  }

  it('brings a skeleton back filled', async () => {
    const path = await templateOf('warehouse-logistics')
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.readFile(path)
    const sheet = workbook.worksheets[0]
    if (!sheet) throw new Error('no sheet')
    const points = shippedStandard('warehouse-logistics').categories.flatMap(({ elements }) =>
      elements.map((element) => element.points / 100),
    )
    const headRow = (await sheetOf(path)).find(({ cells }) => plainHead.every((head) => cells.includes(head)))
    if (!headRow) throw new Error('no head')
    const columnOf = (name: string) => headRow.cells.indexOf(name) + 1
    points.forEach((own, index) => {
      const row = sheet.getRow(headRow.row + 1 + index)
      row.getCell(columnOf('考评内容')).value = `第 ${index + 1} 个项目的要求`
      row.getCell(columnOf('标准分值')).value = own
    })
    await workbook.xlsx.writeFile(path)
    const made = await office.run('standard.import', { rows: await sheetOf(path), title, total: 100_000 })
    const row = (await office.run('standard.list', {})).find(({ hash }) => hash === made.hash)
    expect(row).toMatchObject({ categoryCount: 13, elementCount: 47, itemCount: 47, points: 100_000 })
  })

  it('of a whole standard comes back without a loss', async () => {
    const made = await office.run('standard.import', {
      rows: await sheetOf(await templateOf('general-13')),
      title: '工贸（本企业改）',
      total: 100_000,
    })
    const standards = await office.run('standard.list', {})
    const shipped = standards.find(({ id }) => id === 'general-13')
    const difference = await office.run('standard.difference', { fromHash: shipped?.hash ?? '', toHash: made.hash })
    expect(difference).toMatchObject({ added: [], gone: [], figures: [] })
    expect(
      difference.changed.flatMap(({ changes }) => changes.map(({ field }) => field)).every((own) => own === 'parts'),
    ).toBe(true)
    expect(difference.sameCount + difference.changed.length).toBe(198)
  })

  it('of every skeleton is refused while it is empty', async () => {
    for (const { id, itemCount } of (await office.run('standard.list', {})).filter((own) => own.itemCount === 0)) {
      expect(itemCount).toBe(0)
      const refused = await office.refused('standard.import', { rows: await sheetOf(await templateOf(id)), title })
      expect(refused.message).toMatch(/下面没有条目|没有读到任何条目/)
    }
  })
})
