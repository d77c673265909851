/**
 * The project's own drawings of the safety symbols: plain vector shapes in the standard frames (yellow triangle, red ring,
 * blue disc, green square). They are an orientation on cards, not the official artwork of GB 2894-2025 (未核实).
 */
import type { SafetySymbol, SymbolKind } from '#shared/rules/symbols'

/** A path of the 100 x 100 glyph: filled, or drawn as a line of this width; `hole` shows the ground. */
type Stroke = { d: string; line?: number; hole?: true }

const fill = (d: string): Stroke => ({ d })
const line = (d: string, width = 8): Stroke => ({ d, line: width })
const hole = (d: string): Stroke => ({ d, hole: true })
const disc = (x: number, y: number, r: number): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`

const gear = (x: number, y: number, r: number): Stroke[] => {
  const teeth = Array.from({ length: 8 }, (_, index) => {
    const angle = (index * Math.PI) / 4
    const at = (radius: number) =>
      `${(x + radius * Math.cos(angle)).toFixed(1)} ${(y + radius * Math.sin(angle)).toFixed(1)}`
    return `M${at(r)}L${at(r + 9)}`
  })
  return [line(disc(x, y, r), 9), line(teeth.join(''), 9)]
}
const hand =
  'M26 62V34a6 6 0 0 1 12 0v18V18a6 6 0 0 1 12 0v32V16a6 6 0 0 1 12 0v34V24a6 6 0 0 1 12 0v44c0 18-10 28-26 28-13 0-20-7-26-18L10 58c-2-7 6-10 10-5z'
const glove =
  'M30 96V70L14 48c-4-8 6-12 11-6l9 10V16a7 7 0 0 1 14 0v24V10a7 7 0 0 1 14 0v30V16a7 7 0 0 1 14 0v44l-6 12v24z'
const flame = 'M52 4c4 18 26 28 26 56a28 34 0 0 1-56 2c0-16 9-24 12-38 6 5 9 10 9 17 8-9 11-22 9-37z'
const standing = [fill(disc(50, 16, 12)), fill('M34 32h32q6 0 6 6v28h-9v30H53V70h-6v26H37V66h-9V38q0-6 6-6z')]
const shirt = 'M32 14h10q8 10 16 0h10l24 14-10 20-10-5v49H28V43l-10 5L8 28z'
const drop = (x: number, y: number, size: number): string =>
  `M${x} ${y}q${size} ${1.5 * size} 0 ${2 * size}q${-size} ${-0.5 * size} 0 ${-2 * size}z`

/** Glyphs by the id of their symbol. */
export const glyphs: Readonly<Record<string, readonly Stroke[]>> = {
  machinery: [
    ...gear(36, 40, 18),
    fill('M98 98V70L76 50c-6-5-13 2-8 8l8 10-22-12c-7-3-11 5-5 9l14 10-14-5c-6-1-8 7-2 9l20 9 8 10z'),
  ],
  electricity: [fill('M60 2 22 56h20L32 98 78 40H56L68 2z')],
  fire: [fill(flame), hole('M50 56c2 8 12 12 12 24a12 14 0 0 1-24 0c0-9 10-12 12-24z')],
  explosion: [
    fill('M50 2l8 25 21-17-9 26 28 1-24 15 20 20-27-5 3 29-20-20-20 20 3-29-27 5 20-20L2 37l28-1-9-26 21 17z'),
  ],
  poison: [
    fill('M50 4a34 32 0 0 0-34 33c0 14 9 20 14 24v13h40V61c5-4 14-10 14-24A34 32 0 0 0 50 4z'),
    hole(disc(37, 38, 8)),
    hole(disc(63, 38, 8)),
    line('M16 80 84 98M84 80 16 98', 8),
  ],
  oxygen: [
    line(disc(32, 46, 24), 10),
    line('M60 64q2-12 11-11t5 13L60 84h20', 7),
    line('M90 14v52m-9-10 9 10 9-10', 6),
  ],
  fall: [fill(disc(70, 20, 11)), line('M62 38 46 60 20 50M46 60l14 16-14 20M58 44l22 14', 10), line('M2 18h22v78', 6)],
  load: [line('M50 0v22M50 20 22 50M50 20l28 30', 6), fill('M14 50h72v44H14z')],
  vehicle: [
    fill('M4 70V50l14-6 12-22h40l14 22 12 6v20z'),
    hole('M34 30h14v14H27zM54 30h12l8 14H54z'),
    fill(disc(26, 74, 13)),
    fill(disc(76, 74, 13)),
    hole(disc(26, 74, 5)),
    hole(disc(76, 74, 5)),
  ],
  object: [
    fill('M14 4h22v20H14zM56 0h26v24H56zM38 30h18v16H38z'),
    fill(disc(50, 66, 12)),
    fill('M22 100q0-20 28-20t28 20z'),
  ],
  scald: [line('M26 8q-10 13 0 26t0 26M50 8q-10 13 0 26t0 26M74 8q-10 13 0 26t0 26', 9), fill('M6 76h88v14H6z')],
  corrosion: [
    fill('M10 8l52 18-4 14L6 22z'),
    fill(drop(68, 36, 9)),
    fill(drop(52, 50, 7)),
    fill('M4 74h34l6 10h14l6-10h32v20H4z'),
  ],
  pinch: [
    fill('M8 2h56v22H8zM8 76h56v22H8z'),
    fill('M100 30H66c-3-4-8-4-11 0H36c-7 0-7 9 0 10h-8c-7 0-7 10 0 10h6c-6 1-5 9 1 9h9c-4 2-3 9 3 9h19l12-4h22z'),
  ],
  slip: [fill(disc(34, 14, 11)), line('M38 32 54 58l28 6M54 58 34 72 16 88M44 42l26-8', 10), line('M4 97h92', 6)],
  arc: [
    fill(disc(50, 50, 16)),
    line('M50 2v20M50 78v20M2 50h20M78 50h20M16 16l14 14M70 70l14 14M84 16 70 30M30 70 16 84', 8),
  ],
  start: [
    ...gear(50, 52, 14),
    line('M14 40A38 38 0 0 1 84 34M86 64a38 38 0 0 1-70 6', 7),
    fill('M94 14v26H68zM6 92V66h26z'),
  ],
  noise: [
    line('M62 92c-14 6-18-6-20-14-3-10-16-14-16-36C26 20 42 8 60 8c22 0 34 16 34 32 0 22-18 24-20 40', 9),
    line('M44 42c0-12 6-18 16-18s16 8 16 16', 7),
    line('M14 26q-8 16 0 34', 6),
  ],
  dust: [
    fill(
      [disc(20, 18, 8), disc(50, 10, 6), disc(80, 22, 9), disc(34, 44, 6), disc(62, 40, 8), disc(88, 54, 6)].join(''),
    ),
    fill(
      [disc(14, 62, 7), disc(46, 68, 8), disc(72, 76, 6), disc(26, 88, 6), disc(56, 94, 5), disc(90, 88, 7)].join(''),
    ),
  ],
  attention: [fill('M40 2h20l-5 62H45z'), fill(disc(50, 84, 11))],
  noFlame: [fill('M56 46c10-12 2-28-6-40-2 12-14 18-14 30 0 5 3 9 6 10v50h14z')],
  noSwitch: [line('M22 90h56', 10), line('M34 90V62L74 26', 9), line('M66 90V66', 9), fill(disc(78, 20, 11))],
  noTouch: [fill(hand)],
  noEntry: standing,
  noGloves: [fill(glove), hole('M34 80h32v5H34z')],
  noCrossing: [
    fill(disc(58, 14, 11)),
    line('M54 30 46 56 66 70v24M46 56 22 66 10 88M52 38l24 14', 10),
    line('M4 76h92', 5),
  ],
  noWater: [fill('M8 6l48 14-8 38-36-8z'), fill(drop(70, 24, 9)), fill(drop(80, 46, 8))],
  noSynthetic: [fill(shirt), hole('M56 42 40 62h10l-6 18 18-24H52z')],
  helmet: [fill('M8 66a42 44 0 0 1 84 0h6v12H2V66z'), hole('M44 24h12v34H44z')],
  goggles: [
    fill('M2 32h96v14c0 22-10 32-26 32-13 0-17-8-20-18h-4c-3 10-7 18-20 18C12 78 2 68 2 46z'),
    hole('M12 42h28c0 16-4 26-13 26S12 60 12 42zM60 42h28c0 18-6 26-15 26s-13-10-13-26z'),
  ],
  welding: [fill('M20 6h60l8 50-38 42L12 56z'), hole('M28 28h44v18H28z')],
  ears: [fill(disc(50, 52, 26)), line('M14 54a36 40 0 0 1 72 0', 8), fill('M6 46h18v30H6zM76 46h18v30H76z')],
  gloves: [fill(glove), hole('M34 80h32v5H34z')],
  shoes: [fill('M24 6h30v42l34 16c8 4 10 12 10 26H24z'), hole('M24 78h74v4H24z')],
  respirator: [
    fill('M50 4c26 0 40 16 40 40 0 14-6 22-14 28v10H24V72c-8-6-14-14-14-28C10 20 24 4 50 4z'),
    hole('M20 34h24v18H24zM56 34h24l-4 18H56z'),
    fill(disc(50, 80, 18)),
    hole('M40 74h20v4H40zM40 82h20v4H40z'),
  ],
  mask: [
    fill('M50 4a38 42 0 0 1 38 44c0 26-16 48-38 48S12 74 12 48A38 42 0 0 1 50 4z'),
    hole('M26 32h14v7H26zM60 32h14v7H60zM20 52q30-10 60 0v18Q64 88 50 88T20 70z'),
  ],
  harness: [
    fill(disc(50, 14, 12)),
    fill('M30 30h40l12 34-9 4-7-18v18l4 30H58l-8-24-8 24H30l4-30V50l-7 18-9-4z'),
    hole('M38 30h5l27 28v7zM62 30h-5L34 56v7zM34 62h32v5H34z'),
  ],
  suit: [
    fill(disc(50, 12, 10)),
    fill('M34 26h32l22 26-8 8-12-11v49H54V70h-8v28H32V49L20 60l-8-8z'),
    hole('M48 28h4v36h-4z'),
  ],
  lock: [
    line('M30 46V30a20 20 0 0 1 40 0v16', 10),
    fill('M16 44h68v50H16z'),
    hole(`${disc(50, 64, 8)}M46 66h8v16h-8z`),
  ],
  earth: [line('M50 4v42M12 48h76M26 66h48M40 84h20', 10)],
  exit: [
    fill('M62 4h34v92H62z'),
    hole('M70 14h18v82H70z'),
    fill(disc(44, 18, 10)),
    line('M40 34 34 58l16 14-2 22M34 58 22 76 4 78M40 36l18 12M38 36 20 40l-6 14', 8),
  ],
  extinguisher: [
    fill('M34 34h28q6 0 6 8v54H28V42q0-8 6-8z'),
    line('M48 34V18M36 18h30M64 18q22 4 22 34', 7),
    fill('M80 52h12l4 16H76z'),
  ],
  eyewash: [
    fill(drop(34, 2, 12)),
    fill(drop(66, 2, 12)),
    line('M6 66q44-44 88 0q-44 44-88 0z', 8),
    fill(disc(50, 66, 13)),
  ],
  firstAid: [fill('M36 4h28v32h32v28H64v32H36V64H4V36h32z')],
  telephone: [fill('M18 10 36 6l12 24-12 10q6 16 22 26l14-10 22 16-8 20q-16 8-46-18T18 10z')],
}

const yellow = '#FFD100'
const red = '#C8102E'
const blue = '#005EB8'
const green = '#007A33'
const black = '#111111'
const white = '#FFFFFF'

interface Frame {
  below: string
  above: string
  ink: string
  ground: string
  /** left, top and scale of the glyph */
  place: readonly [number, number, number]
}

function frameOf({ kind, id }: Pick<SafetySymbol, 'kind' | 'id'>): Frame {
  const square = (ground: string): Frame => ({
    below: `<rect x="3" y="3" width="94" height="94" rx="6" fill="${ground}"/>`,
    above: '',
    ink: white,
    ground,
    place: [15, 15, 0.7],
  })
  const frames: Record<SymbolKind, () => Frame> = {
    warning: () => ({
      below: `<path d="M50 9 95 88H5z" fill="${yellow}" stroke="${black}" stroke-width="7" stroke-linejoin="round"/>`,
      above: '',
      ink: black,
      ground: yellow,
      place: [29.5, 38, 0.41],
    }),
    prohibition: () => ({
      below: `<circle cx="50" cy="50" r="43" fill="${white}" stroke="${red}" stroke-width="9"/>`,
      above: `<path d="M20 20 80 80" fill="none" stroke="${red}" stroke-width="8"/>`,
      ink: black,
      ground: white,
      place: [24, 24, 0.52],
    }),
    mandatory: () => ({
      below: `<circle cx="50" cy="50" r="47" fill="${blue}"/>`,
      above: '',
      ink: white,
      ground: blue,
      place: [21, 20, 0.58],
    }),
    // fire equipment stands on red, other information on green
    information: () => square(id === 'extinguisher' ? red : green),
  }
  return frames[kind]()
}

/** The symbol as a standalone SVG of 100 x 100 units. */
export function symbolSvg(symbol: Pick<SafetySymbol, 'kind' | 'id'>): string {
  const { below, above, ink, ground, place } = frameOf(symbol)
  const [left, top, scale] = place
  const paths = (glyphs[symbol.id] ?? []).map(({ d, line: width, hole: isHole }) =>
    width === undefined
      ? `<path d="${d}" fill="${isHole ? ground : ink}"/>`
      : `<path d="${d}" fill="none" stroke="${ink}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="100" height="100">${below}<g transform="translate(${left} ${top}) scale(${scale})">${paths.join('')}</g>${above}</svg>`
}
