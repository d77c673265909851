import { PictureOutlined, UploadOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { type ChangeEvent, useRef, useState } from 'react'
import type { Area, FloorPlan } from '#shared/domain/area'
import { preparePhoto, showDone, showFailure, useAction, useAttachment, useSaver } from '../../api/index.ts'
import { Bone, ConfirmReason, EmptyState } from '../../ui/index.ts'
import { PlanCanvas } from './plan-canvas.tsx'
import type { Point } from './polygon.ts'

/** Drawings keep more detail than photos. */
const planSide = 3000

interface PlanViewProps {
  areas: readonly Area[]
  plans: readonly FloorPlan[] | undefined
  activeId: string | null
  onActivate: (id: string | null) => void
  /** the area whose range is being drawn */
  drawing: Area | null
  onDrawn: () => void
}

/** Floor plans: upload, choose, see the areas in the colour of their highest level, draw an area's range. */
export function PlanView({ areas, plans, activeId, onActivate, drawing, onDrawn }: PlanViewProps) {
  const [planId, setPlanId] = useState<string | null>(null)
  const [isVoiding, setVoiding] = useState(false)
  const upload = usePlanUpload(plans?.length ?? 0, setPlanId)
  const voiding = useAction('floor-plan.void')
  const input = useRef<HTMLInputElement>(null)
  if (!plans) return <Bone height={400} />
  const ownPlanId = drawing?.floorPlanId ?? areas.find((area) => area.id === activeId)?.floorPlanId
  const plan = plans.find((one) => one.id === (planId ?? ownPlanId)) ?? plans[0]
  const onFile = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (file) void upload.run(file)
  }
  const uploadButton = (
    <input ref={input} type="file" accept="image/png,image/jpeg" hidden aria-label="选择平面图图片" onChange={onFile} />
  )
  if (!plan)
    return (
      <div className="card" style={{ flex: 1, display: 'flex' }}>
        {uploadButton}
        <EmptyState
          text="把厂区或车间的平面图（PNG 或 JPEG 图片）放进来，在图上画出每个区域，就能看到四色分布。"
          action={{ label: '添加平面图', onRun: () => input.current?.click(), isBusy: upload.isBusy }}
        />
      </div>
    )
  return (
    <section className="plan-view">
      {uploadButton}
      <div className="plan-bar">
        <Select<string>
          aria-label="平面图"
          prefix={<PictureOutlined aria-hidden />}
          style={{ minWidth: 220 }}
          value={plan.id}
          onChange={setPlanId}
          options={plans.map((one) => ({ value: one.id, label: one.name }))}
        />
        <Button icon={<UploadOutlined aria-hidden />} loading={upload.isBusy} onClick={() => input.current?.click()}>
          添加平面图
        </Button>
        <Button onClick={() => setVoiding(true)}>作废这张图…</Button>
        <span className="meta">颜色按区域内风险点的最高等级；点击区域查看</span>
      </div>
      <PlanOf key={`${plan.id}${drawing?.id ?? ''}`} {...{ plan, areas, activeId, onActivate, drawing, onDrawn }} />
      <ConfirmReason
        isOpen={isVoiding}
        title={`作废平面图「${plan.name}」？`}
        text="图上画的区域范围会随图一起不再显示，区域本身不受影响。作废后可以撤销。"
        onCancel={() => setVoiding(false)}
        onConfirm={async (reason) => {
          const done = await voiding.run({ id: plan.id, revision: plan.revision, reason })
          if (done) {
            setVoiding(false)
            setPlanId(null)
          }
          return done !== undefined
        }}
      />
    </section>
  )
}

function PlanOf({
  plan,
  areas,
  activeId,
  onActivate,
  drawing,
  onDrawn,
}: Omit<PlanViewProps, 'plans'> & { plan: FloorPlan }) {
  const picture = useAttachment(plan.sha256)
  const save = useSaver('area.update', drawing ?? { id: '', revision: 0 })
  const finish = (polygon: Point[]) => {
    save({ floorPlanId: plan.id, polygon }).then(() => {
      showDone(`已画好「${drawing?.name ?? ''}」的范围`)
      onDrawn()
    }, showFailure)
  }
  return (
    <PlanCanvas
      plan={plan}
      picture={picture}
      areas={areas.filter((area) => area.floorPlanId === plan.id && area.polygon.length > 2)}
      activeId={activeId}
      onActivate={onActivate}
      drawingId={drawing?.id ?? null}
      drawingName={drawing?.name ?? ''}
      onFinish={finish}
      onCancel={onDrawn}
    />
  )
}

/** Keeps an uploaded drawing: the record, its bytes, then the hash in the record. */
function usePlanUpload(count: number, onAdded: (id: string) => void) {
  const create = useAction('floor-plan.create')
  const put = useAction('attachment.put')
  const update = useAction('floor-plan.update')
  const [isBusy, setBusy] = useState(false)
  const run = async (file: File) => {
    setBusy(true)
    try {
      const { mime: _, ...picture } = await preparePhoto(file, planSide)
      const { width, height } = picture
      const name = file.name.replace(/\.[^.]+$/, '').slice(0, 50) || '平面图'
      const plan = await create.runOrThrow({ name, width, height, sortOrder: count + 1 })
      const kept = await put.runOrThrow({ recordType: 'floorPlan', recordId: plan.id, role: 'document', ...picture })
      await update.runOrThrow({ id: plan.id, revision: plan.revision, patch: { sha256: kept.sha256 } })
      onAdded(plan.id)
    } catch (error) {
      showFailure(error)
    }
    setBusy(false)
  }
  return { run, isBusy }
}
