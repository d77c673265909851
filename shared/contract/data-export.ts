/** The published form of the exported data; `resources/schemas` holds it as JSON Schema. A change of form is a new version. */
import { z } from 'zod'
import { area } from '#shared/domain/area'
import { assessment, assessmentAnswer } from '#shared/domain/assessment'
import { enterprise } from '#shared/domain/enterprise'
import { evaluation } from '#shared/domain/evaluation'
import { finding, findingExtension, rectification, rectificationNotice, review } from '#shared/domain/finding'
import { followUp } from '#shared/domain/follow-up'
import { control, hazard } from '#shared/domain/hazard'
import { checklist, checklistItem, inspection, inspectionResult } from '#shared/domain/inspection'
import { organizationUnit } from '#shared/domain/organization-unit'
import { person } from '#shared/domain/person'
import { riskPoint } from '#shared/domain/risk-point'
import { equipmentOperator, specialEquipment } from '#shared/domain/special-equipment'

export const dataExportVersion = 'anchabu-data/1'
/** Name of the file in `resources/schemas`, which is also written beside the data. */
export const dataSchemaFile = 'anchabu-data-1.schema.json'

/** Spellings that serve the app's own search. */
const searchFields = { namePinyin: true, nameInitials: true } as const

export const dataExport = z.object({
  schema: z.literal(dataExportVersion),
  /** UTC */
  madeAt: z.iso.datetime(),
  /** calendar day in Asia/Shanghai */
  dataDay: z.string(),
  appVersion: z.string(),
  hidesPersons: z.boolean(),
  enterprise,
  units: z.array(organizationUnit),
  people: z.array(person.omit(searchFields)),
  areas: z.array(area),
  riskPoints: z.array(
    riskPoint.omit(searchFields).extend({
      hazards: z.array(hazard.extend({ evaluations: z.array(evaluation), controls: z.array(control) })),
    }),
  ),
  checklists: z.array(checklist.extend({ items: z.array(checklistItem) })),
  inspections: z.array(inspection.extend({ results: z.array(inspectionResult) })),
  findings: z.array(
    finding.extend({
      rectifications: z.array(rectification),
      reviews: z.array(review),
      extensions: z.array(findingExtension),
      followUps: z.array(followUp),
    }),
  ),
  rectificationNotices: z.array(rectificationNotice),
  specialEquipment: z.array(specialEquipment),
  equipmentOperators: z.array(equipmentOperator),
  assessments: z.array(assessment.extend({ answers: z.array(assessmentAnswer) })),
})
export type DataExport = z.infer<typeof dataExport>

/** Fields of the export that hold lists of records, in the order of the file. */
export const dataExportTables = [
  'units',
  'people',
  'areas',
  'riskPoints',
  'checklists',
  'inspections',
  'findings',
  'rectificationNotices',
  'specialEquipment',
  'equipmentOperators',
  'assessments',
] as const satisfies readonly (keyof DataExport)[]

/** The form as JSON Schema 2020-12: Chinese labels as titles; amounts are 分, risk values hundredths, factors tenths. */
export function dataExportSchema(): object {
  const schema = z.toJSONSchema(dataExport, {
    override: ({ jsonSchema }) => {
      const { label, help, ...rest } = jsonSchema as Record<string, unknown>
      for (const key of Object.keys(jsonSchema)) Reflect.deleteProperty(jsonSchema, key)
      for (const key of ['usedIn', 'multiline']) Reflect.deleteProperty(rest, key)
      Object.assign(jsonSchema, rest, label ? { title: label } : {}, help ? { description: help } : {})
    },
  })
  return {
    $id: dataSchemaFile,
    title: '安查簿数据导出',
    description: '金额单位为分；风险值为百分之一；评价取值为十分之一；时间为 UTC，日期为 Asia/Shanghai 的日历日。',
    ...schema,
  }
}
