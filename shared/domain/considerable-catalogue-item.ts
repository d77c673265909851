import { z } from 'zod'
import { longText, recordOf, requiredText, text } from './fields.ts'

/** A catalogue of 较大以上 risks knows these two. */
export const catalogueLevels = { considerable: '较大风险', major: '重大风险' } as const
export type CatalogueLevel = keyof typeof catalogueLevels

/**
 * One entry of the province's catalogue of 较大以上 risks (江苏 keeps one: 140 号令 and 条例 第十二条). Nothing is shipped:
 * the entries are imported from the official text.
 */
export const considerableCatalogueItemFields = z.object({
  code: text('目录编号', 30),
  name: requiredText('风险名称', 100),
  industry: text('行业', 60),
  description: longText('情形描述', 500),
  source: text('来源', 150, { help: '哪一份目录，例如 江苏省工业企业安全生产较大以上风险目录（第一批）' }),
  level: z.enum(['considerable', 'major']).default('considerable').meta({ label: '等级' }),
})
export type ConsiderableCatalogueItemFields = z.output<typeof considerableCatalogueItemFields>
export const considerableCatalogueItem = recordOf(considerableCatalogueItemFields)
export type ConsiderableCatalogueItem = z.infer<typeof considerableCatalogueItem>
