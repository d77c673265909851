import { type RiskLevel, riskLevelLabels } from '#shared/domain/risk-level'
import { levelColours } from './tokens.ts'

/** A level as colour and word; null is 未评. `isShort` leaves out 风险. */
export function LevelTag({ level, isShort = true }: { level: RiskLevel | null; isShort?: boolean }) {
  if (level === null) return <span className="tag unrated">未评</span>
  const label = riskLevelLabels[level]
  return (
    <span className="tag" style={{ background: levelColours[level].ground, color: levelColours[level].text }}>
      {isShort ? label.replace('风险', '') : label}
    </span>
  )
}
