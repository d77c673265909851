import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Modal } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import './photo-thumbs.css'

export interface ThumbPhoto {
  id: string
  caption: string
}

interface PhotoThumbsProps<P extends ThumbPhoto> {
  label: string
  photos: readonly P[]
  /** draws the picture, small or large */
  picture: (photo: P, isLarge: boolean) => ReactNode
  /** several files at once; absent = nothing can be added */
  onAdd?: ((files: File[]) => void) | undefined
  onRemove?: ((photo: P) => void) | undefined
  isBusy?: boolean
}

/** Photos in a row: add, view large, remove. */
export function PhotoThumbs<P extends ThumbPhoto>(props: PhotoThumbsProps<P>) {
  const { label, photos, picture, onAdd, onRemove, isBusy = false } = props
  const input = useRef<HTMLInputElement>(null)
  const [largeId, setLargeId] = useState<string | null>(null)
  const large = photos.find((photo) => photo.id === largeId)
  return (
    <div className="photos" role="group" aria-label={label}>
      {photos.map((photo, index) => (
        <div className="photo" key={photo.id}>
          <button
            type="button"
            className="plain"
            aria-label={`放大第 ${index + 1} 张${photo.caption ? `：${photo.caption}` : ''}`}
            onClick={() => setLargeId(photo.id)}
          >
            {picture(photo, false)}
          </button>
          {onRemove && (
            <button
              type="button"
              className="photo-remove"
              aria-label={`移除第 ${index + 1} 张`}
              onClick={() => onRemove(photo)}
            >
              <CloseOutlined aria-hidden />
            </button>
          )}
        </div>
      ))}
      {onAdd && (
        <>
          <button type="button" className="photo-add" disabled={isBusy} onClick={() => input.current?.click()}>
            <PlusOutlined aria-hidden /> {isBusy ? '正在处理…' : `添加${label}`}
          </button>
          <input
            ref={input}
            type="file"
            accept="image/*,.heic,.heif"
            multiple
            hidden
            aria-label={`添加${label}`}
            onChange={(event) => {
              const files = [...(event.target.files ?? [])]
              event.target.value = ''
              if (files.length > 0) onAdd(files)
            }}
          />
        </>
      )}
      {!onAdd && photos.length === 0 && <span className="meta">没有{label}</span>}
      <Modal
        open={large !== undefined}
        onCancel={() => setLargeId(null)}
        footer={null}
        width="min(1040px, 94vw)"
        centered
        title={large?.caption || label}
        destroyOnHidden
      >
        {large && picture(large, true)}
      </Modal>
    </div>
  )
}
