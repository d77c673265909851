import { Segmented } from 'antd'
import { goTo } from '../../api/index.ts'

const sections = [
  { value: '/standardization', label: '自评' },
  { value: '/standardization/nonconformities', label: '不符合项' },
  { value: '/standardization/accidents', label: '等级与红线' },
  { value: '/standardization/documents', label: '制度与记录' },
  { value: '/standardization/audits', label: '运行审计' },
  { value: '/standardization/standards', label: '评定标准' },
] as const
export type StandardizationSection = (typeof sections)[number]['value']

/** Switch between what belongs to standardization. */
export function StandardizationTabs({ active }: { active: StandardizationSection }) {
  return (
    <Segmented aria-label="标准化的各部分" value={active} options={[...sections]} onChange={(value) => goTo(value)} />
  )
}
