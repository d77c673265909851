/** Small pieces of plain SVG that charts and maps are made of; every text goes through `escaped`. */

export const svgFont = "'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif"
export const ink = '#1F2329'
export const muted = '#4E5969'
export const white = '#FFFFFF'

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Two decimals: a hundredth of a millimetre is finer than any printer. */
export const short = (value: number): number => Math.round(value * 100) / 100

/** Latin letters and digits are about half as wide as a Chinese character. */
export const emsOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) < 0x80 ? 0.56 : 1), 0)

/** The text with an ellipsis where it is longer than so many ems. */
export function shortenedTo(text: string, ems: number): string {
  if (emsOf(text) <= ems) return text
  const characters = [...text]
  while (characters.length > 0 && emsOf(characters.join('')) + 1 > ems) characters.pop()
  return `${characters.join('')}…`
}

export interface TextLook {
  size: number
  fill?: string
  anchor?: 'start' | 'middle' | 'end'
  isBold?: boolean
}

/** One line of text; `y` is its baseline. */
export function svgText(x: number, y: number, text: string, look: TextLook): string {
  const { size, fill = ink, anchor = 'start', isBold = false } = look
  const weight = isBold ? ' font-weight="bold"' : ''
  return `<text x="${short(x)}" y="${short(y)}" font-size="${short(size)}" fill="${fill}" text-anchor="${anchor}"${weight}>${escaped(text)}</text>`
}

/** A line of text made smaller, down to two thirds, and then shortened, so that it stays within `width`. */
export function fittedText(x: number, y: number, text: string, width: number, look: TextLook): string {
  const ems = Math.max(emsOf(text), 0.1)
  const size = Math.max(look.size * 0.66, Math.min(look.size, width / ems))
  return svgText(x, y, shortenedTo(text, width / size + 0.01), { ...look, size })
}

export interface BoxLook {
  fill?: string
  stroke?: string
  line?: number
  /** 0..1, of the fill */
  opacity?: number
  round?: number
}

export function svgBox(x: number, y: number, width: number, height: number, look: BoxLook): string {
  const { fill = 'none', stroke, line = 0.2, opacity, round } = look
  const edge = stroke === undefined ? '' : ` stroke="${stroke}" stroke-width="${short(line)}"`
  const clear = opacity === undefined ? '' : ` fill-opacity="${opacity}"`
  const corner = round === undefined ? '' : ` rx="${short(round)}"`
  return `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" fill="${fill}"${clear}${edge}${corner}/>`
}

export const svgLine = (x1: number, y1: number, x2: number, y2: number, stroke: string, line: number): string =>
  `<path d="M${short(x1)} ${short(y1)}L${short(x2)} ${short(y2)}" stroke="${stroke}" stroke-width="${short(line)}" fill="none"/>`
