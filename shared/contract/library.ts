import { z } from 'zod'
import { riskLevels } from '#shared/domain/risk-level'
import { riskPointKinds } from '#shared/domain/risk-point'
import { libraryControl, libraryHazard, mergeFields } from '#shared/domain/risk-library'
import { command, nothing, query } from './operation.ts'

const kind = z.enum(Object.keys(riskPointKinds) as [keyof typeof riskPointKinds])
const level = z.enum(riskLevels).nullable()

const templateRow = z.object({
  id: z.string(),
  name: z.string(),
  kind,
  hazardCount: z.number().int(),
  isCore: z.boolean(),
  /** risk points in force that were made from it */
  takenCount: z.number().int(),
})
export type LibraryTemplateRow = z.infer<typeof templateRow>

const moduleRow = z.object({
  id: z.string(),
  name: z.string(),
  reason: z.enum(['industry', 'tag', 'everywhere', 'other']),
  templates: z.array(templateRow),
})
export type LibraryModuleRow = z.infer<typeof moduleRow>

const basisRow = z.object({
  code: z.string(),
  title: z.string(),
  clause: z.string(),
  /** document and clause were read in the original */
  isChecked: z.boolean(),
})

/** A hazard of the library with the levels that its factors give by this enterprise's method; null where it has none. */
export const libraryHazardDetail = libraryHazard.omit({ lec: true, ls: true, basis: true }).extend({
  inherentLevel: level,
  currentLevel: level,
  /** 「L1 × E6 × C7 = 42」 */
  inherentText: z.string(),
  currentText: z.string(),
  basis: z.array(basisRow),
})
export type LibraryHazardDetail = z.infer<typeof libraryHazardDetail>

export const libraryTemplateDetail = z.object({
  id: z.string(),
  moduleName: z.string(),
  version: z.string(),
  checkedOn: z.string(),
  name: z.string(),
  kind,
  aliases: z.array(z.string()),
  post: z.string(),
  activityContent: z.string(),
  hazards: z.array(libraryHazardDetail),
  /** risk points in force that were made from it, with the entries that each still lacks and its own hazards */
  taken: z.array(
    z.object({
      id: z.uuid(),
      number: z.string(),
      name: z.string(),
      missing: z.array(z.string()),
      own: z.array(z.object({ number: z.string(), item: z.string() })),
    }),
  ),
})
export type LibraryTemplateDetail = z.infer<typeof libraryTemplateDetail>

/** One template with what the manager decides when taking it. */
export const libraryChoice = z.object({
  templateId: z.string(),
  /** '' = as in the library */
  name: z.string().trim().max(90, '名称最多 90 个字').default(''),
  count: z.number('台数请填数字').int('台数请填整数').min(1, '至少 1 台').max(50, '一次最多 50 台').default(1),
  /** true: one risk point for each of them; false: one with a quantity */
  isSplit: z.boolean().default(false),
  /** entries to take; all when empty */
  hazardIds: z.array(z.string()).default([]),
})
export type LibraryChoice = z.input<typeof libraryChoice>

const entryChangeRow = z.object({
  hazardId: z.uuid(),
  riskPointId: z.uuid(),
  riskPointName: z.string(),
  item: z.string(),
  isEvaluated: z.boolean(),
  fields: z.array(z.object({ field: z.enum(mergeFields), before: z.string(), after: z.string(), own: z.string() })),
  addedControls: z.array(libraryControl),
  goneControls: z.array(z.string()),
})
export type LibraryEntryChange = z.infer<typeof entryChangeRow>

const touches = ['riskPoint'] as const

export const libraryOperations = {
  /** What this enterprise is offered: by the trades given, or by those that its profile speaks of. */
  'library.overview': query(
    '风险库',
    z.object({ industryIds: z.array(z.string()).max(16).optional(), isWhole: z.boolean().default(false) }),
    z.object({
      industries: z.array(z.object({ id: z.string(), name: z.string(), isRecognized: z.boolean() })),
      chosen: z.array(z.string()),
      modules: z.array(moduleRow),
      /** of the whole library */
      figures: z.object({ templates: z.number().int(), hazards: z.number().int(), unchecked: z.number().int() }),
      checkedOn: z.string(),
    }),
  ),
  'library.template': query('风险库条目', z.object({ id: z.string() }), libraryTemplateDetail),
  'library.search': query(
    '搜索风险库',
    z.object({ text: z.string().max(60) }),
    z.array(
      z.object({
        templateId: z.string(),
        templateName: z.string(),
        moduleName: z.string(),
        hazardId: z.string().nullable(),
        item: z.string(),
        deviation: z.string(),
      }),
    ),
  ),
  /** Makes risk points with hazards, controls and the suggested evaluations from templates. */
  'library.take': command(
    '从风险库加入',
    z.object({
      choices: z.array(libraryChoice).min(1, '请先勾选要加入的风险点').max(500),
      areaId: z.uuid().nullable().default(null),
      unitId: z.uuid().nullable().default(null),
      responsiblePersonId: z.uuid().nullable().default(null),
    }),
    z.object({
      riskPointIds: z.array(z.uuid()),
      hazards: z.number().int(),
      controls: z.number().int(),
      evaluations: z.number().int(),
    }),
    { touches },
  ),
  /** Adds entries of its own template to a risk point that lacks them. */
  'library.addHazards': command(
    '从风险库补充危险源',
    z.object({ riskPointId: z.uuid(), hazardIds: z.array(z.string()).min(1) }),
    z.object({ hazards: z.number().int() }),
    { touches },
  ),
  /** What the library that ships now says otherwise than when entries were taken. */
  'library.updates': query(
    '风险库更新',
    nothing,
    z.object({
      changed: z.array(entryChangeRow),
      added: z.array(
        z.object({
          riskPointId: z.uuid(),
          riskPointName: z.string(),
          entries: z.array(z.object({ id: z.string(), item: z.string(), deviation: z.string() })),
        }),
      ),
      gone: z.array(
        z.object({ hazardId: z.uuid(), riskPointId: z.uuid(), riskPointName: z.string(), item: z.string() }),
      ),
    }),
  ),
  /** Writes the accepted texts and controls; evaluations stay as they are. */
  'library.merge': command(
    '合并风险库更新',
    z.object({
      accepted: z
        .array(
          z.object({
            hazardId: z.uuid(),
            fields: z.array(z.enum(mergeFields)),
            controlTexts: z.array(z.string()),
          }),
        )
        .min(1, '请先勾选要合并的内容'),
    }),
    z.object({ hazards: z.number().int(), controls: z.number().int() }),
    { touches },
  ),
}
