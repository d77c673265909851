import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Cell, ReportDocument, TableBlock } from '#shared/reports/report-document'
import { writePdf } from '../../electron/exporters/pdf/index.ts'
import { fontFilesIn, openTypesetter } from '../../electron/exporters/pdf/typesetter.ts'
import { hasOffice, pdfBookmarks, pdfFonts, pdfInfo, pdfText, qpdfCheck } from '../helpers/office.ts'
import { jhaReport, ledgerReport, noticeReport, samplePng } from './exporters-samples.ts'

const fontFolder = join(import.meta.dirname, '../../resources/fonts')
const options = { photos: () => null, fontFolder }

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'anchabu-pdf-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const squeezed = async (file: string) => (await pdfText(file)).replace(/\s/g, '')

function tableOf(document: ReportDocument): TableBlock {
  return document.blocks.find((block): block is TableBlock => block.kind === 'table') as TableBlock
}

describe('fonts', () => {
  interface FontEntry {
    file: string
    family: string
    weight: number
    licence: string
    licenceFile: string
    source: string
    sha256: string
  }
  const entries = JSON.parse(readFileSync(join(fontFolder, 'fonts.json'), 'utf8')) as FontEntry[]
  it.each(entries)('$file is the one that was taken over, with its licence', (entry) => {
    const bytes = readFileSync(join(fontFolder, entry.file))
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(entry.sha256)
    expect(entry.licence).toBe('OFL-1.1')
    expect(readFileSync(join(fontFolder, entry.licenceFile), 'utf8')).toContain('SIL OPEN FONT LICENSE Version 1.1')
  })
  it('names every font in the folder', () => {
    expect(
      readdirSync(fontFolder)
        .filter((file) => /\.(ttf|otf|ttc)$/.test(file))
        .sort(),
    ).toEqual(entries.map((entry) => entry.file).sort())
    expect(entries.reduce((sum, entry) => sum + statSync(join(fontFolder, entry.file)).size, 0)).toBeLessThan(70e6)
  })
})

describe('glyph pre-flight', () => {
  const typesetter = openTypesetter(fontFilesIn(fontFolder))
  it.each([
    ['常用字与生僻字 𬭎䶮㙟 ①㎡℃√□■', '常用字与生僻字 𬭎䶮㙟 ①㎡℃√□■'],
    ['', ''],
    ['零宽\u200b与\u0000控制', '零宽与控制'],
    ['制\t表', '制 表'],
    ['行1\r\n行2', '行1\n行2'],
  ])('sets %j in the main font', (text, expected) => expect(typesetter.set(text)).toBe(expected))
  it('splits to the fallback font', () => {
    expect(typesetter.set('已☑完成✔')).toEqual([
      { text: '已' },
      { text: '☑', font: 'fallback' },
      { text: '完成' },
      { text: '✔', font: 'fallback' },
    ])
    expect(typesetter.warnings()).toEqual([])
  })
  it('reports what no font has, once', () => {
    expect(typesetter.set('姓𠮷的人')).toBe('姓〓的人')
    expect(typesetter.set('𠮷')).toBe('〓')
    expect(typesetter.warnings()).toEqual(['字符「𠮷」无法打印，已印为“〓”'])
  })
  it('prints all of GB 2312', () => {
    const own = openTypesetter(fontFilesIn(fontFolder))
    const decoder = new TextDecoder('gb18030')
    for (let high = 0xa1; high <= 0xf7; high += 1) {
      for (let low = 0xa1; low <= 0xfe; low += 1) {
        const character = decoder.decode(Uint8Array.of(high, low))
        if (!/[\ue000-\uf8ff\ufffd]/.test(character)) own.set(character)
      }
    }
    expect(own.warnings()).toEqual([])
  })
})

describe.runIf(hasOffice())('PDF opened again', () => {
  it('prints a wide analysis: sound file, embedded fonts, every row, heads and groups on every page', async () => {
    const document = jhaReport(10)
    const file = join(folder, 'jha.pdf')
    const { pages, warnings } = await writePdf(document, file, options)
    expect(warnings).toEqual([])
    await qpdfCheck(file)
    const fonts = await pdfFonts(file)
    expect(fonts.length).toBeGreaterThanOrEqual(3)
    for (const font of fonts) expect(font).toMatchObject({ embedded: true, subset: true, unicode: true })
    const info = await pdfInfo(file)
    expect(info).toMatchObject({ Title: document.title, Author: document.enterpriseName, Pages: String(pages) })
    expect(readFileSync(file, 'latin1')).toMatch(/\/Lang\s*\((?:zh-CN|\u00fe\u00ff\u0000z\u0000h)/)
    const sides = (await pdfText(file))
      .split('\f')
      .slice(0, pages)
      .map((page) => page.replace(/\s/g, ''))
    sides.forEach((side, index) => {
      expect(side).toContain(document.enterpriseName)
      expect(side).toContain(`第${index + 1}页/共${pages}页`)
      expect(side).toContain('现有控制措施')
    })
    for (let step = 1; step <= 10; step += 1) expect(sides.join('')).toContain(`${step}.上料并夹`)
    // page 3 begins inside group 5, whose text is repeated there
    expect(sides[2]).toContain('5.上料并夹')
    expect(sides.join('').match(/三级教育/g)).toHaveLength(30)
  }, 60_000)

  it('prints a form with photos, signatures and bookmarks', async () => {
    const pictures: Record<string, Uint8Array> = {
      before: samplePng(400, 300, [180, 60, 50]),
      after: samplePng(300, 400, [50, 140, 70]),
      broken: Uint8Array.of(1, 2, 3),
    }
    const file = join(folder, 'notice.pdf')
    const document = noticeReport({ before: 'before', after: 'after', missing: 'broken' })
    const { warnings } = await writePdf(document, file, { fontFolder, photos: (sha256) => pictures[sha256] ?? null })
    expect(warnings).toEqual(['照片「铭牌」无法识别，未印入文件'])
    await qpdfCheck(file)
    const text = await squeezed(file)
    for (const part of [
      '整改前：联锁被短接',
      '整改后：联锁已恢复',
      '王志强',
      '2026年11月5日',
      '单位（盖章）',
      '12,500.00',
      '重大风险',
    ]) {
      expect(text).toContain(part)
    }
    expect(text.indexOf('整改前：')).toBeLessThan(text.indexOf('整改后：'))
    expect(await pdfBookmarks(file)).toEqual(['隐患整改通知单', '一、隐患清单', '二、整改前后照片'])
  })

  it('prints every row of a long ledger and comes out the same twice', async () => {
    const document = ledgerReport(300)
    const [first, second] = [join(folder, 'ledger-1.pdf'), join(folder, 'ledger-2.pdf')]
    await writePdf(document, first, options)
    await writePdf(ledgerReport(300), second, options)
    await qpdfCheck(first)
    const text = await squeezed(first)
    for (const row of tableOf(document).rows) expect(text).toContain(String(row[1]))
    expect(readFileSync(first).equals(readFileSync(second))).toBe(true)
  }, 60_000)

  it('loses nothing of a cell taller than a page', async () => {
    const document = ledgerReport(3)
    const numbers = Array.from({ length: 1500 }, (_, index) => `第${index}句。`)
    ;(tableOf(document).rows[1] as Cell[])[3] = numbers.join('')
    const file = join(folder, 'giant.pdf')
    await writePdf(document, file, options)
    const text = await squeezed(file)
    for (const number of [0, 400, 800, 1200, 1499]) expect(text).toContain(`第${number}句`)
    expect(text).toContain('YH-2026-0003')
  }, 60_000)

  it('keeps headings with what follows and starts pages where the document says so', async () => {
    const document = ledgerReport(0)
    const row: Cell[] = ['甲', '乙']
    const columns = ['a', 'b'].map((key) => ({ key, label: key.toUpperCase(), width: 1, format: 'text' as const }))
    document.orientation = 'portrait'
    document.blocks = Array.from({ length: 60 }, (_, index) => [
      { kind: 'heading' as const, level: 2 as const, text: `标题${index}号` },
      { kind: 'table' as const, columns, rows: Array.from({ length: 1 + ((index * index) % 7) }, () => row) },
    ]).flat()
    document.blocks.push({ kind: 'pageBreak' }, { kind: 'paragraph', text: '新的一页' })
    const file = join(folder, 'headings.pdf')
    const { pages } = await writePdf(document, file, options)
    const sides = (await pdfText(file)).split('\f').slice(0, pages)
    sides.slice(0, -1).forEach((side) => {
      const lines = side.split('\n').filter((line) => line.trim() !== '')
      const last = lines.findLastIndex((line) => line.startsWith('标题'))
      if (last >= 0) expect(lines.slice(last).filter((line) => line.includes('甲')).length).toBeGreaterThan(0)
    })
    expect(sides.at(-1)).toContain('新的一页')
    expect(sides.at(-1)).not.toContain('标题')
    expect(await pdfBookmarks(file)).toHaveLength(61)
  }, 60_000)

  it('draws a drawing and lets no text name a file or an address', async () => {
    const document = noticeReport({ before: 'file:///etc/passwd', after: 'http://127.0.0.1/x' })
    document.blocks.unshift({
      kind: 'drawing',
      svg: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50"><rect width="100" height="50" fill="#E60012"/><text x="10" y="30" font-size="12">四色图</text></svg>',
      widthMillimetres: 300,
      heightMillimetres: 150,
      caption: '四色分布图',
    })
    const file = join(folder, 'drawing.pdf')
    const { warnings } = await writePdf(document, file, options)
    expect(warnings).toHaveLength(2)
    expect(await squeezed(file)).toContain('四色分布图')
  })
})

describe('writing a PDF', () => {
  it('leaves nothing behind when cancelled', async () => {
    const own = mkdtempSync(join(folder, 'cancel-'))
    const controller = new AbortController()
    const promise = writePdf(ledgerReport(200), join(own, 'x.pdf'), {
      ...options,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    })
    await expect(promise).rejects.toMatchObject({ code: 'cancelled' })
    expect(readdirSync(own)).toEqual([])
  })
})
