import { Button } from 'antd'
import type { Mode } from './model.ts'

interface ModeBarProps {
  mode: Mode
  count: number
  problem: string | null
  onTakeBack: () => void
  onCancel: () => void
  onFinish: () => void
}

/** What is being done on the plan, in place of the tools. */
export function ModeBar({ mode, count, problem, onTakeBack, onCancel, onFinish }: ModeBarProps) {
  const texts = (): [string, string] => {
    switch (mode.kind) {
      case 'draw':
        return [
          mode.isHole ? `在「${mode.area.name}」里挖一个空洞` : `画「${mode.area.name}」的范围`,
          '沿边界点每个角，回到第一个角或按回车完成',
        ]
      case 'place':
        return [`把「${mode.thing.name}」放到图上`, '点它的位置']
      case 'measure':
        return ['量一段已知长度', '依次点两端，再填实际长度']
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

/** How it is done by keys. */
export function KeyHelp() {
  return (
    <p className="map-legend">键盘：方向键移动十字（Alt 快、Shift 细），空格落点，退格撤销一点，回车完成，Esc 取消</p>
  )
}
