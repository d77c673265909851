import { Select } from 'antd'
import type { ReactNode } from 'react'
import type { ReportEntry, ReportParameters } from '#shared/contract/report'
import { assessmentStatuses } from '#shared/domain/assessment'
import { riskReviewTriggers } from '#shared/domain/risk-review'
import { useData } from '../../api/index.ts'
import { clearable, DayPicker } from '../../ui/index.ts'
import { PolicyDocumentChoice, RegionFormChoice, RiskReportChoice } from './region-choices.tsx'
import { PaperChecklistChoice } from './paper-checklist-choice.tsx'
import { AnnouncementChoice, CardChoice, PaperChoice, PostChoice } from './card-choices.tsx'
import { MapChoice, MapModeChoice } from './map-choices.tsx'

interface ChoicesProps {
  report: ReportEntry
  parameters: ReportParameters
  onChange: (parameters: ReportParameters) => void
}

const periodOptions = [
  { value: 'month', label: '按月' },
  { value: 'quarter', label: '按季度' },
  { value: 'year', label: '按年' },
] as const

/** What a report asks for before it is drawn. */
export function ReportChoices({ report, parameters, onChange }: ChoicesProps) {
  const asks = (what: ReportEntry['asks'][number]) => report.asks.includes(what)
  return (
    <div className="row-line" style={{ flexWrap: 'wrap' }}>
      {asks('period') && <PeriodChoice parameters={parameters} onChange={onChange} />}
      {asks('riskPoint') && <RiskPointChoice parameters={parameters} onChange={onChange} />}
      {asks('checklist') && <ChecklistChoice parameters={parameters} onChange={onChange} />}
      {asks('inspection') && <InspectionChoice parameters={parameters} onChange={onChange} />}
      {asks('notice') && <NoticeChoice parameters={parameters} onChange={onChange} />}
      {asks('card') && <CardChoice parameters={parameters} onChange={onChange} />}
      {asks('post') && <PostChoice parameters={parameters} onChange={onChange} />}
      {asks('mapMode') && <MapModeChoice parameters={parameters} onChange={onChange} />}
      {asks('paper') && <PaperChoice parameters={parameters} onChange={onChange} hasLarge={asks('map')} />}
      {asks('map') && <MapChoice parameters={parameters} onChange={onChange} />}
      {asks('announcement') && <AnnouncementChoice parameters={parameters} onChange={onChange} />}
      {asks('majorHazardCheck') && <MajorHazardCheckChoice parameters={parameters} onChange={onChange} />}
      {asks('majorHazardCase') && <MajorHazardCaseChoice parameters={parameters} onChange={onChange} />}
      {asks('riskReview') && <RiskReviewChoice parameters={parameters} onChange={onChange} />}
      {asks('packSwitch') && <PackSwitchChoice parameters={parameters} onChange={onChange} />}
      {asks('assessment') && <AssessmentChoice parameters={parameters} onChange={onChange} />}
      {asks('operationAudit') && <OperationAuditChoice parameters={parameters} onChange={onChange} />}
      {asks('regionForm') && <RegionFormChoice parameters={parameters} onChange={onChange} />}
      {asks('riskReport') && <RiskReportChoice parameters={parameters} onChange={onChange} />}
      {asks('policyDocument') && <PolicyDocumentChoice parameters={parameters} onChange={onChange} />}
      {asks('paperChecklist') && <PaperChecklistChoice parameters={parameters} onChange={onChange} />}
      {asks('finding') && <FindingChoice parameters={parameters} onChange={onChange} />}
    </div>
  )
}

type ChoiceProps = Omit<ChoicesProps, 'report'>

function PeriodChoice({ parameters, onChange }: ChoiceProps): ReactNode {
  return (
    <>
      <Select
        aria-label="统计周期"
        style={{ width: 104 }}
        options={[...periodOptions]}
        value={parameters.period ?? 'month'}
        onChange={(period) => onChange({ ...parameters, period })}
      />
      <DayPicker
        label="周期内的任意一天"
        value={parameters.anchorOn ?? null}
        onChange={(day) => {
          const { anchorOn: _, ...rest } = parameters
          onChange(day ? { ...rest, anchorOn: day } : rest)
        }}
      />
    </>
  )
}

/** Chooses the one record; clearing it takes all records where the report allows it. */
function RecordSelect({
  label,
  options,
  value,
  onChange,
}: {
  label: string
  options: { value: string; label: string }[]
  value: string | undefined
  onChange: (id: string | undefined) => void
}) {
  return (
    <Select
      aria-label={label}
      placeholder={label}
      style={{ width: 300 }}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear={clearable}
      options={options}
      {...(value !== undefined && options.some((option) => option.value === value) ? { value } : {})}
      onChange={(id: string | undefined) => onChange(id)}
    />
  )
}

function withRecord(
  parameters: ReportParameters,
  key: 'recordId' | 'checklistId',
  id: string | undefined,
): ReportParameters {
  const { recordId: _record, checklistId: _checklist, ...rest } = parameters
  return id === undefined ? rest : { ...rest, [key]: id }
}

function RiskPointChoice({ parameters, onChange }: ChoiceProps) {
  const { data } = useData('risk-point.list', { limit: 500 })
  const options = (data?.items ?? []).map((row) => ({ value: row.id, label: `${row.number} ${row.name}` }))
  return (
    <RecordSelect
      label="全部风险点（可选一个）"
      options={options}
      value={parameters.recordId}
      onChange={(id) => onChange(withRecord(parameters, 'recordId', id))}
    />
  )
}

function ChecklistChoice({ parameters, onChange }: ChoiceProps) {
  const { data } = useData('checklist.list', {})
  const options = (data ?? []).map((row) => ({ value: row.id, label: `${row.name}（${row.itemCount} 项）` }))
  return (
    <RecordSelect
      label="空白表：选择检查表"
      options={options}
      value={parameters.checklistId}
      onChange={(id) => onChange(withRecord(parameters, 'checklistId', id))}
    />
  )
}

function InspectionChoice({ parameters, onChange }: ChoiceProps) {
  const { data } = useData('inspection.list', { status: 'submitted' })
  const options = (data ?? []).map((row) => ({ value: row.id, label: `${row.number} ${row.name} ${row.inspectedOn}` }))
  return (
    <RecordSelect
      label="已填表：选择检查"
      options={options}
      value={parameters.recordId}
      onChange={(id) => onChange(withRecord(parameters, 'recordId', id))}
    />
  )
}

function NoticeChoice({ parameters, onChange }: ChoiceProps) {
  const { data } = useData('rectification-notice.list', {})
  const options = (data ?? []).map((row) => ({
    value: row.id,
    label: `${row.number} ${row.unitName}（${row.findingCount} 条）`,
  }))
  return (
    <RecordSelect
      label="选择整改通知单"
      options={options}
      value={parameters.recordId}
      onChange={(id) => onChange(withRecord(parameters, 'recordId', id))}
    />
  )
}

function MajorHazardCheckChoice({ parameters, onChange }: ChoiceProps) {
  const { data } = useData('major-hazard-check.list', {})
  const options = (data ?? []).map((row) => ({ value: row.id, label: `${row.checkedOn} ${row.name}` }))
  return (
    <RecordSelect
      label="选择对照检查"
      options={options}
      value={parameters.recordId}
      onChange={(id) => onChange(withRecord(parameters, 'recordId', id))}
    />
  )
}

function MajorHazardCaseChoice({ parameters, onChange }: ChoiceProps) {
  const { data } = useData('major-hazard-case.list', {})
  const options = (data?.cases ?? []).map((row) => ({ value: row.id, label: `${row.finding.number} ${row.name}` }))
  return (
    <RecordSelect
      label="选择治理档案"
      options={options}
      value={parameters.recordId}
      onChange={(id) => onChange(withRecord(parameters, 'recordId', id))}
    />
  )
}

function FindingChoice({ parameters, onChange }: ChoiceProps) {
  const { data } = useData('finding.list', { limit: 500 })
  const options = (data?.items ?? []).map((row) => ({
    value: row.id,
    label: `${row.number} ${row.description.slice(0, 30)}`,
  }))
  return (
    <RecordSelect
      label="选择隐患"
      options={options}
      value={parameters.recordId}
      onChange={(id) => onChange(withRecord(parameters, 'recordId', id))}
    />
  )
}

function RiskReviewChoice({ parameters, onChange }: ChoiceProps) {
  const { data } = useData('risk-review.list', {})
  const options = (data ?? []).map((row) => ({
    value: row.id,
    label: `${row.period} ${riskReviewTriggers[row.trigger]}（${row.closedOn ?? '进行中'}）`,
  }))
  return (
    <RecordSelect
      label="最近一次评审（可另选）"
      options={options}
      value={parameters.recordId}
      onChange={(id) => onChange(withRecord(parameters, 'recordId', id))}
    />
  )
}

function PackSwitchChoice({ parameters, onChange }: ChoiceProps) {
  const { data } = useData('rule-pack.switches', {})
  const options = (data ?? []).map((row) => ({
    value: row.id,
    label: `${row.switchedOn} ${row.fromPackId} → ${row.toPackId}`,
  }))
  return (
    <RecordSelect
      label="最近一次改换（可另选）"
      options={options}
      value={parameters.recordId}
      onChange={(id) => onChange(withRecord(parameters, 'recordId', id))}
    />
  )
}

function AssessmentChoice({ parameters, onChange }: ChoiceProps) {
  const { data } = useData('assessment.list', {})
  const options = (data ?? []).map((row) => ({
    value: row.id,
    label: `${row.name}（${row.assessedOn}，${assessmentStatuses[row.status]}）`,
  }))
  return (
    <RecordSelect
      label="最近一次自评（可另选）"
      options={options}
      value={parameters.recordId}
      onChange={(id) => onChange(withRecord(parameters, 'recordId', id))}
    />
  )
}

function OperationAuditChoice({ parameters, onChange }: ChoiceProps) {
  const { data } = useData('operation-audit.list', {})
  const options = (data ?? []).map((row) => ({ value: row.id, label: `${row.auditedOn} ${row.name}` }))
  return (
    <RecordSelect
      label="最近一次审计（可另选）"
      options={options}
      value={parameters.recordId}
      onChange={(id) => onChange(withRecord(parameters, 'recordId', id))}
    />
  )
}
