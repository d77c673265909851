/** Lines, padding and grounds of everything that is drawn as a grid. */
import type { CustomTableLayout } from 'pdfmake/interfaces'

export const lineWidth = 0.5
export const headGround = '#E8EBEF'
export const paddingTop = 2
export const paddingBottom = 2.5

/** Thin black lines and tight padding; without the top line the grid continues the one above. */
export function gridLayout(padding: number, withTopLine = true): CustomTableLayout {
  return {
    hLineWidth: (line) => (line === 0 && !withTopLine ? 0 : lineWidth),
    vLineWidth: () => lineWidth,
    paddingLeft: () => padding,
    paddingRight: () => padding,
    paddingTop: () => paddingTop,
    paddingBottom: () => paddingBottom,
  }
}

/** Inner widths in points so that the columns, their padding and lines fill the content width exactly. */
export function columnWidths(shares: number[], contentWidth: number, padding: number): number[] {
  const total = shares.reduce((sum, share) => sum + share, 0)
  const outer = contentWidth - lineWidth * (shares.length + 1)
  return shares.map((share) => (outer * share) / total - 2 * padding)
}
