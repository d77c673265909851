/** The looks of a sheet's cells. Equal looks are one object: the writer then finds its style number without comparing. */
import type { Alignment, Borders, Fill, Style } from 'exceljs'
import { levelGrounds } from '#shared/reports/display'
import type { CellFormat, RiskLevel } from '#shared/reports/report-document'
import { numberFormat } from './values.ts'

export type CellStyle = Partial<Style>
export type Edges = 'all' | 'top' | 'bottom' | 'none'

/** Points; what a table is set in on the screen, whatever the scale of the print. */
export const bodySize = 10
const fontName = '宋体'
const line = { style: 'thin', color: { argb: 'FF000000' } } as const

const borders: Record<Edges, Partial<Borders>> = {
  all: { top: line, left: line, bottom: line, right: line },
  top: { top: line, left: line, right: line },
  bottom: { bottom: line, left: line, right: line },
  none: {},
}

function solid(colour: string): Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb: `FF${colour.slice(1)}` } }
}

export interface Look {
  edges?: Edges
  size?: number
  bold?: boolean
  colour?: string
  ground?: string
  horizontal?: Alignment['horizontal']
  vertical?: Alignment['vertical']
  format?: CellFormat
  indent?: number
}

const known = new Map<string, CellStyle>()

/** The style of a look; the same object for the same look. */
export function styleOf(look: Look): CellStyle {
  const key = JSON.stringify(look)
  let style = known.get(key)
  if (style === undefined) {
    style = {
      font: {
        name: fontName,
        size: look.size ?? bodySize,
        bold: look.bold ?? false,
        color: { argb: `FF${(look.colour ?? '#000000').slice(1)}` },
      },
      alignment: {
        horizontal: look.horizontal ?? 'left',
        vertical: look.vertical ?? 'middle',
        wrapText: true,
        ...(look.indent ? { indent: look.indent } : {}),
      },
      border: borders[look.edges ?? 'none'],
      numFmt: numberFormat(look.format ?? 'text'),
      ...(look.ground ? { fill: solid(look.ground) } : {}),
    }
    known.set(key, style)
  }
  return style
}

const headGround = '#E8EBEF'

export const styles = {
  enterprise: styleOf({ size: 12, horizontal: 'center' }),
  title: styleOf({ size: 18, bold: true, horizontal: 'center' }),
  metaLeft: styleOf({}),
  metaCenter: styleOf({ horizontal: 'center' }),
  metaRight: styleOf({ horizontal: 'right' }),
  head: styleOf({ edges: 'all', bold: true, horizontal: 'center', ground: headGround }),
  label: styleOf({ edges: 'all', bold: true, horizontal: 'center', ground: headGround }),
  blank: styleOf({ edges: 'all' }),
  empty: styleOf({ edges: 'all', horizontal: 'center', colour: '#4E5969' }),
  note: styleOf({ size: 9, colour: '#4E5969' }),
  caption: styleOf({ edges: 'bottom', size: 9, horizontal: 'center' }),
  picture: styleOf({ edges: 'top', horizontal: 'center', colour: '#4E5969' }),
  signature: styleOf({ edges: 'top', vertical: 'top' }),
  signatureDay: styleOf({ edges: 'bottom', horizontal: 'right' }),
}

/** A bordered value cell; a risk level stands on its pale ground, a row that sums up others on grey and bold. */
export function valueStyle(
  format: CellFormat,
  horizontal: 'left' | 'center' | 'right',
  level: RiskLevel | null,
  isSum = false,
): CellStyle {
  const look: Look = { edges: 'all', horizontal, format }
  if (isSum) return styleOf({ ...look, bold: true, ground: headGround })
  return styleOf(level === null ? look : { ...look, ground: levelGrounds[level] })
}
