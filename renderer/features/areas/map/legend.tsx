import { memo } from 'react'
import type { MapZone } from '#shared/contract/plan-map'
import { riskLevelLabels, riskLevels } from '#shared/domain/risk-level'
import { levelColours } from '../../../ui/index.ts'
import { levelOf, type Stage } from './model.ts'
import { hatchFill } from './zones.tsx'

interface LegendProps {
  zones: readonly MapZone[]
  stage: Stage
  isHatched: boolean
}

/** What the colours or hatches mean, and how many zones have each. */
export const Legend = memo(function Legend({ zones, stage, isHatched }: LegendProps) {
  const counts = Map.groupBy(zones, (zone) => levelOf(zone, stage).level)
  const byHand = zones.filter((zone) => zone.levelOverride !== null).length
  const unrated = counts.get(null)?.length ?? 0
  return (
    <ul className="map-legend" aria-label="图例">
      {riskLevels.map((level) => (
        <li key={level}>
          <svg width="18" height="12" aria-hidden>
            <rect
              x="0.5"
              y="0.5"
              width="17"
              height="11"
              fill={isHatched ? hatchFill(level) : levelColours[level].ground}
              stroke="#4e5969"
            />
          </svg>
          {riskLevelLabels[level]} <b className="num">{counts.get(level)?.length ?? 0}</b>
        </li>
      ))}
      {unrated > 0 && (
        <li>
          未评 <b className="num">{unrated}</b>
        </li>
      )}
      {byHand > 0 && (
        <li>
          其中手动设定（虚线边）<b className="num">{byHand}</b>
        </li>
      )}
    </ul>
  )
})
