/** The code on a printed card: number, digest of its texts and a check character. It leads nowhere and needs no network. */

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const digestLength = 12

/** ISO/IEC 7064 MOD 37,36 check character of the letters and digits in the text; other characters are passed over. */
export function checkCharacter(text: string): string {
  let sum = 36
  for (const character of text.toUpperCase()) {
    const value = alphabet.indexOf(character)
    if (value < 0) continue
    sum = (sum + value) % 36 || 36
    sum = (sum * 2) % 37
  }
  return alphabet[(37 - sum) % 36] ?? '0'
}

/** `KP-001 AB12CD34EF56 7`: what the QR code carries and what stands beside it. */
export function cardCode(number: string, textDigest: string): string {
  const digest = textDigest.slice(0, digestLength).toUpperCase()
  return `${number} ${digest} ${checkCharacter(number + digest)}`
}

export interface ReadCardCode {
  number: string
  /** first digits of the digest of the printed texts */
  digest: string
  /** the check character fits: nothing was misread */
  isSound: boolean
}

/** Reads a scanned or typed code; null when the text is none. */
export function readCardCode(text: string): ReadCardCode | null {
  const found = /^\s*(KP-\d{3,})\s+([0-9A-F]{12})\s+([0-9A-Z])\s*$/i.exec(text)
  if (!found) return null
  const [number = '', digest = '', check = ''] = found.slice(1).map((part) => part.toUpperCase())
  return { number, digest, isSound: checkCharacter(number + digest) === check }
}

/** True when the code was printed from these very texts. */
export const isPrintOf = (code: ReadCardCode, textDigest: string): boolean =>
  textDigest.toUpperCase().startsWith(code.digest)
