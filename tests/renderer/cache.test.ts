import { describe, expect, it } from 'vitest'
import { eventIn } from '../../renderer/api/bridge.ts'
import { isTouched, ownerOf } from '../../renderer/api/cache.ts'
import { mayStandIn } from '../../renderer/api/data.ts'
import { takenAtOf } from '../../renderer/api/exif-date.ts'
import { remainingSeconds } from '../../renderer/api/jobs-store.ts'
import { parseSearch, stringifySearch } from '../../renderer/api/navigation.ts'
import { enterpriseAtStart } from '../../renderer/app/start-choice.ts'
import { movedIds, nextRowIndex, sortRows } from '../../renderer/ui/table-model.ts'

describe('cache', () => {
  it('keeps enterprises apart', () => {
    expect(ownerOf('area.list', 'a')).toBe('a')
    expect(ownerOf('enterprise.list', 'a')).toBe('workspace')
    expect(isTouched(['a', 'area.list', {}], 'a')).toBe(true)
    expect(isTouched(['b', 'area.list', {}], 'a')).toBe(false)
    expect(isTouched(['workspace', 'enterprise.list', {}], 'a')).toBe(true)
    expect(isTouched(['workspace', 'workspace.about', {}], 'a')).toBe(false)
  })

  it('lets an older page stand in for another filter, never for another record or enterprise', () => {
    expect(mayStandIn(['a', 'finding.list', { search: 'x' }], ['a', 'finding.list', { search: '' }])).toBe(true)
    expect(mayStandIn(['a', 'finding.get', { id: '1' }], ['a', 'finding.get', { id: '2' }])).toBe(false)
    expect(mayStandIn(['a', 'finding.list', {}], ['b', 'finding.list', {}])).toBe(false)
    expect(mayStandIn(['a', 'finding.list', {}], undefined)).toBe(false)
  })
})

describe('events and jobs', () => {
  it('reads an event block and skips what keeps the line open', () => {
    expect(eventIn('data: {"kind":"menu","command":"x"}')).toEqual([{ kind: 'menu', command: 'x' }])
    expect(eventIn(':')).toEqual([])
  })

  it('guesses the time left from the pace', () => {
    expect(remainingSeconds({ startedAt: 0, done: 25, total: 100 }, 10_000)).toBe(30)
    expect(remainingSeconds({ startedAt: 0, done: 0, total: 100 }, 10_000)).toBeNull()
    expect(remainingSeconds({ startedAt: 0, done: 5, total: 0 }, 10_000)).toBeNull()
  })
})

describe('search words of a path', () => {
  it('stay text both ways', () => {
    expect(parseSearch('?overdue=1&area=a%20b')).toEqual({ overdue: '1', area: 'a b' })
    expect(stringifySearch({ overdue: '1', area: undefined, none: '' })).toBe('?overdue=1')
    expect(stringifySearch({})).toBe('')
  })
})

describe('start', () => {
  const settings = { secondBackupFolder: '', largeType: false, lastEnterpriseId: 'b' }
  const enterprise = (id: string) => ({ id }) as Parameters<typeof enterpriseAtStart>[0][number]

  it('opens the last enterprise, else the only one', () => {
    expect(enterpriseAtStart([enterprise('a'), enterprise('b')], settings)).toBe('b')
    expect(enterpriseAtStart([enterprise('a')], settings)).toBe('a')
    expect(enterpriseAtStart([enterprise('a'), enterprise('c')], settings)).toBeNull()
    expect(enterpriseAtStart([], settings)).toBeNull()
  })
})

describe('table', () => {
  it('moves with the keyboard and stays inside', () => {
    expect(nextRowIndex('ArrowDown', -1, 5, 3)).toBe(0)
    expect(nextRowIndex('ArrowDown', 4, 5, 3)).toBe(4)
    expect(nextRowIndex('ArrowUp', 0, 5, 3)).toBe(0)
    expect(nextRowIndex('PageDown', 1, 50, 10)).toBe(11)
    expect(nextRowIndex('End', 0, 5, 3)).toBe(4)
    expect(nextRowIndex('a', 0, 5, 3)).toBeNull()
    expect(nextRowIndex('ArrowDown', 0, 0, 3)).toBeNull()
  })

  it('sorts without changing the given rows, and moves one', () => {
    const rows = [{ n: 2 }, { n: 1 }]
    const columns = [{ key: 'n', sort: (left: { n: number }, right: { n: number }) => left.n - right.n }]
    expect(sortRows(rows, columns, { key: 'n', isDescending: false }).map((row) => row.n)).toEqual([1, 2])
    expect(rows.map((row) => row.n)).toEqual([2, 1])
    expect(movedIds(['a', 'b', 'c', 'd'], 'a', 2)).toEqual(['b', 'c', 'a', 'd'])
  })
})

describe('time of a photo', () => {
  it('is read from the camera, in Shanghai unless the camera says otherwise', () => {
    expect(takenAtOf(jpegTaken('2026:03:05 08:30:00'))).toBe('2026-03-05T00:30:00.000Z')
    expect(takenAtOf(jpegTaken('0000:00:00 00:00:00'))).toBeNull()
    expect(takenAtOf(new ArrayBuffer(4))).toBeNull()
  })
})

/** A JPEG head with nothing but an EXIF DateTimeOriginal. */
function jpegTaken(text: string): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(120))
  const ascii = (at: number, value: string) =>
    [...value].forEach((one, index) => view.setUint8(at + index, one.charCodeAt(0)))
  view.setUint16(0, 0xffd8)
  view.setUint16(2, 0xffe1)
  view.setUint16(4, 100)
  ascii(6, 'Exif')
  const base = 12
  ascii(base, 'MM')
  view.setUint16(base + 2, 42)
  view.setUint32(base + 4, 8)
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    view.setUint16(at, tag)
    view.setUint16(at + 2, type)
    view.setUint32(at + 4, count)
    view.setUint32(at + 8, value)
  }
  view.setUint16(base + 8, 1)
  entry(base + 10, 0x8769, 4, 1, 26)
  view.setUint16(base + 26, 1)
  entry(base + 28, 0x9003, 2, 20, 50)
  ascii(base + 50, text)
  return view.buffer
}
