import { describe, expect, it } from 'vitest'
import { isTrustedSender } from '../../electron/ipc/sender.ts'

const main = { origin: 'app://main', parent: null }

describe('the sender of a call', () => {
  it('is our window showing our page', () => expect(isTrustedSender(main, main)).toBe(true))

  it('is not a forged frame that looks the same', () => expect(isTrustedSender({ ...main }, main)).toBe(false))

  it('is not a frame inside the page', () => {
    const inner = { origin: 'app://main', parent: main }
    expect(isTrustedSender(inner, main)).toBe(false)
    expect(isTrustedSender(inner, inner)).toBe(false)
  })

  it.each([
    'https://example.com',
    'file://',
    'null',
    'app://main.evil',
    'app://mainx',
    'http://main',
    '',
    'devtools://devtools',
  ])('is not a page of %s', (origin) => {
    const frame = { origin, parent: null }
    expect(isTrustedSender(frame, frame)).toBe(false)
  })

  it('is not a frame that is gone', () => {
    expect(isTrustedSender(null, main)).toBe(false)
    expect(isTrustedSender(undefined, undefined)).toBe(false)
    const gone = {
      get origin(): string {
        throw new Error('Render frame was disposed')
      },
      parent: null,
    }
    expect(isTrustedSender(gone, gone)).toBe(false)
  })
})
