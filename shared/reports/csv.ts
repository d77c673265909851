/** Comma-separated values by RFC 4180, for Excel and WPS: UTF-8 with a mark, CRLF, and no cell that could run as a formula. */
export type CsvValue = string | number | boolean | null

export interface CsvTable {
  /** name of the file without its ending */
  name: string
  heads: string[]
  rows: CsvValue[][]
}

/** first letters that make a spreadsheet calculate */
const dangerous = /^[=+\-@\t\r]/
const plainNumber = /^-?\d+(?:\.\d+)?$/

/** Text as it is, but with an apostrophe where a spreadsheet would take it for a formula; negative numbers stay numbers. */
export function guarded(text: string): string {
  return dangerous.test(text) && !plainNumber.test(text) ? `'${text}` : text
}

function cell(value: CsvValue): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return String(value)
  const text = guarded(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export const csvLine = (values: readonly CsvValue[]): string => `${values.map(cell).join(',')}\r\n`

/** The whole file. */
export const csvText = ({ heads, rows }: CsvTable): string =>
  `\uFEFF${csvLine(heads)}${rows.map((row) => csvLine(row)).join('')}`
