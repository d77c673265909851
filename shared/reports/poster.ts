/** A map larger than any printer at hand: sheets of A4 that are cut along dashed lines and put together. */
import { type MapDrawing, mapContent, svgOpening } from './map-drawing.ts'
import { type MapInput, type MapOptions, planTitle } from './map-input.ts'
import type { Block } from './report-document.ts'
import { escaped, ink, short, svgBox, svgText, white } from './svg.ts'

/** Sheets beside and below each other. */
export const posterSide = 3
/** what two neighbours both show, in millimetres: a sheet is cut on its dashed lines and laid over the next */
export const posterOverlap = 10
/** one sheet of A4, landscape: its part of the map, and the line of words above it */
export const tileSize = { width: 272, height: 160, words: 7 } as const

/** The whole map in millimetres. */
export const posterSize = {
  widthMillimetres: posterSide * (tileSize.width - posterOverlap) + posterOverlap,
  heightMillimetres: posterSide * (tileSize.height - posterOverlap) + posterOverlap,
} as const

export const tileName = (row: number, column: number): string => `第${row}行第${column}列`

const cutLine = (d: string): string =>
  `<path d="${d}" fill="none" stroke="${ink}" stroke-width="0.35" stroke-dasharray="3 2"/>`

function tile(drawing: MapDrawing, title: string, row: number, column: number): string {
  const { width, height, words } = tileSize
  const left = (column - 1) * (width - posterOverlap)
  const top = (row - 1) * (height - posterOverlap)
  const label = `${tileName(row, column)}　共 ${posterSide} 行 ${posterSide} 列　${title}`
  const bottom = words + height
  const marks = [
    ...(column < posterSide ? [cutLine(`M${width} ${words}v${height}`)] : []),
    ...(row < posterSide ? [cutLine(`M0 ${bottom}h${width}`)] : []),
    ...(column > 1 ? [cross(posterOverlap, words + 2), cross(posterOverlap, bottom - 2)] : []),
    ...(row > 1 ? [cross(2, words + posterOverlap), cross(width - 2, words + posterOverlap)] : []),
  ]
  return (
    svgOpening(width, height + words) +
    `<title>${escaped(label)}</title>` +
    // the sheet's own edges cut the map on three sides, the band of words covers it above
    `<g transform="translate(${short(-left)} ${short(words - top)})">${drawing.svg}</g>` +
    svgBox(0, 0, width, words, { fill: white }) +
    svgText(0.5, 4.6, label, { size: 3.4, isBold: true }) +
    svgText(width - 0.5, 4.6, '沿右边、下边的虚线裁去，盖到右邻、下邻的十字线为止', { size: 3, anchor: 'end' }) +
    `<path d="M0 ${words}h${width}v${height}h${-width}z" fill="none" stroke="#9AA3AF" stroke-width="0.15"/>` +
    marks.join('') +
    '</svg>'
  )
}

/** A cross by which the neighbours are laid on each other. */
const cross = (x: number, y: number): string =>
  `<path d="M${x - 2} ${y}h4M${x} ${y - 2}v4" stroke="${ink}" stroke-width="0.35" fill="none"/>`

/** The sheets of a poster, row by row, each on its page. */
export function posterBlocks(input: MapInput, options: MapOptions): Block[] {
  const drawing = mapContent(input, { ...options, size: posterSize })
  const rows = Array.from({ length: posterSide }, (_, index) => index + 1)
  return rows.flatMap((row) =>
    rows.flatMap((column): Block[] => [
      { kind: 'pageBreak' },
      {
        kind: 'drawing',
        svg: tile(drawing, planTitle(input.plan), row, column),
        widthMillimetres: tileSize.width,
        heightMillimetres: tileSize.height + tileSize.words,
      },
    ]),
  )
}
