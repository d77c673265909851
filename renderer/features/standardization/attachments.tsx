import type { Attachment } from '#shared/domain/attachment'
import { useData } from '../../api/index.ts'
import { PhotoStrip } from '../../forms/index.ts'

interface RecordPhotosProps {
  label: string
  recordType: Attachment['recordType']
  recordId: string
}

/** Scans and photos of a record beside the assessment. */
export function RecordPhotos({ label, recordType, recordId }: RecordPhotosProps) {
  const { data } = useData('attachment.list', { recordType, recordId })
  return (
    <section aria-label={label}>
      <h3 className="standing-subtitle">{label}</h3>
      <PhotoStrip label={label} photos={data ?? []} recordType={recordType} recordId={recordId} role="document" />
    </section>
  )
}
