/** The keyboard of the score sheet. Letters lower nothing by accident: with Shift they take a piece back. */
import { isKeyTaken } from '../../ui/index.ts'

/** Letters of the deduction lines of an item, in their order; D and F have a task of their own. */
export const lineKeys = [...'abceghijklmnopqrstuvwxyz'] as const

export type SheetAction =
  | { kind: 'step'; by: 1 | -1 }
  | { kind: 'full' | 'zero' | 'blank' | 'clear' | 'confirm' | 'free' | 'describe' | 'jump' }
  | { kind: 'line'; index: number; by: 1 | -1 }
  | { kind: 'fold'; isOpen: boolean }

const plain: Readonly<Record<string, SheetAction>> = {
  ArrowDown: { kind: 'step', by: 1 },
  ArrowUp: { kind: 'step', by: -1 },
  ArrowLeft: { kind: 'fold', isOpen: false },
  ArrowRight: { kind: 'fold', isOpen: true },
  1: { kind: 'full' },
  2: { kind: 'zero' },
  3: { kind: 'blank' },
  0: { kind: 'clear' },
  Enter: { kind: 'confirm' },
  f: { kind: 'free' },
  d: { kind: 'describe' },
  '/': { kind: 'jump' },
}

/** What a key does in the sheet; null for keys that are nobody's. */
export function actionOf({ key, shiftKey }: { key: string; shiftKey: boolean }): SheetAction | null {
  const name = key.length === 1 ? key.toLowerCase() : key
  const own = plain[name]
  if (own) return own
  const index = lineKeys.findIndex((letter) => letter === name)
  return index < 0 ? null : { kind: 'line', index, by: shiftKey ? -1 : 1 }
}

/** Shown below the editor. */
export const legend: readonly { keys: string; text: string }[] = [
  { keys: '↑↓', text: '换条' },
  { keys: '回车', text: '确认（没有扣分即满分），到下一条未评' },
  { keys: '1', text: '满分' },
  { keys: '2', text: '不得分' },
  { keys: '3', text: '空项' },
  { keys: '0', text: '清除' },
  { keys: 'A–H', text: '扣分加一，Shift 减一' },
  { keys: 'F', text: '自由扣分' },
  { keys: 'D', text: '描述' },
  { keys: '/', text: '跳到编号' },
  { keys: '←→', text: '折叠、展开' },
]

/** True when the key belongs to somebody else: a text, a dialog, a panel, a composition, a shortcut, what has the focus. */
export function isTaken(event: KeyboardEvent): boolean {
  if (isKeyTaken(event)) return true
  const { target } = event
  if (!(target instanceof HTMLElement)) return false
  // Enter and the arrows work what has the focus
  if (event.key === 'Enter' && target.closest('button, a, summary')) return true
  return event.key.startsWith('Arrow') && target.closest('[role="radiogroup"], .ant-segmented') !== null
}
