import { describe, expect, it } from 'vitest'
import { type PaperState, placeInFileName, readPaperLine } from '#shared/rules/paper-entry'
import { newSheetCode, readSheetCode } from '#shared/rules/sheet-code'

/** Forty items; those from 38 on are open. */
const state: PaperState = Array.from({ length: 40 }, (_, place) => (place < 37 ? 'normal' : null))
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from - 1 + index)

describe('a line of a paper checklist', () => {
  it.each([
    ['12 x', [11], 'abnormal', ''],
    ['12 X', [11], 'abnormal', ''],
    ['12x', [11], 'abnormal', ''],
    ['１２　ｘ', [11], 'abnormal', ''],
    ['12 2', [11], 'abnormal', ''],
    ['12 ×', [11], 'abnormal', ''],
    ['12 不符合', [11], 'abnormal', ''],
    ['12 隐患', [11], 'abnormal', ''],
    ['12 x 防护罩松动', [11], 'abnormal', '防护罩松动'],
    ['12x防护罩松动', [11], 'abnormal', '防护罩松动'],
    ['12 x，防护罩，松动', [11], 'abnormal', '防护罩，松动'],
    ['12 x：M8 螺栓缺 2 个', [11], 'abnormal', 'M8 螺栓缺 2 个'],
    ['12 x Ａ区', [11], 'abnormal', 'Ａ区'],
    ['12 2 防护罩松动', [11], 'abnormal', '防护罩松动'],
    ['3 v', [2], 'normal', ''],
    ['3 √', [2], 'normal', ''],
    ['03 1', [2], 'normal', ''],
    ['3 符合', [2], 'normal', ''],
    ['3 正常', [2], 'normal', ''],
    ['3 n', [2], 'notApplicable', ''],
    ['3 0', [2], 'notApplicable', ''],
    ['3 3', [2], 'notApplicable', ''],
    ['3 不涉及', [2], 'notApplicable', ''],
    ['3 不适用 本月停用', [2], 'notApplicable', '本月停用'],
    ['3 c', [2], null, ''],
    ['1-11 v', numbers(1, 11), 'normal', ''],
    ['1－11v', numbers(1, 11), 'normal', ''],
    ['１～１１ Ｖ', numbers(1, 11), 'normal', ''],
    ['1至11 v', numbers(1, 11), 'normal', ''],
    ['11-9 v', numbers(9, 11), 'normal', ''],
    ['1-3，7、9 x', [0, 1, 2, 6, 8], 'abnormal', ''],
    ['1, 2,2 n', [0, 1], 'notApplicable', ''],
    ['余 v', [37, 38, 39], 'normal', ''],
    ['余v', [37, 38, 39], 'normal', ''],
    ['其余 v', [37, 38, 39], 'normal', ''],
    ['* v', [37, 38, 39], 'normal', ''],
    ['＊ １', [37, 38, 39], 'normal', ''],
    ['余 n', [37, 38, 39], 'notApplicable', ''],
    ['v', [37], 'normal', ''],
    ['x 灯不亮', [37], 'abnormal', '灯不亮'],
  ] as const)('%s', (line, places, answer, remark) => {
    expect(readPaperLine(line, state)).toEqual({ kind: 'answer', places: [...places], answer, remark })
  })

  it.each([
    ['12 p', 11],
    ['１２ Ｐ', 11],
    ['12照片', 11],
  ])('%s asks for photos', (line, place) => {
    expect(readPaperLine(line, state)).toEqual({ kind: 'photo', place })
  })

  it.each([
    ['', '先写项号，再写结果，例如 12 x'],
    ['41 v', '这张表只有 40 项，没有第 41 项'],
    ['0-3 v', '这张表只有 40 项，没有第 0 项'],
    ['38-45 v', '这张表只有 40 项，没有第 45 项'],
    ['12', '第 12 项还没写结果：v 正常，x 隐患，n 不涉及'],
    ['12 防护罩松动', '看不懂这一行，写成「12 x 防护罩松动」「1-11 v」或「余 v」'],
    ['12 xyz', '看不懂这一行，写成「12 x 防护罩松动」「1-11 v」或「余 v」'],
    ['123', '这张表只有 40 项，没有第 123 项'],
    ['1-3 p', '照片一次只能给一项，例如 12 p'],
    ['余 x', '隐患请逐项写明项号，不能写「余 x」'],
    ['余 c', '其余各项本来就没有结果'],
    ['3 c 写错了', '清除结果的后面不用写别的'],
    [`3 x ${'长'.repeat(301)}`, '问题描述太长，请缩短到 300 字以内'],
  ])('%s is refused', (line, sentence) => {
    expect(readPaperLine(line, state)).toEqual({ kind: 'problem', sentence })
  })

  it('says when nothing is left', () => {
    const full = state.map(() => 'normal' as const)
    for (const line of ['余 v', 'v'])
      expect(readPaperLine(line, full)).toEqual({ kind: 'problem', sentence: '每一项都有结果了，按 Ctrl+回车 提交' })
  })
})

it.each([
  ['12.jpg', 11],
  ['03-防护罩.jpg', 2],
  ['７ 照片.jpeg', 6],
  ['IMG_0012.jpg', null],
  ['20261120_083000.jpg', null],
  ['41.jpg', null],
])('the file %s is of item %s', (name, place) => {
  expect(placeInFileName(name, 40)).toBe(place)
})

describe('a page code', () => {
  let seed = 7
  const random = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return Math.floor((seed / 2147483648) * below)
  }
  const codes = Array.from({ length: 300 }, () => newSheetCode(random))

  it('has no letter or figure that is read as another, and is read back however it was typed', () => {
    for (const code of codes) {
      expect(code).toMatch(/^[A-HJ-NP-Z2-9]{3}-[A-HJ-NP-Z2-9]{3}$/)
      const wide = [...code].map((one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).join('')
      for (const typed of [code, code.toLowerCase(), ` ${code.replace('-', ' ')} `, code.replace('-', ''), wide])
        expect(readSheetCode(typed)).toBe(code)
    }
  })

  it('tells every single wrong character', () => {
    const wrong = codes
      .slice(0, 40)
      .flatMap((code) =>
        [0, 1, 2, 4, 5, 6].flatMap((place) =>
          [...'ABCDEFGHJKLMNPQRSTUVWXYZ23456789']
            .filter((other) => other !== code[place])
            .map((other) => code.slice(0, place) + other + code.slice(place + 1)),
        ),
      )
    expect(wrong.filter((code) => readSheetCode(code) !== null)).toEqual([])
    for (const text of ['', 'K4M', 'K4M-2701', 'O0I-1AB', '检查表']) expect(readSheetCode(text)).toBeNull()
  })
})
