import { Button } from 'antd'
import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react'
import type { Area, FloorPlan } from '#shared/domain/area'
import { riskLevelLabels } from '#shared/domain/risk-level'
import { levelColours } from '../../ui/index.ts'
import { useAreaRisk } from './area-level.tsx'
import { cornerAt, labelPlace, type Point, polygonProblem, svgPoints } from './polygon.ts'

interface PlanCanvasProps {
  plan: FloorPlan
  picture: string | undefined
  /** areas with a range on this plan */
  areas: readonly Area[]
  activeId: string | null
  onActivate: (id: string | null) => void
  /** area being drawn; null = looking */
  drawingId: string | null
  drawingName: string
  onFinish: (polygon: Point[]) => void
  onCancel: () => void
}

const steps: Record<string, Point> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

/** The plan with its areas; in drawing, clicks (or arrow keys and space) set the corners one by one. */
export function PlanCanvas(props: PlanCanvasProps) {
  const { plan, picture, areas, activeId, drawingId, onFinish, onCancel } = props
  const width = plan.width || 1600
  const height = plan.height || 1000
  const [points, setPoints] = useState<Point[]>([])
  const [cursor, setCursor] = useState<Point>([0.5, 0.5])
  const [isByKeys, setByKeys] = useState(false)
  const svg = useRef<SVGSVGElement>(null)
  const isDrawing = drawingId !== null
  const problem = polygonProblem(points)
  useEffect(() => {
    if (isDrawing) svg.current?.focus()
  }, [isDrawing])

  const placeOf = (event: MouseEvent): Point | null => {
    const matrix = svg.current?.getScreenCTM()
    if (!matrix) return null
    const place = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse())
    return cornerAt(place.x, place.y, width, height)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isDrawing) return
    const step = steps[event.key]
    if (step) {
      const size = event.altKey ? 0.05 : 0.01
      setByKeys(true)
      setCursor(cornerAt(cursor[0] + step[0] * size, cursor[1] + step[1] * size, 1, 1))
    } else if (event.key === ' ') setPoints([...points, cursor])
    else if (event.key === 'Backspace') setPoints(points.slice(0, -1))
    else if (event.key === 'Enter' && !problem) onFinish(points)
    else if (event.key === 'Escape') onCancel()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const unit = Math.max(width, height) / 100
  return (
    <div className="plan-canvas">
      {isDrawing && (
        <div className="plan-drawing" role="status">
          <b>画「{props.drawingName}」的范围</b>
          <span className="meta">沿边界依次点击每个角；键盘：方向键移动、空格落点、退格撤销、回车完成</span>
          <span className="meta num">{points.length > 0 && (problem ?? `${points.length} 个角，可以完成`)}</span>
          <Button size="small" disabled={points.length === 0} onClick={() => setPoints(points.slice(0, -1))}>
            撤销一点
          </Button>
          <Button size="small" onClick={onCancel}>
            取消
          </Button>
          <Button size="small" type="primary" disabled={problem !== null} onClick={() => onFinish(points)}>
            完成
          </Button>
        </div>
      )}
      <svg
        ref={svg}
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="xMidYMid meet"
        className={isDrawing ? 'is-drawing' : ''}
        tabIndex={isDrawing ? 0 : -1}
        role={isDrawing ? 'application' : 'group'}
        aria-label={isDrawing ? `画${props.drawingName}的范围` : plan.name}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          if (!isDrawing) {
            props.onActivate(null)
            return
          }
          const place = placeOf(event)
          if (place) setPoints([...points, place])
        }}
        onMouseMove={(event) => {
          const place = isDrawing ? placeOf(event) : null
          if (place) {
            setByKeys(false)
            setCursor(place)
          }
        }}
      >
        {picture && <image href={picture} x="0" y="0" width={width} height={height} />}
        {areas
          .filter((area) => area.id !== drawingId)
          .map((area) => (
            <Zone
              key={area.id}
              area={area}
              unit={unit}
              size={[width, height]}
              isActive={area.id === activeId}
              isInert={isDrawing}
              onActivate={() => props.onActivate(area.id)}
            />
          ))}
        {isDrawing && points.length > 0 && (
          <>
            <polyline
              points={svgPoints([...points, cursor], width, height)}
              fill="rgb(11 92 173 / 18%)"
              stroke="#0b5cad"
              strokeWidth={unit * 0.3}
            />
            {points.map(([x, y], index) => (
              <circle key={`${index}-${x}-${y}`} cx={x * width} cy={y * height} r={unit * 0.6} fill="#0b5cad" />
            ))}
          </>
        )}
        {isDrawing && isByKeys && (
          <g stroke="#c9252d" strokeWidth={unit * 0.25}>
            <line
              x1={cursor[0] * width - unit * 2}
              x2={cursor[0] * width + unit * 2}
              y1={cursor[1] * height}
              y2={cursor[1] * height}
            />
            <line
              x1={cursor[0] * width}
              x2={cursor[0] * width}
              y1={cursor[1] * height - unit * 2}
              y2={cursor[1] * height + unit * 2}
            />
          </g>
        )}
      </svg>
    </div>
  )
}

interface ZoneProps {
  area: Area
  unit: number
  size: Point
  isActive: boolean
  isInert: boolean
  onActivate: () => void
}

/** One area on the plan: pale colour of its highest level, its name and the level's word. */
function Zone({ area, unit, size: [width, height], isActive, isInert, onActivate }: ZoneProps) {
  const risk = useAreaRisk(area.id)
  const level = risk?.level ?? null
  const colour = level ? levelColours[level].ground : '#667080'
  const points = area.polygon as Point[]
  const [x, y] = labelPlace(points)
  const word = level ? riskLevelLabels[level] : '未评'
  return (
    <g
      className="zone"
      role="button"
      tabIndex={isInert ? -1 : 0}
      aria-label={`${area.name}，${word}`}
      aria-pressed={isActive}
      pointerEvents={isInert ? 'none' : 'auto'}
      onClick={(event) => {
        event.stopPropagation()
        onActivate()
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        onActivate()
      }}
    >
      <polygon
        points={svgPoints(points, width, height)}
        fill={colour}
        fillOpacity={isActive ? 0.5 : 0.28}
        stroke={colour}
        strokeWidth={unit * (isActive ? 0.5 : 0.25)}
      />
      <text
        x={x * width}
        y={y * height}
        textAnchor="middle"
        fontSize={unit * 1.7}
        fontWeight="600"
        fill="#1f2329"
        stroke="#ffffff"
        strokeWidth={unit * 0.4}
        paintOrder="stroke"
      >
        {area.name}
        <tspan x={x * width} dy={unit * 2} fontSize={unit * 1.4} fontWeight="400">
          {word}
        </tspan>
      </text>
    </g>
  )
}
