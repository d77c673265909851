import { useEffect } from 'react'
import { create } from 'zustand'
import { isTextField, keysOf } from './keys.ts'
import { shortcutOf } from './shortcuts.ts'

/** A deed by name: the palette, menus, tooltips and the keyboard all carry it out the same way. Its shortcut stands in `shortcuts.ts`. */
export interface Command {
  id: string
  label: string
  /** further words that find it in the palette */
  words?: string
  /** false = not possible now: hidden in the palette, its keys do nothing */
  when?: () => boolean
  /** its keys also work while typing */
  worksInText?: boolean
  run: () => void
}

interface Registry {
  commands: readonly Command[]
}

/** Commands of the shell and of the open page; a later one replaces an earlier one of the same id. */
export const useRegistry = create<Registry>()(() => ({ commands: [] }))

/** Adds commands; the returned function takes them away again. */
export function registerCommands(commands: readonly Command[]): () => void {
  useRegistry.setState({ commands: [...useRegistry.getState().commands, ...commands] })
  return () => {
    useRegistry.setState({ commands: useRegistry.getState().commands.filter((command) => !commands.includes(command)) })
  }
}

/** Commands that exist while the component is on the screen; memoize the list. */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => registerCommands(commands), [commands])
}

/** The commands that are possible now, each id once, the newest of it. */
export function possibleCommands(): Command[] {
  const byId = new Map(useRegistry.getState().commands.map((command) => [command.id, command]))
  return [...byId.values()].filter((command) => command.when?.() ?? true)
}

/** Carries out a command by its id; false when it is not possible now. */
export function perform(id: string): boolean {
  const command = possibleCommands().find((candidate) => candidate.id === id)
  command?.run()
  return command !== undefined
}

/** Carries out the command of a key press, never during an IME composition. */
export function handleKeyDown(event: KeyboardEvent): void {
  if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return
  const keys = keysOf(event)
  const command = possibleCommands().find((candidate) => shortcutOf(candidate.id) === keys)
  if (!command || (isTextField(event.target) && !command.worksInText)) return
  if (document.querySelector('.ant-modal-wrap:not([style*="display: none"])') && command.id !== 'palette.open') return
  event.preventDefault()
  command.run()
}
