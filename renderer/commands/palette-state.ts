import { create } from 'zustand'

/** Whether the palette is open, and what was typed into it. */
export const usePalette = create<{ isOpen: boolean; text: string }>()(() => ({ isOpen: false, text: '' }))

/** Opens the palette empty, or closes it. */
export const togglePalette = (): void => usePalette.setState({ isOpen: !usePalette.getState().isOpen, text: '' })
export const closePalette = (): void => usePalette.setState({ isOpen: false })

/** The field of the palette, for its label and for telling where typing goes. */
export const paletteFieldId = 'palette-field'

/**
 * Keys that come between Ctrl+K and the focus of the field would be lost, or press what stands behind; they go into the
 * field. Listens before everybody else.
 */
export function keepEarlyKeys(event: KeyboardEvent): void {
  const { isOpen, text } = usePalette.getState()
  if (!isOpen || document.activeElement?.id === paletteFieldId) return
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.keyCode === 229) return
  if (event.key.length === 1) usePalette.setState({ text: text + event.key })
  else if (event.key === 'Backspace') usePalette.setState({ text: text.slice(0, -1) })
  else if (event.key !== 'Enter') return
  event.preventDefault()
  event.stopImmediatePropagation()
}
