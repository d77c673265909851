import { describe, expect, it } from 'vitest'
import { pdfDifference } from '#shared/reports/pdf-difference'
import type { PdfPage } from '#shared/reports/pdf-page'
import type { ReportDocument } from '#shared/reports/report-document'

const rows = Array.from({ length: 12 }, (_, index) => [index + 1, `离合器第${index + 1}号`, `整改措施${index + 1}`])
const document: ReportDocument = {
  ...{
    reportId: 'x',
    title: '隐患台账',
    enterpriseName: '青岚五金',
    documentNumber: '',
    period: '',
    madeOn: '2026-11-20',
  },
  ...{ paper: 'A4', orientation: 'portrait', rulePackVersions: [], notes: [] },
  blocks: [
    {
      kind: 'table',
      columns: [
        { key: 'n', label: '序号', width: 1, format: 'integer' },
        { key: 'item', label: '部位', width: 3, format: 'text' },
        { key: 'deed', label: '措施', width: 3, format: 'text' },
      ],
      rows,
    },
  ],
}
const at = (text: string, x: number, y: number) => ({ text, x, y, width: text.length * 9, height: 9 })
const page = (from: number, to: number, number: number): PdfPage => ({
  texts: [
    ...(number === 1 ? [at('青岚五金', 200, 780), at('隐患台账', 200, 760), at('制表日期：2026-11-20', 400, 740)] : []),
    ...[at('序号', 40, 720), at('部位', 100, 720), at('措施', 300, 720)],
    ...rows
      .slice(from, to)
      .flatMap(([n, item, deed], index) => [
        at(String(n), 40, 700 - 20 * index),
        at(String(item), 100, 700 - 20 * index),
        at(String(deed), 300, 700 - 20 * index),
      ]),
    ...[at('青岚五金', 30, 812), at(`第 ${number} 页 / 共 2 页`, 500, 20)],
  ],
  notes: [],
})
const printed = [page(0, 6, 1), page(6, 12, 2)]
const changed = (deed: (pages: PdfPage[]) => void): string[] => {
  const pages = structuredClone(printed)
  deed(pages)
  return pdfDifference(document, printed, pages).sentences
}
const find = (pages: PdfPage[], text: string) => {
  const found = pages.flatMap(({ texts }) => texts).find((one) => one.text === text)
  if (!found) throw new Error(`no ${text}`)
  return found
}

describe('pages of a PDF against a fresh print', () => {
  it('are the same in another order, in pieces, and on larger paper', () => {
    const sentences = changed((pages) => {
      for (const one of pages) {
        one.texts = one.texts
          .toReversed()
          .flatMap(({ text, x, y, ...rest }) => [
            { ...rest, text: text.slice(0, 2), x: 1.4 * x + 30, y: 1.4 * y - 12, width: 18 * 1.4 },
            {
              ...rest,
              text: ` ${text.slice(2)}`,
              x: 1.4 * (x + 18) + 30,
              y: 1.4 * y - 12,
              width: 1.4 * 9 * (text.length - 2),
            },
          ])
          .filter(({ text }) => text.trim() !== '')
      }
    })
    expect(sentences).toEqual([])
  })

  it('name the row and column of a text that was changed, past the head that the next page repeats', () => {
    expect(changed((pages) => (find(pages, '整改措施8').text = '整改措施9'))).toEqual([
      '第 2 页，第 8 行“措施”应为 整改措施8，文件中为 整改措施9',
    ])
    expect(
      changed((pages) => {
        const [first, second] = [find(pages, '整改措施1'), find(pages, '整改措施2')]
        first.text = '整改措施2'
        second.text = '整改措施1'
      }),
    ).toHaveLength(2)
    expect(changed((pages) => (find(pages, '第 2 页 / 共 2 页').text = '第 3 页 / 共 3 页'))).toEqual([
      '第 2 页，页脚应为 第 2 页 / 共 2 页，文件中为 第 3 页 / 共 3 页',
    ])
    expect(changed((pages) => (find(pages, '部位').text = '地点'))).toEqual([
      '第 1 页，表头“部位”应为 部位，文件中为 地点',
    ])
  })

  it('tell a row that is gone as one, and a text that was written beside another', () => {
    expect(
      changed((pages) => {
        for (const one of pages)
          one.texts = one.texts.filter(({ text }) => !['3', '离合器第3号', '整改措施3'].includes(text))
      }),
    ).toEqual(['第 1 页，第 3 行：文件中没有这一行（3、离合器第3号、整改措施3）'])
    expect(changed((pages) => pages[0]?.texts.push(at('作废', 450, 660)))).toEqual([
      '第 1 页，第 3 行“措施”旁多出“作废”',
    ])
  })

  it('say that the layout is another one, or that there are no letters', () => {
    const other = printed.map(
      ({ texts }): PdfPage => ({
        texts: texts.map((text, index) => ({ ...text, x: 30 + ((index * 97) % 400), y: 780 - ((index * 61) % 700) })),
        notes: [],
      }),
    )
    expect(pdfDifference(document, printed, other)).toEqual({ count: 0, sentences: [], obstacle: 'otherLayout' })
    const blank = printed.map((): PdfPage => ({ texts: [], notes: [] }))
    expect(pdfDifference(document, printed, blank).obstacle).toBe('noText')
  })
})
