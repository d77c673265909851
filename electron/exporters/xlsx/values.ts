/** Cell values as Excel stores them: real days and numbers wherever the format has one, text otherwise. */
import type { CellValue } from 'exceljs'
import { displayCell, isCalendarDay, isRatio, ratioTenths } from '#shared/reports/display'
import type { Cell, CellFormat } from '#shared/reports/report-document'
import { cleanText } from '../page.ts'

/** the most that one cell of a workbook holds */
const longestText = 32_767

const numberFormats: Partial<Record<CellFormat, string>> = {
  integer: '0',
  date: 'yyyy-mm-dd',
  money: '#,##0.00',
  ratio: '0.0%',
  tenths: '0.0',
}

/** The number format of a column, `General` where Excel's own choice is right. */
export function numberFormat(format: CellFormat): string {
  return numberFormats[format] ?? 'General'
}

/** Text that a workbook can carry. */
export function sheetText(text: string): string {
  const clean = cleanText(text)
  return clean.length > longestText ? `${clean.slice(0, longestText - 1)}…` : clean
}

/** Days met so far: a ledger repeats a few days thousands of times. */
const known = new Map<string, Date | null>()
const mostKnown = 10_000

/** UTC midnight of a calendar day that Excel can count, null for anything else. */
function dayOf(text: string): Date | null {
  let day = known.get(text)
  if (day === undefined) {
    day = isCalendarDay(text) && text >= '1900-03-01' ? new Date(`${text}T00:00:00Z`) : null
    if (known.size >= mostKnown) known.clear()
    known.set(text, day)
  }
  return day
}

/**
 * The value to store. Days are UTC midnight, which is what the workbook's serial number counts from, so that no time
 * zone shifts them; shares are rounded to the tenth of a percent that is shown; “/” stands for a zero denominator.
 */
export function sheetValue(format: CellFormat, value: Cell): CellValue {
  if (value === null) return null
  if (isRatio(value)) {
    const tenths = ratioTenths(value)
    return tenths === null ? '/' : tenths / 1000
  }
  if (typeof value === 'number') {
    if (format === 'money' || format === 'riskValue') return value / 100
    if (format === 'tenths') return value / 10
    return format === 'text' || !Number.isFinite(value) ? String(value) : value
  }
  return (format === 'date' ? dayOf(value) : null) ?? sheetText(displayCell(format, value))
}
