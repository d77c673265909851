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
const usual: WindowState = { width: 1280, height: 720, isMaximized: false, zoomFactor: 1 }

const within = (value: unknown, least: number, most: number, otherwise: number): number =>
  typeof value === 'number' && value >= least && value <= most ? value : otherwise

/** The state of last time; whatever cannot be right is as usual. */
export function readWindowState(file: string): WindowState {
  try {
    const given = JSON.parse(readFileSync(file, 'utf8')) as Partial<Record<keyof WindowState, unknown>>
    return {
      width: within(given.width, 910, 8000, usual.width),
      height: within(given.height, 512, 8000, usual.height),
      isMaximized: given.isMaximized === true,
      zoomFactor: within(given.zoomFactor, 0.5, 3, usual.zoomFactor),
    }
  } catch {
    return { ...usual }
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
