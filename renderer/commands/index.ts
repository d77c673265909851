/** Deeds by name: one registry read by the keyboard, the palette, the menu and tooltips. */
export { handleKeyDown, perform, registerCommands, type Command, useCommands, useRegistry } from './registry.ts'
export { loadPinyin } from './match.ts'
export { keepEarlyKeys, togglePalette } from './palette-state.ts'
export { Palette } from './palette.tsx'
export { labelWithShortcut, shortcutOf, shortcuts } from './shortcuts.ts'
export { undoLast } from './undo.ts'
