import { useEffect, useMemo, type RefObject } from 'react'
import type { Point } from '#shared/rules/plan-geometry'

const closest = 12
const restTime = 160

/** Where the sheet with the plan lies on its stage; moved by its transform alone, so that nothing is drawn again. */
export class Viewport {
  private x = 0
  private y = 0
  private scale = 1
  private smallest = 0.02
  private size: Point = [1, 1]
  private frame = 0
  /** the whole plan is in view, and stays so when the stage changes its size */
  private isFitted = true
  private rest: ReturnType<typeof setTimeout> | undefined
  private stage: HTMLElement | null = null
  private sheet: HTMLElement | null = null

  attach(stage: HTMLElement, sheet: HTMLElement, size: Point): () => void {
    Object.assign(this, { stage, sheet, size })
    this.fit()
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      this.zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0015)), [event.clientX, event.clientY])
    }
    const watcher = new ResizeObserver(() => {
      if (this.isFitted) this.fit()
    })
    watcher.observe(stage)
    stage.addEventListener('wheel', onWheel, { passive: false })
    return () => {
      watcher.disconnect()
      stage.removeEventListener('wheel', onWheel)
      cancelAnimationFrame(this.frame)
      clearTimeout(this.rest)
      this.frame = 0
    }
  }

  /** Screen pixels of one pixel of the plan. */
  get pixel(): number {
    return this.scale
  }

  /** A place of the window on the plan, in its pixels. */
  placeAt(clientX: number, clientY: number): Point {
    const box = this.stage?.getBoundingClientRect()
    return [(clientX - (box?.left ?? 0) - this.x) / this.scale, (clientY - (box?.top ?? 0) - this.y) / this.scale]
  }

  pan(dx: number, dy: number): void {
    this.x += dx
    this.y += dy
    this.isFitted = false
    this.draw()
  }

  /** Larger or smaller around a place of the window, or around the middle. */
  zoom(factor: number, at?: Point): void {
    const box = this.stage?.getBoundingClientRect()
    if (!box) return
    const [left, top] = at ? [at[0] - box.left, at[1] - box.top] : [box.width / 2, box.height / 2]
    const scale = Math.min(closest, Math.max(this.smallest, this.scale * factor))
    this.x = left - ((left - this.x) * scale) / this.scale
    this.y = top - ((top - this.y) * scale) / this.scale
    this.scale = scale
    this.isFitted = false
    this.draw()
  }

  /** The whole plan in view. */
  fit(): void {
    const { stage, size } = this
    if (!stage || stage.clientWidth === 0) return
    const margin = 16
    const room = Math.min((stage.clientWidth - margin) / size[0], (stage.clientHeight - margin) / size[1])
    this.isFitted = true
    this.scale = Math.max(0.001, room)
    this.smallest = this.scale / 3
    this.x = (stage.clientWidth - size[0] * this.scale) / 2
    this.y = (stage.clientHeight - size[1] * this.scale) / 2
    this.draw()
  }

  /** Brings a place of the plan into view when the keyboard has moved there. */
  reveal([x, y]: Point): void {
    const { stage } = this
    if (!stage) return
    const left = x * this.scale + this.x
    const top = y * this.scale + this.y
    const margin = 24
    const beyond = (value: number, end: number) => Math.min(0, end - margin - value) + Math.max(0, margin - value)
    const [dx, dy] = [beyond(left, stage.clientWidth), beyond(top, stage.clientHeight)]
    if (dx !== 0 || dy !== 0) this.pan(dx, dy)
  }

  private draw(): void {
    if (this.frame !== 0) return
    this.frame = requestAnimationFrame(() => {
      this.frame = 0
      const { sheet } = this
      if (!sheet) return
      // a layer of its own while it moves; drawn sharp again once it rests
      sheet.style.willChange = 'transform'
      sheet.style.transform = `translate(${this.x}px, ${this.y}px) scale(${this.scale})`
      const overlay = sheet.querySelector<SVGElement>('.map-overlay')
      overlay?.style.setProperty('--px', String(1 / this.scale))
      clearTimeout(this.rest)
      this.rest = setTimeout(() => (sheet.style.willChange = 'auto'), restTime)
    })
  }
}

export function useViewport(
  stage: RefObject<HTMLElement | null>,
  sheet: RefObject<HTMLElement | null>,
  [width, height]: Point,
): Viewport {
  const viewport = useMemo(() => new Viewport(), [])
  useEffect(() => {
    if (!stage.current || !sheet.current) return
    return viewport.attach(stage.current, sheet.current, [width, height])
  }, [viewport, stage, sheet, width, height])
  return viewport
}
