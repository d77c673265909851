import { PictureOutlined } from '@ant-design/icons'
import type { FindingDetail } from '#shared/contract/finding'
import type { Attachment } from '#shared/domain/attachment'
import { AttachmentPicture, PhotoStrip } from '../../forms/index.ts'
import { formatInstant } from '../../ui/index.ts'

/** 整改前 beside 整改后, large; the rest of the photos below each. */
export function FindingPhotos({ finding }: { finding: FindingDetail }) {
  const pictures = finding.photos.filter((photo) => photo.mime !== 'application/pdf')
  const isOpen = finding.voidedAt === null && finding.status !== 'closed'
  const after = pictures.filter((photo) => photo.role === 'after')
  return (
    <section aria-label="照片">
      <h2 className="section-title">整改前后</h2>
      <div className={pictures.length === 0 ? 'photo-pair is-bare' : 'photo-pair'}>
        <Side
          title="整改前"
          photos={pictures.filter((photo) => photo.role === 'before' || photo.role === 'photo')}
          large="first"
          findingId={finding.id}
          role="before"
          isOpen={isOpen}
        />
        <Side
          title="整改后"
          photos={after}
          large="last"
          findingId={finding.id}
          role="after"
          isOpen={isOpen && finding.status !== 'registered'}
        />
      </div>
    </section>
  )
}

interface SideProps {
  title: string
  photos: readonly Attachment[]
  /** which one stands large: the first before, the newest after */
  large: 'first' | 'last'
  findingId: string
  role: 'before' | 'after'
  isOpen: boolean
}

function Side({ title, photos, large, findingId, role, isOpen }: SideProps) {
  const shown = large === 'first' ? photos[0] : photos.at(-1)
  const sealed = photos.filter((photo) => photo.recordType !== 'finding')
  const own = photos.filter((photo) => photo.recordType === 'finding')
  const common = { label: `${title}照片`, recordType: 'finding', recordId: findingId, role } as const
  return (
    <div className="photo-side">
      <div className="photo-frame">
        {shown ? (
          <AttachmentPicture attachment={shown} className="photo-fit" />
        ) : (
          <span className="meta">
            <PictureOutlined aria-hidden /> 没有{title}照片
          </span>
        )}
      </div>
      <p className="meta num">
        {title}
        {photos.length > 0 && ` · ${photos.length} 张`}
        {shown?.takenAt && ` · 拍摄于 ${formatInstant(shown.takenAt)}`}
      </p>
      {(isOpen || photos.length > 1) && (
        <div className="row-line" style={{ flexWrap: 'wrap' }}>
          {sealed.length > 0 && <PhotoStrip {...common} photos={sealed} isReadOnly />}
          {(isOpen || own.length > 0) && <PhotoStrip {...common} photos={own} isReadOnly={!isOpen} />}
        </div>
      )}
    </div>
  )
}
