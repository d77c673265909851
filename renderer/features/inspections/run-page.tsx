import { useState } from 'react'
import type { InspectionDetail } from '#shared/contract/inspection'
import { inspectionFields } from '#shared/domain/inspection'
import { useData, useRouteId, useSaver } from '../../api/index.ts'
import { PersonNameInput, RecordForm } from '../../forms/index.ts'
import { ErrorState, PageFrame, RowsSkeleton, SidePanel } from '../../ui/index.ts'
import { inspectionLabels } from './labels.ts'
import { RunEditor } from './run-editor.tsx'
import { SealedInspection } from './sealed-inspection.tsx'
import './inspections.css'

/** One inspection: answered item by item while it runs, read-only afterwards. */
export function InspectionRunPage() {
  const id = useRouteId()
  const inspection = useData('inspection.get', { id })
  const [isEditing, setEditing] = useState(false)
  if (inspection.error) {
    return (
      <PageFrame title="这次检查查到了什么？">
        <ErrorState
          message={inspection.error.message}
          logId={inspection.error.logId}
          onRetry={() => void inspection.refetch()}
        />
      </PageFrame>
    )
  }
  const { data } = inspection
  if (!data) {
    return (
      <PageFrame title="这次检查查到了什么？" isFilling>
        <RowsSkeleton />
      </PageFrame>
    )
  }
  if (data.status === 'submitted' || data.voidedAt !== null) return <SealedInspection key={id} inspection={data} />
  return (
    <RunEditor
      key={id}
      inspection={data}
      onEdit={() => setEditing(true)}
      panel={isEditing && <InspectionFieldsPanel inspection={data} onClose={() => setEditing(false)} />}
    />
  )
}

const ownFields = inspectionFields.omit({ planId: true, checklistId: true })

/** Who, when and where of a running inspection; saves itself. */
function InspectionFieldsPanel({ inspection, onClose }: { inspection: InspectionDetail; onClose: () => void }) {
  const save = useSaver('inspection.update', inspection)
  const [inspectorId, setInspectorId] = useState(inspection.inspectorId)
  return (
    <SidePanel title="检查信息" onClose={onClose}>
      <RecordForm
        schema={ownFields}
        keys={[
          'name',
          'kind',
          'tier',
          'inspectedOn',
          'inspectorName',
          'participants',
          'inspectedUnitName',
          'isLedByPrincipal',
          'shiftName',
        ]}
        labels={inspectionLabels}
        pickers={{
          inspectorName: ({ id, value, onChange, status }) => (
            <PersonNameInput
              id={id}
              status={status}
              value={{ id: inspectorId, name: value ?? '' }}
              onChange={(person) => {
                setInspectorId(person.id)
                onChange(person.name)
              }}
            />
          ),
        }}
        value={inspection}
        onPatch={(patch) => save(patch.inspectorName === undefined ? patch : { ...patch, inspectorId })}
      />
    </SidePanel>
  )
}
