import { Button, Input, Modal, Select } from 'antd'
import { memo, useId, useState } from 'react'
import type { MapZone } from '#shared/contract/plan-map'
import type { Area, FloorPlan } from '#shared/domain/area'
import { type RiskLevel, riskLevelLabels, riskLevels } from '#shared/domain/risk-level'
import { goTo, showDone } from '../../../api/index.ts'
import { LevelTag, SearchInput } from '../../../ui/index.ts'
import { levelOf, planTitle, type Stage } from './model.ts'
import type { MapEdits } from './use-edits.ts'

interface ZoneListProps {
  zones: readonly MapZone[]
  /** areas without a range on any plan */
  undrawn: readonly Area[]
  stage: Stage
  onChoose: (id: string) => void
  onDraw: (area: Area) => void
  /** adds an area of this name and begins to draw it */
  onAdd: (name: string) => Promise<void>
}

/** The areas on this plan, and those that still wait to be drawn. */
export const ZoneList = memo(function ZoneList({ zones, undrawn, stage, onChoose, onDraw, onAdd }: ZoneListProps) {
  const [search, setSearch] = useState('')
  const [name, setName] = useState('')
  const isWanted = (area: { name: string; code: string }) => `${area.name} ${area.code}`.includes(search.trim())
  const add = () => {
    if (name.trim() === '') return
    void onAdd(name.trim())
    setName('')
  }
  return (
    <>
      {zones.length + undrawn.length > 8 && (
        <SearchInput value={search} onChange={setSearch} placeholder="区域名称或编号" />
      )}
      <h2 className="section-title">图上的区域（{zones.length}）</h2>
      {zones.length === 0 && <p className="meta">还没有画区域。选一个区域画范围，颜色会随风险点的最高等级自动出现。</p>}
      <ul className="map-list">
        {zones.filter(isWanted).map((zone) => {
          const { level, isByHand } = levelOf(zone, stage)
          return (
            <li key={zone.id}>
              <button type="button" onClick={() => onChoose(zone.id)}>
                <LevelTag level={level} />
                <span className="ellipsis">{zone.name}</span>
                <span className="meta num">
                  {isByHand ? '手动 · ' : ''}
                  {zone.riskPointCount} 个
                </span>
              </button>
            </li>
          )
        })}
      </ul>
      <h2 className="section-title">还没有画的区域（{undrawn.length}）</h2>
      <ul className="map-list">
        {undrawn.filter(isWanted).map((area) => (
          <li key={area.id}>
            <button type="button" title={`画「${area.name}」的范围`} onClick={() => onDraw(area)}>
              <span className="ellipsis">{area.name}</span>
              <span className="map-go">画范围</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="map-add">
        <Input
          aria-label="新区域的名称"
          placeholder="新区域的名称"
          maxLength={50}
          value={name}
          onChange={(event) => setName(event.target.value)}
          onPressEnter={add}
        />
        <Button onClick={add} disabled={name.trim() === ''}>
          新增并画
        </Button>
      </div>
    </>
  )
})

interface ZonePanelProps {
  zone: MapZone
  plans: readonly FloorPlan[]
  stage: Stage
  edits: MapEdits
  onBack: () => void
  onDraw: (area: Area, isHole: boolean) => void
}

/** One zone: why it has its colour, the level set by hand, and what can be done with its outline. */
export function ZonePanel({ zone, plans, stage, edits, onBack, onDraw }: ZonePanelProps) {
  const [isCopying, setCopying] = useState(false)
  const { level, isByHand } = levelOf(zone, stage)
  const own = stage === 'current' ? zone.currentLevel : zone.inherentLevel
  return (
    <>
      <div className="map-panel-head">
        <h2>{zone.name}</h2>
        <Button size="small" onClick={onBack}>
          看全部区域
        </Button>
      </div>
      <dl className="facts">
        <dt>图上等级</dt>
        <dd>
          <LevelTag level={level} /> {isByHand ? <b>手动设定</b> : <span className="meta">按风险点最高等级</span>}
        </dd>
        <dt>现有 / 固有</dt>
        <dd>
          <LevelTag level={zone.currentLevel} /> <LevelTag level={zone.inherentLevel} />
        </dd>
        <dt>风险点</dt>
        <dd className="num">{zone.riskPointCount} 个</dd>
        <dt>责任</dt>
        <dd>{[zone.unitName, zone.responsibleName].filter(Boolean).join(' · ') || '未写'}</dd>
      </dl>
      <div className="map-deeds">
        <Button onClick={() => goTo(`/risk-points?area=${zone.id}`)}>看风险点</Button>
        <Button onClick={() => goTo(`/areas?area=${zone.id}`)}>区域资料</Button>
      </div>
      <h2 className="section-title">范围</h2>
      <p className="meta">
        拖角改形、拖边中点加角、拖里面移动整块；键盘：选中的角用方向键移动，Insert 加角，Delete 删角。
      </p>
      <div className="map-deeds">
        <Button onClick={() => onDraw(zone, false)}>重画</Button>
        <Button onClick={() => onDraw(zone, true)}>挖空洞</Button>
        {zone.holes.length > 0 && (
          <Button onClick={() => void edits.changeArea(zone, { holes: [] }, `填平「${zone.name}」的空洞`)}>
            填平空洞
          </Button>
        )}
        <Button onClick={() => setCopying(true)}>复制到别的楼层</Button>
        <Button
          danger
          onClick={() => {
            const patch = { floorPlanId: null, polygon: [], holes: [] }
            void edits.changeArea(zone, patch, `从图上移除「${zone.name}」`).then((isDone) => isDone && onBack())
          }}
        >
          从图上移除
        </Button>
      </div>
      <h2 className="section-title">手动设定等级</h2>
      {isByHand ? (
        <>
          <p>
            已手动设为<b>{zone.levelOverride ? riskLevelLabels[zone.levelOverride] : ''}</b>：{zone.levelOverrideReason}
          </p>
          <p className="meta">按风险点应为{own ? riskLevelLabels[own] : '未评'}。</p>
          <div className="map-deeds">
            <Button
              onClick={() =>
                void edits.changeArea(
                  zone,
                  { levelOverride: null, levelOverrideReason: '' },
                  `「${zone.name}」恢复自动等级`,
                )
              }
            >
              恢复自动
            </Button>
          </div>
        </>
      ) : (
        <OverrideForm key={zone.id} zone={zone} edits={edits} />
      )}
      <CopyZone
        zone={zone}
        plans={plans}
        isOpen={isCopying}
        onClose={() => setCopying(false)}
        onCopy={(planId, name) => edits.copyArea(zone, planId, name)}
      />
    </>
  )
}

function OverrideForm({ zone, edits }: Pick<ZonePanelProps, 'zone' | 'edits'>) {
  const [level, setLevel] = useState<RiskLevel | null>(null)
  const [reason, setReason] = useState('')
  const id = useId()
  const isReady = level !== null && reason.trim() !== ''
  return (
    <div className="stack">
      <p className="meta">只改图上的颜色，不改风险评价；图上会注明「手动」。</p>
      <Select<RiskLevel>
        aria-label="手动等级"
        placeholder="选择等级"
        value={level}
        onChange={setLevel}
        options={riskLevels.map((value) => ({ value, label: riskLevelLabels[value] }))}
      />
      <div className="field">
        <label htmlFor={id}>
          <span className="required">*</span>理由
        </label>
        <Input.TextArea
          id={id}
          maxLength={200}
          autoSize={{ minRows: 2, maxRows: 4 }}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      <div className="map-deeds">
        <Button
          disabled={!isReady}
          onClick={() =>
            void edits.changeArea(
              zone,
              { levelOverride: level, levelOverrideReason: reason.trim() },
              `手动设定「${zone.name}」的等级`,
            )
          }
        >
          设定
        </Button>
      </div>
    </div>
  )
}

interface CopyZoneProps {
  zone: MapZone
  plans: readonly FloorPlan[]
  isOpen: boolean
  onClose: () => void
  onCopy: (planId: string, name: string) => Promise<string | undefined>
}

function CopyZone({ zone, plans, isOpen, onClose, onCopy }: CopyZoneProps) {
  const others = plans.filter(({ id }) => id !== zone.floorPlanId)
  const [planId, setPlanId] = useState<string | null>(null)
  const [name, setName] = useState('')
  const id = useId()
  const target = others.find((plan) => plan.id === planId)
  const copy = async () => {
    if (!target || name.trim() === '') return
    if ((await onCopy(target.id, name.trim())) === undefined) return
    showDone(`已复制到「${planTitle(target)}」`)
    onClose()
  }
  return (
    <Modal open={isOpen} title={`把「${zone.name}」的范围复制到别的楼层`} footer={null} onCancel={onClose} width={460}>
      <div className="stack">
        <p className="meta">在另一张图上新增一个同样形状的区域，责任单位和责任人一并带过去；风险点不复制。</p>
        <Select<string>
          aria-label="复制到"
          placeholder={others.length === 0 ? '还没有别的平面图' : '选择平面图'}
          value={planId}
          onChange={(chosen) => {
            setPlanId(chosen)
            const plan = others.find((one) => one.id === chosen)
            if (plan) setName(`${zone.name}（${plan.floor || plan.name}）`.slice(0, 50))
          }}
          options={others.map((plan) => ({
            value: plan.id,
            label: [plan.building, planTitle(plan)].filter(Boolean).join(' · '),
          }))}
        />
        <div className="field">
          <label htmlFor={id}>
            <span className="required">*</span>新区域的名称
          </label>
          <Input id={id} value={name} maxLength={50} onChange={(event) => setName(event.target.value)} />
        </div>
        <div className="row-line" style={{ justifyContent: 'flex-end' }}>
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" disabled={!target || name.trim() === ''} onClick={() => void copy()}>
            复制
          </Button>
        </div>
      </div>
    </Modal>
  )
}
