import { Button } from 'antd'
import { useState } from 'react'
import type { SheetDetail } from '#shared/contract/printed-sheet'
import { inspectionFields } from '#shared/domain/inspection'
import { ApiError, showFailure, useAction, useSession } from '../../api/index.ts'
import { FieldsForm, type NamedPerson, PersonNameInput, useActor } from '../../forms/index.ts'

/** Who inspected and when; Enter takes what is usual. */
export function PaperStart({ sheet }: { sheet: SheetDetail }) {
  const start = useAction('printed-sheet.start')
  const today = useSession((session) => session.today)
  const actor = useActor()
  const [values, setValues] = useState({
    inspectorId: actor.id,
    inspectorName: actor.name,
    inspectedOn: sheet.dueOn !== null && sheet.dueOn <= today ? sheet.dueOn : sheet.printedOn,
    participants: sheet.participants,
    shiftName: '',
  })
  /** nobody is the present user: the name comes first */
  const [isUnnamed] = useState(actor.name === '')
  const [problems, setProblems] = useState<Record<string, string>>({})
  const setInspector = (person: NamedPerson) =>
    setValues({ ...values, inspectorId: person.id, inspectorName: person.name })
  const run = async () => {
    if (start.isRunning) return
    if (values.inspectorName.trim() === '') {
      setProblems({ inspectorName: '请填写检查人' })
      return
    }
    try {
      await start.runOrThrow({
        ...values,
        sheetId: sheet.id,
        name: sheet.planName || sheet.checklistName,
        kind: sheet.kind,
        tier: sheet.tier,
        inspectedUnitName: sheet.unitName,
        isLedByPrincipal: sheet.isLedByPrincipal,
      })
    } catch (error) {
      if (error instanceof ApiError && error.code === 'invalid') setProblems(error.fields)
      showFailure(error)
    }
  }
  return (
    <div className="stack">
      <FieldsForm
        isFocusing={isUnnamed}
        schema={inspectionFields}
        keys={['inspectorName', 'inspectedOn', 'participants', 'shiftName']}
        requiredKeys={['inspectorName']}
        pickers={{
          inspectorName: ({ id, status }) => (
            <PersonNameInput
              id={id}
              status={status}
              value={{ id: values.inspectorId, name: values.inspectorName }}
              onChange={setInspector}
            />
          ),
        }}
        values={values}
        problems={problems}
        onChange={(key, value) => {
          setValues({ ...values, [key]: value })
          setProblems({})
        }}
        onConfirm={run}
      />
      <div className="row-line">
        <Button type="primary" size="large" autoFocus={!isUnnamed} loading={start.isRunning} onClick={() => void run()}>
          开始录入
        </Button>
        <span className="meta">
          {isUnnamed ? '填好检查人按 Ctrl+回车' : '检查人和日期对就直接按回车；要改按 Shift+Tab'}
        </span>
      </div>
    </div>
  )
}
