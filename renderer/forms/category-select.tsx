import { Select } from 'antd'
import { useMemo } from 'react'
import type { Finding } from '#shared/domain/finding'
import { useData } from '../api/index.ts'
import { matchScore } from '../commands/match.ts'
import { clearable } from '../ui/index.ts'

export type FindingCategory = Pick<Finding, 'categoryGroup' | 'category'>

interface CategorySelectProps {
  id?: string
  value: FindingCategory
  onChange: (value: FindingCategory) => void
  isDisabled?: boolean
  status?: '' | 'error'
}

const groupWords: Record<Finding['categoryGroup'], string> = { basic: '基础管理', site: '现场管理' }

/** Category of a finding with its group, as one word: 现场管理 · 设备设施. */
export const categoryText = ({ categoryGroup, category }: FindingCategory): string =>
  category === '' ? '' : `${groupWords[categoryGroup]} · ${category}`

/** Chooses one of the 13 + 10 categories of findings, grouped in 现场管理 and 基础管理. */
export function CategorySelect({ id, value, onChange, isDisabled = false, status = '' }: CategorySelectProps) {
  const lists = useData('workspace.codeLists', {})
  const entries = lists.data?.findingCategories.entries
  const options = useMemo(
    () =>
      (['site', 'basic'] as const).map((group) => ({
        label: groupWords[group],
        options: (entries ?? [])
          .filter((entry) => entry.group === group)
          .map((entry) => ({ value: `${group}:${entry.name}`, label: entry.name, title: entry.items.join('、') })),
      })),
    [entries],
  )
  return (
    <Select<string>
      {...(id ? { id } : { 'aria-label': '隐患类别' })}
      allowClear={clearable}
      disabled={isDisabled}
      status={status}
      loading={lists.isPending}
      placeholder="请选择"
      popupMatchSelectWidth={260}
      showSearch={{ filterOption: (search, option) => matchScore(String(option?.label ?? ''), search) > 0 }}
      value={value.category === '' || !entries ? null : `${value.categoryGroup}:${value.category}`}
      onChange={(key) => {
        const [group, name] = (key ?? 'site:').split(':')
        onChange({ categoryGroup: group === 'basic' ? 'basic' : 'site', category: name ?? '' })
      }}
      options={options}
    />
  )
}
