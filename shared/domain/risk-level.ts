/** The four national risk levels with their colours (红橙黄蓝), highest first. */
export const riskLevels = ['major', 'considerable', 'general', 'low'] as const
export type RiskLevel = (typeof riskLevels)[number]

export const riskLevelLabels: Record<RiskLevel, string> = {
  major: '重大风险',
  considerable: '较大风险',
  general: '一般风险',
  low: '低风险',
}

export const riskLevelColourNames: Record<RiskLevel, string> = {
  major: '红',
  considerable: '橙',
  general: '黄',
  low: '蓝',
}

/** The highest of the levels (判定从严从高), null when there is none. */
export function highestLevel(levels: Iterable<RiskLevel | null>): RiskLevel | null {
  let highest: number = riskLevels.length
  for (const level of levels) if (level !== null) highest = Math.min(highest, riskLevels.indexOf(level))
  return riskLevels[highest] ?? null
}
