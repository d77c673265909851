import { describe, expect, it } from 'vitest'
import { picturesIn, pictureReference, withPictures } from '#shared/reports/drawing-pictures'
import { mapDrawing } from '#shared/reports/map-drawing'
import { boxPlace, hatchDots, hatchLines, placesIn, type Ring, sidesOf } from '#shared/reports/map-geometry'
import { isWithin } from '#shared/rules/plan-geometry'
import { scaleLength } from '#shared/reports/map-parts'
import { zoneLabel } from '#shared/reports/map-zones'
import { layerColours, planSymbol, planSymbols } from '#shared/reports/plan-symbols'
import { mapInput, mapOptions, zoneOf } from '../helpers/map-data.ts'

const draw = (options: Partial<typeof mapOptions> = {}, input: Partial<typeof mapInput> = {}) =>
  mapDrawing({ ...mapInput, ...input }, { ...mapOptions, ...options })
const fillsOf = (svg: string, level: string): Set<string | undefined> =>
  new Set([...svg.matchAll(new RegExp(`class="zone-${level}"[^>]* fill="([^"]+)"`, 'g'))].map(([, fill]) => fill))

describe('the four-colour map', () => {
  it('draws each level in its print colour, on the screen in the screen’s, unrated grey', () => {
    const print = draw().svg
    expect(fillsOf(print, 'major')).toEqual(new Set(['#FF0000']))
    expect(fillsOf(print, 'considerable')).toEqual(new Set(['#FF8000']))
    expect(fillsOf(print, 'general')).toEqual(new Set(['#FFFF00']))
    expect(fillsOf(print, 'low')).toEqual(new Set(['#0070FF']))
    expect(fillsOf(print, 'unrated')).toEqual(new Set(['#9AA3AF']))
    expect(fillsOf(draw({ size: 'screen' }).svg, 'major')).toEqual(new Set(['#C9252D']))
    for (const word of ['重大风险', '较大风险（手动设定）', '一般风险', '低风险', '未评'])
      expect(print).toContain(`>${word}</text>`)
  })

  it('hatches in black and white without any colour of a level', () => {
    const { svg } = draw({ hatch: true })
    for (const level of ['major', 'considerable', 'general', 'low', 'unrated'])
      expect(fillsOf(svg, level)).toEqual(new Set(['#FFFFFF']))
    for (const level of ['major', 'considerable', 'general', 'low']) expect(svg).toContain(`class="pattern-${level}"`)
    expect(svg).not.toContain('pattern-unrated')
    expect(svg).not.toMatch(/#FF0000|#FF8000|#FFFF00|#0070FF/)
    expect(draw().svg).not.toContain('pattern-')
  })

  it('leaves holes open', () => {
    const [zone] = [...draw().svg.matchAll(/class="zone-major" d="([^"]+)"[^>]*fill-rule="evenodd"/g)]
    expect(zone?.[1]?.match(/Z/g)).toHaveLength(2)
  })

  it('has list, legend, title block, north and scale, each on its own switch', () => {
    const { svg } = draw()
    for (const text of [
      '区域',
      '责任人',
      '0510-8000 0011',
      '图例',
      '单位',
      '青岚机械有限公司',
      'V2',
      '周敏华　2026-11-20',
      '陈国梁　2026-11-21',
      '北',
    ])
      expect(svg).toContain(`>${text}</text>`)
    expect(svg).toContain('四色安全风险空间分布图（现有风险）　1 号厂房 一层 一层平面图')
    expect(svg).toContain('* 等级为手动设定')
    expect(draw({ mode: 'inherent' }).svg).toContain('固有风险')
    const bare = draw({ hasLabels: false, hasList: false, hasLegend: false, hasTitleBlock: false }).svg
    for (const text of ['图例', '责任人', '单位', '何文斌', '喷漆车间']) expect(bare).not.toContain(`>${text}</text>`)
  })

  it('shows the layers that are asked for, with the symbols in the legend only where one stands', () => {
    const { svg } = draw()
    for (const text of ['安全出口', '灭火器', '急救箱', '东门', 'FX-001']) expect(svg).toContain(`>${text}</text>`)
    expect(svg).not.toContain('洗眼器')
    const evacuation = draw({ layers: ['evacuation'] }).svg
    expect(evacuation).toContain('安全出口')
    for (const text of ['灭火器', '急救箱', 'FX-001']) expect(evacuation).not.toContain(text)
  })

  it('keeps texts from becoming markup', () => {
    expect(draw().svg).toContain('仓库 &lt;A&amp;B&gt;')
    expect(draw().svg).not.toContain('<A&B>')
  })

  it('draws a scale bar as long as it says, and none while the size on site is unknown', () => {
    const { svg } = draw({ hasList: false, hasLegend: false, hasTitleBlock: false })
    const metres = Number(/>(\d+) m<\/text>/.exec(svg)?.[1])
    const frame = /<rect x="[\d.]+" y="[\d.]+" width="([\d.]+)" height="([\d.]+)" fill="#FFFFFF" stroke="#5B6672"/.exec(
      svg,
    )
    const bars = [...svg.matchAll(/width="([\d.]+)" height="[\d.]+" fill="#(?:1F2329|FFFFFF)" stroke="#1F2329"/g)]
    const length = bars.reduce((sum, [, width]) => sum + Number(width), 0)
    expect(bars).toHaveLength(4)
    expect(length).toBeCloseTo((Number(frame?.[1]) * metres) / 160, 0)
    expect(svg).toContain(`约 1:${Math.round(160_000 / Number(frame?.[1]))}`)
    expect(draw({}, { plan: { ...mapInput.plan, widthDecimetres: 0 } }).svg).not.toMatch(/> ?\d+ m<|1:\d/)
    expect(scaleLength(2, 400)).toBe(50)
    expect(scaleLength(100, 40)).toBe(1)
  })

  it('names the plan’s picture by its hash; the printers put the bytes in', () => {
    const sha256 = 'a1'.repeat(32)
    const plan = { ...mapInput.plan, ground: 'picture' as const, picture: pictureReference(sha256) }
    const { svg } = draw({}, { plan })
    expect(picturesIn(svg)).toEqual([sha256])
    const whole = withPictures(svg, () => 'data:image/png;base64,AAAA')
    expect(whole).toContain('href="data:image/png;base64,AAAA"')
    expect(picturesIn(whole)).toEqual([])
    expect(picturesIn(withPictures(svg, () => null))).toEqual([])
  })

  it('is as large as the sheet, cuts a long list and says how many are left out', () => {
    const { width, height } = draw()
    expect([width, height]).toEqual([396, 226])
    const zones = Array.from({ length: 300 }, (_, index) =>
      zoneOf(`区域 ${index + 1}`, [
        [(index % 20) / 20, Math.floor(index / 20) / 15],
        [(index % 20) / 20 + 0.045, Math.floor(index / 20) / 15],
        [(index % 20) / 20 + 0.045, Math.floor(index / 20) / 15 + 0.06],
      ]),
    )
    expect(draw({}, { zones }).svg).toMatch(/另 \d+ 个区域见区域清单/)
  })

  it('draws a plan without zones and marks', () => {
    expect(draw({}, { zones: [], marks: [] }).svg).toContain('图例')
  })
})

/** A repeatable sequence of numbers in 0..1. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

/** A star-shaped zone with a hole around its middle. */
function randomRings(seed: number): Ring[] {
  const next = numbers(seed)
  const corners = 3 + Math.floor(next() * 9)
  const around = (least: number, most: number): Ring =>
    Array.from({ length: corners }, (_, index) => {
      const angle = ((index + next() * 0.6) / corners) * 2 * Math.PI
      const radius = least + next() * (most - least)
      return [100 + radius * Math.cos(angle), 100 + radius * Math.sin(angle)]
    })
  return seed % 2 === 0 ? [around(40, 90)] : [around(50, 90), around(4, 12)]
}

describe('geometry of zones', () => {
  it.each(Array.from({ length: 60 }, (_, index) => index + 1))('keeps label and hatch inside zone %i', (seed) => {
    const rings = randomRings(seed)
    const sides = sidesOf(rings)
    const label = zoneLabel(rings, zoneOf('机加工车间', []), seed, [], 3)
    if (!label) throw new Error('no label')
    const { x, y, width, height } = label.box
    const corners = [
      [x, y],
      [x + width, y],
      [x, y + height],
      [x + width, y + height],
      [x + width / 2, y + height / 2],
    ] as const
    for (const corner of corners) expect(isWithin(corner, sides)).toBe(true)
    for (const direction of ['rising', 'falling'] as const)
      for (const [[x1, y1], [x2, y2]] of hatchLines(rings, 4, direction))
        for (const part of [0.001, 0.3, 0.5, 0.7, 0.999])
          if (Math.hypot(x2 - x1, y2 - y1) > 0.01)
            expect(isWithin([x1 + part * (x2 - x1), y1 + part * (y2 - y1)], sides)).toBe(true)
    for (const dot of hatchDots(rings, 4, 0.4)) expect(isWithin(dot, sides)).toBe(true)
  })

  it('finds the middle of a square, the wide arm of an L, and a place in a sliver', () => {
    const [middle] = placesIn([
      [
        [0, 0],
        [10, 0],
        [10, 10],
        [0, 10],
      ],
    ])
    expect(middle?.depth).toBeCloseTo(5, 2)
    const bent: Ring = [
      [0, 0],
      [100, 0],
      [100, 100],
      [90, 100],
      [90, 30],
      [0, 30],
    ]
    const [deepest] = placesIn([bent])
    expect(deepest?.depth).toBeGreaterThan(14.9)
    expect(boxPlace(placesIn([bent]), sidesOf([bent]), 60, 20, [])).not.toBeNull()
    expect(boxPlace(placesIn([bent]), sidesOf([bent]), 60, 40, [])).toBeNull()
    expect(
      placesIn([
        [
          [0, 0],
          [100, 99],
          [100, 100],
        ],
      ]).length,
    ).toBeGreaterThan(0)
    expect(placesIn([[]])).toEqual([])
  })

  it('moves a label away from what stands on the plan', () => {
    const [zone] = mapInput.zones
    const ring: Ring = [
      [0, 0],
      [100, 0],
      [100, 60],
      [0, 60],
    ]
    const middle = { x: 40, y: 25, width: 20, height: 10 }
    const label = zone && zoneLabel([ring], zone, 1, [middle], 3)
    expect(
      label &&
        (label.box.x > 60 ||
          label.box.x + label.box.width < 40 ||
          label.box.y > 35 ||
          label.box.y + label.box.height < 25),
    ).toBe(true)
  })
})

describe('plan symbols', () => {
  it('has each symbol once, drawn on the ground of its layer', () => {
    expect(new Set(planSymbols.map(({ id }) => id)).size).toBe(planSymbols.length)
    expect(new Set(planSymbols.map(({ name }) => name)).size).toBe(planSymbols.length)
    for (const { id, layer, svg } of planSymbols) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/)
      expect(svg).toContain(layerColours[layer])
      expect(svg).not.toMatch(/NaN|undefined/)
      expect(planSymbol(id)?.layer).toBe(layer)
    }
    expect(planSymbols.map(({ layer }) => layer).filter((layer) => layer === 'fire')).toHaveLength(7)
  })
})
