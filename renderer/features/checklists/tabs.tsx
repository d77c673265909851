import { Segmented } from 'antd'
import { goTo } from '../../api/index.ts'

/** Switch between the checklists and the plans that use them. */
export function ChecklistTabs({ active }: { active: 'checklists' | 'plans' }) {
  return (
    <Segmented
      aria-label="检查表或检查计划"
      value={active}
      options={[
        { value: 'checklists', label: '检查表' },
        { value: 'plans', label: '检查计划' },
      ]}
      onChange={(value) => goTo(value === 'plans' ? '/plans' : '/checklists')}
    />
  )
}
