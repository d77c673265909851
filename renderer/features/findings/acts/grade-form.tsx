import { WarningOutlined } from '@ant-design/icons'
import { Radio } from 'antd'
import { z } from 'zod'
import type { FindingDetail } from '#shared/contract/finding'
import { longText } from '#shared/domain/fields'
import {
  type Finding,
  findingFields,
  findingGrades,
  findingTreatments,
  type TreatmentPlan,
  treatmentPlanParts,
} from '#shared/domain/finding'
import { gradingProblems } from '#shared/rules/finding-flow'
import { showDone, useAction } from '../../../api/index.ts'
import { FieldsForm, PersonNameInput } from '../../../forms/index.ts'
import { ActFrame } from './act-frame.tsx'
import { useAct } from './use-act.ts'

type Values = Pick<
  Finding,
  | 'grade'
  | 'treatment'
  | 'responsibleUnitId'
  | 'responsibleId'
  | 'responsibleName'
  | 'measures'
  | 'fundsCents'
  | 'fundsConfirmed'
  | 'dueOn'
  | 'emergencyPlan'
> & { treatmentPlan: TreatmentPlan }

const planParts = Object.keys(treatmentPlanParts) as (keyof TreatmentPlan)[]
const emptyPlan: TreatmentPlan = {
  goals: '',
  methods: '',
  resources: '',
  organization: '',
  schedule: '',
  safetyMeasures: '',
}
const planFields = z.object(
  Object.fromEntries(planParts.map((part) => [part, longText(treatmentPlanParts[part], 1000)])),
)

/** What is sent: only what the chosen way of treatment asks for. */
function patchOf(values: Values) {
  const { treatmentPlan, measures, fundsCents, fundsConfirmed, dueOn, emergencyPlan, ...always } = values
  if (values.treatment === 'immediate') return { ...always, dueOn: null, treatmentPlan: null }
  return {
    ...always,
    measures,
    fundsCents,
    fundsConfirmed,
    dueOn,
    emergencyPlan,
    treatmentPlan: values.grade === 'major' ? treatmentPlan : null,
  }
}

/** 分级: the grade, the way of treatment and what both require (五落实, the six-part plan). The app proposes nothing. */
export function GradeForm({ finding, onClose }: { finding: FindingDetail; onClose: () => void }) {
  const grade = useAction('finding.grade')
  const isAgain = finding.status === 'rectifying'
  /** a deadline that was set moves by extension alone */
  const isDueFixed = isAgain && finding.treatment === 'deadline'
  const act = useAct<Values>({
    draftKey: `grade ${finding.id}`,
    initial: {
      grade: finding.grade,
      treatment: finding.treatment,
      responsibleUnitId: finding.responsibleUnitId,
      responsibleId: finding.responsibleId,
      responsibleName: finding.responsibleName,
      measures: finding.measures,
      fundsCents: finding.fundsCents,
      fundsConfirmed: finding.fundsConfirmed,
      dueOn: finding.dueOn,
      emergencyPlan: finding.emergencyPlan,
      treatmentPlan: finding.treatmentPlan ?? emptyPlan,
    },
    check: (values) => gradingProblems({ ...finding, ...patchOf(values) }),
    send: async (values) => {
      await grade.runOrThrow({ id: finding.id, revision: finding.revision, patch: patchOf(values) })
      showDone(`${finding.number} 已分级，等待整改`)
      onClose()
    },
  })
  const { values, change, shown } = act
  const isMajor = values.grade === 'major'
  const isDeadline = values.treatment === 'deadline'
  return (
    <ActFrame
      title={isAgain ? '重新分级' : '分级'}
      consequence="分级后进入「待整改」。等级由企业依法认定，软件不替您判断。"
      submitLabel={isAgain ? '重新分级' : '确定分级'}
      act={act}
      isListing
      onCancel={onClose}
    >
      <FieldsForm
        schema={findingFields}
        keys={[
          'grade',
          'treatment',
          'responsibleName',
          'responsibleUnitId',
          ...(isDeadline && !isDueFixed ? (['dueOn'] as const) : []),
          ...(isDeadline ? (['fundsCents', 'fundsConfirmed', 'measures', 'emergencyPlan'] as const) : []),
        ]}
        requiredKeys={['grade', 'treatment', 'responsibleName', 'dueOn', 'measures', 'emergencyPlan']}
        pickers={{
          grade: ({ value, onChange }) => (
            <Choice label="隐患等级" words={findingGrades} value={value} onChange={onChange} />
          ),
          treatment: ({ value, onChange }) => (
            <Choice
              label="处理方式"
              words={findingTreatments}
              disabled={isMajor ? ['immediate'] : []}
              value={value}
              onChange={onChange}
            />
          ),
          responsibleName: ({ id, status }) => (
            <PersonNameInput
              id={id}
              status={status}
              value={{ id: values.responsibleId, name: values.responsibleName }}
              onChange={(person) => change({ responsibleId: person.id, responsibleName: person.name })}
            />
          ),
        }}
        values={values}
        problems={shown}
        onChange={(key, value) =>
          change(key === 'grade' && value === 'major' ? { grade: 'major', treatment: 'deadline' } : { [key]: value })
        }
        onConfirm={act.submit}
      />
      {isDueFixed && isDeadline && <p className="meta">整改时限 {finding.dueOn}，需要推迟请办理「延期」。</p>}
      {isMajor && (
        <>
          <div className="act-warning" role="note">
            <strong>
              <WarningOutlined aria-hidden /> 疑似重大隐患，需现场核实
            </strong>
            <p>是否为重大隐患由企业和监管部门对照判定标准认定。重大隐患须限期整改，并编制下面六项齐全的治理方案。</p>
          </div>
          <h3 className="act-part">治理方案</h3>
          <FieldsForm
            schema={planFields}
            requiredKeys={planParts}
            values={values.treatmentPlan}
            problems={Object.fromEntries(
              planParts.map((part) => [part, shown[`treatmentPlan.${part}`]]).filter(([, text]) => text),
            )}
            onChange={(key, value) => change({ treatmentPlan: { ...values.treatmentPlan, [key]: value as string } })}
            onConfirm={act.submit}
          />
        </>
      )}
    </ActFrame>
  )
}

interface ChoiceProps {
  label: string
  words: Record<string, string>
  value: string | null | undefined
  onChange: (value: string | null) => void
  disabled?: readonly string[]
}

/** A few words to choose one from, all in sight. */
export function Choice({ label, words, value, onChange, disabled = [] }: ChoiceProps) {
  return (
    <Radio.Group
      aria-label={label}
      optionType="button"
      value={value ?? null}
      onChange={(event) => onChange(String(event.target.value))}
      options={Object.entries(words).map(([key, word]) => ({
        value: key,
        label: word,
        disabled: disabled.includes(key),
      }))}
    />
  )
}
