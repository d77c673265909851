import { Select, Switch } from 'antd'
import type { ReportParameters } from '#shared/contract/report'
import { useData } from '../../api/index.ts'
import { clearable } from '../../ui/index.ts'

interface ChoiceProps {
  parameters: ReportParameters
  onChange: (parameters: ReportParameters) => void
}

const due = 'due'

/** Which checklist goes on paper, for which plan, and how large. */
export function PaperChecklistChoice({ parameters, onChange }: ChoiceProps) {
  const checklists = useData('checklist.list', {})
  const plans = useData('inspection-plan.rows', {})
  const areas = useData('area.list', {})
  const waiting = (plans.data ?? []).filter(({ state }) => state === 'due' || state === 'missed')
  const options = [
    { label: '计划', options: [{ value: due, label: `今天要查的全部（${waiting.length} 张）` }] },
    {
      label: '检查计划',
      options: (plans.data ?? [])
        .filter(({ state }) => state !== 'ended')
        .map((plan) => ({ value: `plan ${plan.id}`, label: plan.name })),
    },
    {
      label: '检查表',
      options: (checklists.data ?? [])
        .filter(({ itemCount }) => itemCount > 0)
        .map((list) => ({ value: `list ${list.id}`, label: `${list.name}（${list.itemCount} 项）` })),
    },
  ]
  const { isDueToday, planId, checklistId, areaId } = parameters
  const value = isDueToday ? due : planId ? `plan ${planId}` : checklistId ? `list ${checklistId}` : undefined
  const choose = (chosen: string) => {
    const { isDueToday: _, planId: __, checklistId: ___, ...rest } = parameters
    const [kind, id] = chosen.split(' ')
    if (kind === 'plan') onChange({ ...rest, planId: id })
    else if (kind === 'list') onChange({ ...rest, checklistId: id })
    else onChange({ ...rest, isDueToday: true })
  }
  return (
    <>
      <Select
        aria-label="选择检查表或检查计划"
        placeholder="选择检查表或检查计划"
        style={{ width: 280 }}
        showSearch={{ optionFilterProp: 'label' }}
        options={options}
        {...(value === undefined ? {} : { value })}
        onChange={choose}
      />
      <Select
        aria-label="区域"
        placeholder="全部区域"
        style={{ width: 150 }}
        allowClear={clearable}
        options={(areas.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        {...(areaId === undefined ? {} : { value: areaId })}
        onChange={(id: string | undefined) => {
          const { areaId: _, ...rest } = parameters
          onChange(id ? { ...rest, areaId: id } : rest)
        }}
      />
      <Select
        aria-label="排成几栏"
        style={{ width: 150 }}
        options={[
          { value: 1, label: '一栏，写得开' },
          { value: 2, label: '两栏，省纸' },
        ]}
        value={parameters.sheetColumns ?? 1}
        onChange={(sheetColumns: 1 | 2) => onChange({ ...parameters, sheetColumns })}
      />
      <label className="row-line">
        <Switch
          size="small"
          checked={parameters.isLargeType ?? false}
          onChange={(isLargeType) => onChange({ ...parameters, isLargeType })}
        />
        大字
      </label>
    </>
  )
}
