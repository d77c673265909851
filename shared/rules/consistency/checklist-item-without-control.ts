import { hitsOf, listed, namedSubject } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** Checklists come from the controls (DB37/T 3011—2017 6.1 编制排查项目清单，条文未核实). */
export const checklistItemWithoutControl: ConsistencyRule = {
  id: 'checklist-item-without-control',
  title: '检查项没有对应的管控措施',
  severity: 'hint',
  explanation:
    '现场类检查项应当来自风险点的管控措施，两张清单才对得上；查的内容没有措施，可能是措施漏写了。基础管理类检查项可以说明理由（DB37/T 3011—2017 的做法，条文未核实）。',
  find: ({ checklists }) =>
    hitsOf(checklists, namedSubject('checklist'), ({ items }) => {
      const loose = items.filter(({ controlId }) => controlId === null)
      if (loose.length === 0) return null
      return `${items.length} 个检查项中有 ${loose.length} 个没有对应的管控措施：${listed(
        loose.map(({ item }) => item),
        '项',
      )}`
    }),
}
