import { memo } from 'react'
import type { MapZone } from '#shared/contract/plan-map'
import type { FloorPlan } from '#shared/domain/area'
import { riskLevelLabels, riskLevels } from '#shared/domain/risk-level'
import { levelColours } from '../../../ui/index.ts'
import { levelOf, type Stage } from './model.ts'
import { hatchFill, Hatches } from './zones.tsx'

interface LegendProps {
  plan: FloorPlan
  zones: readonly MapZone[]
  stage: Stage
  isHatched: boolean
}

/** What the colours or hatches mean, how many zones have each, where north is and how wide the plan is on site. */
export const Legend = memo(function Legend({ plan, zones, stage, isHatched }: LegendProps) {
  const counts = Map.groupBy(zones, (zone) => levelOf(zone, stage).level)
  const byHand = zones.filter((zone) => zone.levelOverride !== null).length
  const unrated = counts.get(null)?.length ?? 0
  return (
    <ul className="map-legend" aria-label="图例">
      {riskLevels.map((level) => (
        <li key={level}>
          <svg width="18" height="12" aria-hidden>
            {level === 'major' && <Hatches unit={4} place="legend" />}
            <rect
              x="0.5"
              y="0.5"
              width="17"
              height="11"
              fill={isHatched ? hatchFill(level, 'legend') : levelColours[level].ground}
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
      <li className="map-scale">
        <svg width="16" height="20" viewBox="-10 -14 20 28" aria-hidden>
          <path d="M0 -13L9 12L0 6L-9 12Z" fill="#38444d" transform={`rotate(${plan.northDegrees})`} />
        </svg>
        北
      </li>
      <li className="num">{plan.widthDecimetres > 0 ? `图宽 ${plan.widthDecimetres / 10} m` : '未定比例'}</li>
    </ul>
  )
})
