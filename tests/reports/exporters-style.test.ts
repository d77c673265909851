/** The dress of a document: cover, contents, the enterprise's own words and colours, official typefaces; names hidden. */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, describe, expect, it } from 'vitest'
import { usualPrintSettings } from '#shared/domain/print-settings'
import type { ReportDocument } from '#shared/reports/report-document'
import { writeDocx } from '../../electron/exporters/docx/index.ts'
import type { Face } from '../../electron/exporters/options.ts'
import { writePdf } from '../../electron/exporters/pdf/index.ts'
import { writeXlsx } from '../../electron/exporters/xlsx/index.ts'
import { chooseFaces, systemFontFolders } from '../../electron/files/system-fonts.ts'
import { convertToPdf, hasOffice, pdfFonts, pdfText, qpdfCheck } from '../helpers/office.ts'
import { samplePng } from './exporters-samples.ts'

const folder = mkdtempSync(join(tmpdir(), 'anchabu-style-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const fontFolder = join(import.meta.dirname, '../../resources/fonts')
const facesOf = (folders: string[]) =>
  Object.fromEntries(chooseFaces(fontFolder, folders).map(({ face, path }) => [face, path])) as Record<Face, string>

const chapters = ['企业概况', '风险辨识', '隐患排查', '整改情况']
const document: ReportDocument = {
  reportId: 'test',
  title: '安全生产自查报告',
  enterpriseName: '示例精工金属制品有限公司',
  documentNumber: 'WJ-2026-0007',
  period: '2026 年第四季度',
  madeOn: '2026-11-26',
  paper: 'A4',
  orientation: 'portrait',
  rulePackVersions: [],
  notes: [],
  blocks: chapters.flatMap((text, index) => [
    { kind: 'heading' as const, level: 1 as const, text: `${'一二三四'[index] ?? ''}、${text}` },
    { kind: 'heading' as const, level: 2 as const, text: `（一）${text}的依据` },
    { kind: 'paragraph' as const, text: '按照本企业的制度逐项自查，面积 120 ㎡，温度不超过 40 ℃，䶮 𬭎。' },
    { kind: 'pageBreak' as const },
  ]),
  style: {
    ...usualPrintSettings,
    logoSha256: 'logo',
    accent: '#0B5CAD',
    headerText: '内部资料',
    footerText: '安全管理部编制',
    hasCover: true,
    hasContents: true,
    typeface: 'official',
  },
}
const options = { photos: () => samplePng(120, 40, [11, 92, 173]), fontFolder, faces: facesOf([]) }
const pagesOf = (text: string): string[] => text.split('\f').slice(0, -1)

describe('a dressed document', () => {
  it('has a cover, contents with page numbers and the own words on every page in PDF', async () => {
    const path = join(folder, 'style.pdf')
    const { pages, warnings } = await writePdf(document, path, options)
    await qpdfCheck(path)
    const printed = pagesOf(await pdfText(path))
    expect(printed).toHaveLength(pages)
    expect(warnings).toEqual([])
    expect(printed[0]).toContain('批准')
    expect(printed[1]).toContain('目')
    for (const [index, chapter] of chapters.entries()) {
      expect(printed[1]).toContain(`、${chapter}`)
      expect(printed[index + 2]).toContain(chapter)
    }
    expect(printed[1]?.match(/^\d$/gm)?.map(Number)).toEqual([3, 3, 4, 4, 5, 5, 6, 6])
    for (const page of printed) {
      expect(page).toContain('内部资料')
      expect(page).toContain('安全管理部编制')
    }
    const fonts = await pdfFonts(path)
    expect(fonts.every(({ embedded }) => embedded)).toBe(true)
    for (const name of ['NotoSerifSC-Bold', 'NotoSansSC-Bold', 'LXGWWenKai', 'NotoSerifSC-Regular'])
      expect(fonts.map((font) => font.name).join(' ')).toContain(name)
  })

  it('takes the typefaces of the PC where they are', () => {
    copyFileSync(join(fontFolder, 'LXGWWenKai-Regular.ttf'), join(folder, 'simfang.ttf'))
    const chosen = chooseFaces(fontFolder, [folder])
    expect(chosen.map(({ face, isOwn }) => [face, isOwn])).toEqual([
      ['title', false],
      ['heading', false],
      ['subheading', false],
      ['body', true],
    ])
    expect(systemFontFolders('linux', {})).toEqual([])
    expect(systemFontFolders('win32', { SystemRoot: 'C:\\Windows', LOCALAPPDATA: 'C:\\u' })).toHaveLength(2)
  })

  it.skipIf(!hasOffice())('has the same in Word', async () => {
    const path = join(folder, 'style.docx')
    await writeDocx(document, path, options)
    const converted = join(folder, 'style-word.pdf')
    writeFileSync(converted, await convertToPdf(path))
    const printed = pagesOf(await pdfText(converted))
    expect(printed[0]).toContain('批准')
    for (const chapter of chapters) expect(printed[1]).toContain(chapter)
    for (const page of printed) expect(page).toContain('内部资料')
    expect(printed[2]).toContain('安全管理部编制')
  })

  it('leaves a plain document as it was', async () => {
    const { style: _, ...plain } = document
    const path = join(folder, 'plain.pdf')
    await writePdf(plain, path, options)
    const [first = ''] = pagesOf(await pdfText(path))
    expect(first).toContain('企业概况')
    expect(first).not.toContain('目　录')
  })

  it('carries the logo at the head of a sheet, and none where rows are streamed', async () => {
    const pictures = async (document: ReportDocument, name: string) => {
      const path = join(folder, name)
      await writeXlsx(document, path, options)
      const workbook = new ExcelJS.Workbook()
      await workbook.xlsx.readFile(path)
      return workbook.worksheets[0]?.getImages().map(({ range }) => [range.tl.nativeRow, range.br.nativeRow]) ?? []
    }
    expect(await pictures(document, 'style.xlsx')).toEqual([[0, 1]])
    const column = { key: 'n', label: '序号', format: 'integer' as const, width: 20 }
    const rows = Array.from({ length: 2001 }, (_, index) => [index])
    const long: ReportDocument = { ...document, blocks: [{ kind: 'table', columns: [column], rows }] }
    expect(await pictures(long, 'long.xlsx')).toEqual([])
  })
})
