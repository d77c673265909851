/**
 * Groups of equal cells without row spans (which break at page ends): the text stands once at the top of the group, the
 * inner lines are left out, and where a group crosses a page it is closed below and its text repeated above. That is drawn
 * with the page footer: footers are made after the layout, when the page of every row is known.
 */
import type { Content } from 'pdfmake/interfaces'
import { paddingBottom, paddingTop, lineWidth } from './grid.ts'
import type { Typesetter } from './typesetter.ts'

/** What pdfmake leaves on a table cell after the layout. */
export interface LaidCell {
  positions?: { pageNumber: number; top: number }[]
  _bottomY?: number
  _rowTopPageY?: number
}

export interface Group {
  /** rows in the table's body without its head */
  row: number
  rowSpan: number
  text: string
  alignment: 'left' | 'center' | 'right'
  /** points from the page's left edge to the text, and the text's width */
  left: number
  width: number
}

/** One table with groups: all it takes to continue them over pages. */
export interface GroupTrack {
  /** an empty text just above the table: where the table began */
  marker: LaidCell
  /** the first cell of each row; each carries an id so that pdfmake keeps its page number up to date */
  rows: LaidCell[]
  groups: Group[]
  padding: number
  fontSize: number
  lineHeight: number
}

/** Height of a row with its lower line. pdfmake counts `_bottomY` from the row's own top, in row 0 from the head's top. */
function heightOf(track: GroupTrack, row: number): number {
  const cell = track.rows[row]
  const top = row === 0 ? (cell?._rowTopPageY ?? 0) - paddingTop : 0
  return (cell?._bottomY ?? 0) + 2 * paddingBottom + lineWidth - top
}

function pageOf(cell: LaidCell | undefined): number | undefined {
  return cell?.positions?.[0]?.pageNumber
}

/** The first table row on the page and the height down to its top edge, null when the table has no row there. */
function startOn(track: GroupTrack, page: number, topMargin: number): { row: number; top: number } | null {
  const row = track.rows.findIndex((cell) => pageOf(cell) === page)
  // head and first row are laid out together from 0: the first row's place is the height of the head
  const head = (track.rows[0]?._rowTopPageY ?? 0) - paddingTop
  const marker = track.marker.positions?.[0]
  if (row === -1) return null
  const table = row === 0 && marker?.pageNumber === page ? marker.top + markerHeight : topMargin
  return { row, top: table + head }
}

/** Font size of the marker above a table, and the height that it takes. */
export const markerSize = 0.1
const markerHeight = markerSize * 1.448

export interface PageFrame {
  /** points from the page's top to the content and to the footer */
  topMargin: number
  footerTop: number
}

/**
 * For the footer of a page: the texts of groups that go on here from the page before, and lines under those that go on
 * behind. Positions count from the footer's top, as pdfmake wants them.
 */
export function continuedGroups(
  tracks: GroupTrack[],
  page: number,
  frame: PageFrame,
  typesetter: Typesetter,
): Content[] {
  const contents: Content[] = []
  for (const track of tracks) {
    const start = startOn(track, page, frame.topMargin)
    if (start === null) continue
    let last = start.row
    while (pageOf(track.rows[last + 1]) === page) last += 1
    const heightOfRows = (from: number, to: number) =>
      track.rows.slice(from, to).reduce((sum, _, index) => sum + heightOf(track, from + index), 0)
    for (const group of track.groups) {
      const end = group.row + group.rowSpan
      if (group.row < start.row && end > start.row) {
        contents.push(
          continuedText(group, track, typesetter, {
            top: start.top + paddingTop - frame.footerTop,
            height: heightOfRows(start.row, Math.min(end, last + 1)),
          }),
        )
      }
      if (group.row <= last && end > last + 1) {
        const y = start.top + heightOfRows(start.row, last + 1) - lineWidth / 2
        const x1 = group.left - track.padding
        contents.push({
          absolutePosition: { x: 0, y: -frame.footerTop },
          canvas: [{ type: 'line', x1, x2: x1 + group.width + 2 * track.padding, y1: y, y2: y, lineWidth }],
        })
      }
    }
  }
  return contents
}

function continuedText(
  group: Group,
  track: GroupTrack,
  typesetter: Typesetter,
  place: { top: number; height: number },
): Content {
  return {
    absolutePosition: { x: group.left, y: place.top },
    columns: [
      {
        width: group.width,
        text: typesetter.set(group.text),
        alignment: group.alignment,
        fontSize: track.fontSize,
        lineHeight: track.lineHeight,
        maxHeight: place.height,
      },
    ],
    // pdfmake honours maxHeight; its types do not know it
  } as unknown as Content
}
