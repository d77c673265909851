import type { RiskLevel } from '#shared/domain/risk-level'
import { useData } from '../../api/index.ts'
import { LevelTag } from '../../ui/index.ts'

/** Highest level among the risk points of an area, and how many there are; undefined while it is read. */
export function useAreaRisk(areaId: string): { level: RiskLevel | null; count: number } | undefined {
  const levels = useData('map.levels', {})
  const own = levels.data?.find((row) => row.areaId === areaId)
  return own && { level: own.currentLevel, count: own.riskPointCount }
}

/** The level of an area as its colour and word; nothing while it has no risk points. */
export function AreaLevel({ areaId }: { areaId: string }) {
  const risk = useAreaRisk(areaId)
  return risk && risk.count > 0 ? <LevelTag level={risk.level} /> : null
}

/** Number of risk points in an area. */
export function AreaRiskCount({ areaId }: { areaId: string }) {
  return <span className="num">{useAreaRisk(areaId)?.count ?? ''}</span>
}
