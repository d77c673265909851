import { namedSubject } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** The first responsible person and the one who manages safety are known (安全生产法 2021 第五条、第二十四条). */
export const profileIncomplete: ConsistencyRule = {
  id: 'profile-incomplete',
  title: '企业资料缺主要负责人、安全管理负责人或行业',
  severity: 'error',
  explanation:
    '主要负责人是第一责任人（《安全生产法》（2021）第五条），安全管理人员应当配备（第二十四条）；行业决定适用哪些判定标准。',
  find: ({ enterprise }) => {
    const missing = [
      enterprise.principal.trim() === '' ? '主要负责人' : '',
      enterprise.safetyManager.trim() === '' ? '安全管理负责人' : '',
      enterprise.industry.trim() === '' ? '行业' : '',
    ].filter((label) => label !== '')
    if (missing.length === 0) return []
    return [{ subject: namedSubject('enterprise')(enterprise), sentence: `没有填写${missing.join('、')}` }]
  },
}
