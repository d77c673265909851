/** The Word printer: parts of the file that a word processor relies on, and what must not happen. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import type { Block, ReportDocument } from '#shared/reports/report-document'
import { writeDocx } from '../../electron/exporters/docx/index.ts'

const folder = mkdtempSync(join(tmpdir(), 'anchabu-docx-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const fontFolder = join(import.meta.dirname, '../../resources/fonts')
const documentOf = (blocks: Block[], more: Partial<ReportDocument> = {}): ReportDocument => ({
  reportId: 'test',
  title: '试验台账',
  enterpriseName: '示例厂',
  documentNumber: 'WJ-2026-0001',
  period: '2026年',
  madeOn: '2026-11-26',
  paper: 'A4',
  orientation: 'landscape',
  rulePackVersions: ['LEC-2 1.0.0'],
  notes: ['示例数据'],
  blocks,
  ...more,
})

let count = 0
async function partsOf(blocks: Block[], more: Partial<ReportDocument> = {}) {
  const path = join(folder, `${(count += 1)}.docx`)
  const result = await writeDocx(documentOf(blocks, more), path, { photos: () => null, fontFolder })
  const files = unzipSync(readFileSync(path))
  const text = (name: string) => new TextDecoder().decode(files[name])
  return { result, files, document: text('word/document.xml'), footer: text('word/footer1.xml') }
}

const table: Block = {
  kind: 'table',
  columns: [
    { key: 'area', label: '区域', width: 2, format: 'text' },
    { key: 'found', label: '发现日期', groups: ['隐患'], width: 2, format: 'date' },
    { key: 'level', label: '等级', groups: ['隐患'], width: 2, format: 'level' },
  ],
  rows: [
    ['冲压车间', '2026-07-31', 'major'],
    ['冲压车间', '2026-08-14', 'low'],
    ['a < b & c', null, null],
  ],
  mergeEqual: ['area'],
  blankRows: 2,
}

describe('a Word document', () => {
  it('has its paper, page numbers, number and notes', async () => {
    const { document, footer } = await partsOf([table])
    expect(document).toMatch(/<w:pgSz[^>]*w:w="16838"[^>]*w:h="11906"[^>]*w:orient="landscape"/)
    expect(footer).toContain('PAGE')
    expect(footer).toContain('NUMPAGES')
    expect(footer).toContain('文件编号：WJ-2026-0001')
    expect(footer).toContain('示例数据')
  })
  it('names Chinese typefaces for Chinese letters', async () => {
    const { document } = await partsOf([
      { kind: 'heading', level: 1, text: '一、概况' },
      { kind: 'paragraph', text: '正文' },
    ])
    for (const face of ['方正小标宋简体', '黑体', '仿宋', '宋体']) expect(document).toContain(`w:eastAsia="${face}"`)
  })
  it('repeats the merged head, keeps rows whole and joins equal neighbours', async () => {
    const { document } = await partsOf([table])
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(2)
    expect(document.match(/<w:gridSpan w:val="2"\/>/g)).toHaveLength(1)
    // 区域 in the head, 冲压车间 in the body
    expect(document.match(/<w:vMerge w:val="restart"\/>/g)).toHaveLength(2)
    expect(document.match(/<w:vMerge w:val="continue"\/>/g)).toHaveLength(2)
    expect(document.match(/<w:tr>|<w:tr /g)).toHaveLength(7)
    expect(document).toContain('a &lt; b &amp; c')
  })
  it('draws vector and bitmap of a drawing', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="10" height="10"/></svg>'
    const { files } = await partsOf([
      { kind: 'drawing', svg, widthMillimetres: 50, heightMillimetres: 50, caption: '图' },
    ])
    const media = Object.keys(files).filter((name) => name.startsWith('word/media/'))
    expect(media.map((name) => name.split('.').at(-1)).sort()).toEqual(['png', 'svg'])
  })
  it('says which photo is missing', async () => {
    const photos: Block = {
      kind: 'photos',
      columns: 2,
      items: [{ sha256: 'a'.repeat(64), mime: 'image/jpeg', role: 'before', caption: '通道' }],
    }
    expect((await partsOf([photos])).result.warnings).toEqual(['照片「通道」缺失，未印入文件'])
  })
  it('leaves nothing behind when it is cancelled, and an existing file as it was', async () => {
    const path = join(folder, 'cancelled.docx')
    writeFileSync(path, '原来的内容')
    const signal = AbortSignal.abort()
    await expect(writeDocx(documentOf([table]), path, { photos: () => null, fontFolder, signal })).rejects.toThrow(
      '已取消',
    )
    expect(readFileSync(path, 'utf8')).toBe('原来的内容')
    expect(existsSync(`${path}.tmp`)).toBe(false)
  })
})
