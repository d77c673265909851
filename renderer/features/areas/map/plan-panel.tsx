import { Button, InputNumber, Modal } from 'antd'
import { type ChangeEvent, useId, useRef, useState } from 'react'
import { type FloorPlan, floorPlanFields } from '#shared/domain/area'
import { type PreparedPhoto, showFailure, useAction, useSaver } from '../../../api/index.ts'
import { RecordForm } from '../../../forms/index.ts'
import { ConfirmReason } from '../../../ui/index.ts'
import { ChoosePage } from './pdf-pages.tsx'
import { usePlanPictures } from './plan-picture.ts'
import { planFiles, usePlanFile } from './use-plan-file.ts'

interface PlanPanelProps {
  plan: FloorPlan
  onMeasure: () => void
  onVoided: () => void
}

/** What stands in the title block of the map, its scale and its picture. */
export function PlanPanel({ plan, onMeasure, onVoided }: PlanPanelProps) {
  const save = useSaver('floor-plan.update', plan)
  const voiding = useAction('floor-plan.void')
  const pictures = usePlanPictures()
  const source = usePlanFile()
  const [isVoiding, setVoiding] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const onFile = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (file) void replaceBy(file)
  }
  const replaceBy = async (file: File) => {
    const chosen = await source.choose(file)
    // of several pages the dialog asks for one
    if (chosen && (chosen.pdf?.pageCount ?? 1) === 1) await replaceWith(() => chosen.picture(1))
  }
  const replaceWith = async (prepare: () => Promise<PreparedPhoto>) => {
    await pictures.replace(plan, prepare)
    source.drop()
  }
  const manyPages = source.file?.pdf && source.file.pdf.pageCount > 1 ? source.file.pdf : null
  return (
    <>
      <div className="field">
        <label htmlFor={id}>图宽相当于（米）</label>
        <div className="map-add">
          <InputNumber
            key={plan.widthDecimetres}
            id={id}
            min={0}
            max={100_000}
            precision={1}
            style={{ width: '100%' }}
            {...(plan.widthDecimetres > 0 ? { defaultValue: plan.widthDecimetres / 10 } : {})}
            placeholder="不知道就量一段"
            onBlur={(event) => {
              const metres = Number(event.target.value || 0)
              const widthDecimetres = Math.round(metres * 10)
              if (Number.isFinite(metres) && widthDecimetres !== plan.widthDecimetres)
                save({ widthDecimetres }).catch(showFailure)
            }}
          />
          <Button onClick={onMeasure}>量一段</Button>
        </div>
      </div>
      <RecordForm
        key={plan.id}
        schema={floorPlanFields}
        keys={[
          ...(['name', 'building', 'floor', 'northDegrees', 'version'] as const),
          ...(['drawnBy', 'drawnOn', 'approvedBy', 'approvedOn'] as const),
        ]}
        value={plan}
        onPatch={save}
      />
      <div className="map-deeds">
        <input ref={input} type="file" accept={planFiles} hidden aria-label="换一张图片" onChange={onFile} />
        <Button loading={pictures.isBusy || source.isOpening} onClick={() => input.current?.click()}>
          {plan.ground === 'grid' ? '换成图片' : '换图片'}
        </Button>
        <Button danger onClick={() => setVoiding(true)}>
          作废这张图…
        </Button>
      </div>
      <p className="meta">可以用 PNG、JPEG 图片或 PDF 的一页；换图后区域和标记留在原来的位置。</p>
      <ChoosePage
        pdf={manyPages}
        isBusy={pictures.isBusy}
        onCancel={source.drop}
        onChoose={(page) => void replaceWith(() => source.file?.picture(page) ?? Promise.reject(new Error('no file')))}
      />
      <ConfirmReason
        isOpen={isVoiding}
        title={`作废平面图「${plan.name}」？`}
        text="图上还有区域时不能作废，请先把区域从图上移除或画到别的图上。作废后可以撤销。"
        onCancel={() => setVoiding(false)}
        onConfirm={async (reason) => {
          const done = await voiding.run({ id: plan.id, revision: plan.revision, reason })
          if (done) {
            setVoiding(false)
            onVoided()
          }
          return done !== undefined
        }}
      />
    </>
  )
}

interface MeasuredDialogProps {
  isOpen: boolean
  onClose: () => void
  onConfirm: (metres: number) => void
}

/** Asks for the real length between two clicked places. */
export function MeasuredDialog({ isOpen, onClose, onConfirm }: MeasuredDialogProps) {
  const [metres, setMetres] = useState<number | null>(null)
  const id = useId()
  const confirm = () => {
    if (metres !== null && metres > 0) onConfirm(metres)
  }
  return (
    <Modal open={isOpen} title="这一段实际有多长？" footer={null} onCancel={onClose} destroyOnHidden width={380}>
      <div className="stack">
        <div className="field">
          <label htmlFor={id}>
            <span className="required">*</span>实际长度（米）
          </label>
          <InputNumber
            id={id}
            autoFocus
            min={0.1}
            max={100_000}
            precision={1}
            style={{ width: '100%' }}
            value={metres}
            onChange={setMetres}
            onPressEnter={confirm}
          />
        </div>
        <div className="row-line" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" disabled={metres === null || metres <= 0} onClick={confirm}>
            确定
          </Button>
        </div>
      </div>
    </Modal>
  )
}
