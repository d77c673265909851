import { describe, expect, it } from 'vitest'
import { parseCatalogue } from '#shared/rules/catalogue-import'

const parse = (text: string, known: { code: string; name: string; industry: string }[] = []) =>
  parseCatalogue(text, { source: '第一批', known })
const itemsOf = (text: string) => parse(text).items.map(({ item }) => item)
const reasonsOf = (text: string) => parse(text).refused.map(({ line, reason }) => [line, reason])

describe('pasted lines', () => {
  it('come from a sheet with a head in any order; unknown columns are named', () => {
    const { items, refused, ignoredColumns } = parse(
      '风险等级\t风险名称\t编号\t填报人\n较大\t有限空间作业\tJS-01\t张三\r\n重大风险\t液氨储存\tJS-02\t\n',
    )
    expect(items.map(({ line, item }) => [line, item.code, item.name, item.level, item.source])).toEqual([
      [2, 'JS-01', '有限空间作业', 'considerable', '第一批'],
      [3, 'JS-02', '液氨储存', 'major', '第一批'],
    ])
    expect(refused).toEqual([])
    expect(ignoredColumns).toEqual(['填报人'])
  })

  it('come as CSV without a head: names alone, code and name, or all six', () => {
    expect(itemsOf('喷漆作业\n涉氨制冷').map(({ code, name }) => [code, name])).toEqual([
      ['', '喷漆作业'],
      ['', '涉氨制冷'],
    ])
    expect(itemsOf('1,喷漆作业\n2,涉氨制冷').map(({ code }) => code)).toEqual(['1', '2'])
    expect(itemsOf('1,喷漆作业,机械,"溶剂型, ""油性"" 漆",第二批,橙')).toEqual([
      {
        code: '1',
        name: '喷漆作业',
        industry: '机械',
        description: '溶剂型, "油性" 漆',
        source: '第二批',
        level: 'considerable',
      },
    ])
  })

  it('may break a line inside quotation marks; line numbers stay those of the text', () => {
    const { items, refused } = parse('编号,名称,描述\n1,喷漆,"第一行\n第二行"\n2,,空名称')
    expect(items[0]?.item.description).toBe('第一行\n第二行')
    expect(refused).toEqual([{ line: 4, text: '2,,空名称', reason: '请填写风险名称' }])
  })

  it.each([
    ['1,喷漆\n1,喷粉', [[2, '与第 1 行重复']]],
    ['1,喷漆,,,,一般风险', [[1, '等级写的是「一般风险」，目录只收较大和重大']]],
    ['编号,名称\n1,喷漆,多出来', [[2, '这一行有 3 列，多于 2 列；内容里有逗号时请用引号括起来']]],
    ['1,"喷漆\n2,喷粉', [[1, '引号没有成对']]],
    [`1,${'长'.repeat(101)}`, [[1, '风险名称最多 100 个字']]],
  ])('are refused with their reason: %s', (text, reasons) => {
    expect(reasonsOf(text)).toEqual(reasons)
  })

  it('go on after a line that is refused, and leave out empty ones', () => {
    const { items, refused } = parse('1,"喷漆\n\n2,喷粉\n, \n')
    expect([items.map(({ item }) => item.name), refused.length]).toEqual([['喷粉'], 1])
  })

  it('are refused where the catalogue has them already', () => {
    const known = [{ code: 'JS-01', name: '有限空间', industry: '' }]
    expect(parse('JS-01,有限空间作业', known).refused[0]?.reason).toBe('目录里已有「JS-01」')
  })

  it('are nothing where nothing was pasted', () => {
    expect(parse(' \n\n')).toEqual({ items: [], refused: [], ignoredColumns: [] })
  })
})
