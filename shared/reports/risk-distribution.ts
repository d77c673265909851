/** 风险分布统计: the four levels by area, by type of accident and by the tier that answers for them. */
import { evaluationStages } from '#shared/domain/evaluation'
import { controlTiers } from '#shared/domain/hazard'
import { type RiskLevel, riskLevelLabels, riskLevels } from '#shared/domain/risk-level'
import { controlTierFor, controlTierOrder } from '#shared/rules/control-tier'
import { drawChart } from './charts.ts'
import type { ReportData, ReportDefinition } from './definition.ts'
import { countColumn, documentOf, ownFormNote, tableFormats } from './parts.ts'
import { notEvaluated } from './register-parts.ts'
import type { Block, Cell, Column } from './report-document.ts'
import { chosenMode, hazardsOf, pointsInUse, type RatedHazard, ratedHazards } from './risk-figures.ts'

const series: readonly (RiskLevel | null)[] = [...riskLevels, null]
const nameOf = (level: RiskLevel | null): string => (level === null ? notEvaluated : riskLevelLabels[level])

/** Hazards of one name: how many of each level, in the order of `series`. */
interface Group {
  label: string
  counts: number[]
}

const countsOf = (rated: readonly RatedHazard[]): number[] =>
  series.map((level) => rated.filter((one) => one.level === level).length)
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

const groupsOf = (named: Iterable<readonly [string, readonly RatedHazard[]]>): Group[] =>
  [...named].map(([label, rated]) => ({ label, counts: countsOf(rated) })).filter(({ counts }) => sumOf(counts) > 0)

/** Highest levels first, then the most. */
function byWeight(left: Group, right: Group): number {
  for (const place of series.keys()) {
    const difference = (right.counts[place] ?? 0) - (left.counts[place] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

function byArea(data: ReportData): Group[] {
  const mode = chosenMode(data)
  const points = Map.groupBy(pointsInUse(data), ({ areaName }) => areaName || '未填写区域')
  return groupsOf([...points].map(([name, own]) => [name, ratedHazards(data, own, mode)] as const)).sort(byWeight)
}

/** A hazard with several types of accident counts under each. */
function byAccident(rated: readonly RatedHazard[]): Group[] {
  const named = rated.flatMap((one) => {
    const types = one.hazard.accidentTypes
    return (types.length === 0 ? ['未填写'] : [...new Set(types)]).map((type) => ({ type, one }))
  })
  const groups = Map.groupBy(named, ({ type }) => type)
  return groupsOf([...groups].map(([type, own]) => [type, own.map(({ one }) => one)] as const)).sort(byWeight)
}

/** By the highest tier that answers for the risk, from the company down; what is not evaluated has none. */
function byTier(data: ReportData, rated: readonly RatedHazard[]): Group[] {
  const tierOf = ({ level, hazard }: RatedHazard) =>
    level === null ? null : controlTierFor(level, hazard.controlTierOverride, data.controlTierTable).responsible
  const groups = Map.groupBy(rated, tierOf)
  return groupsOf(controlTierOrder.map((tier) => [controlTiers[tier], groups.get(tier) ?? []] as const))
}

interface Part {
  id: string
  title: string
  heading: string
  groups: Group[]
  note: string
  /** the groups share hazards: a sum over them would count some twice */
  isOverlapping?: boolean
}

function blocksOf({ id, title, heading, groups, note, isOverlapping = false }: Part, modeName: string): Block[] {
  const columns: Column[] = [
    { key: id, label: heading, width: 20, format: 'text' },
    ...series.map(
      (level): Column => ({
        key: level ?? 'unrated',
        label: nameOf(level),
        width: 9,
        format: 'integer',
        align: 'center',
      }),
    ),
    countColumn('sum', '合计', { width: 8 }),
  ]
  const rows = groups.map(({ label, counts }): Cell[] => [label, ...counts, sumOf(counts)])
  const totals = series.map((_, place) => sumOf(groups.map(({ counts }) => counts[place] ?? 0)))
  const hasTotal = !isOverlapping && rows.length > 0
  const drawing = drawChart({
    kind: 'stacks',
    title: `${title}（${modeName}，危险源数）`,
    series: series.map((level) => ({ name: nameOf(level), level })),
    items: groups.map(({ label, counts }) => ({ label, values: counts })),
  })
  return [
    { kind: 'drawing', ...drawing },
    {
      kind: 'table',
      title,
      columns,
      rows: hasTotal ? [...rows, ['合计', ...totals, sumOf(totals)]] : rows,
      ...(hasTotal ? { sumRows: [rows.length] } : {}),
      emptyText: '还没有辨识危险源',
    },
    { kind: 'paragraph', style: 'note', text: note },
  ]
}

export const riskDistribution: ReportDefinition = {
  id: 'risk-distribution',
  title: '风险分布统计',
  purpose: '管风险',
  why: '四级风险各有多少、在哪里、会出什么事、该哪一级管，一眼看清。',
  basis: '《安全生产法》（2021）第四十一条（风险分级管控）；统计口径和图的形式为本软件拟定',
  formats: tableFormats,
  asks: ['mapMode'],
  needs: ['register'],
  countRows: (data) => ratedHazards(data, pointsInUse(data), chosenMode(data)).length,
  compose: (data) => {
    const mode = chosenMode(data)
    const modeName = evaluationStages[mode]
    const rated = ratedHazards(data, pointsInUse(data), mode)
    const counts = countsOf(rated)
    const parts: Part[] = [
      {
        id: 'area',
        title: '按区域',
        heading: '区域',
        groups: byArea(data),
        note: '每项危险源计一次，区域为其风险点所在区域。',
      },
      {
        id: 'accident',
        title: '按事故类型',
        heading: '事故类型',
        groups: byAccident(rated),
        note: '一项危险源可能导致几类事故的，在每一类中各计一次，因此没有合计行。',
        isOverlapping: true,
      },
      {
        id: 'tier',
        title: '按管控层级',
        heading: '负责管控的最高层级',
        groups: byTier(data, rated),
        note: `按「${data.controlTierTable.name}」和各项危险源自定的层级；未评价的没有层级，不在其中。`,
      },
    ]
    return documentOf(riskDistribution, data, {
      period: modeName,
      orientation: 'portrait',
      hazards: hazardsOf(rated),
      notes: [ownFormNote],
      blocks: [
        {
          kind: 'fields',
          columns: 3,
          items: [
            ...series.map((level, place) => ({
              label: nameOf(level),
              value: counts[place] ?? 0,
              format: 'integer' as const,
            })),
            { label: '危险源合计', value: rated.length, format: 'integer' as const },
          ],
        },
        ...parts.flatMap((part) => blocksOf(part, modeName)),
      ],
    })
  },
}
