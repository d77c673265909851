import { Button, Modal } from 'antd'
import { type PointerEvent, useRef, useState } from 'react'
import type { Region } from '../../api/index.ts'
import type { ImportedPhoto } from './imported-photo.ts'

interface MaskDialogProps {
  photo: ImportedPhoto
  onClose: () => void
  onDone: (regions: Region[]) => void
}

/** smaller ones are slips of the hand */
const smallest = 0.01

const spanned = (from: { x: number; y: number }, to: { x: number; y: number }): Region => ({
  x: Math.min(from.x, to.x),
  y: Math.min(from.y, to.y),
  width: Math.abs(from.x - to.x),
  height: Math.abs(from.y - to.y),
})

/** Rectangles drawn over faces, plates and drawings that nobody else is to see. */
export function MaskDialog({ photo, onClose, onDone }: MaskDialogProps) {
  const [regions, setRegions] = useState<Region[]>(photo.regions)
  const [drawn, setDrawn] = useState<Region | null>(null)
  const start = useRef<{ x: number; y: number } | null>(null)
  const pointOf = (event: PointerEvent<HTMLDivElement>) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    const share = (value: number) => Math.min(1, Math.max(0, value))
    return { x: share((event.clientX - left) / width), y: share((event.clientY - top) / height) }
  }
  const { width, height } = photo.prepared
  return (
    <Modal open title="遮挡照片的一部分" onCancel={onClose} footer={null} width={760} centered>
      <div className="stack">
        <p className="meta">
          在照片上拖出方框，框内打成马赛克后再保存，不能还原。记录里的原文件哈希仍是没有遮挡的原文件的，原文件请自行留存。
        </p>
        <div
          className="mask-picture"
          style={{ aspectRatio: `${width} / ${height}` }}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId)
            start.current = pointOf(event)
          }}
          onPointerMove={(event) => start.current && setDrawn(spanned(start.current, pointOf(event)))}
          onPointerUp={() => {
            if (drawn && drawn.width > smallest && drawn.height > smallest) setRegions([...regions, drawn])
            start.current = null
            setDrawn(null)
          }}
        >
          <img src={photo.url} alt={photo.prepared.originalName} draggable={false} />
          {[...regions, ...(drawn ? [drawn] : [])].map((region, index) => (
            <span
              key={`${index} ${region.x} ${region.y}`}
              className="mask-region"
              style={{
                left: `${region.x * 100}%`,
                top: `${region.y * 100}%`,
                width: `${region.width * 100}%`,
                height: `${region.height * 100}%`,
              }}
            />
          ))}
        </div>
        <div className="row-line" style={{ justifyContent: 'flex-end' }}>
          <span className="meta" role="status">
            {regions.length > 0 ? `已框 ${regions.length} 处` : '还没有框'}
          </span>
          <Button disabled={regions.length === 0} onClick={() => setRegions(regions.slice(0, -1))}>
            去掉最后一处
          </Button>
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" onClick={() => onDone(regions)}>
            完成
          </Button>
        </div>
      </div>
    </Modal>
  )
}
