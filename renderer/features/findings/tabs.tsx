import { Segmented } from 'antd'
import { goTo } from '../../api/index.ts'

export type FindingTab = 'ledger' | 'board' | 'attention' | 'charts' | 'measures'
const paths: Record<FindingTab, string> = {
  ledger: '/findings',
  board: '/findings?view=board',
  attention: '/findings/follow-up',
  charts: '/findings/charts',
  measures: '/findings/measures',
}

/** Switch between the parts of the room of findings; the ledger and its board switch in place. */
export function FindingTabs({ active, onView }: { active: FindingTab; onView?: (view: 'ledger' | 'board') => void }) {
  return (
    <Segmented<FindingTab>
      aria-label="查看方式"
      value={active}
      options={[
        { value: 'ledger', label: '台账' },
        { value: 'board', label: '看板' },
        { value: 'attention', label: '跟进' },
        { value: 'measures', label: '制度措施' },
        { value: 'charts', label: '统计图' },
      ]}
      onChange={(tab) => {
        if (onView && (tab === 'ledger' || tab === 'board')) onView(tab)
        else goTo(paths[tab])
      }}
    />
  )
}
