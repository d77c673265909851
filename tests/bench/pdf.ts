/** A long ledger as PDF: `node pdf.ts ours|bare|chromium rows`, one subject in one process. */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pdfmake from 'pdfmake'
import { chromium } from 'playwright-core'
import type { TDocumentDefinitions } from 'pdfmake/interfaces'
import type { ReportDocument } from '#shared/reports/report-document'
import { writePdf } from '../../electron/exporters/pdf/index.ts'
import { findChromium } from '../helpers/floors.ts'
import { tableOf, longLedger } from './ledger.ts'
import { sampleOf, tell } from './measure.ts'

const fontFolder = join(import.meta.dirname, '..', '..', 'resources', 'fonts')
const contentWidth = 842 - 2 * 34

/** The same table in the same type with the same lines, straight from the manual of pdfmake. */
async function writeBare(document: ReportDocument, target: string): Promise<number> {
  const { columns, rows } = tableOf(document)
  const total = columns.reduce((sum, { width }) => sum + width, 0)
  const room = contentWidth - columns.length * 6.5
  let pages = 0
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: [34, 46, 34, 42],
    defaultStyle: { font: 'main', fontSize: 10 },
    header: { text: `${document.enterpriseName}　${document.title}`, fontSize: 8, margin: [34, 20, 34, 0] },
    footer: (page, count) => {
      pages = count
      return { text: `第 ${page} 页 / 共 ${count} 页`, fontSize: 7.5, alignment: 'right', margin: [34, 8, 34, 0] }
    },
    content: [
      { text: document.enterpriseName, alignment: 'center', fontSize: 12 },
      { text: document.title, alignment: 'center', fontSize: 18, bold: true },
      {
        table: {
          headerRows: 1,
          dontBreakRows: true,
          widths: columns.map(({ width }) => (width / total) * room),
          body: [
            columns.map(({ label }) => ({ text: label, bold: true, alignment: 'center', fillColor: '#E8EBEF' })),
            ...rows.map((row) =>
              row.map((value, index) => ({
                text: value === null ? '' : String(value),
                alignment: columns[index]?.align ?? 'left',
                verticalAlignment: 'middle' as const,
              })),
            ),
          ],
        },
        fontSize: 10,
        lineHeight: 0.92,
        layout: {
          hLineWidth: () => 0.5,
          vLineWidth: () => 0.5,
          paddingLeft: () => 3,
          paddingRight: () => 3,
          paddingTop: () => 2,
          paddingBottom: () => 2.5,
        },
      },
    ],
  }
  const files = {
    normal: join(fontFolder, 'NotoSansSC-Regular.ttf'),
    bold: join(fontFolder, 'NotoSansSC-Bold.ttf'),
  }
  pdfmake.setFonts({ main: files })
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((path) => path.startsWith(fontFolder))
  writeFileSync(target, await pdfmake.createPdf(definition).getBuffer())
  return pages
}

/** A length in points as Chromium's print takes it. */
const points = (length: number): string => `${length / 72}in`

const escaped = (text: string): string => text.replace(/[&<>]/g, (letter) => `&#${letter.charCodeAt(0)};`)

/** The same table as a page of HTML, printed by Chromium with a repeated head and page numbers. */
async function printByChromium(document: ReportDocument, target: string): Promise<number> {
  const { columns, rows } = tableOf(document)
  const cells = (tag: string, values: readonly unknown[]) =>
    `<tr>${values.map((value) => `<${tag}>${escaped(String(value ?? ''))}</${tag}>`).join('')}</tr>`
  const style =
    "*{font:10pt 'Noto Sans SC','Noto Sans CJK SC'}table{border-collapse:collapse;width:100%}td,th{border:.5pt solid #000;padding:2pt 3pt}tr{break-inside:avoid}"
  const head = cells(
    'th',
    columns.map(({ label }) => label),
  )
  const html = `<style>${style}</style><h1>${escaped(document.title)}</h1><table><thead>${head}</thead><tbody>${rows.map((row) => cells('td', row)).join('')}</tbody></table>`
  const browser = await chromium.launch({ executablePath: findChromium() ?? '', args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage()
    await page.setContent(html)
    await page.pdf({
      path: target,
      format: 'A4',
      landscape: true,
      displayHeaderFooter: true,
      footerTemplate: '<span style="font-size:8px" class="pageNumber"></span>',
      margin: { top: points(46), bottom: points(42), left: points(34), right: points(34) },
    })
  } finally {
    await browser.close()
  }
  return rows.length
}

const [subject = 'ours', rowCount = '1600'] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'anchabu-bench-'))
const target = join(folder, 'ledger.pdf')
const document = longLedger(Number(rowCount))
const found = await sampleOf(async () => {
  if (subject === 'ours') return (await writePdf(document, target, { photos: () => null, fontFolder })).pages
  return subject === 'bare' ? writeBare(document, target) : printByChromium(document, target)
})
if (statSync(target).size < 100_000) throw new Error(`${subject} wrote next to nothing`)
rmSync(folder, { recursive: true, force: true })
tell(found)
