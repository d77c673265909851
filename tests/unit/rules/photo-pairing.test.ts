import { describe, expect, it } from 'vitest'
import {
  hashDistance,
  type PairingFinding,
  type PairingInspection,
  pairPhotos,
  repeatedPhotos,
  roleAtFinding,
} from '#shared/rules/photo-pairing'

/** 20 November in Asia/Shanghai. */
const at = (time: string) => new Date(`2026-11-20T${time}+08:00`).toISOString()
const result = (id: string, time: string | null, findingId: string | null = null) => ({
  id,
  answeredAt: time === null ? null : at(time),
  findingId,
})
const walk: PairingInspection = {
  id: 'walk',
  inspectedOn: '2026-11-20',
  isOpen: true,
  results: [result('a', '09:00:00'), result('b', '09:04:00'), result('c', '09:30:00'), result('d', null)],
}
const finding = (patch: Partial<PairingFinding>): PairingFinding => ({
  id: 'f',
  number: 'YH-2026-012',
  status: 'rectifying',
  hasBefore: true,
  beforeTakenAt: at('08:00:00'),
  ...patch,
})
const photo = (fileName: string, takenAt: string | null) => ({ id: 'p', fileName, takenAt })
const toItem = (recordId: string) => ({ recordType: 'inspectionResult', recordId, role: 'before' })

describe('photos are paired', () => {
  it.each([
    ['by the time before the answer', 'IMG_1.jpg', '09:03:10', 'b', 'time'],
    ['with the first item, shortly before it was answered', 'IMG_1.jpg', '08:50:00', 'a', 'time'],
    ['by the item code of the file name, whatever the time', '04-漏油.jpg', '09:03:10', 'd', 'fileName'],
    ['with no item when it is too long before any answer', 'IMG_1.jpg', '09:10:00', null, 'day'],
    ['with no item after the last answer', 'IMG_1.jpg', '09:31:00', null, 'day'],
    ['with no item when the name has a code that the sheet has not', '05.jpg', '12:00:00', null, 'day'],
  ])('%s', (_, fileName, time, item, reason) => {
    expect(pairPhotos([photo(fileName, at(time))], [walk], [])).toEqual([
      { photoId: 'p', inspectionId: 'walk', target: item === null ? null : toItem(item), reason },
    ])
  })

  it('not by time when the answers were typed in together', () => {
    const typed = { ...walk, results: walk.results.map(({ id }) => result(id, '09:04:00')) }
    expect(pairPhotos([photo('IMG.jpg', at('09:03:00'))], [typed], [])[0]).toMatchObject({
      target: null,
      reason: 'day',
    })
  })

  it('with an open inspection when the camera wrote no time, never with one of another day', () => {
    expect(pairPhotos([photo('02.png', null)], [walk], [])[0]?.target).toEqual(toItem('b'))
    const other = { ...walk, inspectedOn: '2026-11-19', isOpen: false }
    expect(pairPhotos([photo('02.png', at('09:03:00'))], [other], [])[0]).toMatchObject({ target: null, reason: null })
  })

  it('with nothing where two inspections of the day could have it', () => {
    const late = { ...walk, id: 'late', results: [result('z', '15:00:00')] }
    expect(pairPhotos([photo('02.jpg', at('12:00:00'))], [walk, late], [])[0]).toMatchObject({
      inspectionId: null,
      target: null,
    })
    expect(pairPhotos([photo('IMG.jpg', at('14:59:00'))], [walk, late], [])[0]).toMatchObject({
      inspectionId: 'late',
      target: toItem('z'),
    })
  })

  it('with the finding of a submitted inspection, and with nothing where the item has none', () => {
    const done = { ...walk, isOpen: false, results: [result('a', '09:00:00', 'f'), result('b', '09:04:00')] }
    const open = finding({ status: 'registered', hasBefore: false, beforeTakenAt: null })
    expect(pairPhotos([photo('1.jpg', at('08:59:00'))], [done], [open])[0]?.target).toEqual({
      recordType: 'finding',
      recordId: 'f',
      role: 'before',
    })
    expect(pairPhotos([photo('2.jpg', at('09:03:00'))], [done], [open])[0]?.target).toBeNull()
  })

  it('with the finding whose number the file is named by, unless it is closed', () => {
    const named = photo('yh-2026-012 已装护罩.jpg', at('16:00:00'))
    expect(pairPhotos([named], [], [finding({})])[0]).toMatchObject({
      target: { recordType: 'finding', recordId: 'f', role: 'after' },
      reason: 'fileName',
    })
    expect(pairPhotos([named], [], [finding({ status: 'closed' })])[0]?.target).toBeNull()
  })
})

it.each([
  [{}, '09:00:00', 'after'],
  [{}, '07:00:00', 'before'],
  [{}, null, 'after'],
  [{ hasBefore: false, beforeTakenAt: null }, '09:00:00', 'before'],
  [{ status: 'registered' as const }, '09:00:00', 'before'],
  [{ status: 'awaitingReview' as const, beforeTakenAt: null }, '09:00:00', 'after'],
])('a photo of a finding %j taken at %s is %s', (patch, time, role) => {
  expect(roleAtFinding(finding(patch), time === null ? null : at(time))).toBe(role)
})

it('repeats are found by the file, and hinted at by the picture', () => {
  expect(hashDistance('0000000000000000', '000000000000000f')).toBe(4)
  expect(hashDistance('ffffffffffffffff', '0000000000000000')).toBe(64)
  const hashed = (id: string, originalSha256: string, pictureHash: string) => ({ id, originalSha256, pictureHash })
  expect(
    repeatedPhotos([
      hashed('1', 'aa', '00000000000000ff'),
      hashed('2', 'bb', 'ffffffff00000000'),
      hashed('3', 'aa', '00000000000000ff'),
      hashed('4', 'cc', '00000000000000fe'),
      hashed('5', 'dd', 'f0f0f0f0f0f0f0f0'),
    ]),
  ).toEqual(
    new Map([
      ['3', { of: '1', isSameFile: true }],
      ['4', { of: '1', isSameFile: false }],
    ]),
  )
})
