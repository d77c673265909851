/** Glyph pre-flight: which font prints which character, and which characters no font has. */
import { join } from 'node:path'
import * as fontkit from 'fontkit'
import type { Face } from '../options.ts'
import { cleanText } from '../page.ts'

export const mainFont = 'main'
export const fallbackFont = 'fallback'

/** Printed in the place of a character that no font has (geta mark, the typographers' sign for a missing type). */
const missingMark = '〓'

export interface FontFiles {
  regular: string
  bold: string
  fallback: string
}

/** The font files inside the fonts folder. */
export function fontFilesIn(folder: string): FontFiles {
  return {
    regular: join(folder, 'NotoSansSC-Regular.ttf'),
    bold: join(folder, 'NotoSansSC-Bold.ttf'),
    fallback: join(folder, 'NotoSansSymbols2-Regular.ttf'),
  }
}

export interface Run {
  text: string
  font?: string
}

export interface Typesetter {
  /** the text ready for the page: cleaned, and in runs where a part needs another font; `face` as far as it has the characters */
  set(text: string, face?: Face): string | Run[]
  /** one sentence for each character met so far that cannot be printed */
  warnings(): string[]
}

type Place = 'main' | 'fallback' | 'missing' | 'dropped'
type Faces = Partial<Record<Face, string>>

function openFont(file: string): fontkit.Font {
  const font = fontkit.openSync(file)
  if (!('hasGlyphForCodePoint' in font)) throw new Error(`${file} is a font collection, a single font is expected`)
  return font
}

/** Zero-width and variation characters print nothing and need no glyph. */
function printsNothing(codePoint: number): boolean {
  return (
    (codePoint >= 0x200b && codePoint <= 0x200f) ||
    codePoint === 0x2060 ||
    codePoint === 0xfeff ||
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f)
  )
}

/** The faces whose font may be embedded (OS/2 fsType); of the others the main font takes the place. */
function openFaces(faces: Faces): Map<Face, fontkit.Font> {
  return new Map(
    Object.entries(faces).flatMap(([face, file]) => {
      const font = openFont(file)
      return font['OS/2'].fsType.noEmbedding ? [] : [[face as Face, font]]
    }),
  )
}

/** Reads the character tables of the fonts once; the result keeps what it has learnt about each character. */
export function openTypesetter(files: FontFiles, faces: Faces = {}): Typesetter {
  const openedFaces = openFaces(faces)
  const main = openFont(files.regular)
  const fallback = openFont(files.fallback)
  const places = new Map<number, Place>()
  const missing = new Set<string>()
  // one byte per UTF-16 unit: 1 = the main font has it, which nearly every character takes
  const known = new Uint8Array(0x10000)
  known[0x0a] = 1

  const placeOf = (codePoint: number): Place => {
    let place = places.get(codePoint)
    if (place === undefined) {
      if (codePoint === 0x0a || main.hasGlyphForCodePoint(codePoint)) place = 'main'
      else if (printsNothing(codePoint)) place = 'dropped'
      else place = fallback.hasGlyphForCodePoint(codePoint) ? 'fallback' : 'missing'
      places.set(codePoint, place)
      if (place === 'main' && codePoint < 0x10000 && !printsNothing(codePoint)) known[codePoint] = 1
    }
    return place
  }

  const plain = (text: string): boolean => {
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index)
      if (known[unit] === 1) continue
      if ((unit >= 0xd800 && unit <= 0xdfff) || unit < 0x20 || placeOf(unit) !== 'main' || printsNothing(unit))
        return false
    }
    return true
  }

  const split = (text: string, face?: Face): string | Run[] => {
    const faceFont = face && openedFaces.get(face)
    const runs: Run[] = []
    let current: Run | undefined
    for (const character of cleanText(text).replaceAll('\t', ' ')) {
      const codePoint = character.codePointAt(0) ?? 0
      const place = printsNothing(codePoint) ? 'dropped' : placeOf(codePoint)
      if (place === 'dropped') continue
      if (place === 'missing') missing.add(character)
      const isInFace = faceFont !== undefined && place !== 'missing' && faceFont.hasGlyphForCodePoint(codePoint)
      const font = face && isInFace ? face : place === 'fallback' ? fallbackFont : mainFont
      if (current === undefined || (current.font ?? mainFont) !== font) {
        current = font === mainFont ? { text: '' } : { text: '', font }
        runs.push(current)
      }
      current.text += place === 'missing' ? missingMark : character
    }
    return runs.length <= 1 && current?.font === undefined ? (current?.text ?? '') : runs
  }

  return {
    set: (text, face) => (face && openedFaces.has(face) ? split(text, face) : plain(text) ? text : split(text)),
    warnings: () => [...missing].map((character) => `字符「${character}」无法打印，已印为“${missingMark}”`),
  }
}
