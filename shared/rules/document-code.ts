/**
 * The code at the foot of every page of an exported document (核验码): it ties the page to a number and to the content that
 * was printed under it. It needs no network and holds no secret: it finds copying mistakes and mixed-up pages, and leads to
 * the sealed content that a page is compared with; it is no signature.
 */
import { checkCharacter } from './card-code.ts'

/** 32 letters and figures that are not taken for one another: without I, O, 0 and 1. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const bits = 40n
/** hexadecimal digits of 40 bits */
const digits = 10

/** FNV-1a of the text (64 bits, public domain), its lower 40 bits. */
function digest(text: string): bigint {
  let value = 0xcbf29ce484222325n
  for (const character of text) {
    value = BigInt.asUintN(64, (value ^ BigInt(character.codePointAt(0) ?? 0)) * 0x100000001b3n)
  }
  return BigInt.asUintN(Number(bits), value)
}

function lettersOf(value: bigint): string {
  let text = ''
  for (let shift = bits - 5n; shift >= 0n; shift -= 5n) text += alphabet[Number((value >> shift) & 31n)] ?? ''
  return text
}

export interface DocumentIdentity {
  /** 文件编号 */
  number: string
  /** of a formal document; 0 = a print of the data of that moment */
  version: number
  /** sha256 of the canonical content */
  contentHash: string
}

/** `7K3F-9Q2M-A`: eight characters of number, version and content, and a check character that can be read as well. */
export function documentCode({ number, version, contentHash }: DocumentIdentity): string {
  const mask = digest(`${number}/${version}`)
  let code = ''
  // the check character of card codes may be 0, 1, I or O: then the next digits of the hash are taken
  for (let from = 0; from + digits <= contentHash.length; from += 1) {
    const letters = lettersOf(BigInt(`0x${contentHash.slice(from, from + digits)}`) ^ mask)
    code = `${letters.slice(0, 4)}-${letters.slice(4)}-${checkCharacter(letters)}`
    if (alphabet.includes(code.slice(-1))) break
  }
  return code
}

export type ReadCode = { code: string } | { problem: string }

/** Reads a typed code, with or without hyphens, blanks, small letters and the word 核验码; says what was copied wrongly. */
export function readDocumentCode(text: string): ReadCode {
  const typed = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/核验码|[\s:—–‐-]/g, '')
  if (typed === '') return { problem: '请输入页脚上的核验码，例如 7K3F-9Q2M-A' }
  const foreign = [...typed].find((character) => !alphabet.includes(character))
  if (foreign !== undefined) {
    const hint = /[IO01]/.test(foreign) ? '核验码里没有 I、O、0、1 这四个容易看混的字符' : `核验码里没有“${foreign}”`
    return { problem: `核验码抄写有误：${hint}，请对照页脚重新输入` }
  }
  if (typed.length !== 9) return { problem: `核验码抄写有误：应为 9 个字母和数字，现在是 ${typed.length} 个` }
  if (checkCharacter(typed.slice(0, 8)) !== typed.slice(8))
    return { problem: '核验码抄写有误：校验字符对不上，请对照页脚重新输入' }
  return { code: `${typed.slice(0, 4)}-${typed.slice(4, 8)}-${typed.slice(8)}` }
}

/** `anchabu:DG-2026-001:2:<hash>`: what the properties of an exported file say of it. */
export const fileMark = ({ number, version, contentHash }: DocumentIdentity): string =>
  `anchabu:${number}:${version}:${contentHash}`

/** The identity in the properties of a file, null when there is none. */
export function readFileMark(text: string): DocumentIdentity | null {
  const found = /anchabu:([A-Z]{2}-[0-9-]{3,30}):(\d{1,6}):([0-9a-f]{64})/.exec(text)
  if (!found) return null
  return { number: found[1] ?? '', version: Number(found[2]), contentHash: found[3] ?? '' }
}
