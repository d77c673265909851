import { memo } from 'react'
import type { MapRiskPoint } from '#shared/contract/plan-map'
import { type PlanLayer, planLayers, type PlanMark } from '#shared/domain/area'
import { planSymbols } from '#shared/reports/plan-symbols'
import type { Point } from '#shared/rules/plan-geometry'
import { levelColours } from '../../../ui/index.ts'
import { levelWord, pointLevel, shortNumber, type Stage, unitOf } from './model.ts'

const symbolAddresses = new Map(
  planSymbols.map(({ id, svg }) => [
    id,
    `data:image/svg+xml;utf8,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">${svg}</svg>`)}`,
  ]),
)
/** The picture of a plan symbol. */
export const symbolAddress = (id: string): string => symbolAddresses.get(id) ?? ''
export const symbolName = (id: string): string => planSymbols.find((symbol) => symbol.id === id)?.name ?? '符号'

interface MarkProps {
  mark: PlanMark
  point: MapRiskPoint | undefined
  size: Point
  stage: Stage
  isHatched: boolean
  isActive: boolean
  isInert: boolean
}

/** A risk point as its number on the colour of its level with the level's word, or a symbol turned as it stands on site. */
const Mark = memo(function Mark({ mark, point, size, stage, isHatched, isActive, isInert }: MarkProps) {
  const unit = unitOf(size)
  const level = point ? pointLevel(point, stage) : null
  const colours = level && !isHatched ? levelColours[level] : { ground: '#ffffff', text: '#1f2329' }
  const caption = point ? levelWord(level).replace('风险', '') : mark.label
  // what stands on the mark comes first, so that it is found by voice as it is seen
  const name = point
    ? `${shortNumber(point.number)} ${caption}，${point.number} ${point.name}`
    : [symbolName(mark.symbol), caption].filter(Boolean).join('，')
  return (
    <g
      className="map-mark"
      role="button"
      tabIndex={isInert ? -1 : 0}
      aria-label={name}
      aria-pressed={isActive}
      data-mark={mark.id}
      transform={`translate(${mark.x * size[0]} ${mark.y * size[1]})`}
    >
      <title>{name}</title>
      {point ? (
        <>
          <circle r={unit * 1.15} fill={colours.ground} stroke="#1f2329" strokeWidth={unit * (isActive ? 0.4 : 0.12)} />
          <text textAnchor="middle" dy={unit * 0.42} fontSize={unit * 1.15} fontWeight="600" fill={colours.text}>
            {shortNumber(point.number)}
          </text>
        </>
      ) : (
        <g transform={`rotate(${mark.rotation})`}>
          <image
            href={symbolAddress(mark.symbol)}
            x={-unit * 1.2}
            y={-unit * 1.2}
            width={unit * 2.4}
            height={unit * 2.4}
          />
          {isActive && (
            <rect
              x={-unit * 1.4}
              y={-unit * 1.4}
              width={unit * 2.8}
              height={unit * 2.8}
              fill="none"
              stroke="#1f2329"
              strokeWidth={unit * 0.25}
            />
          )}
        </g>
      )}
      {caption && (
        <text
          textAnchor="middle"
          dy={unit * 2.3}
          fontSize={unit * 1.05}
          fill="#1f2329"
          stroke="#ffffff"
          strokeWidth={unit * 0.3}
          paintOrder="stroke"
        >
          {caption}
        </text>
      )}
    </g>
  )
})

interface MarkLayerProps {
  marks: readonly PlanMark[]
  points: ReadonlyMap<string, MapRiskPoint>
  layers: readonly PlanLayer[]
  size: Point
  stage: Stage
  isHatched: boolean
  activeId: string | null
  /** the mark under the pointer, drawn where it is now */
  moved: PlanMark | null
  isInert: boolean
}

/** Marks of the layers that are on, layer over layer. */
export function MarkLayer({ marks, points, layers, activeId, moved, ...look }: MarkLayerProps) {
  const order = Object.keys(planLayers).reverse() as PlanLayer[]
  return (
    <g pointerEvents={look.isInert ? 'none' : 'auto'}>
      {order
        .filter((layer) => layers.includes(layer))
        .flatMap((layer) => marks.filter((mark) => mark.layer === layer))
        .map((mark) => (
          <Mark
            key={mark.id}
            mark={moved?.id === mark.id ? moved : mark}
            point={points.get(mark.riskPointId ?? '')}
            isActive={mark.id === activeId}
            {...look}
          />
        ))}
    </g>
  )
}
