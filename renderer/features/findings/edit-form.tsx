import { Button } from 'antd'
import { useRef } from 'react'
import type { FindingDetail } from '#shared/contract/finding'
import { findingCauses, findingFields, findingSources } from '#shared/domain/finding'
import { showFailure, useSaver } from '../../api/index.ts'
import { CategorySelect, type NamedPerson, PersonNameInput, RecordForm } from '../../forms/index.ts'

/** The finding's own fields, saving themselves; grade, way of treatment and deadline have their deeds. */
export function EditForm({ finding, onClose }: { finding: FindingDetail; onClose: () => void }) {
  const save = useSaver('finding.update', finding)
  const named = useRef<Record<string, NamedPerson>>({})
  /** The person behind a changed name goes along with it. */
  const withPerson = (patch: Parameters<typeof save>[0]) => ({
    ...patch,
    ...(patch.finderName === undefined ? {} : { finderId: named.current['finder']?.id ?? null }),
    ...(patch.responsibleName === undefined ? {} : { responsibleId: named.current['responsible']?.id ?? null }),
  })
  const isDeadline = finding.status === 'rectifying' && finding.treatment === 'deadline'
  return (
    <section className="act" aria-label="修改">
      <h2 className="section-title">
        修改<span className="meta">　改了就保存，可用 Ctrl+Z 撤销</span>
      </h2>
      <RecordForm
        key={finding.id}
        schema={findingFields}
        keys={[
          'description',
          'areaId',
          'location',
          'category',
          'cause',
          'source',
          'foundOn',
          'finderName',
          'responsibleName',
          'responsibleUnitId',
          'basis',
          'causeAnalysis',
          ...(isDeadline ? (['fundsCents', 'measures', 'emergencyPlan'] as const) : []),
          'remark',
        ]}
        labels={{ cause: findingCauses, source: findingSources }}
        pickers={{
          category: ({ id }) => (
            <CategorySelect
              id={id ?? ''}
              value={finding}
              onChange={(category) => void save(category).catch(showFailure)}
            />
          ),
          finderName: ({ id, value, onChange, status }) => (
            <PersonNameInput
              id={id}
              status={status}
              value={{ id: finding.finderId, name: value ?? '' }}
              onChange={(person) => {
                named.current['finder'] = person
                onChange(person.name)
              }}
            />
          ),
          responsibleName: ({ id, value, onChange, status }) => (
            <PersonNameInput
              id={id}
              status={status}
              value={{ id: finding.responsibleId, name: value ?? '' }}
              onChange={(person) => {
                named.current['responsible'] = person
                onChange(person.name)
              }}
            />
          ),
        }}
        value={finding}
        onPatch={(patch) => save(withPerson(patch))}
      />
      <div className="row-line" style={{ justifyContent: 'flex-end', marginTop: 14 }}>
        <Button onClick={onClose}>收起</Button>
      </div>
    </section>
  )
}
