import { Modal } from 'antd'
import { useData } from '../../api/index.ts'
import { ErrorState, RowsSkeleton } from '../../ui/index.ts'
import { DocumentPreview } from './document-preview.tsx'

/** What differs, sentence by sentence, with the count of those that are not listed. */
export function DifferenceList({
  label,
  sentences,
  count,
}: {
  label: string
  sentences: readonly string[]
  count: number
}) {
  if (sentences.length === 0) return null
  return (
    <div className="formal-difference" role="region" aria-label={label} tabIndex={0}>
      <ol>
        {sentences.map((sentence, index) => (
          <li key={index}>{sentence}</li>
        ))}
      </ol>
      {count > sentences.length && <p className="meta">另有 {count - sentences.length} 处</p>}
    </div>
  )
}

/** The sealed document, as it is printed. */
export function SealedPreview({ id, title, onClose }: { id: string; title: string; onClose: () => void }) {
  const preview = useData('formal-document.preview', { id })
  return (
    <Modal open title={`定稿：${title}`} onCancel={onClose} footer={null} width="min(1240px, 94vw)" destroyOnHidden>
      <div className="formal-preview" tabIndex={0} role="region" aria-label="定稿内容">
        {preview.error ? (
          <ErrorState message={preview.error.message} onRetry={() => void preview.refetch()} />
        ) : preview.data ? (
          <>
            <p className="meta">核验码 {preview.data.checkCode}</p>
            <DocumentPreview document={preview.data} />
          </>
        ) : (
          <RowsSkeleton rows={12} />
        )}
      </div>
    </Modal>
  )
}
