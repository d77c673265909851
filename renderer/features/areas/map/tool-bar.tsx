import { PictureOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover, Segmented, Select } from 'antd'
import { type FloorPlan, type PlanLayer, planLayers } from '#shared/domain/area'
import { plansByBuilding, type Shown, type Stage, stageLabels } from './model.ts'
import type { MapEdits } from './use-edits.ts'

interface ToolBarProps {
  plans: readonly FloorPlan[]
  planId: string
  onPlan: (id: string) => void
  stage: Stage
  onStage: (stage: Stage) => void
  shown: Shown
  onShown: (shown: Shown) => void
  edits: MapEdits
}

/** Which plan, which levels, what is shown, and back and forth. */
export function ToolBar({ plans, planId, onPlan, stage, onStage, shown, onShown, edits }: ToolBarProps) {
  const layers = Object.entries(planLayers) as [PlanLayer, string][]
  const toggle = (layer: PlanLayer) =>
    onShown({
      ...shown,
      layers: shown.layers.includes(layer) ? shown.layers.filter((one) => one !== layer) : [...shown.layers, layer],
    })
  const choices = (
    <div className="map-choices" data-control>
      {layers.map(([layer, label]) => (
        <Checkbox key={layer} checked={shown.layers.includes(layer)} onChange={() => toggle(layer)}>
          {label}
        </Checkbox>
      ))}
      <Checkbox checked={shown.hasLabels} onChange={(event) => onShown({ ...shown, hasLabels: event.target.checked })}>
        区域名称和等级
      </Checkbox>
    </div>
  )
  return (
    <div className="map-bar">
      <Select<string>
        aria-label="平面图"
        prefix={<PictureOutlined aria-hidden />}
        className="map-plan"
        value={planId}
        onChange={onPlan}
        options={plansByBuilding(plans)}
        popupMatchSelectWidth={260}
      />
      <Segmented<Stage>
        aria-label="按哪种风险着色"
        value={stage}
        onChange={onStage}
        options={(['current', 'inherent'] as const).map((value) => ({ value, label: stageLabels[value] }))}
      />
      <Popover content={choices} trigger="click" placement="bottomLeft">
        <Button>图层</Button>
      </Popover>
      <Checkbox checked={shown.isHatched} onChange={(event) => onShown({ ...shown, isHatched: event.target.checked })}>
        黑白花纹
      </Checkbox>
      <span className="map-history">
        <Button
          title={edits.undoTitle ? `撤销：${edits.undoTitle}（Ctrl+Z）` : '没有可以撤销的'}
          disabled={edits.undoTitle === null}
          onClick={() => edits.undo()}
        >
          撤销
        </Button>
        <Button
          title={edits.redoTitle ? `重做：${edits.redoTitle}（Ctrl+Y）` : '没有可以重做的'}
          disabled={edits.redoTitle === null}
          onClick={edits.redo}
        >
          重做
        </Button>
      </span>
    </div>
  )
}
