import { describe, expect, it } from 'vitest'
import {
  chineseDay,
  columnAlign,
  displayCell,
  headerRows,
  isCalendarDay,
  mergeSpans,
  photoRows,
  ratioTenths,
} from '#shared/reports/display'
import type { Cell, CellFormat, Column, PhotoItem, TableBlock } from '#shared/reports/report-document'

describe('displayCell', () => {
  const cases: [CellFormat, Cell, string][] = [
    ['text', null, ''],
    ['text', '配电箱', '配电箱'],
    ['text', 7, '7'],
    ['integer', 12000, '12000'],
    ['integer', '/', '/'],
    ['date', '2026-11-05', '2026-11-05'],
    ['date', null, ''],
    ['money', 0, '0.00'],
    ['money', 5, '0.05'],
    ['money', 1250000, '12,500.00'],
    ['money', 123456789, '1,234,567.89'],
    ['money', 99999, '999.99'],
    ['money', 100000, '1,000.00'],
    ['money', -123456, '-1,234.56'],
    ['riskValue', 4200, '42'],
    ['riskValue', 27000, '270'],
    ['riskValue', 50, '0.5'],
    ['riskValue', 125, '1.25'],
    ['riskValue', 10, '0.1'],
    ['riskValue', 0, '0'],
    ['tenths', 847, '84.7'],
    ['tenths', 1000, '100.0'],
    ['tenths', '未评', '未评'],
    ['level', 'major', '重大风险'],
    ['level', 'considerable', '较大风险'],
    ['level', 'general', '一般风险'],
    ['level', 'low', '低风险'],
    ['level', '未评价', '未评价'],
    ['ratio', { numerator: 2, denominator: 3 }, '66.7%'],
    ['ratio', { numerator: 0, denominator: 3 }, '0.0%'],
    ['ratio', { numerator: 3, denominator: 3 }, '100.0%'],
    ['ratio', { numerator: 1, denominator: 0 }, '/'],
    ['ratio', { numerator: 0, denominator: 0 }, '/'],
    // exactly half a tenth goes up: 1/16 = 6.25 %, 7/16 = 43.75 %, 1/2000 = 0.05 %
    ['ratio', { numerator: 1, denominator: 16 }, '6.3%'],
    ['ratio', { numerator: 7, denominator: 16 }, '43.8%'],
    ['ratio', { numerator: 1, denominator: 2000 }, '0.1%'],
    ['ratio', { numerator: 1, denominator: 2001 }, '0.0%'],
    ['ratio', null, ''],
  ]
  it.each(cases)('%s %j -> %s', (format, value, text) => expect(displayCell(format, value)).toBe(text))

  it('rounds a share in integers, also for amounts in 分', () => {
    expect(ratioTenths({ numerator: 9_007_199_254_740_991, denominator: 9_007_199_254_740_991 })).toBe(1000)
    expect(ratioTenths({ numerator: -1, denominator: 16 })).toBe(-63)
    expect(displayCell('ratio', { numerator: -1, denominator: 16 })).toBe('-6.3%')
  })
})

describe('days', () => {
  it.each([
    ['2026-02-28', true],
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['', false],
  ])('%s is a calendar day: %s', (text, expected) => expect(isCalendarDay(text)).toBe(expected))
  it('is written in Chinese for signatures', () => {
    expect(chineseDay('2026-11-05')).toBe('2026年11月5日')
    expect(chineseDay('未定')).toBe('未定')
  })
})

const column = (key: string, groups?: string[]): Column => ({
  key,
  label: key.toUpperCase(),
  width: 1,
  format: 'text',
  ...(groups ? { groups } : {}),
})

describe('headerRows', () => {
  it('is one row without groups', () => {
    expect(headerRows([column('a'), column('b')])).toEqual([
      [
        { text: 'A', column: 0, colSpan: 1, rowSpan: 1 },
        { text: 'B', column: 1, colSpan: 1, rowSpan: 1 },
      ],
    ])
  })
  it('merges neighbours of one group and lets columns without groups reach down', () => {
    const rows = headerRows([
      column('a'),
      column('b', ['G']),
      column('c', ['G']),
      column('d', ['G', 'H']),
      column('e', ['H']),
    ])
    expect(rows).toEqual([
      [
        { text: 'A', column: 0, colSpan: 1, rowSpan: 3 },
        { text: 'G', column: 1, colSpan: 3, rowSpan: 1 },
        { text: 'H', column: 4, colSpan: 1, rowSpan: 1 },
      ],
      [
        { text: 'B', column: 1, colSpan: 1, rowSpan: 2 },
        { text: 'C', column: 2, colSpan: 1, rowSpan: 2 },
        { text: 'H', column: 3, colSpan: 1, rowSpan: 1 },
        { text: 'E', column: 4, colSpan: 1, rowSpan: 2 },
      ],
      [{ text: 'D', column: 3, colSpan: 1, rowSpan: 1 }],
    ])
  })
  it('covers every place of the head exactly once', () => {
    const columns = [
      column('a', ['X', 'Y']),
      column('b', ['X', 'Y']),
      column('c', ['X']),
      column('d'),
      column('e', ['X']),
    ]
    const rows = headerRows(columns)
    const seen = rows.map(() => columns.map(() => 0))
    rows.forEach((row, index) => {
      for (const cell of row) {
        for (let down = 0; down < cell.rowSpan; down += 1) {
          for (let right = 0; right < cell.colSpan; right += 1) {
            const line = seen[index + down] as number[]
            line[cell.column + right] = (line[cell.column + right] ?? 0) + 1
          }
        }
      }
    })
    expect(seen.flat().every((count) => count === 1)).toBe(true)
  })
})

describe('mergeSpans', () => {
  const table = (rows: Cell[][], mergeEqual: string[]): TableBlock => ({
    kind: 'table',
    columns: [column('a'), column('b'), column('c')],
    rows,
    mergeEqual,
  })
  it('finds equal neighbours, nested', () => {
    const rows = [
      ['x', '1', 'p'],
      ['x', '1', 'p'],
      ['x', '2', 'p'],
      ['y', '2', 'p'],
      ['y', '2', 'p'],
    ]
    expect(mergeSpans(table(rows, ['a', 'b']))).toEqual([
      { column: 0, row: 0, rowSpan: 3 },
      { column: 1, row: 0, rowSpan: 2 },
      { column: 0, row: 3, rowSpan: 2 },
      { column: 1, row: 3, rowSpan: 2 },
    ])
  })
  it('merges no empty cells, needs no rows and ignores unknown keys', () => {
    expect(
      mergeSpans(
        table(
          [
            [null, '', ''],
            [null, '', ''],
          ],
          ['a', 'b'],
        ),
      ),
    ).toEqual([])
    expect(mergeSpans(table([], ['a']))).toEqual([])
    expect(mergeSpans(table([['x', 'x', 'x']], ['a', 'none']))).toEqual([])
  })
})

describe('photoRows', () => {
  const photo = (sha256: string, role: PhotoItem['role']): PhotoItem => ({
    sha256,
    mime: 'image/jpeg',
    role,
    caption: '',
  })
  const names = (rows: (PhotoItem | null)[][]) => rows.map((row) => row.map((item) => item?.sha256 ?? '-').join(''))
  it('puts each 整改前 left of its 整改后', () => {
    const items = [photo('B', 'after'), photo('x', 'other'), photo('a', 'before'), photo('c', 'before')]
    expect(names(photoRows(items, 2))).toEqual(['aB', 'c-', 'x-'])
  })
  it('fills rows when there is nothing to compare', () => {
    const items = [photo('x', 'other'), photo('a', 'before'), photo('b', 'before')]
    expect(names(photoRows(items, 3))).toEqual(['abx'])
    expect(names(photoRows([], 2))).toEqual([])
  })
})

it('aligns numbers right, days and levels centred, text left, unless the column says otherwise', () => {
  const of = (format: CellFormat) => columnAlign({ ...column('a'), format })
  expect([of('text'), of('integer'), of('money'), of('date'), of('level')]).toEqual([
    'left',
    'right',
    'right',
    'center',
    'center',
  ])
  expect(columnAlign({ ...column('a'), format: 'integer', align: 'center' })).toBe('center')
})
