import { type Point, type Ring, svgPath, svgPoints, zoneProblem } from '#shared/rules/plan-geometry'
import type { Shape } from './model.ts'

const blue = '#0b5cad'
const red = '#c9252d'

interface HandlesProps {
  shape: Shape
  size: Point
  isChanging: boolean
}

/** The chosen zone: its outline, a handle on every corner and, smaller, on the middle of every side. */
export function ZoneHandles({ shape, size, isChanging }: HandlesProps) {
  const rings = [shape.polygon, ...shape.holes]
  const colour = zoneProblem(shape) === null ? blue : red
  const at = ([x, y]: Point) => ({ cx: x * size[0], cy: y * size[1] })
  return (
    <g className="map-handles">
      <path
        className="map-outline"
        d={svgPath(rings, ...size)}
        fillRule="evenodd"
        fill={isChanging ? colour : 'transparent'}
        fillOpacity={0.2}
        stroke={colour}
        data-body
      />
      {rings.map((ring, ringIndex) =>
        ring.map((point, index) => {
          const next = ring[(index + 1) % ring.length] ?? point
          const middle: Point = [(point[0] + next[0]) / 2, (point[1] + next[1]) / 2]
          const where = `${ringIndex === 0 ? '' : `空洞 ${ringIndex} `}第 ${index + 1}`
          return (
            <g key={`${ringIndex} ${index}`}>
              <circle
                className="map-side"
                {...at(middle)}
                stroke={colour}
                role="button"
                tabIndex={-1}
                aria-label={`在${where} 条边上加一个角`}
                data-side={`${ringIndex} ${index}`}
              />
              <circle
                className="map-corner"
                {...at(point)}
                fill={colour}
                role="button"
                tabIndex={0}
                aria-label={`${where} 个角`}
                data-corner={`${ringIndex} ${index}`}
              />
            </g>
          )
        }),
      )}
    </g>
  )
}

interface PenProps {
  size: Point
  points: Ring
  cursor: Point
  /** what the next corner is drawn to */
  isSnapped: boolean
  isByKeys: boolean
  /** only a line, not a zone */
  isLine: boolean
}

/** What has been drawn so far, up to the pointer or the keyboard's cross. */
export function Pen({ size, points, cursor, isSnapped, isByKeys, isLine }: PenProps) {
  const [x, y] = [cursor[0] * size[0], cursor[1] * size[1]]
  return (
    <g className="map-pen">
      {points.length > 0 && (
        <polyline
          className="map-outline"
          points={svgPoints([...points, cursor], ...size)}
          fill={isLine ? 'none' : blue}
          fillOpacity={0.16}
          stroke={blue}
        />
      )}
      {points.map(([px, py], index) => (
        <circle
          key={`${index} ${px} ${py}`}
          className={index === 0 && !isLine ? 'map-corner first' : 'map-corner'}
          cx={px * size[0]}
          cy={py * size[1]}
          fill={blue}
        />
      ))}
      {isSnapped && <circle className="map-snap" cx={x} cy={y} stroke={red} fill="none" />}
      {isByKeys && (
        <g className="map-outline" stroke={red} transform={`translate(${x} ${y})`}>
          <path className="map-cross" d="M-14 0H14M0 -14V14" />
        </g>
      )}
    </g>
  )
}
