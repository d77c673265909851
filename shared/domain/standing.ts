/** Words of what stands beside a self-assessment. */
export const redLineStates = { triggered: '触发', clear: '未见', unknown: '待核实' } as const
export type RedLineState = keyof typeof redLineStates

export const documentSections = {
  required: '必备制度',
  named: '其他条款要求的制度',
  suggested: '建议制度',
  record: '记录',
  own: '企业自有',
} as const
export type DocumentSection = keyof typeof documentSections

export const documentStates = { missing: '缺', stale: '超过一年', kept: '软件里有', present: '有' } as const
export type DocumentState = keyof typeof documentStates
