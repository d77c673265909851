/** A page of a PDF as its letters. */

/** A line of a cell or paragraph; points from the lower left corner of the page. */
export interface PageText {
  text: string
  x: number
  y: number
  width: number
  height: number
}

export interface PdfPage {
  /** in the order in which the file draws them */
  texts: PageText[]
  /** what readers of PDFs lay over a page: 批注, 图章, 文字框 */
  notes: { kind: string; text: string }[]
}

/** A text without blanks: how wide a blank is, each reader of PDFs decides anew. */
export const bare = (text: string): string => text.normalize('NFC').replaceAll(/\s/g, '')
