/**
 * Typefaces by name: Word documents carry no fonts, the PC's own are used (GB/T 9704: 小标宋 for the title, 黑体 and 楷体 for
 * headings, 仿宋 for the text). Word takes a similar one where a name is missing.
 */
import type { IFontAttributesProperties } from 'docx'

const latin = 'Times New Roman'
const face = (eastAsia: string): IFontAttributesProperties => ({ ascii: latin, hAnsi: latin, cs: latin, eastAsia })

export const faces = {
  title: face('方正小标宋简体'),
  heading: face('黑体'),
  subheading: face('楷体'),
  body: face('仿宋'),
  /** tables: small type reads better in 宋体 */
  table: face('宋体'),
} as const
