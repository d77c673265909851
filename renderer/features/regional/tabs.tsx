import { Segmented } from 'antd'
import { goTo } from '../../api/index.ts'

/** Switch between the requirements of a region and the work plans line by line. */
export function RegionalTabs({ active }: { active: 'regional' | 'policy' }) {
  return (
    <Segmented
      aria-label="本地要求或政策要求对照"
      value={active}
      options={[
        { value: 'regional', label: '本地要求' },
        { value: 'policy', label: '政策要求对照' },
      ]}
      onChange={(value) => goTo(value === 'policy' ? '/policy-requirements' : '/regional')}
    />
  )
}
