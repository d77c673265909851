/** 四色安全风险空间分布图 as a document: a page for each floor plan, then the list of areas with what each level rests on. */
import { evaluationStages } from '#shared/domain/evaluation'
import type { ReportData, ReportDefinition } from './definition.ts'
import { mapDrawing } from './map-drawing.ts'
import { everythingShown, levelWord, type MapOptions, type MapZone, overrideMark, planTitle } from './map-input.ts'
import { chosenLayers, type MapSheet, mapSheets, mapTitle } from './map-sheets.ts'
import { approvalSignatures, countColumn, documentOf, joined, ownFormNote, tableFormats } from './parts.ts'
import { posterBlocks, posterSide, posterSize } from './poster.ts'
import { basisColumn, notEvaluated } from './register-parts.ts'
import type { Block, Cell, Column, ReportDocument } from './report-document.ts'
import { chosenMode, hazardsOf, highestRated, ratedHazards } from './risk-figures.ts'

type MapPaper = Exclude<ReportDocument['paper'], 'A5'>

/** Room for a map between the margins of a landscape page; the first page has the document's title above it. */
const rooms: Record<MapPaper, { widthMillimetres: number; first: number; following: number }> = {
  A4: { widthMillimetres: 273, first: 139, following: 159 },
  A3: { widthMillimetres: 396, first: 226, following: 246 },
  A2: { widthMillimetres: 570, first: 349, following: 369 },
}

const columns: Column[] = [
  { key: 'sequence', label: '号', width: 3, format: 'integer', align: 'center' },
  { key: 'plan', label: '平面图', width: 10, format: 'text' },
  { key: 'code', label: '区域编号', width: 6, format: 'text', align: 'center' },
  { key: 'name', label: '区域', width: 11, format: 'text' },
  { key: 'level', label: '图上等级', width: 8, format: 'level' },
  { ...basisColumn, label: '最高风险及评价依据', width: 18 },
  countColumn('count', '风险点数'),
  { key: 'responsible', label: '责任人', width: 6, format: 'text', align: 'center' },
  { key: 'phone', label: '电话', width: 10, format: 'text' },
  { key: 'remark', label: '手动设定的理由', width: 14, format: 'text' },
]

const pointsOf = (data: ReportData, areaId: string) =>
  data.riskPoints.filter((point) => point.areaId === areaId && point.voidedAt === null)

/** A level set by hand is printed as words: it follows from its reason and from no evaluation. */
const levelCellOf = ({ level, isOverridden }: MapZone): Cell =>
  isOverridden ? `${levelWord(level)}（${overrideMark}）` : (level ?? notEvaluated)

function areaRows(data: ReportData, sheets: readonly MapSheet[]): Cell[][] {
  const mode = chosenMode(data)
  return sheets.flatMap(({ plan, areas, input }) =>
    input.zones.map((zone, index): Cell[] => [
      index + 1,
      planTitle({ ...plan, picture: null }),
      zone.code,
      zone.name,
      levelCellOf(zone),
      highestRated(ratedHazards(data, pointsOf(data, zone.id), mode)).basis,
      zone.riskPointCount,
      zone.responsible,
      zone.phone,
      areas[index]?.levelOverrideReason ?? '',
    ]),
  )
}

const drawingBlock = (sheet: MapSheet, options: MapOptions): Block => {
  const { svg, width, height } = mapDrawing(sheet.input, options)
  return { kind: 'drawing', svg, widthMillimetres: width, heightMillimetres: height }
}

function mapPages(sheets: readonly MapSheet[], options: Omit<MapOptions, 'size'>, paper: MapPaper): Block[] {
  const { widthMillimetres, first, following } = rooms[paper]
  return sheets.flatMap((sheet, index): Block[] => [
    ...(index === 0 ? [] : [{ kind: 'pageBreak' } as const]),
    drawingBlock(sheet, { ...options, size: { widthMillimetres, heightMillimetres: index === 0 ? first : following } }),
  ])
}

/** One overview page, then the sheets of each plan. */
function posterPages(data: ReportData, sheets: readonly MapSheet[], options: Omit<MapOptions, 'size'>): Block[] {
  const { widthMillimetres, heightMillimetres } = posterSize
  const metres = (length: number) => (length / 1000).toFixed(2)
  const text = `${data.enterprise.name}　${mapTitle}：每张平面图打印 ${posterSide * posterSide} 张 A4，拼成 ${metres(widthMillimetres)} × ${metres(heightMillimetres)} 米。打印时选“实际大小”，不要选“适合页面”。`
  return [
    { kind: 'paragraph', style: 'center', text },
    ...sheets.flatMap((sheet, index): Block[] => [
      ...(index === 0 ? [] : [{ kind: 'pageBreak' } as const]),
      drawingBlock(sheet, { ...options, size: { widthMillimetres: 272, heightMillimetres: 145 } }),
      ...posterBlocks(sheet.input, { ...options, size: 'screen' }),
    ]),
  ]
}

export const fourColourMap: ReportDefinition = {
  id: 'four-colour-map',
  title: mapTitle,
  purpose: '管风险',
  why: '一张图看清厂里哪里风险高，张贴在醒目位置。',
  basis:
    '《江苏省生产经营单位安全风险管理条例》第十六条（可以绘制）；安委办〔2016〕11 号（未核实）；画法、颜色没有查到标准规定',
  formats: tableFormats,
  asks: ['map', 'mapMode', 'paper'],
  needs: ['register', 'floorPlans'],
  countRows: (data) => mapSheets(data).reduce((sum, { input }) => sum + input.zones.length, 0),
  compose: (data) => {
    const sheets = mapSheets(data)
    const mode = chosenMode(data)
    const { hatch = false, poster = false, paper = 'A3' } = data.parameters
    const options = { ...everythingShown, mode, hatch, layers: chosenLayers(data) }
    const areaIds = sheets.flatMap(({ areas }) => areas.map(({ id }) => id))
    const rated = ratedHazards(
      data,
      areaIds.flatMap((id) => pointsOf(data, id)),
      mode,
    )
    const isPoster = poster && sheets.length > 0
    const list: Block[] = [
      ...(sheets.length > 0 ? [{ kind: 'pageBreak' } as const] : []),
      {
        kind: 'table',
        title: '区域清单',
        columns,
        rows: areaRows(data, sheets),
        emptyText: '还没有画出范围的区域：请先在「区域与平面图」中画出',
      },
      approvalSignatures(data),
    ]
    const document = documentOf(fourColourMap, data, {
      period: evaluationStages[mode],
      paper: isPoster ? 'A4' : paper,
      hazards: hazardsOf(rated),
      notes: [ownFormNote, joined(['区域颜色取区内风险点的最高等级', '设施图形为自拟'], '；')],
      blocks: isPoster ? posterPages(data, sheets, options) : [...mapPages(sheets, options, paper), ...list],
    })
    return isPoster ? { ...document, isBare: true } : document
  },
}
