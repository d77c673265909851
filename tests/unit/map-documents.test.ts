import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ReportParameters } from '#shared/contract/report'
import { area, floorPlan, planMark } from '#shared/domain/area'
import { comparisonChart } from '#shared/reports/comparison-chart'
import type { ReportData } from '#shared/reports/definition'
import { picturesIn } from '#shared/reports/drawing-pictures'
import { fourColourMap } from '#shared/reports/four-colour-map'
import type { Block, ReportDocument } from '#shared/reports/report-document'
import { riskDistribution } from '#shared/reports/risk-distribution'
import { riskMatrix } from '#shared/reports/risk-matrix'
import { reportData } from '../helpers/report-data.ts'
import { base, ids, uuid } from '../helpers/report-ids.ts'
import { columnOf, tableWith } from '../helpers/report-reading.ts'

const sha256 = 'ab'.repeat(32)

/** The small register with its hall drawn on a plan, and an empty plan beside it. */
function mapData(parameters: ReportParameters = {}, override: 'low' | null = null): ReportData {
  const data = reportData(parameters)
  const corners = [
    [0.1, 0.1],
    [0.9, 0.1],
    [0.9, 0.9],
  ]
  return {
    ...data,
    areas: [
      area.parse({
        ...base(21),
        name: '机加工车间',
        floorPlanId: uuid(501),
        polygon: corners,
        responsiblePersonId: ids.worker,
        levelOverride: override,
        levelOverrideReason: override ? '停产检修' : '',
      }),
    ],
    floorPlans: [
      floorPlan.parse({ ...base(501), name: '总平面图', sha256, width: 1200, height: 800 }),
      floorPlan.parse({ ...base(502), name: '空白图' }),
    ],
    planMarks: [
      planMark.parse({
        ...base(511),
        floorPlanId: uuid(501),
        layer: 'riskPoint',
        riskPointId: ids.mill,
        x: 0.5,
        y: 0.3,
      }),
      planMark.parse({ ...base(512), floorPlanId: uuid(501), layer: 'fire', symbol: 'extinguisher', x: 0.6, y: 0.3 }),
    ],
  }
}

const drawingsOf = (document: ReportDocument) =>
  document.blocks.filter((block): block is Extract<Block, { kind: 'drawing' }> => block.kind === 'drawing')
const svgOf = (document: ReportDocument): string => drawingsOf(document)[0]?.svg ?? ''

describe('四色安全风险空间分布图', () => {
  it('prints the plan with zones, its picture by hash, and each level with what it rests on', () => {
    const document = fourColourMap.compose(mapData())
    expect(document.paper).toBe('A3')
    expect(drawingsOf(document)).toHaveLength(1)
    expect(picturesIn(svgOf(document))).toEqual([sha256])
    expect(svgOf(document)).toContain('FX-001')
    const table = tableWith(document, 'phone')
    expect(columnOf(table, 'level')).toEqual(['considerable'])
    expect(columnOf(table, 'count')).toEqual([3])
    expect(String(columnOf(table, 'basis')[0])).toContain('LEC-2 1.0.0')
    expect(fourColourMap.countRows(mapData())).toBe(1)
  })

  it('changes with mode, paper, patterns, layers and an override, and names the override with its reason', () => {
    expect(svgOf(fourColourMap.compose(mapData({ mapMode: 'inherent' })))).toContain('固有风险')
    const large = fourColourMap.compose(mapData({ paper: 'A2', hatch: true, mapLayers: ['riskPoint'] }))
    expect(large.paper).toBe('A2')
    expect(drawingsOf(large)[0]?.widthMillimetres).toBe(570)
    expect(svgOf(large)).toContain('pattern-considerable')
    expect(svgOf(large)).not.toContain('灭火器')
    const overridden = fourColourMap.compose(mapData({}, 'low'))
    expect(columnOf(tableWith(overridden, 'phone'), 'level')).toEqual(['低风险（手动设定）'])
    expect(columnOf(tableWith(overridden, 'phone'), 'remark')).toEqual(['停产检修'])
    expect(svgOf(overridden)).toContain('class="zone-low"')
  })

  it('takes one plan, also an empty one, and refuses an unknown one', () => {
    expect(drawingsOf(fourColourMap.compose(mapData({ floorPlanId: uuid(502) })))).toHaveLength(1)
    expect(() => fourColourMap.compose(mapData({ floorPlanId: uuid(599) }))).toThrow('找不到这张平面图')
  })

  it('tiles a poster on nine sheets of A4, each with its place', () => {
    const document = fourColourMap.compose(mapData({ poster: true, paper: 'A2' }))
    expect([document.paper, document.isBare]).toEqual(['A4', true])
    const [, ...tiles] = drawingsOf(document)
    expect(tiles.map(({ svg }) => /第\d行第\d列/.exec(svg)?.[0])).toEqual(
      [1, 2, 3].flatMap((row) => [1, 2, 3].map((column) => `第${row}行第${column}列`)),
    )
    expect(document.blocks.filter(({ kind }) => kind === 'pageBreak')).toHaveLength(9)
    // the last sheet has nothing to its right and below: no cutting there
    expect(tiles.at(-1)?.svg).not.toContain('stroke-dasharray')
  })
})

describe('risk charts', () => {
  it('compares activities by their highest risk and leaves the unevaluated out of the picture', () => {
    const document = comparisonChart.compose(mapData())
    expect(columnOf(tableWith(document, 'basis'), 'level')).toEqual(['considerable'])
    expect(svgOf(document)).toContain('动火作业')
    expect(svgOf(document)).toContain('#F08300')
    const inherent = comparisonChart.compose(mapData({ mapMode: 'inherent' }))
    expect(inherent.period).toBe('固有风险')
  })

  it('counts every evaluated hazard in one cell of the matrix of its pack', () => {
    const document = riskMatrix.compose(mapData())
    const table = tableWith(document, 'row')
    expect(columnOf(table, 'sum').at(-1)).toBe(riskMatrix.countRows(mapData()))
    expect(columnOf(table, 'row')).toContain('L = 3')
    expect(svgOf(document)).toContain('LEC-2 1.0.0')
  })

  it('adds up to the hazards by area, and to the evaluated ones by tier', () => {
    const document = riskDistribution.compose(mapData())
    const total = riskDistribution.countRows(mapData())
    expect(columnOf(tableWith(document, 'area'), 'sum').at(-1)).toBe(total)
    const unrated = Number(columnOf(tableWith(document, 'area'), 'unrated').at(-1))
    expect(columnOf(tableWith(document, 'tier'), 'sum').at(-1)).toBe(Number(total) - unrated)
    expect(drawingsOf(document)).toHaveLength(3)
  })
})

/** Stored documents show in the diff what a change prints; ANCHABU_UPDATE_GOLDEN=1 writes them anew. */
describe('golden documents', () => {
  it.each([fourColourMap, comparisonChart, riskMatrix, riskDistribution].map((report) => [report.id, report] as const))(
    '%s',
    (id, report) => {
      const file = join(import.meta.dirname, `../fixtures/reports/${id}.json`)
      const text = `${JSON.stringify(report.compose(mapData()), null, 2)}\n`
      if (process.env.ANCHABU_UPDATE_GOLDEN) writeFileSync(file, text)
      expect(JSON.parse(text)).toEqual(JSON.parse(readFileSync(file, 'utf8')))
    },
  )
})
