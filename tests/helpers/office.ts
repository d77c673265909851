/** Other people's programs that open our files again: openpyxl, LibreOffice, qpdf, poppler. */
import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { findCommand, requireFloor } from './floors.ts'

const run = promisify(execFile)
const commands = ['soffice', 'qpdf', 'pdffonts', 'pdftotext', 'pdfinfo'] as const

/** A Python that has openpyxl, or null. */
export function findPython(): string | null {
  return (
    ['/usr/bin/python3', findCommand('python3')].find((candidate) => {
      if (candidate === null || candidate === undefined) return false
      try {
        execFileSync(candidate, ['-c', 'import openpyxl'], { stdio: 'ignore' })
        return true
      } catch {
        return false
      }
    }) ?? null
  )
}

/** Whether the files can be opened again here; skipped with the missing tool's name, a failure with CI=true. */
export function hasOffice(): boolean {
  const missing: string[] = commands.filter((command) => findCommand(command) === null)
  if (findPython() === null) missing.push('python3-openpyxl')
  return requireFloor('office', missing.length === 0 ? null : `not found: ${missing.join(', ')}`)
}

export interface WorkbookSheet {
  name: string
  /** values by row; days as { date: 'YYYY-MM-DD' } */
  rows: (string | number | boolean | null | { date: string })[][]
  /** number formats by row */
  formats: string[][]
  /** data types by row, as openpyxl names them: s, n, d, f … */
  types: string[][]
  merges: string[]
  printArea: string | null
  printTitleRows: string | null
  freeze: string | null
  paperSize: number | null
  orientation: string | null
  fitToWidth: boolean
  footer: string
  /** two-cell anchors: corners as [row, column], size in pixels (for pictures within one row) */
  images: { from: [number, number]; to: [number, number]; width: number; height: number }[]
  breaks: number[]
}

const script = `
import json, re, sys, datetime, zipfile, openpyxl
def pictures(path):
    # openpyxl reads no pictures without Pillow: the anchors are taken from the drawing itself
    archive = zipfile.ZipFile(path)
    if 'xl/drawings/drawing1.xml' not in archive.namelist(): return []
    widths = []
    for col in re.findall(r'<col [^>]*>', archive.read('xl/worksheets/sheet1.xml').decode()):
        first, last, width = (re.search(name + r'="([^"]*)"', col).group(1) for name in ('min', 'max', 'width'))
        widths += [float(width) * 7] * (int(last) - int(first) + 1)
    found = []
    for anchor in re.findall(r'<xdr:twoCellAnchor.*?</xdr:twoCellAnchor>', archive.read('xl/drawings/drawing1.xml').decode(), re.S):
        def corner(tag):
            part = re.search('<xdr:%s>(.*?)</xdr:%s>' % (tag, tag), anchor, re.S).group(1)
            return [int(re.search('<xdr:%s>(-?[0-9]+)<' % name, part).group(1)) for name in ('row', 'rowOff', 'col', 'colOff')]
        start, end = corner('from'), corner('to')
        found.append({
            'from': [start[0], start[2]], 'to': [end[0], end[2]],
            'width': sum(widths[start[2]:end[2]]) + (end[3] - start[3]) / 9525,
            'height': (end[1] - start[1]) / 9525})
    return found
book = openpyxl.load_workbook(sys.argv[1])
sheets = []
def plain(value):
    if isinstance(value, datetime.datetime):
        assert value.time() == datetime.time(0), value
        return {'date': value.date().isoformat()}
    if isinstance(value, datetime.date): return {'date': value.isoformat()}
    return value
for sheet in book.worksheets:
    grid = list(sheet.iter_rows())
    sheets.append({
        'name': sheet.title,
        'rows': [[plain(cell.value) for cell in row] for row in grid],
        'formats': [[cell.number_format for cell in row] for row in grid],
        'types': [[cell.data_type for cell in row] for row in grid],
        'merges': sorted(str(merged) for merged in sheet.merged_cells.ranges),
        'printArea': ''.join(sheet.print_area) if sheet.print_area else None,
        'printTitleRows': sheet.print_title_rows,
        'freeze': sheet.freeze_panes,
        'paperSize': sheet.page_setup.paperSize,
        'orientation': sheet.page_setup.orientation,
        'fitToWidth': bool(sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage),
        'footer': '|'.join(part.text or '' for part in (sheet.oddFooter.left, sheet.oddFooter.center, sheet.oddFooter.right)),
        'images': pictures(sys.argv[1]),
        'breaks': [mark.id for mark in sheet.row_breaks.brk],
    })
json.dump(sheets, sys.stdout, ensure_ascii=False)
`

/** The workbook's first sheet as openpyxl reads it. */
export async function readWorkbook(file: string): Promise<WorkbookSheet> {
  const python = findPython() ?? 'python3'
  const { stdout } = await run(python, ['-c', script, file], {
    maxBuffer: 1 << 28,
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
  })
  return (JSON.parse(stdout) as WorkbookSheet[])[0] as WorkbookSheet
}

/** What a script of this folder says of a file, as JSON. */
export async function runPython(name: string, file: string): Promise<unknown> {
  const { stdout } = await run(findPython() ?? 'python3', [join(import.meta.dirname, name), file], {
    env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
  })
  return JSON.parse(stdout)
}

/** Splits comma separated text with quotes. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]]
  for (const match of text.matchAll(/("(?:[^"]|"")*"|[^,\n]*)(,|\n|$)/g)) {
    const raw = match[1] ?? ''
    rows.at(-1)?.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw)
    if (match[2] === '\n') rows.push([])
    if (match[2] === '') break
  }
  if (rows.at(-1)?.length === 1 && rows.at(-1)?.[0] === '') rows.pop()
  return rows
}

/** Opens the files in one run of LibreOffice; what it makes of each, in their order. */
async function convertAll(files: readonly string[], format: string, extension: string): Promise<Buffer[]> {
  const folder = mkdtempSync(join(tmpdir(), 'anchabu-office-'))
  try {
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    await run('soffice', [profile, '--headless', '--convert-to', format, '--outdir', folder, ...files], {
      timeout: 60_000 + 60_000 * files.length,
      maxBuffer: 1 << 26,
    })
    return files.map((file) => readFileSync(join(folder, basename(file).replace(/\.[^.]*$/, `.${extension}`))))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const convert = async (file: string, format: string, extension: string): Promise<Buffer> =>
  (await convertAll([file], format, extension))[0] as Buffer

/** All text of Word documents as LibreOffice reads them, cell by cell. */
export async function wordTexts(files: readonly string[]): Promise<string[]> {
  const texts = await convertAll(files, 'txt:Text (encoded):UTF8', 'txt')
  return texts.map((text) => text.toString('utf8'))
}

/** The workbook's first sheet as LibreOffice shows it (formatted values, UTF-8). */
export async function convertToCsv(file: string): Promise<string[][]> {
  return parseCsv(
    (await convert(file, 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true', 'csv')).toString('utf8'),
  )
}

/** The workbook printed by LibreOffice. */
export function convertToPdf(file: string): Promise<Buffer> {
  return convert(file, 'pdf', 'pdf')
}

/** All text of a PDF, in reading order. */
export async function pdfText(file: string): Promise<string> {
  const { stdout } = await run('pdftotext', ['-enc', 'UTF-8', file, '-'], { maxBuffer: 1 << 28 })
  return stdout
}

/** The facts that pdfinfo prints, by name. */
export async function pdfInfo(file: string): Promise<Record<string, string>> {
  const { stdout } = await run('pdfinfo', ['-enc', 'UTF-8', file])
  return Object.fromEntries(
    stdout.split('\n').map((line) => [line.split(':')[0] ?? '', line.slice(line.indexOf(':') + 1).trim()]),
  )
}

export async function pdfFonts(
  file: string,
): Promise<{ name: string; embedded: boolean; subset: boolean; unicode: boolean }[]> {
  const { stdout } = await run('pdffonts', [file])
  return stdout
    .trim()
    .split('\n')
    .slice(2)
    .map((line) => {
      const flags = / (yes|no) +(yes|no) +(yes|no) +\d+ +\d+ *$/.exec(line)
      return {
        name: line.split(' ')[0] ?? '',
        embedded: flags?.[1] === 'yes',
        subset: flags?.[2] === 'yes',
        unicode: flags?.[3] === 'yes',
      }
    })
}

/** Throws with qpdf's words when the file is damaged. */
export async function qpdfCheck(file: string): Promise<void> {
  await run('qpdf', ['--check', file])
}

/** Titles of the bookmarks in order. */
export async function pdfBookmarks(file: string): Promise<string[]> {
  const { stdout } = await run('qpdf', ['--json', '--json-key=outlines', file], { maxBuffer: 1 << 26 })
  type Outline = { title: string; kids: Outline[] }
  const flat = (outlines: Outline[]): string[] => outlines.flatMap((outline) => [outline.title, ...flat(outline.kids)])
  return flat((JSON.parse(stdout) as { outlines: Outline[] }).outlines)
}
