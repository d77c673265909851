import { useState } from 'react'
import type { Attachment, AttachmentRole } from '#shared/domain/attachment'
import { preparePhoto, showFailure, useAction, useAttachment } from '../api/index.ts'
import { PhotoThumbs } from '../ui/index.ts'

interface PhotoStripProps {
  /** 整改前照片, 整改后照片, 现场照片 */
  label: string
  photos: readonly Attachment[]
  recordType: Attachment['recordType']
  recordId: string
  role: AttachmentRole
  isReadOnly?: boolean
}

/** Photos of a record: added upright and small with the original's hash, viewed large, removed. */
export function PhotoStrip({ label, photos, recordType, recordId, role, isReadOnly = false }: PhotoStripProps) {
  const put = useAction('attachment.put')
  const remove = useAction('attachment.void')
  const [isBusy, setBusy] = useState(false)
  const add = async (files: File[]) => {
    setBusy(true)
    for (const [index, file] of files.entries()) {
      try {
        const { mime: _, ...photo } = await preparePhoto(file)
        await put.runOrThrow({ recordType, recordId, role, sortOrder: photos.length + index, ...photo })
      } catch (error) {
        showFailure(error)
      }
    }
    setBusy(false)
  }
  return (
    <PhotoThumbs
      label={label}
      photos={photos}
      isBusy={isBusy}
      picture={(photo) => <AttachmentPicture attachment={photo} />}
      onAdd={isReadOnly ? undefined : (files) => void add(files)}
      onRemove={
        isReadOnly
          ? undefined
          : (photo) => void remove.run({ id: photo.id, revision: photo.revision, reason: '移除照片' })
      }
    />
  )
}

/** The picture of an attachment, in the size its place gives it. */
export function AttachmentPicture({
  attachment,
  className,
}: {
  attachment: Pick<Attachment, 'sha256' | 'caption' | 'originalName'>
  className?: string
}) {
  const url = useAttachment(attachment.sha256)
  const text = attachment.caption || attachment.originalName || '照片'
  return url ? (
    <img src={url} alt={text} className={className ?? 'photo-large'} />
  ) : (
    <span className="bone" aria-busy="true" />
  )
}
