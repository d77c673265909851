/**
 * A finished document as a value: what every printer (Excel, PDF, screen) draws from.
 * It knows no file format; values and their display stay apart (a date is a day, not a text).
 */
import type { PrintSettings } from '#shared/domain/print-settings'
import type { RiskLevel } from '#shared/domain/risk-level'

/** How a column's values are shown and stored; Excel keeps real dates and numbers. */
export type CellFormat =
  /** plain text */
  | 'text'
  /** whole number */
  | 'integer'
  /** calendar day `YYYY-MM-DD` (no time zone) */
  | 'date'
  /** amount in 分 (integer), shown in 元 with two decimals */
  | 'money'
  /** risk value or points in hundredths (integer), shown without trailing zeros: 4200 -> 42, 50 -> 0.5 */
  | 'riskValue'
  /** score out of a hundred in tenths (integer), always with one decimal: 847 -> 84.7 */
  | 'tenths'
  /** `RiskLevel`, shown as word with its colour swatch */
  | 'level'
  /** `Ratio`, shown as percentage with one decimal half-up; “/” when the denominator is 0 */
  | 'ratio'
  /** sha256 of a stored picture, drawn as a thumb; another text stands as it is */
  | 'photo'

/** A share of whole counts; printed as a percentage with one decimal, half-up, “/” for a zero denominator. */
export interface Ratio {
  numerator: number
  denominator: number
}

/** A value in a table or field; `null` is an empty cell. */
export type Cell = string | number | Ratio | null

export interface Column {
  key: string
  label: string
  /** official merged headings above the label, outermost first, e.g. ['现有控制措施'] */
  groups?: string[]
  /** relative width; the printers scale the sum to the page or sheet */
  width: number
  format: CellFormat
  align?: 'left' | 'center' | 'right'
}

export interface TableBlock {
  kind: 'table'
  title?: string
  columns: Column[]
  /** one array per row, in column order */
  rows: Cell[][]
  /** keys of leading columns whose equal neighbours are drawn as one cell (nested: a break in an earlier key breaks the later ones) */
  mergeEqual?: string[]
  /** indexes of rows that sum up others (小计、合计): bold on a grey ground */
  sumRows?: number[]
  /** blank rows appended for handwriting */
  blankRows?: number
  /** set a third larger, for reading on the walk */
  isLarge?: boolean
  /** sentence shown when there are no rows */
  emptyText?: string
}

export interface PhotoItem {
  sha256: string
  /** file type of the stored bytes: image/jpeg or image/png */
  mime: string
  /** 整改前 photos stand before 整改后 ones */
  role: 'before' | 'after' | 'other'
  caption: string
}

export interface SignatureItem {
  role: string
  /** printed name when known; the signature itself is always by hand */
  name?: string
  /** calendar day when known, otherwise a blank 年 月 日 */
  on?: string
}

export interface CardSymbol {
  name: string
  /** standalone drawing */
  svg: string
}

/** One card to be posted or carried. */
export interface CardItem {
  title: string
  /** post, risk point or area that it is for */
  subject: string
  /** the band is drawn in the level's colour with its word; null = not evaluated, undefined = the card has no level */
  level?: RiskLevel | null
  /** factors, pack and what lifted the level, small beside it; absent without a level */
  basis?: string
  /** short facts in one line: 责任部门, 责任人 */
  facts: { label: string; value: string }[]
  /** an empty text leaves room for handwriting */
  sections: { label: string; text: string }[]
  symbols: CardSymbol[]
  /** who signs by hand, each with a day */
  signatures: string[]
  /** 「编号 KP-001　制卡 2026-11-20」 */
  foot: string
  /** letters and figures for a QR code, also printed beside it; it leads to no address */
  code: string
}

/** Finished size: whole sheets, two on an A4 sheet, or four pocket cards on one, with lines to cut along. */
export type CardSize = 'A3' | 'A4' | 'A5' | 'pocket'

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'paragraph'; text: string; style?: 'body' | 'note' | 'center' }
  | { kind: 'fields'; columns: 1 | 2 | 3 | 4; items: { label: string; value: Cell; format?: CellFormat }[] }
  | TableBlock
  | { kind: 'photos'; columns: 2 | 3 | 4; items: PhotoItem[] }
  | { kind: 'drawing'; svg: string; widthMillimetres: number; heightMillimetres: number; caption?: string }
  | { kind: 'card'; size: CardSize; items: CardItem[] }
  | { kind: 'signatures'; items: SignatureItem[]; sealPlace?: boolean }
  | { kind: 'pageBreak' }

export interface ReportDocument {
  reportId: string
  title: string
  enterpriseName: string
  /** 文件编号, empty until exported as a numbered copy */
  documentNumber: string
  /** e.g. 2026年第四季度; empty when the document has no period */
  period: string
  /** day the figures were drawn, Asia/Shanghai */
  madeOn: string
  paper: 'A5' | 'A4' | 'A3' | 'A2'
  orientation: 'portrait' | 'landscape'
  /** rule packs that the figures rest on, e.g. LEC-2 1.0.0 */
  rulePackVersions: string[]
  /** footer remarks: 表式为本软件拟定, 未核实 marks, 示例数据 … */
  notes: string[]
  blocks: Block[]
  /** how it is dressed; not part of what it says */
  style?: PrintSettings
  /** 核验码: letters and figures that tie each page to its content; absent in a preview */
  checkCode?: string
  /** what the properties of the file say of number, version and content hash; absent in a preview */
  fileMark?: string
  /** a sealed version is printed (定稿) */
  isFormal?: boolean
  /** cards to be cut out and posted: the page has no head of its own, each card names the enterprise and its number */
  isBare?: boolean
}

export type { RiskLevel }
