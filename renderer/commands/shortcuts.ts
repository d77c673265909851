/**
 * Every shortcut of the app in one table: commands take theirs from here by id, tooltips and the help read it, and a
 * test refuses duplicates and keys that an input method or the browser claims.
 */
export const shortcuts = {
  'palette.open': 'Ctrl+K',
  'history.undo': 'Ctrl+Z',
  'page.create': 'Alt+N',
  'page.search': 'Ctrl+F',
  'page.save': 'Ctrl+S',
  'shell.help': 'F1',
  'shell.fold': 'Ctrl+B',
  'shell.enterprises': 'Alt+E',
  'go./': 'Alt+1',
  'go./risk-points': 'Alt+2',
  'go./checklists': 'Alt+3',
  'go./inspections': 'Alt+4',
  'go./findings': 'Alt+5',
  'go./reports': 'Alt+6',
  'go./data': 'Alt+7',
} as const satisfies Record<string, string>

export type ShortcutId = keyof typeof shortcuts

/** The shortcut of a command; undefined when it has none. */
export const shortcutOf = (id: string): string | undefined =>
  Object.hasOwn(shortcuts, id) ? shortcuts[id as ShortcutId] : undefined

/** Label with the shortcut behind it, for tooltips: 撤销（Ctrl+Z） */
export function labelWithShortcut(label: string, id: string): string {
  const keys = shortcutOf(id)
  return keys ? `${label}（${keys}）` : label
}
