import { Input } from 'antd'
import { useState } from 'react'
import type { InspectionDetail } from '#shared/contract/inspection'
import { inspectionFields } from '#shared/domain/inspection'
import { photoPairLabels, photoPairProblem } from '#shared/rules/shift-report'
import { useSaver } from '../../api/index.ts'
import { PhotoStrip } from '../../forms/index.ts'

interface PhotoPairProps {
  inspection: InspectionDetail
  isReadOnly?: boolean
}

const reasonLimit = 200

/** What a shift has to show: a photo before, a photo after, or why nothing was cleaned. */
export function PhotoPair({ inspection, isReadOnly = false }: PhotoPairProps) {
  const problem = photoPairProblem(inspection, inspection.pair)
  return (
    <section className="photo-pair" aria-label="清扫前后照片">
      {(['before', 'after'] as const).map((role) => (
        <div className="field" key={role}>
          <span className="field-label">{photoPairLabels[role]}</span>
          <PhotoStrip
            label={photoPairLabels[role]}
            photos={inspection.pair.filter((photo) => photo.role === role)}
            recordType="inspection"
            recordId={inspection.id}
            role={role}
            isReadOnly={isReadOnly}
          />
        </div>
      ))}
      {isReadOnly ? (
        inspection.notDoneReason !== '' && <p>未清扫原因：{inspection.notDoneReason}</p>
      ) : (
        <NotDoneReason inspection={inspection} />
      )}
      {!isReadOnly && (
        <p className="meta" role="status">
          {problem ?? (inspection.notDoneReason === '' ? '照片齐了' : '已写明原因，没查的项提交时记为不涉及')}
        </p>
      )}
    </section>
  )
}

function NotDoneReason({ inspection }: { inspection: InspectionDetail }) {
  const save = useSaver('inspection.update', inspection)
  const [text, setText] = useState(inspection.notDoneReason)
  const keep = () => {
    if (text.trim() !== inspection.notDoneReason) void save({ notDoneReason: text.trim() })
  }
  const { label } = inspectionFields.shape.notDoneReason.meta() ?? {}
  return (
    <div className="field photo-pair-reason">
      <label htmlFor="not-done-reason">{String(label)}</label>
      <Input
        id="not-done-reason"
        maxLength={reasonLimit}
        placeholder="清扫了的不用填；没清扫写明原因，例如 本班停产"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={keep}
        onPressEnter={keep}
      />
    </div>
  )
}
