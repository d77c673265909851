import { Button } from 'antd'
import { useState } from 'react'
import type { SheetDetail } from '#shared/contract/printed-sheet'
import { inspectionFields } from '#shared/domain/inspection'
import { useAction, useSession } from '../../api/index.ts'
import { FieldsForm } from '../../forms/index.ts'
import { missingInspector, useStart } from './use-start.tsx'

/** Who inspected and when; Enter takes what is usual. */
export function PaperStart({ sheet }: { sheet: SheetDetail }) {
  const start = useAction('printed-sheet.start')
  const today = useSession((session) => session.today)
  const { values, setValues, problems, setProblems, inspectorPicker, attempt } = useStart((inspector) => ({
    ...inspector,
    inspectedOn: sheet.dueOn !== null && sheet.dueOn <= today ? sheet.dueOn : sheet.printedOn,
    participants: sheet.participants,
    shiftName: '',
  }))
  /** nobody is the present user: the name comes first */
  const [isUnnamed] = useState(values.inspectorName === '')
  const run = async () => {
    if (start.isRunning) return
    const missing = missingInspector(values)
    setProblems(missing)
    if (Object.keys(missing).length > 0) return
    await attempt(async () => {
      await start.runOrThrow({
        ...values,
        sheetId: sheet.id,
        name: sheet.planName || sheet.checklistName,
        kind: sheet.kind,
        tier: sheet.tier,
        inspectedUnitName: sheet.unitName,
        isLedByPrincipal: sheet.isLedByPrincipal,
      })
    })
  }
  return (
    <div className="stack">
      <FieldsForm
        isFocusing={isUnnamed}
        schema={inspectionFields}
        keys={['inspectorName', 'inspectedOn', 'participants', 'shiftName']}
        requiredKeys={['inspectorName']}
        pickers={{ inspectorName: inspectorPicker }}
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
