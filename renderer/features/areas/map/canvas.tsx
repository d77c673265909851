import { MinusOutlined, PlusOutlined, FullscreenOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import {
  type DragEvent,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react'
import type { PlanMap } from '#shared/contract/plan-map'
import {
  cornerAt,
  holeProblem,
  moveRings,
  type Point,
  polygonProblem,
  snapCorner,
  splitSide,
} from '#shared/rules/plan-geometry'
import { ModeBar } from './canvas-parts.tsx'
import { ringsOf, shapeOf, type Target, targetAt } from './canvas-target.ts'
import { MarkLayer } from './marks.tsx'
import {
  looking,
  type Mode,
  type PlacedThing,
  type Selection,
  type Shape,
  type Shown,
  sizeOf,
  type Stage,
  unitOf,
} from './model.ts'
import { Pen, ZoneHandles } from './overlay.tsx'
import { useMarkDraft, useZoneDraft } from './use-drafts.ts'
import type { MapEdits } from './use-edits.ts'
import { usePen } from './use-pen.ts'
import { useViewport } from './viewport.ts'
import { Ground, Hatches, ZoneLayer } from './zones.tsx'

interface MapCanvasProps {
  map: PlanMap
  picture: string | undefined
  stage: Stage
  shown: Shown
  selection: Selection | null
  onSelect: (selection: Selection | null) => void
  mode: Mode
  onMode: (mode: Mode) => void
  edits: MapEdits
  onDrawn: (points: Point[]) => void
  onMeasured: (from: Point, to: Point) => void
  onPlace: (thing: PlacedThing, at: Point) => void
  onOpenRiskPoint: (id: string) => void
  /** above the plan while nothing is drawn */
  toolBar: ReactNode
}

/** kind of data that lists hand over when something is dragged onto the plan */
export const draggedThing = 'application/x-anchabu-plan-thing'

interface Gesture {
  target: Target
  from: Point
  last: Point
  hasMoved: boolean
  shape: Shape | null
}

const steps: Record<string, Point> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
const near = 8

/** The plan with zones and marks; everything on it is also done by keys. */
export function MapCanvas(props: MapCanvasProps) {
  const { map, stage, shown, selection, onSelect, mode, onMode, edits } = props
  const { width, height } = map.plan
  const size = useMemo(() => sizeOf({ width, height }), [width, height])
  const stageBox = useRef<HTMLDivElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  const gesture = useRef<Gesture | null>(null)
  const viewport = useViewport(stageBox, sheet, size)
  const pen = usePen(mode)
  const zones = useZoneDraft(map, edits)
  const marks = useMarkDraft(map, edits)
  const points = useMemo(() => new Map(map.riskPoints.map((point) => [point.id, point])), [map.riskPoints])
  const isLooking = mode.kind === 'look'
  const zone = selection?.kind === 'zone' ? map.zones.find(({ id }) => id === selection.id) : undefined
  const mark = selection?.kind === 'mark' ? map.marks.find(({ id }) => id === selection.id) : undefined
  const shape: Shape | null = zone
    ? zones.draft?.id === zone.id
      ? zones.draft.value
      : { polygon: zone.polygon, holes: zone.holes }
    : null
  // before the next key can arrive: it is meant for the plan
  useLayoutEffect(() => {
    if (!isLooking) stageBox.current?.focus()
  }, [isLooking])

  const problem =
    mode.kind !== 'draw'
      ? null
      : mode.isHole
        ? holeProblem(pen.points, mode.area.polygon, mode.area.holes)
        : polygonProblem(pen.points)

  /** Draws a place of the plan to what is near, leaving out the shape that is itself changed. */
  const snapped = (place: Point, ownId: string | null, anchors: Point[], own: Point[][] = []) => {
    const rings = map.zones.filter(({ id }) => id !== ownId).flatMap(ringsOf)
    return snapCorner(place, { size, reach: near / viewport.pixel, rings: [...rings, ...own], anchors })
  }
  const placeOf = (event: { clientX: number; clientY: number }): Point => {
    const [x, y] = viewport.placeAt(event.clientX, event.clientY)
    return cornerAt(x, y, ...size)
  }
  const penPlace = (place: Point) => {
    if (mode.kind !== 'draw') return { point: place, to: null }
    const anchors = [pen.points.at(-1), pen.points[0]].filter((point) => point !== undefined)
    return snapped(place, mode.isHole ? null : mode.area.id, anchors)
  }
  const isAtStart = ([x, y]: Point) => {
    const [first] = pen.points
    if (!first || pen.points.length < 3) return false
    return Math.hypot((first[0] - x) * size[0], (first[1] - y) * size[1]) * viewport.pixel <= near + 2
  }
  const finish = () => {
    if (problem === null) props.onDrawn(pen.points)
  }
  const setPoint = (place: Point) => {
    if (mode.kind === 'place') props.onPlace(mode.thing, place)
    else if (mode.kind === 'measure') {
      const [from] = pen.points
      if (from) props.onMeasured(from, place)
      else pen.add(place)
    } else if (isAtStart(place)) finish()
    else if (pen.points.at(-1)?.join() !== place.join()) pen.add(place)
  }

  const onPointerDown = (event: PointerEvent) => {
    if (event.button > 1 || (event.target instanceof Element && event.target.closest('[data-control]'))) return
    if (event.button === 1) event.preventDefault()
    zones.commit()
    marks.commit()
    const found = targetAt(document.elementsFromPoint(event.clientX, event.clientY))
    const at: Point = [event.clientX, event.clientY]
    gesture.current = {
      target: isLooking && event.button === 0 ? found : { on: 'ground' },
      from: at,
      last: at,
      hasMoved: false,
      shape,
    }
    stageBox.current?.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent) => {
    const held = gesture.current
    if (!held) {
      if (isLooking || (event.target instanceof Element && event.target.closest('[data-control]'))) return
      const { point, to } = penPlace(placeOf(event))
      pen.change({ cursor: point, isSnapped: to !== null, isByKeys: false })
      return
    }
    const [x, y] = [event.clientX, event.clientY]
    if (!held.hasMoved && Math.hypot(x - held.from[0], y - held.from[1]) < 4) return
    held.hasMoved = true
    const { target } = held
    if (target.on === 'mark') dragMark(target.id, placeOf(event))
    else if (held.shape && zone && target.on === 'body') {
      const by: Point = [(x - held.from[0]) / viewport.pixel / size[0], (y - held.from[1]) / viewport.pixel / size[1]]
      zones.put({ id: zone.id, value: shapeOf(moveRings(ringsOf(held.shape), by)) })
    } else if (held.shape && zone && (target.on === 'corner' || target.on === 'side')) {
      if (target.on === 'side') {
        held.shape = shapeOf(
          ringsOf(held.shape).map((ring, index) => (index === target.ring ? splitSide(ring, target.index) : ring)),
        )
        held.target = { on: 'corner', ring: target.ring, index: target.index + 1 }
      }
      dragCorner(held, placeOf(event))
    } else viewport.pan(x - held.last[0], y - held.last[1])
    held.last = [x, y]
  }
  const dragMark = (id: string, [x, y]: Point) => {
    const own = map.marks.find((one) => one.id === id)
    if (own) marks.put({ id, value: { ...own, x, y } })
  }
  const dragCorner = ({ target, shape: from }: Gesture, place: Point) => {
    if (!zone || !from || target.on !== 'corner') return
    const rings = ringsOf(from)
    const ring = rings[target.ring] ?? []
    const anchors = [ring.at(target.index - 1), ring[(target.index + 1) % ring.length]].filter(
      (one) => one !== undefined,
    )
    const { point } = snapped(
      place,
      zone.id,
      anchors,
      rings.filter((_, index) => index !== target.ring),
    )
    zones.put({ id: zone.id, value: shapeOf(rings.with(target.ring, ring.with(target.index, point))) })
  }
  const onPointerUp = (event: PointerEvent) => {
    const held = gesture.current
    gesture.current = null
    if (!held) return
    if (held.hasMoved) {
      zones.commit()
      marks.commit()
      if (held.target.on === 'mark') onSelect({ kind: 'mark', id: held.target.id })
    } else if (!isLooking) {
      if (event.button === 0) setPoint(penPlace(placeOf(event)).point)
    } else if (held.target.on === 'side') split(held.target)
    else if (held.target.on === 'mark' || held.target.on === 'zone')
      onSelect({ kind: held.target.on, id: held.target.id })
    else if (held.target.on === 'ground') onSelect(null)
  }
  const onDrop = (event: DragEvent) => {
    const text = event.dataTransfer.getData(draggedThing)
    if (text === '') return
    event.preventDefault()
    props.onPlace(JSON.parse(text) as PlacedThing, placeOf(event))
  }

  const changeRing = (ring: number, change: (ring: Point[]) => Point[]) => {
    if (!zone || !shape) return
    zones.put({ id: zone.id, value: shapeOf(ringsOf(shape).map((one, index) => (index === ring ? change(one) : one))) })
  }
  const split = ({ ring, index }: { ring: number; index: number }) => {
    changeRing(ring, (one) => splitSide(one, index))
    zones.commit()
  }
  const nudge = ([dx, dy]: Point, corner: { ring: number; index: number } | null) => {
    if (corner) {
      changeRing(corner.ring, (ring) => {
        const [x, y] = ring[corner.index] ?? [0, 0]
        return ring.with(corner.index, cornerAt(x + dx, y + dy, 1, 1))
      })
      zones.commitSoon()
    } else if (mark) {
      const now = marks.latest()?.id === mark.id ? (marks.latest()?.value ?? mark) : mark
      const [x, y] = cornerAt(now.x + dx, now.y + dy, 1, 1)
      marks.put({ id: mark.id, value: { ...now, x, y } })
      marks.commitSoon()
    } else if (zone && shape) {
      zones.put({ id: zone.id, value: shapeOf(moveRings(ringsOf(shape), [dx, dy])) })
      zones.commitSoon()
    }
  }
  const penKey = (event: KeyboardEvent): boolean => {
    const step = steps[event.key]
    if (step) {
      const share = event.altKey ? 0.05 : event.shiftKey ? 0.001 : 0.01
      const cursor = cornerAt(pen.cursor[0] + step[0] * share, pen.cursor[1] + step[1] * share, 1, 1)
      pen.change({ cursor, isByKeys: true, isSnapped: false })
      viewport.reveal([cursor[0] * size[0], cursor[1] * size[1]])
    } else if (event.key === ' ' || (event.key === 'Enter' && mode.kind !== 'draw')) setPoint(pen.cursor)
    else if (event.key === 'Enter') finish()
    else if (event.key === 'Backspace' || (event.ctrlKey && event.key.toLowerCase() === 'z')) pen.takeBack()
    else if (event.key === 'Escape') onMode(looking)
    else return false
    return true
  }
  const lookKey = (event: KeyboardEvent): boolean => {
    const target = targetAt(event.target instanceof Element ? [event.target] : [])
    const step = steps[event.key]
    const corner = target.on === 'corner' ? target : null
    if (step && (corner || selection)) {
      const far = (event.shiftKey ? 10 : 1) / viewport.pixel
      nudge([(step[0] * far) / size[0], (step[1] * far) / size[1]], corner)
    } else if (step) viewport.pan(-step[0] * 60, -step[1] * 60)
    else if (event.key === 'Escape' && selection) onSelect(null)
    else if ((event.key === 'Enter' || event.key === ' ') && (target.on === 'zone' || target.on === 'mark')) {
      if (target.on === 'mark' && mark?.id === target.id && mark.riskPointId) props.onOpenRiskPoint(mark.riskPointId)
      else onSelect({ kind: target.on, id: target.id })
    } else if (event.key === 'Delete' && corner) {
      changeRing(corner.ring, (ring) => ring.toSpliced(corner.index, 1))
      zones.commit()
    } else if ((event.key === 'Insert' || event.key.toLowerCase() === 'a') && corner) split(corner)
    else if (event.key === 'Delete' && mark) void edits.removeMark(mark).then(() => onSelect(null))
    else if (event.key.toLowerCase() === 'r' && mark && mark.layer !== 'riskPoint')
      void edits.changeMark(mark, { rotation: (mark.rotation + 45) % 360 }, '旋转标记')
    else if (event.key === '+' || event.key === '=') viewport.zoom(1.25)
    else if (event.key === '-') viewport.zoom(0.8)
    else if (event.key === '0') viewport.fit()
    else return false
    return true
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof Element && event.target.closest('[data-control]')) return
    if (isLooking && (event.ctrlKey || event.metaKey || event.altKey)) return
    if (!(isLooking ? lookKey(event) : penKey(event))) return
    event.preventDefault()
    event.stopPropagation()
  }
  const unit = unitOf(size)
  const look = { size, stage, isHatched: shown.isHatched, isInert: !isLooking }
  return (
    <div className="map-canvas">
      {isLooking ? (
        props.toolBar
      ) : (
        <ModeBar
          mode={mode}
          count={pen.points.length}
          problem={problem}
          onTakeBack={pen.takeBack}
          onCancel={() => onMode(looking)}
          onFinish={finish}
        />
      )}
      <div
        ref={stageBox}
        className={isLooking ? 'map-stage' : 'map-stage is-drawing'}
        role="application"
        tabIndex={0}
        aria-label={`平面图「${map.plan.name}」`}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => (gesture.current = null)}
        onDoubleClick={() => {
          if (mark?.riskPointId && isLooking) props.onOpenRiskPoint(mark.riskPointId)
        }}
        onKeyDown={onKeyDown}
        onDragOver={(event) => {
          if (event.dataTransfer.types.includes(draggedThing)) event.preventDefault()
        }}
        onDrop={onDrop}
      >
        <div ref={sheet} className="map-sheet" style={{ width: size[0], height: size[1] }}>
          <svg viewBox={`0 0 ${size[0]} ${size[1]}`} width={size[0]} height={size[1]}>
            <Hatches unit={unit} />
            <Ground plan={map.plan} size={size} picture={props.picture} />
            <ZoneLayer
              zones={map.zones}
              hasLabels={shown.hasLabels}
              activeId={zone?.id ?? null}
              changingId={zones.draft?.id ?? null}
              {...look}
            />
            <MarkLayer
              marks={map.marks}
              points={points}
              layers={shown.layers}
              activeId={mark?.id ?? null}
              moved={marks.draft?.value ?? null}
              {...look}
            />
          </svg>
          <svg className="map-overlay" viewBox={`0 0 ${size[0]} ${size[1]}`} width={size[0]} height={size[1]}>
            {isLooking && shape && <ZoneHandles shape={shape} size={size} isChanging={zones.draft !== null} />}
            {!isLooking && (
              <Pen
                size={size}
                points={pen.points}
                cursor={pen.cursor}
                isSnapped={pen.isSnapped}
                isByKeys={pen.isByKeys}
                isLine={mode.kind === 'measure'}
              />
            )}
          </svg>
        </div>
        <div className="map-zoom" data-control>
          <Button aria-label="放大" title="放大（+）" icon={<PlusOutlined />} onClick={() => viewport.zoom(1.4)} />
          <Button aria-label="缩小" title="缩小（-）" icon={<MinusOutlined />} onClick={() => viewport.zoom(1 / 1.4)} />
          <Button
            aria-label="看全图"
            title="看全图（0）"
            icon={<FullscreenOutlined />}
            onClick={() => viewport.fit()}
          />
        </div>
      </div>
    </div>
  )
}
