import { Select } from 'antd'
import type { ReportParameters } from '#shared/contract/report'
import { riskReportKinds } from '#shared/domain/standardization'
import { useData } from '../../api/index.ts'
import { clearable } from '../../ui/index.ts'

interface ChoiceProps {
  parameters: ReportParameters
  onChange: (parameters: ReportParameters) => void
}

/** The forms of every region, those of the chosen regions first. */
export function RegionFormChoice({ parameters, onChange }: ChoiceProps) {
  const { data } = useData('region.packs', {})
  const packs = (data ?? []).toSorted((a, b) => Number(b.isChosen) - Number(a.isChosen))
  const options = packs.map(({ id, name, forms }) => ({
    label: name,
    options: forms.map((form) => ({ value: `${id}/${form.id}`, label: form.title })),
  }))
  return (
    <Select<string>
      aria-label="选择本地填报表"
      placeholder="选择本地填报表"
      style={{ width: 340 }}
      showSearch={{ optionFilterProp: 'label' }}
      options={options}
      value={parameters.regionForm ?? null}
      onChange={(regionForm) => onChange({ regionForm })}
    />
  )
}

/** A saved version of the risk report; the newest when none is chosen. */
export function RiskReportChoice({ parameters, onChange }: ChoiceProps) {
  const { data } = useData('risk-report.list', {})
  const options = (data ?? []).map((row) => ({
    value: row.id,
    label: `第 ${row.versionNumber} 版 ${riskReportKinds[row.kind]} ${row.reportedOn}`,
  }))
  return (
    <Select<string>
      aria-label="选择版本"
      placeholder="最近一版（可另选）"
      style={{ width: 260 }}
      allowClear={clearable}
      options={options}
      value={options.some(({ value }) => value === parameters.recordId) ? (parameters.recordId ?? null) : null}
      onChange={(recordId: string | undefined) => onChange(recordId === undefined ? {} : { recordId })}
    />
  )
}

/** One work plan, or all of them. */
export function PolicyDocumentChoice({ parameters, onChange }: ChoiceProps) {
  const { data } = useData('policy.requirements', {})
  return (
    <Select<string>
      aria-label="选择文件"
      placeholder="全部文件（可选一份）"
      style={{ width: 340 }}
      allowClear={clearable}
      options={(data?.documents ?? []).map(({ id, title }) => ({ value: id, label: title }))}
      value={parameters.policyDocumentId ?? null}
      onChange={(policyDocumentId: string | undefined) =>
        onChange(policyDocumentId === undefined ? {} : { policyDocumentId })
      }
    />
  )
}
