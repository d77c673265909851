import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** How the window looked last time; sizes in device-independent pixels. */
export interface WindowState {
  width: number
  height: number
  isMaximized: boolean
  /** 1 = 100 % */
  zoomFactor: number
}

export const zoomSteps = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2] as const

/** The screen without its task bar, in device-independent pixels. */
export interface WorkArea {
  width: number
  height: number
}

const within = (value: unknown, least: number, most: number, otherwise: number): number =>
  typeof value === 'number' && value >= least ? Math.min(value, most) : otherwise

/**
 * The state of last time, never larger than the screen of today; whatever cannot be right is as usual. On a small screen
 * (1366×768) the window fills it from the first start.
 */
export function readWindowState(file: string, area: WorkArea): WindowState {
  const usual = { width: Math.min(1366, area.width), height: Math.min(820, area.height) }
  let given: Partial<Record<keyof WindowState, unknown>> | null = null
  try {
    given = JSON.parse(readFileSync(file, 'utf8')) as Partial<Record<keyof WindowState, unknown>>
  } catch {
    // first start, or a file that cannot be read: as usual
  }
  return {
    width: within(given?.width, 910, area.width, usual.width),
    height: within(given?.height, 512, area.height, usual.height),
    isMaximized: typeof given?.isMaximized === 'boolean' ? given.isMaximized : area.width <= 1440,
    zoomFactor: within(given?.zoomFactor, 0.5, 3, 1),
  }
}

/** Keeps the state for next time; a PC that cannot write it loses the size of a window, nothing more. */
export function writeWindowState(file: string, state: WindowState): void {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.tmp`, JSON.stringify(state))
    renameSync(`${file}.tmp`, file)
  } catch {
    // see above
  }
}

/** The next larger (+1) or smaller (-1) zoom step from where we are. */
export function nextZoom(from: number, direction: 1 | -1): number {
  const next =
    direction === 1
      ? zoomSteps.find((step) => step > from + 0.001)
      : [...zoomSteps].reverse().find((step) => step < from - 0.001)
  return next ?? from
}
