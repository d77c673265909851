export interface KeyPress {
  key: string
  ctrlKey: boolean
  altKey: boolean
  shiftKey: boolean
  metaKey: boolean
}

/** A key press in the words of the shortcut table (Ctrl+K, Alt+1, F1); the Mac's ⌘ counts as Ctrl. */
export function keysOf(press: KeyPress): string {
  const key = press.key.length === 1 ? press.key.toUpperCase() : press.key
  const parts = [
    press.ctrlKey || press.metaKey ? 'Ctrl' : '',
    press.altKey ? 'Alt' : '',
    press.shiftKey ? 'Shift' : '',
    key === ' ' ? 'Space' : key,
  ]
  return parts.filter(Boolean).join('+')
}

const claimedByBrowser = ['Ctrl+N', 'Ctrl+T', 'Ctrl+W', 'Ctrl+Tab', 'Alt+F4', 'Alt+D', 'Alt+Tab', 'Ctrl+Q']
const claimedByEditing = ['Ctrl+A', 'Ctrl+C', 'Ctrl+V', 'Ctrl+X', 'Ctrl+Y']

/** Why a shortcut must not be used; null when it may. Chinese input methods own Shift, Ctrl+Space, Ctrl+Shift and Ctrl+punctuation. */
export function shortcutProblem(keys: string): string | null {
  const parts = keys.split('+')
  const key = parts.at(-1) ?? ''
  const modifiers = parts.slice(0, -1)
  if (/^(Ctrl|Alt|Shift|Meta)$/.test(key)) return 'a modifier alone switches the input method'
  if (key === 'Space') return 'Ctrl+Space and Shift+Space switch the input method'
  if (modifiers.includes('Shift')) return 'Shift switches between Chinese and English'
  if (modifiers.includes('Ctrl') && /^[.,;/\\[\]`'=-]$/.test(key)) return 'Ctrl+punctuation belongs to the input method'
  if (modifiers.includes('Ctrl') && modifiers.includes('Alt')) return 'Ctrl+Alt is AltGr'
  if (modifiers.length === 0 && !/^F([1-9]|1[0-2])$/.test(key)) return 'a bare key starts a composition'
  if (claimedByBrowser.includes(keys)) return 'the browser keeps it'
  if (claimedByEditing.includes(keys)) return 'text editing needs it'
  return null
}

/** True where typing goes into a text. */
export function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'file', 'range'].includes(target.type)
}
