import { z } from 'zod'
import { choice, flag, text } from './fields.ts'

export const typefaces = {
  plain: '黑体：清楚，适合表格多的文件',
  official: '公文字体：标题小标宋，正文仿宋，小标题黑体、楷体',
} as const
export type Typeface = keyof typeof typefaces

/** How the enterprise's documents look; what they say never depends on it. */
export const printSettings = z.object({
  /** of a picture kept as an attachment of the enterprise, '' = none */
  logoSha256: text('企业标志', 64),
  /** colour of titles and rules, '' = black */
  accent: z
    .string()
    .regex(/^(#[0-9A-Fa-f]{6})?$/, '颜色请写成 #0B5CAD 这样')
    .default('')
    .meta({ label: '主色' }),
  headerText: text('页眉文字', 40, { help: '印在每页页眉中间，例如 内部资料' }),
  footerText: text('页脚文字', 60, { help: '印在每页页脚第二行，例如 安全管理部 编制' }),
  hasCover: flag('封面'),
  hasContents: flag('目录'),
  typeface: choice('PDF 字体', ['plain', 'official']).default('plain'),
})
export type PrintSettings = z.infer<typeof printSettings>

export const usualPrintSettings: PrintSettings = printSettings.parse({})
