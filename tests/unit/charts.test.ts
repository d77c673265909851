import { describe, expect, it, test } from 'vitest'
import { levelGrounds, levelSwatches } from '#shared/reports/display'
import { drawChart } from '#shared/reports/charts'
import { findingCharts } from '#shared/reports/finding-charts'
import { periodRange } from '#shared/rules/day'
import { reportData } from '../helpers/report-data.ts'

const bars = (values: number[]) =>
  drawChart({
    kind: 'bars',
    title: '按类别',
    items: values.map((value, index) => ({ label: `第 ${index} 类`, value, text: `${value} 项` })),
  })
const rectangles = (svg: string) => [...svg.matchAll(/<rect [^>]*width="([\d.]+)"/g)].map((match) => Number(match[1]))

describe('a chart', () => {
  it('has a bar for each value in proportion, each with its text, and none for zero', () => {
    const { svg, widthMillimetres, heightMillimetres } = bars([4, 2, 0])
    const [, longest = 0, half = 0, ...rest] = rectangles(svg)
    expect(half).toBeCloseTo(longest / 2, 0)
    expect(rest).toEqual([])
    for (const text of ['按类别', '第 0 类', '4 项', '2 项', '0 项']) expect(svg).toContain(`>${text}</text>`)
    expect(widthMillimetres).toBe(180)
    expect(heightMillimetres).toBeLessThan(40)
  })

  it('says that there is nothing instead of an empty axis', () => {
    expect(bars([]).svg).toContain('没有可以画的数据')
    expect(bars([0]).svg).toContain('没有可以画的数据')
    expect(drawChart({ kind: 'columns', title: '', labels: [], series: [] }).svg).toContain('没有可以画的数据')
  })

  it('draws two series beside each other, named, and a value that is not there as its text', () => {
    const { svg } = drawChart({
      kind: 'columns',
      title: '每月',
      labels: ['1月', '2月'],
      series: [
        {
          name: '发现',
          values: [
            { value: 2, text: '2' },
            { value: null, text: '/' },
          ],
        },
        {
          name: '销号',
          values: [
            { value: 1, text: '1' },
            { value: 3, text: '3' },
          ],
        },
      ],
    })
    // the ground, two swatches, three columns
    expect(rectangles(svg)).toHaveLength(6)
    for (const text of ['发现', '销号', '/', '1月']) expect(svg).toContain(`>${text}</text>`)
  })

  it('keeps texts from becoming markup and shortens long labels', () => {
    const long = '很长的区域名称'.repeat(4)
    const { svg } = drawChart({ kind: 'bars', title: '<b>&"', items: [{ label: long, value: 1, text: '<i>' }] })
    expect(svg).toContain('&lt;b&gt;&amp;&quot;')
    expect(svg).not.toContain('<b>')
    expect(svg).toContain(`${long.slice(0, 15)}…`)
  })
})

test('charts of findings agree with their tables and use no level colour', () => {
  const charts = findingCharts(reportData(), periodRange('month', '2026-11-22'))
  expect(charts.map(({ id }) => id)).toEqual([
    'category',
    'area',
    'cause',
    'trend',
    'on-time',
    'cost-by-month',
    'cost-by-area',
  ])
  for (const { svg, rows, columns, sentence } of charts) {
    for (const colour of [...Object.values(levelSwatches), ...Object.values(levelGrounds)])
      expect(svg.toUpperCase()).not.toContain(colour)
    for (const row of rows) expect(row).toHaveLength(columns.length)
    expect(sentence.endsWith('。')).toBe(true)
  }
  const rowsOf = (id: string) => charts.find((chart) => chart.id === id)?.rows ?? []
  expect(rowsOf('cause').map(([label, found]) => [label, found])).toEqual([
    ['管', 2],
    ['人', 1],
    ['机', 1],
  ])
  expect(rowsOf('trend').at(-1)).toEqual(['2026年11月', 4, 2])
  expect(rowsOf('on-time').at(-1)).toEqual(['2026年11月', 1, 0, { numerator: 0, denominator: 1 }])
  expect(rowsOf('cost-by-area')).toEqual([
    ['机加工车间', 30_000],
    // the name that it was closed with
    ['机加工一区', 4_550],
  ])
  expect(rowsOf('cost-by-month').slice(-2)).toEqual([
    ['2026年10月', 1000],
    ['2026年11月', 34_550],
  ])
})
