/** A ledger of many rows as Word document: `node docx.ts ours|bare rows`, one subject in one process. */
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AlignmentType, Document, Packer, PageOrientation, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import type { ReportDocument } from '#shared/reports/report-document'
import { writeDocx } from '../../electron/exporters/docx/index.ts'
import { longLedger, tableOf } from './ledger.ts'
import { sampleOf, tell } from './measure.ts'

const fontFolder = join(import.meta.dirname, '..', '..', 'resources', 'fonts')

/** The same table in the same type with a repeated head, straight from the manual of docx. */
async function writeBare(document: ReportDocument, target: string): Promise<number> {
  const { columns, rows } = tableOf(document)
  const font = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: '宋体' }
  const cell = (text: string, isHead: boolean, align?: 'left' | 'center' | 'right') =>
    new TableCell({
      children: [
        new Paragraph({
          alignment: AlignmentType[align === 'right' ? 'RIGHT' : align === 'center' || isHead ? 'CENTER' : 'LEFT'],
          children: [new TextRun({ text, font, size: 20, bold: isHead })],
        }),
      ],
    })
  const table = new Table({
    columnWidths: columns.map(({ width }) => width * 400),
    rows: [
      new TableRow({ tableHeader: true, children: columns.map(({ label }) => cell(label, true)) }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: row.map((value, index) =>
              cell(value === null ? '' : String(value), false, columns[index]?.align),
            ),
          }),
      ),
    ],
  })
  const word = new Document({
    sections: [
      {
        properties: { page: { size: { orientation: PageOrientation.LANDSCAPE } } },
        children: [new Paragraph({ text: document.title }), table],
      },
    ],
  })
  writeFileSync(target, await Packer.toBuffer(word))
  return rows.length
}

const [subject = 'ours', rowCount = '10000'] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'anchabu-bench-'))
const target = join(folder, 'ledger.docx')
const document = longLedger(Number(rowCount))
const found = await sampleOf(async () => {
  if (subject !== 'ours') return writeBare(document, target)
  await writeDocx(document, target, { photos: () => null, fontFolder })
  return Number(rowCount)
})
if (statSync(target).size < 100_000) throw new Error(`${subject} wrote next to nothing`)
rmSync(folder, { recursive: true, force: true })
tell(found)
