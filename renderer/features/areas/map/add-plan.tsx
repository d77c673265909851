import { InboxOutlined } from '@ant-design/icons'
import { Button, Input, InputNumber, Modal, Segmented } from 'antd'
import { useId, useState } from 'react'
import { PdfPages } from './pdf-pages.tsx'
import { usePlanPictures } from './plan-picture.ts'
import { planFiles, usePlanFile } from './use-plan-file.ts'

interface AddPlanProps {
  isOpen: boolean
  count: number
  /** building of the plan now open: the next floor is likely of the same */
  building: string
  onClose: () => void
  onAdded: (id: string) => void
}

/** Adds a floor plan: from a picture or a page of a PDF, or on a grid when there is no drawing. */
export function AddPlan({ isOpen, onClose, ...rest }: AddPlanProps) {
  return (
    <Modal open={isOpen} title="添加平面图" footer={null} onCancel={onClose} destroyOnHidden width={520}>
      <AddPlanForm onClose={onClose} {...rest} />
    </Modal>
  )
}

function AddPlanForm({ count, building: openBuilding, onClose, onAdded }: Omit<AddPlanProps, 'isOpen'>) {
  const [ground, setGround] = useState<'picture' | 'grid'>('picture')
  const { file, isOpening, choose } = usePlanFile()
  const [page, setPage] = useState(1)
  const [name, setName] = useState('')
  const [building, setBuilding] = useState(openBuilding)
  const [floor, setFloor] = useState('')
  const [width, setWidth] = useState<number | null>(60)
  const [height, setHeight] = useState<number | null>(40)
  const { isBusy, addPicture, addGrid } = usePlanPictures()
  const id = useId()
  const isReady = name.trim() !== '' && (ground === 'picture' ? file !== null : width !== null && height !== null)
  const add = async () => {
    if (!isReady) return
    const fields = { name: name.trim(), building: building.trim(), floor: floor.trim(), sortOrder: count + 1 }
    const plan =
      ground === 'picture'
        ? file && (await addPicture(fields, () => file.picture(page)))
        : await addGrid(fields, { width: width ?? 1, height: height ?? 1 })
    if (!plan) return
    onAdded(plan.id)
    onClose()
  }
  const take = async (chosen: File | undefined) => {
    if (!chosen) return
    setPage(1)
    if ((await choose(chosen)) === null) return
    setName((before) => (before === '' ? chosen.name.replace(/\.[^.]+$/, '').slice(0, 50) : before))
  }
  return (
    <div className="stack">
      <Segmented
        aria-label="从哪里来"
        value={ground}
        onChange={setGround}
        options={[
          { value: 'picture', label: '图片或 PDF' },
          { value: 'grid', label: '没有图，用网格画' },
        ]}
      />
      {ground === 'picture' ? (
        <label
          className="map-file"
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault()
            void take(event.dataTransfer.files[0])
          }}
        >
          <InboxOutlined aria-hidden />
          {isOpening ? '正在打开…' : (file?.name ?? '选择平面图的图片（PNG、JPEG）或 PDF，或把它拖到这里')}
          <input
            type="file"
            className="sr-only"
            accept={planFiles}
            aria-label="平面图图片或 PDF"
            onChange={(event) => {
              void take(event.target.files?.[0])
              // the same file may be chosen again once it has been mended
              event.target.value = ''
            }}
          />
        </label>
      ) : (
        <div className="map-pair">
          <div className="field">
            <label htmlFor={`${id}w`}>图宽相当于（米）</label>
            <InputNumber id={`${id}w`} min={5} max={5000} value={width} onChange={setWidth} style={{ width: '100%' }} />
          </div>
          <div className="field">
            <label htmlFor={`${id}h`}>图高相当于（米）</label>
            <InputNumber
              id={`${id}h`}
              min={5}
              max={5000}
              value={height}
              onChange={setHeight}
              style={{ width: '100%' }}
            />
          </div>
        </div>
      )}
      {ground === 'picture' && file?.pdf && (
        <>
          {file.pdf.pageCount > 1 && <PdfPages key={file.name} pdf={file.pdf} page={page} onPage={setPage} />}
          <p className="meta">PDF 里没有附带字体的文字，用这台电脑的字体画，可能与原图略有不同。</p>
        </>
      )}
      <div className="field">
        <label htmlFor={`${id}n`}>
          <span className="required">*</span>平面图名称
        </label>
        <Input id={`${id}n`} value={name} maxLength={50} onChange={(event) => setName(event.target.value)} />
      </div>
      <div className="map-pair">
        <div className="field">
          <label htmlFor={`${id}b`}>建筑</label>
          <Input
            id={`${id}b`}
            value={building}
            maxLength={50}
            placeholder="1 号厂房"
            onChange={(event) => setBuilding(event.target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}f`}>楼层</label>
          <Input
            id={`${id}f`}
            value={floor}
            maxLength={20}
            placeholder="一层"
            onChange={(event) => setFloor(event.target.value)}
          />
        </div>
      </div>
      <div className="row-line" style={{ justifyContent: 'flex-end' }}>
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" disabled={!isReady} loading={isBusy} onClick={() => void add()}>
          添加
        </Button>
      </div>
    </div>
  )
}
