import { Button } from 'antd'
import type { FloorPlan } from '#shared/domain/area'
import type { Mode } from './model.ts'

interface ModeBarProps {
  mode: Mode
  count: number
  problem: string | null
  onTakeBack: () => void
  onCancel: () => void
  onFinish: () => void
}

/** What is being done on the plan, and how: by mouse and by keys. */
export function ModeBar({ mode, count, problem, onTakeBack, onCancel, onFinish }: ModeBarProps) {
  const keys = '键盘：方向键移动（Alt 快、Shift 细），空格落点'
  const texts = (): [string, string] => {
    switch (mode.kind) {
      case 'draw':
        return [
          mode.isHole ? `在「${mode.area.name}」里挖一个空洞` : `画「${mode.area.name}」的范围`,
          `沿边界依次点击每个角，回到第一个角或按回车完成；${keys}，退格撤销`,
        ]
      case 'place':
        return [`把「${mode.thing.name}」放到图上`, `点击它的位置；${keys}`]
      case 'measure':
        return ['量一段已知长度', `依次点击两端，再填实际长度；${keys}`]
      case 'look':
        return ['', '']
    }
  }
  const [title, help] = texts()
  return (
    <div className="map-mode" role="status">
      <b>{title}</b>
      <span className="meta">{help}</span>
      {mode.kind === 'draw' && count > 0 && <span className="meta num">{problem ?? `${count} 个角，可以完成`}</span>}
      <span className="map-mode-deeds">
        {mode.kind === 'draw' && (
          <Button size="small" disabled={count === 0} onClick={onTakeBack}>
            撤销一点
          </Button>
        )}
        <Button size="small" onClick={onCancel}>
          取消
        </Button>
        {mode.kind === 'draw' && (
          <Button size="small" type="primary" disabled={problem !== null} onClick={onFinish}>
            完成
          </Button>
        )}
      </span>
    </div>
  )
}

/** Where north is, and how wide the plan is on site. */
export function CompassAndScale({ plan }: { plan: FloorPlan }) {
  return (
    <div className="map-compass" aria-hidden>
      <svg width="30" height="40" viewBox="-15 -22 30 40">
        <g transform={`rotate(${plan.northDegrees})`}>
          <path d="M0 -10L8 14L0 9L-8 14Z" fill="#38444d" />
          <text y="-12" textAnchor="middle" fontSize="11" fill="#38444d">
            北
          </text>
        </g>
      </svg>
      <span className="meta num">{plan.widthDecimetres > 0 ? `图宽 ${plan.widthDecimetres / 10} m` : '未定比例'}</span>
    </div>
  )
}
