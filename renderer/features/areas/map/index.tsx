import { PlusOutlined } from '@ant-design/icons'
import { Segmented } from 'antd'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { PlanMap } from '#shared/contract/plan-map'
import type { Area, FloorPlan } from '#shared/domain/area'
import { type Point, widthFromDistance } from '#shared/rules/plan-geometry'
import { goTo, showDone, useAction, useAttachment, useData, useRouteSearch } from '../../../api/index.ts'
import { labelWithShortcut, undoLast, useCommands } from '../../../commands/index.ts'
import { Bone, EmptyState, ErrorState, PageFrame } from '../../../ui/index.ts'
import { AddPlan } from './add-plan.tsx'
import { MapCanvas } from './canvas.tsx'
import { KeyHelp } from './canvas-parts.tsx'
import { Legend } from './legend.tsx'
import { MarkList, MarkPanel } from './mark-panel.tsx'
import { looking, type Mode, type PlacedThing, type Selection, type Shown, sizeOf, type Stage } from './model.ts'
import { MeasuredDialog, PlanPanel } from './plan-panel.tsx'
import { ToolBar } from './tool-bar.tsx'
import { useEdits } from './use-edits.ts'
import { ZoneList, ZonePanel } from './zone-panel.tsx'
import './map.css'

/** The four-colour map: floor plans with zones in the colour of their highest level, and marks. */
export function MapPage() {
  const search = useRouteSearch()
  const areas = useData('area.list', {})
  const plans = useData('floor-plan.list', {})
  const [chosen, setChosen] = useState<string | null>(search['plan'] ?? null)
  const [isAdding, setAdding] = useState(false)
  useCommands(useMemo(() => [{ id: 'page.create', label: '添加平面图', run: () => setAdding(true) }], []))
  const wanted = areas.data?.find(({ id }) => id === search['area'])
  const planOf = (id: string | null | undefined) => plans.data?.find((plan) => plan.id === id)
  const plan = planOf(chosen) ?? planOf(wanted?.floorPlanId) ?? plans.data?.[0]
  const failure = areas.error ?? plans.error
  return (
    <PageFrame
      title="各区域在图上是什么颜色？"
      isFilling
      secondary={[{ label: '区域列表', onRun: () => goTo('/areas') }]}
      primary={{
        label: '添加平面图',
        icon: <PlusOutlined />,
        onRun: () => setAdding(true),
        tip: labelWithShortcut('添加平面图', 'page.create'),
      }}
    >
      {failure ? (
        <ErrorState message={failure.message} logId={failure.logId} onRetry={() => void plans.refetch()} />
      ) : !areas.data || !plans.data ? (
        <Bone height={400} />
      ) : plan ? (
        <PlanEditor
          key={plan.id}
          plan={plan}
          plans={plans.data}
          areas={areas.data}
          wanted={wanted?.floorPlanId === plan.id || !wanted?.floorPlanId ? wanted : undefined}
          isDrawing={search['draw'] === '1'}
          onPlan={setChosen}
        />
      ) : (
        <div className="card map-empty">
          <EmptyState
            text="把厂区或车间的平面图放进来（图片或 PDF，没有图就用网格），在图上画出每个区域，颜色随风险点的最高等级自动出现。"
            action={{ label: '添加平面图', onRun: () => setAdding(true) }}
            link={{ label: '看看示例企业的四色图', onRun: () => goTo('/enterprises') }}
          />
        </div>
      )}
      <AddPlan
        isOpen={isAdding}
        count={plans.data?.length ?? 0}
        building={plan?.building ?? ''}
        onClose={() => setAdding(false)}
        onAdded={setChosen}
      />
    </PageFrame>
  )
}

interface PlanEditorProps {
  plan: FloorPlan
  plans: readonly FloorPlan[]
  areas: readonly Area[]
  /** area with which the page was opened */
  wanted: Area | undefined
  isDrawing: boolean
  onPlan: (id: string | null) => void
}

function PlanEditor(props: PlanEditorProps) {
  const map = useData('map.plan', { floorPlanId: props.plan.id })
  const picture = useAttachment(props.plan.sha256)
  if (map.error)
    return <ErrorState message={map.error.message} logId={map.error.logId} onRetry={() => void map.refetch()} />
  return map.data ? <Editor {...props} map={map.data} picture={picture} /> : <Bone height={400} />
}

type Part = 'zones' | 'marks' | 'plan'
const parts = [
  { value: 'zones', label: '区域' },
  { value: 'marks', label: '标记' },
  { value: 'plan', label: '图的资料' },
] as const

function Editor(props: PlanEditorProps & { map: PlanMap; picture: string | undefined }) {
  const { plan, plans, areas, map, picture, wanted, onPlan } = props
  const edits = useEdits(plan.id)
  const createArea = useAction('area.create')
  const updatePlan = useAction('floor-plan.update')
  const [stage, setStage] = useState<Stage>('current')
  const [shown, setShown] = useState<Shown>({
    layers: ['riskPoint', 'evacuation', 'fire', 'emergency'],
    hasLabels: true,
    isHatched: false,
  })
  const [selection, setSelection] = useState<Selection | null>(wanted ? { kind: 'zone', id: wanted.id } : null)
  const [mode, setMode] = useState<Mode>(
    wanted && props.isDrawing ? { kind: 'draw', area: wanted, isHole: false } : looking,
  )
  const [part, setPart] = useState<Part>('zones')
  const [measured, setMeasured] = useState<[Point, Point] | null>(null)
  const undrawn = useMemo(() => areas.filter(({ polygon }) => polygon.length < 3), [areas])
  const zone = selection?.kind === 'zone' ? map.zones.find(({ id }) => id === selection.id) : undefined
  const mark = selection?.kind === 'mark' ? map.marks.find(({ id }) => id === selection.id) : undefined

  const select = useCallback((next: Selection | null) => {
    setSelection(next)
    if (next) setPart(next.kind === 'zone' ? 'zones' : 'marks')
  }, [])
  const chooseZone = useCallback((id: string) => select({ kind: 'zone', id }), [select])
  const draw = useCallback((area: Area, isHole = false) => setMode({ kind: 'draw', area, isHole }), [])
  const place = useCallback((thing: PlacedThing) => setMode({ kind: 'place', thing }), [])
  const { undo, redo } = edits
  useCommands(
    useMemo(
      () => [{ id: 'history.undo', label: '撤销', words: '恢复 后悔', run: () => undo(() => void undoLast()) }],
      [undo],
    ),
  )
  useEffect(() => {
    // not in the table of shortcuts: text fields keep Ctrl+Y for themselves
    const onKey = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase()
      const isRedo = (event.ctrlKey || event.metaKey) && (key === 'y' || (event.shiftKey && key === 'z'))
      const isTyping = event.target instanceof Element && event.target.closest('input, textarea, .ant-modal') !== null
      if (!isRedo || isTyping || event.isComposing) return
      event.preventDefault()
      redo()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [redo])

  const finishDrawing = async (points: Point[]) => {
    if (mode.kind !== 'draw') return
    const { area: drawn, isHole } = mode
    // an area just created may not be in the lists yet: what was drawn is saved all the same
    const area = [...map.zones, ...areas].find(({ id }) => id === drawn.id) ?? drawn
    setMode(looking)
    const patch = isHole ? { holes: [...area.holes, points] } : { floorPlanId: plan.id, polygon: points, holes: [] }
    const isDone = await edits.changeArea(area, patch, `${isHole ? '挖空洞' : '画范围'}「${area.name}」`)
    if (isDone) select({ kind: 'zone', id: area.id })
  }
  const addArea = useCallback(
    async (name: string) => {
      const created = await createArea.run({ name, sortOrder: areas.length + 1 })
      if (created) draw(created)
    },
    [createArea, areas.length, draw],
  )
  const placeAt = async (thing: PlacedThing, [x, y]: Point) => {
    setMode(looking)
    const what =
      thing.layer === 'riskPoint'
        ? { layer: thing.layer, riskPointId: thing.riskPointId, symbol: '' }
        : { layer: thing.layer, riskPointId: null, symbol: thing.symbol }
    if (!shown.layers.includes(thing.layer)) setShown({ ...shown, layers: [...shown.layers, thing.layer] })
    const id = await edits.addMark({ ...what, x, y })
    if (id) select({ kind: 'mark', id })
  }
  const saveMeasured = async (metres: number) => {
    if (!measured) return
    const widthDecimetres = widthFromDistance(...measured, sizeOf(plan), metres)
    setMeasured(null)
    const saved = await updatePlan.run({ id: plan.id, revision: plan.revision, patch: { widthDecimetres } })
    if (saved) showDone(`图宽相当于 ${widthDecimetres / 10} 米`)
  }
  const openRiskPoint = (id: string) => goTo(`/risk-points?id=${id}`)
  return (
    <section className="map-editor">
      <div className="map-middle">
        <MapCanvas
          {...{ map, picture, stage, shown, selection, mode, edits }}
          onSelect={select}
          onMode={setMode}
          onDrawn={(points) => void finishDrawing(points)}
          onMeasured={(from, to) => {
            setMode(looking)
            setMeasured([from, to])
          }}
          onPlace={(thing, at) => void placeAt(thing, at)}
          onOpenRiskPoint={openRiskPoint}
          toolBar={
            <ToolBar
              {...{ plans, stage, shown, edits }}
              planId={plan.id}
              onPlan={onPlan}
              onStage={setStage}
              onShown={setShown}
            />
          }
        />
        {mode.kind === 'look' ? (
          <Legend plan={plan} zones={map.zones} stage={stage} isHatched={shown.isHatched} />
        ) : (
          <KeyHelp />
        )}
      </div>
      <aside className="map-panel" aria-label="图上内容">
        <Segmented<Part> block aria-label="图上内容" value={part} onChange={setPart} options={[...parts]} />
        <div className="map-panel-body" tabIndex={0}>
          {part === 'plan' ? (
            <PlanPanel plan={plan} onMeasure={() => setMode({ kind: 'measure' })} onVoided={() => onPlan(null)} />
          ) : part === 'marks' ? (
            mark ? (
              <MarkPanel
                key={mark.id}
                mark={mark}
                point={map.riskPoints.find(({ id }) => id === mark.riskPointId)}
                {...{ stage, edits }}
                onBack={() => select(null)}
                onOpenRiskPoint={openRiskPoint}
              />
            ) : (
              <MarkList map={map} stage={stage} onPlace={place} />
            )
          ) : zone ? (
            <ZonePanel {...{ zone, plans, stage, edits }} onBack={() => select(null)} onDraw={draw} />
          ) : (
            <ZoneList
              zones={map.zones}
              undrawn={undrawn}
              stage={stage}
              onChoose={chooseZone}
              onDraw={draw}
              onAdd={addArea}
            />
          )}
        </div>
      </aside>
      <MeasuredDialog
        isOpen={measured !== null}
        onClose={() => setMeasured(null)}
        onConfirm={(metres) => void saveMeasured(metres)}
      />
    </section>
  )
}
