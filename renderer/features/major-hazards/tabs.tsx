import { Segmented } from 'antd'
import { goTo } from '../../api/index.ts'

/** Switch between comparing with the criteria and treating what was graded 重大. */
export function MajorHazardTabs({ active }: { active: 'checks' | 'cases' }) {
  return (
    <Segmented
      aria-label="对照检查或治理档案"
      value={active}
      options={[
        { value: 'checks', label: '对照检查' },
        { value: 'cases', label: '治理档案' },
      ]}
      onChange={(value) => goTo(value === 'cases' ? '/major-hazard-cases' : '/major-hazards')}
    />
  )
}
