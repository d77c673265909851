import { Button, Input, Radio } from 'antd'
import { useId, useState } from 'react'
import type { MajorHazardCaseDetail } from '#shared/contract/major-hazard'
import {
  assuranceParts,
  extensionParts,
  type MajorHazardStep,
  majorHazardStepFields,
  type MajorHazardStepKind,
  majorHazardSteps,
  majorHazardVerdicts,
} from '#shared/domain/major-hazard'
import type { Problems } from '#shared/rules/finding-flow'
import { stepFields, stepProblems, stepTexts, stepVerdicts, treatmentDueOn } from '#shared/rules/major-hazard-flow'
import { ApiError, goTo, showDone, showFailure, useAction, useSession } from '../../api/index.ts'
import { FieldsForm, PersonNameInput, useActor } from '../../forms/index.ts'

type Values = Pick<
  MajorHazardStep,
  'doneOn' | 'byId' | 'byName' | 'text' | 'verdict' | 'organization' | 'toOn' | 'isRecurring'
> & {
  assurances: NonNullable<MajorHazardStep['assurances']>
  extension: NonNullable<MajorHazardStep['extension']>
}

const noAssurances: Values['assurances'] = {
  responsibility: '',
  measures: '',
  funds: '',
  deadline: '',
  emergencyPlan: '',
}

const noExtension: Values['extension'] = { fromOn: null, reason: '', completed: '', precautions: '' }

interface StepFormProps {
  record: MajorHazardCaseDetail
  kind: MajorHazardStepKind
  onClose: () => void
}

/** One step with exactly the fields that it asks for; refused with sentences where something is missing. */
export function StepForm({ record, kind, onClose }: StepFormProps) {
  const send = useAction('major-hazard-case.step')
  const today = useSession((session) => session.today)
  const actor = useActor()
  const { finding } = record
  const asked = stepFields[kind]
  const [values, setValues] = useState<Values>({
    doneOn: today,
    byId: actor.id,
    byName: actor.name,
    text: '',
    verdict: null,
    organization: kind === 'report' || kind === 'externalReview' ? record.reportedTo : '',
    toOn: null,
    isRecurring: null,
    assurances:
      kind === 'assurance'
        ? {
            ...noAssurances,
            responsibility: finding.responsibleName,
            measures: finding.measures,
            deadline: finding.dueOn ?? '',
            emergencyPlan: finding.emergencyPlan,
          }
        : noAssurances,
    extension: noExtension,
  })
  const [isTried, setTried] = useState(false)
  const [refused, setRefused] = useState<Problems>({})
  const change = (patch: Partial<Values>) => setValues((own) => ({ ...own, ...patch }))
  const problems = stepProblems({ ...values, kind }, { steps: record.steps, record, finding, today })
  const shown: Problems = isTried ? { ...problems, ...refused } : {}
  // what stands elsewhere is said at once, so that nobody fills the form in vain
  const elsewhere = Object.entries(problems).filter(([key]) => key === 'finding' || key.startsWith('case.'))
  const submit = async () => {
    setTried(true)
    if (Object.keys(problems).length > 0) return
    try {
      await send.runOrThrow({
        ...values,
        caseId: record.id,
        kind,
        assurances: asked.includes('assurances') ? values.assurances : null,
        extension: asked.includes('extension') ? values.extension : null,
      })
      showDone(`已登记「${majorHazardSteps[kind]}」`)
      onClose()
    } catch (error) {
      if (error instanceof ApiError && error.code === 'invalid') setRefused(error.fields)
      else showFailure(error)
    }
  }
  const verdicts = stepVerdicts[kind] ?? []
  // what is said of the parts comes after them
  const hasParts = asked.includes('assurances') || asked.includes('extension')
  const common = {
    values,
    problems: shown,
    onChange: (key: string, value: unknown) => change({ [key]: key === 'doneOn' ? (value ?? '') : value }),
    onConfirm: submit,
  }
  return (
    <section className="mh-act" aria-label={`登记「${majorHazardSteps[kind]}」`}>
      <h3 className="section-title">登记「{majorHazardSteps[kind]}」</h3>
      {elsewhere.length > 0 && (
        <div className="mh-warning" role="alert">
          {elsewhere.map(([key, sentence]) => (
            <p key={key}>
              {sentence}
              {key === 'finding' && (
                <Button type="link" size="small" onClick={() => goTo(`/findings/${finding.id}`)}>
                  打开隐患
                </Button>
              )}
            </p>
          ))}
        </div>
      )}
      <FieldsForm
        isFocusing
        schema={majorHazardStepFields}
        keys={[
          ...(asked.includes('verdict') ? (['verdict'] as const) : []),
          'doneOn',
          'byName',
          ...(asked.includes('organization') ? (['organization'] as const) : []),
          ...(asked.includes('toOn') ? (['toOn'] as const) : []),
          ...(hasParts ? [] : (['text'] as const)),
        ]}
        requiredKeys={[
          ...(stepTexts[kind].startsWith('请') ? (['text'] as const) : []),
          ...(kind === 'extend' ? (['toOn'] as const) : []),
        ]}
        pickers={{
          verdict: ({ value, onChange }) => (
            <Radio.Group
              aria-label="结论"
              optionType="button"
              value={value ?? null}
              options={verdicts.map((verdict) => ({ value: verdict, label: majorHazardVerdicts[verdict] }))}
              onChange={(event) => onChange(String(event.target.value))}
            />
          ),
          byName: ({ id, status }) => (
            <PersonNameInput
              id={id}
              status={status}
              value={{ id: values.byId, name: values.byName }}
              onChange={(person) => change({ byId: person.id, byName: person.name })}
            />
          ),
        }}
        {...common}
      >
        {!hasParts && <p className="meta">{stepTexts[kind]}</p>}
        {kind === 'extend' && (
          <p className="meta num">现在的时限：{treatmentDueOn(record.steps, finding.dueOn) ?? '未定'}</p>
        )}
      </FieldsForm>
      {asked.includes('assurances') && (
        <Parts
          name="assurances"
          labels={assuranceParts}
          value={values.assurances}
          problems={shown}
          onChange={(part, text) => change({ assurances: { ...values.assurances, [part]: text } })}
        />
      )}
      {asked.includes('extension') && (
        <Parts
          name="extension"
          labels={extensionParts}
          value={values.extension}
          problems={shown}
          isLong
          onChange={(part, text) => change({ extension: { ...values.extension, [part]: text } })}
        />
      )}
      {hasParts && (
        <FieldsForm schema={majorHazardStepFields} keys={['text']} {...common}>
          <p className="meta">{stepTexts[kind]}</p>
        </FieldsForm>
      )}
      {asked.includes('isRecurring') && (
        <div className="field">
          <span className="field-label">
            <span className="required">*</span>有没有复发
          </span>
          <Radio.Group
            aria-label="有没有复发"
            optionType="button"
            value={values.isRecurring}
            options={[
              { value: false, label: '没有复发' },
              { value: true, label: '有复发' },
            ]}
            onChange={(event) => change({ isRecurring: event.target.value === true })}
          />
          {shown['isRecurring'] && <div className="field-error">{shown['isRecurring']}</div>}
        </div>
      )}
      <div className="row-line mh-act-foot">
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" loading={send.isRunning} onClick={() => void submit()} title="Ctrl+Enter">
          登记
        </Button>
      </div>
    </section>
  )
}

interface PartsProps<K extends string> {
  /** of the field of the step; problems are named by it */
  name: string
  labels: Readonly<Record<K, string>>
  value: Readonly<Record<NoInfer<K>, string>>
  problems: Problems
  isLong?: boolean
  onChange: (part: K, text: string) => void
}

/** The parts of one field, each of which is required. */
function Parts<K extends string>({ name, labels, value, problems, isLong = false, onChange }: PartsProps<K>) {
  const prefix = useId()
  return (
    <div className="mh-parts">
      {(Object.entries(labels) as [K, string][]).map(([part, label]) => {
        const problem = problems[`${name}.${part}`]
        const common = { id: `${prefix}${part}`, value: value[part], maxLength: isLong ? 500 : 200 }
        return (
          <div className="field" key={part}>
            <label htmlFor={common.id}>
              <span className="required">*</span>
              {label}
            </label>
            {isLong ? (
              <Input.TextArea
                {...common}
                autoSize={{ minRows: 2 }}
                onChange={(event) => onChange(part, event.target.value)}
              />
            ) : (
              <Input {...common} onChange={(event) => onChange(part, event.target.value)} />
            )}
            {problem && <div className="field-error">{problem}</div>}
          </div>
        )
      })}
    </div>
  )
}
