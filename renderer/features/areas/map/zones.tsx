import { memo } from 'react'
import type { MapZone } from '#shared/contract/plan-map'
import type { FloorPlan } from '#shared/domain/area'
import { type RiskLevel, riskLevels } from '#shared/domain/risk-level'
import { placesIn } from '#shared/reports/map-geometry'
import { type Point, svgPath } from '#shared/rules/plan-geometry'
import { levelColours } from '../../../ui/index.ts'
import { gridStep, levelOf, levelWord, type Stage, unitOf } from './model.ts'

const unrated = '#667080'
const ink = '#1f2329'
export const hatchFill = (level: RiskLevel | null, place = 'plan'): string =>
  level ? `url(#hatch-${place}-${level})` : '#ffffff'

/** What black-and-white shows in place of colours: 重大 crossed, 较大 dense strokes, 一般 sparse strokes, 低 dots. */
export function Hatches({ unit, place = 'plan' }: { unit: number; place?: string }) {
  const strokes: Record<RiskLevel, { step: number; d: string }> = {
    major: { step: 1.2, d: 'M0 0L1 1M1 0L0 1' },
    considerable: { step: 0.8, d: 'M0 1L1 0M-.25 .25L.25-.25M.75 1.25L1.25 .75' },
    general: { step: 2, d: 'M0 1L1 0M-.25 .25L.25-.25M.75 1.25L1.25 .75' },
    low: { step: 1.6, d: 'M.5 .5h.001' },
  }
  return (
    <defs>
      {riskLevels.map((level) => {
        const { step, d } = strokes[level]
        const side = step * unit
        return (
          <pattern key={level} id={`hatch-${place}-${level}`} width={side} height={side} patternUnits="userSpaceOnUse">
            <path
              d={d}
              transform={`scale(${side})`}
              stroke={ink}
              strokeWidth={(level === 'low' ? 0.34 : 0.16) / step}
              strokeLinecap={level === 'low' ? 'round' : 'butt'}
              fill="none"
            />
          </pattern>
        )
      })}
    </defs>
  )
}

/** The picture of the plan, or lines at equal distances on site. */
export function Ground({ plan, size, picture }: { plan: FloorPlan; size: Point; picture: string | undefined }) {
  const [width, height] = size
  if (plan.ground === 'picture')
    return picture ? <image href={picture} x="0" y="0" width={width} height={height} /> : null
  const metres = gridStep(plan.widthDecimetres || 500)
  const side = (metres * 10 * width) / (plan.widthDecimetres || 500)
  return (
    <>
      <defs>
        <pattern id="ground-grid" width={side} height={side} patternUnits="userSpaceOnUse">
          <path d={`M${side} 0H0V${side}`} fill="none" stroke="#d5dae1" strokeWidth={unitOf(size) * 0.08} />
        </pattern>
      </defs>
      <rect width={width} height={height} fill="#ffffff" />
      <rect width={width} height={height} fill="url(#ground-grid)" stroke="#c2c8d1" strokeWidth={unitOf(size) * 0.15} />
    </>
  )
}

interface ZoneProps {
  zone: MapZone
  size: Point
  stage: Stage
  isHatched: boolean
  hasLabel: boolean
  isActive: boolean
  /** its shape is being changed and drawn above */
  isChanging: boolean
  isInert: boolean
}

/** Where a zone's name stands, in 0..1 of the plan: the middle of its widest part, as in print. */
function labelPlace({ polygon, holes }: MapZone, [width, height]: Point): Point {
  const rings = [polygon, ...holes].map((ring) => ring.map(([x, y]): Point => [x * width, y * height]))
  const [x = 0, y = 0] = placesIn(rings)[0]?.at ?? rings[0]?.[0] ?? []
  return [x / width, y / height]
}

/** One area in the colour (or hatch) of its level, with its name and the level's word; dashed when set by hand. */
const Zone = memo(function Zone({ zone, size, stage, isHatched, hasLabel, isActive, isChanging, isInert }: ZoneProps) {
  const unit = unitOf(size)
  const { level, isByHand } = levelOf(zone, stage)
  const colour = level ? levelColours[level].ground : unrated
  const [x, y] = labelPlace(zone, size)
  const word = `${levelWord(level)}${isByHand ? '（手动）' : ''}`
  return (
    <g
      className="map-zone"
      role="button"
      tabIndex={isInert ? -1 : 0}
      aria-label={`${zone.name}，${word}`}
      aria-pressed={isActive}
      data-zone={zone.id}
      opacity={isChanging ? 0 : 1}
    >
      <path
        d={svgPath([zone.polygon, ...zone.holes], ...size)}
        fillRule="evenodd"
        fill={isHatched ? hatchFill(level) : colour}
        fillOpacity={isHatched ? 0.85 : isActive ? 0.5 : 0.34}
        stroke={isHatched ? ink : colour}
        strokeWidth={unit * (isActive ? 0.45 : 0.25)}
        {...(isByHand ? { strokeDasharray: `${unit * 1.2} ${unit * 0.6}` } : {})}
      />
      {hasLabel && (
        <text
          x={x * size[0]}
          y={y * size[1]}
          textAnchor="middle"
          fontSize={unit * 1.6}
          fontWeight="600"
          fill={ink}
          stroke="#ffffff"
          strokeWidth={unit * 0.4}
          paintOrder="stroke"
        >
          {zone.name}
          <tspan x={x * size[0]} dy={unit * 1.9} fontSize={unit * 1.3} fontWeight="400">
            {word}
          </tspan>
        </text>
      )}
    </g>
  )
})

interface ZoneLayerProps {
  zones: readonly MapZone[]
  size: Point
  stage: Stage
  isHatched: boolean
  hasLabels: boolean
  activeId: string | null
  changingId: string | null
  isInert: boolean
}

/** All zones; a zone whose own facts stay the same is not drawn again. */
export const ZoneLayer = memo(function ZoneLayer({ zones, activeId, changingId, hasLabels, ...look }: ZoneLayerProps) {
  return (
    <g pointerEvents={look.isInert ? 'none' : 'auto'}>
      {zones.map((zone) => (
        <Zone
          key={zone.id}
          zone={zone}
          hasLabel={hasLabels}
          isActive={zone.id === activeId}
          isChanging={zone.id === changingId}
          {...look}
        />
      ))}
    </g>
  )
})
