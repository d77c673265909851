import { Button } from 'antd'
import { useState } from 'react'
import { type Area, areaFields } from '#shared/domain/area'
import { goTo, useAction, useData, useSaver } from '../../api/index.ts'
import { RecordForm, RecordSelect } from '../../forms/index.ts'
import { ConfirmReason, SidePanel } from '../../ui/index.ts'
import { AreaLevel, useAreaRisk } from './area-level.tsx'

interface AreaPanelProps {
  area: Area
  onClose: () => void
}

/** One area: its data, its place on the plan, its risk points. */
export function AreaPanel({ area, onClose }: AreaPanelProps) {
  const save = useSaver('area.update', area)
  const voiding = useAction('area.void')
  const plans = useData('floor-plan.list', {})
  const risk = useAreaRisk(area.id)
  const isDrawn = area.polygon.length > 2
  const [isAsking, setAsking] = useState(false)
  return (
    <SidePanel
      title={area.name}
      onClose={onClose}
      extra={<AreaLevel areaId={area.id} />}
      footer={
        <>
          <Button onClick={() => goTo(`/areas/map?area=${area.id}${isDrawn ? '' : '&draw=1'}`)}>
            {isDrawn ? '在图上看' : '在图上画范围'}
          </Button>
          <Button onClick={() => goTo(`/risk-points?area=${area.id}`)}>看它的 {risk?.count ?? 0} 个风险点</Button>
          <Button danger onClick={() => setAsking(true)}>
            作废…
          </Button>
        </>
      }
    >
      <RecordForm
        schema={areaFields}
        keys={['name', 'code', 'unitId', 'responsiblePersonId', 'floorPlanId', 'description']}
        value={area}
        pickers={{
          floorPlanId: (props) => (
            <RecordSelect
              {...props}
              placeholder="选择平面图"
              isLoading={plans.isPending}
              options={(plans.data ?? []).map((plan) => ({ value: plan.id, label: plan.name }))}
            />
          ),
        }}
        onPatch={save}
      />
      <ConfirmReason
        isOpen={isAsking}
        title={`作废「${area.name}」？`}
        text="区域里的风险点不会被删除，需要另选所在区域。作废后可以撤销。"
        onCancel={() => setAsking(false)}
        onConfirm={async (reason) => {
          const done = await voiding.run({ id: area.id, revision: area.revision, reason })
          if (done) onClose()
          return done !== undefined
        }}
      />
    </SidePanel>
  )
}
