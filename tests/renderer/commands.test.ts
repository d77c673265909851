import { beforeAll, describe, expect, it } from 'vitest'
import { keysOf, shortcutProblem } from '../../renderer/commands/keys.ts'
import { loadPinyin, matchScore, searchItems } from '../../renderer/commands/match.ts'
import { shortcutOf, shortcuts } from '../../renderer/commands/shortcuts.ts'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  altKey: false,
  shiftKey: false,
  metaKey: false,
  ...held,
})

describe('shortcuts', () => {
  it('gives every command keys of its own', () => {
    const keys = Object.values(shortcuts)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it.each(Object.entries(shortcuts))('%s does not take keys from input method, browser or text: %s', (_id, keys) => {
    expect(shortcutProblem(keys)).toBeNull()
  })

  it.each([
    'Ctrl+Space',
    'Shift+Space',
    'Ctrl+Shift',
    'Shift',
    'Ctrl+.',
    'Ctrl+Shift+F',
    'N',
    '1',
    'Ctrl+W',
    'Ctrl+C',
    'Ctrl+Alt+A',
  ])('refuses %s', (keys) => {
    expect(shortcutProblem(keys)).not.toBeNull()
  })

  it('names key presses in the words of the table', () => {
    expect(keysOf(press('k', { ctrlKey: true }))).toBe(shortcutOf('palette.open'))
    expect(keysOf(press('K', { metaKey: true }))).toBe('Ctrl+K')
    expect(keysOf(press('n', { altKey: true }))).toBe(shortcutOf('page.create'))
    expect(keysOf(press(' ', { ctrlKey: true }))).toBe('Ctrl+Space')
    expect(keysOf(press('F1'))).toBe(shortcutOf('shell.help'))
  })
})

describe('search by characters and pinyin', () => {
  beforeAll(loadPinyin)

  it.each([
    ['灭火器', 'mhq'],
    ['灭火器', 'miehuoqi'],
    ['灭火器', '火'],
    ['冲压车间', 'cyc'],
    ['FX-009 冲压废料收集区', 'fx-009'],
  ])('finds %s by %s', (text, search) => {
    expect(matchScore(text, search)).toBeGreaterThan(0)
  })

  it.each([
    ['灭火器', 'xfs'],
    ['', 'cy'],
    ['灭火器', '水'],
  ])('does not find %s by %s', (text, search) => {
    expect(matchScore(text, search)).toBe(0)
  })

  it('puts what begins with the words first', () => {
    const found = searchItems(['检查隐患', '隐患', '打开隐患'], '隐患', (text) => [text])
    expect(found).toEqual(['隐患', '检查隐患', '打开隐患'])
  })
})
