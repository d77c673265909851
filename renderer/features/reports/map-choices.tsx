import { Button, Checkbox, Segmented, Select } from 'antd'
import { useState } from 'react'
import type { ReportParameters } from '#shared/contract/report'
import { planLayers, type PlanLayer } from '#shared/domain/area'
import { evaluationStages } from '#shared/domain/evaluation'
import { showDone, showFailure, startJob, useData } from '../../api/index.ts'

interface ChoiceProps {
  parameters: ReportParameters
  onChange: (parameters: ReportParameters) => void
}

/** Levels with or without the controls in place. */
export function MapModeChoice({ parameters, onChange }: ChoiceProps) {
  return (
    <Segmented
      aria-label="按哪种风险"
      value={parameters.mapMode ?? 'current'}
      options={[
        { value: 'current', label: evaluationStages.current },
        { value: 'inherent', label: evaluationStages.inherent },
      ]}
      onChange={(mode) => onChange({ ...parameters, mapMode: mode === 'inherent' ? 'inherent' : 'current' })}
    />
  )
}

const layerOptions = (Object.keys(planLayers) as PlanLayer[]).map((value) => ({ value, label: planLayers[value] }))

/** Which plan, which layers, patterns, the poster, and the picture of one plan. */
export function MapChoice({ parameters, onChange }: ChoiceProps) {
  const { data: plans } = useData('floor-plan.list', {})
  const [isSaving, setSaving] = useState(false)
  const { floorPlanId, mapLayers, hatch = false, poster = false } = parameters
  const only = plans?.length === 1 ? plans[0]?.id : undefined
  const pictured = floorPlanId ?? only
  const save = async () => {
    if (pictured === undefined) return
    setSaving(true)
    try {
      const { mapMode, paper } = parameters
      const wanted = { hatch, ...(mapMode && { mapMode }), ...(paper && { paper }), ...(mapLayers && { mapLayers }) }
      const { path, width, height } = await startJob(
        'map.picture',
        { floorPlanId: pictured, parameters: wanted },
        '导出四色图图片',
      )
      showDone(`已保存 ${width} × ${height} 像素的图片到 ${path}`)
    } catch (error) {
      showFailure(error)
    } finally {
      setSaving(false)
    }
  }
  return (
    <>
      <Select
        aria-label="平面图"
        placeholder="全部平面图（可选一张）"
        style={{ width: 200 }}
        allowClear
        options={(plans ?? []).map((plan) => ({ value: plan.id, label: plan.name }))}
        {...(floorPlanId === undefined ? {} : { value: floorPlanId })}
        onChange={(id: string | undefined) => {
          const { floorPlanId: _, ...rest } = parameters
          onChange(id === undefined ? rest : { ...rest, floorPlanId: id })
        }}
      />
      <Select
        aria-label="图层"
        mode="multiple"
        placeholder="全部图层"
        style={{ minWidth: 150 }}
        options={layerOptions}
        value={mapLayers ?? []}
        onChange={(layers: PlanLayer[]) => {
          const { mapLayers: _, ...rest } = parameters
          onChange(layers.length === 0 ? rest : { ...rest, mapLayers: layers })
        }}
      />
      <Checkbox checked={hatch} onChange={({ target }) => onChange({ ...parameters, hatch: target.checked })}>
        黑白线纹
      </Checkbox>
      <Checkbox checked={poster} onChange={({ target }) => onChange({ ...parameters, poster: target.checked })}>
        拼贴大图（A4 × 9 张）
      </Checkbox>
      <Button
        loading={isSaving}
        disabled={pictured === undefined}
        title={pictured === undefined ? '请先选一张平面图' : ''}
        onClick={() => void save()}
      >
        导出图片（PNG）
      </Button>
    </>
  )
}
