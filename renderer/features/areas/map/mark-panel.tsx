import { Button, Input } from 'antd'
import { memo, useId, useState } from 'react'
import type { MapRiskPoint, PlanMap } from '#shared/contract/plan-map'
import { planLayers, type PlanMark } from '#shared/domain/area'
import { planSymbols } from '#shared/reports/plan-symbols'
import { LevelTag, SearchInput } from '../../../ui/index.ts'
import { draggedThing } from './canvas.tsx'
import { symbolAddress, symbolName } from './marks.tsx'
import { pointLevel, type PlacedThing, type Stage } from './model.ts'
import type { MapEdits } from './use-edits.ts'

/** rows drawn at most; search narrows them down */
const shownPoints = 100

interface MarkListProps {
  map: PlanMap
  stage: Stage
  onPlace: (thing: PlacedThing) => void
}

/** Risk points that are not on this plan yet, and the symbols of the other layers: drag them, or choose and click. */
export const MarkList = memo(function MarkList({ map, stage, onPlace }: MarkListProps) {
  const [search, setSearch] = useState('')
  const placed = new Set(map.marks.map(({ riskPointId }) => riskPointId))
  const onPlan = new Set(map.zones.map(({ id }) => id))
  const wanted = search.trim().toLowerCase()
  const waiting = map.riskPoints
    .filter(({ id }) => !placed.has(id))
    .filter(({ name, number, areaName }) => `${name} ${number} ${areaName}`.toLowerCase().includes(wanted))
    // those of the areas on this plan first
    .toSorted((a, b) => Number(onPlan.has(b.areaId ?? '')) - Number(onPlan.has(a.areaId ?? '')))
  return (
    <>
      <h2 className="section-title">符号</h2>
      {(['evacuation', 'fire', 'emergency'] as const).map((layer) => (
        <div key={layer} className="map-symbols" role="group" aria-label={planLayers[layer]}>
          <span className="meta">{planLayers[layer]}</span>
          {planSymbols
            .filter((symbol) => symbol.layer === layer)
            .map((symbol) => (
              <Placeable
                key={symbol.id}
                thing={{ layer, symbol: symbol.id, name: symbol.name }}
                label={`放置${symbol.name}`}
                onPlace={onPlace}
              >
                <img src={symbolAddress(symbol.id)} alt="" width="22" height="22" />
                {symbol.name}
              </Placeable>
            ))}
        </div>
      ))}
      <h2 className="section-title">不在这张图上的风险点（{waiting.length}）</h2>
      <SearchInput value={search} onChange={setSearch} placeholder="名称、编号或区域" />
      <ul className="map-list">
        {waiting.slice(0, shownPoints).map((point) => (
          <li key={point.id}>
            <Placeable
              thing={{ layer: 'riskPoint', riskPointId: point.id, name: point.name }}
              label={`把「${point.name}」放到图上`}
              onPlace={onPlace}
            >
              <LevelTag level={pointLevel(point, stage)} />
              <span className="ellipsis">{point.name}</span>
              <span className="meta ellipsis">{point.areaName}</span>
            </Placeable>
          </li>
        ))}
      </ul>
      {waiting.length > shownPoints && <p className="meta">只列出前 {shownPoints} 个，输入名称或编号查找其余的。</p>}
    </>
  )
})

interface PlaceableProps {
  thing: PlacedThing
  label: string
  onPlace: (thing: PlacedThing) => void
  children: React.ReactNode
}

function Placeable({ thing, label, onPlace, children }: PlaceableProps) {
  return (
    <button
      type="button"
      draggable
      title={`${label}：拖到图上，或点这里再点图上的位置`}
      onClick={() => onPlace(thing)}
      onDragStart={(event) => {
        event.dataTransfer.setData(draggedThing, JSON.stringify(thing))
        event.dataTransfer.effectAllowed = 'copy'
      }}
    >
      {children}
    </button>
  )
}

interface MarkPanelProps {
  mark: PlanMark
  point: MapRiskPoint | undefined
  stage: Stage
  edits: MapEdits
  onBack: () => void
  onOpenRiskPoint: (id: string) => void
}

/** One mark: what it stands for, how it is turned, its caption. */
export function MarkPanel({ mark, point, stage, edits, onBack, onOpenRiskPoint }: MarkPanelProps) {
  const [label, setLabel] = useState(mark.label)
  const id = useId()
  const saveLabel = () => {
    if (label.trim() !== mark.label) void edits.changeMark(mark, { label: label.trim() }, '修改标注')
  }
  const turn = (by: number) => void edits.changeMark(mark, { rotation: (mark.rotation + by + 360) % 360 }, '旋转标记')
  return (
    <>
      <div className="map-panel-head">
        <h2>{point?.name ?? symbolName(mark.symbol)}</h2>
        <Button size="small" onClick={onBack}>
          看全部标记
        </Button>
      </div>
      {point ? (
        <>
          <dl className="facts">
            <dt>编号</dt>
            <dd className="num">{point.number}</dd>
            <dt>等级</dt>
            <dd>
              <LevelTag level={pointLevel(point, stage)} />
            </dd>
            <dt>区域</dt>
            <dd>{point.areaName || '未写'}</dd>
          </dl>
          <div className="map-deeds">
            <Button onClick={() => onOpenRiskPoint(point.id)}>打开风险点</Button>
          </div>
        </>
      ) : (
        <div className="stack">
          <p className="meta">{planLayers[mark.layer]}</p>
          <div className="map-deeds">
            <Button onClick={() => turn(-45)}>逆时针转 45°</Button>
            <Button onClick={() => turn(45)}>顺时针转 45°</Button>
          </div>
          <div className="field">
            <label htmlFor={id}>标注</label>
            <Input
              id={id}
              value={label}
              maxLength={30}
              placeholder="2 具"
              onChange={(event) => setLabel(event.target.value)}
              onBlur={saveLabel}
              onPressEnter={saveLabel}
            />
          </div>
        </div>
      )}
      <p className="meta">拖动或用方向键移动（Shift 快）{point ? '，双击打开风险点' : '，R 旋转'}，Delete 移除。</p>
      <div className="map-deeds">
        <Button danger onClick={() => void edits.removeMark(mark).then((isDone) => isDone && onBack())}>
          从图上移除
        </Button>
      </div>
    </>
  )
}
