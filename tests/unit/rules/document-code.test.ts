import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentCode, fileMark, readDocumentCode, readFileMark } from '#shared/rules/document-code'
import { hunksOf, matchesOf } from '#shared/rules/alignment'

const hash = fc.stringMatching(/^[0-9a-f]{64}$/)
const identity = fc.record({
  number: fc.stringMatching(/^(DG|WJ)-20\d\d-\d{3,4}$/),
  version: fc.nat({ max: 99 }),
  contentHash: hash,
})

describe('the code at the foot of a page', () => {
  it('has no characters that are taken for one another and is read back as it was written', () => {
    fc.assert(
      fc.property(identity, (own) => {
        const code = documentCode(own)
        expect(code).toMatch(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]$/)
        expect(readDocumentCode(code)).toEqual({ code })
        expect(readDocumentCode(` 核验码：${code.toLowerCase().replaceAll('-', ' ')} `)).toEqual({ code })
        expect(readFileMark(`x ${fileMark(own)} y`)).toEqual(own)
      }),
    )
  })

  it('is another for another number, version or content', () => {
    const own = { number: 'DG-2026-001', version: 1, contentHash: 'a'.repeat(64) }
    const codes = [
      own,
      { ...own, number: 'DG-2026-002' },
      { ...own, version: 2 },
      { ...own, contentHash: 'b'.repeat(64) },
    ]
    expect(new Set(codes.map(documentCode)).size).toBe(4)
  })

  it('finds every single character that was copied wrongly', () => {
    fc.assert(
      fc.property(
        identity,
        fc.nat({ max: 8 }),
        fc.constantFrom(...'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'),
        (own, at, other) => {
          const plain = documentCode(own).replaceAll('-', '')
          const wrong = plain.slice(0, at) + other + plain.slice(at + 1)
          if (wrong !== plain) expect(readDocumentCode(wrong)).toHaveProperty('problem')
        },
      ),
    )
  })

  it('finds nearly every two that changed places (ISO/IEC 7064 MOD 37,36)', () => {
    let swaps = 0
    let missed = 0
    for (let index = 0; index < 2000; index += 1) {
      const contentHash = createHash('sha256').update(String(index)).digest('hex')
      const plain = documentCode({ number: 'DG-2026-001', version: 1, contentHash }).replaceAll('-', '')
      for (let at = 0; at < 8; at += 1) {
        const swapped = plain.slice(0, at) + (plain[at + 1] ?? '') + (plain[at] ?? '') + plain.slice(at + 2)
        if (swapped === plain) continue
        swaps += 1
        if (!('problem' in readDocumentCode(swapped))) missed += 1
      }
    }
    expect(missed / swaps).toBeLessThan(0.01)
  })

  it.each([
    ['', '请输入页脚上的核验码，例如 7K3F-9Q2M-A'],
    ['7K3F-9Q2O-A', '核验码抄写有误：核验码里没有 I、O、0、1 这四个容易看混的字符，请对照页脚重新输入'],
    ['7K3F', '核验码抄写有误：应为 9 个字母和数字，现在是 4 个'],
    ['甲乙丙', '核验码抄写有误：核验码里没有“甲”，请对照页脚重新输入'],
  ])('says what is wrong with “%s”', (typed, problem) => {
    expect(readDocumentCode(typed)).toEqual({ problem })
  })
})

describe('two sequences', () => {
  it('differ in the hunks and nowhere else', () => {
    const words = fc.array(fc.constantFrom(...'abcdefg'), { maxLength: 30 })
    fc.assert(
      fc.property(words, words, (before, after) => {
        const rebuilt: string[] = []
        let at = 0
        for (const hunk of hunksOf(before, after)) {
          rebuilt.push(...before.slice(at, hunk.before), ...after.slice(hunk.after, hunk.after + hunk.afterCount))
          at = hunk.before + hunk.beforeCount
        }
        expect([...rebuilt, ...before.slice(at)]).toEqual(after)
        matchesOf(before, after).forEach((match, index) => {
          if (match !== null) expect(after[match]).toBe(before[index])
        })
      }),
    )
  })

  it('of 20,000 lines with 50 changes are compared in well under a second', () => {
    const before = Array.from({ length: 20_000 }, (_, index) => `line ${index % 7_000}`)
    const after = before.map((line, index) => (index % 400 === 0 ? `${line} changed` : line))
    const start = performance.now()
    expect(hunksOf(before, after)).toHaveLength(50)
    expect(performance.now() - start).toBeLessThan(2000)
  })
})
