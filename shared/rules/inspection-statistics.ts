/** Figures of the inspections of a period. Only submitted inspections count. */
import { type Inspection, type InspectionAnswer, type InspectionKind, inspectionKinds } from '#shared/domain/inspection'
import { type DayRange, isWithin } from './day.ts'

/** What the statistics need of an inspection; `answers` are those of its items. */
export type StatisticsInspection = Pick<
  Inspection,
  'status' | 'voidedAt' | 'kind' | 'inspectedOn' | 'inspectorName' | 'participants' | 'isLedByPrincipal'
> & { answers: readonly (InspectionAnswer | null)[] }

export interface InspectionKindFigures {
  kind: InspectionKind
  label: string
  count: number
  /** answered items, 不涉及 included */
  items: number
  /** items answered 隐患 */
  abnormal: number
}

export interface InspectionStatistics {
  count: number
  ledByPrincipal: number
  /** different people who inspected or took part, by name */
  people: number
  items: number
  normal: number
  abnormal: number
  notApplicable: number
  /** kinds that occurred, in the order of the kinds */
  byKind: InspectionKindFigures[]
}

/** Figures of the submitted inspections whose day lies in the period. */
export function inspectionStatistics(
  inspections: readonly StatisticsInspection[],
  period: DayRange,
): InspectionStatistics {
  const counted = inspections.filter(
    (inspection) =>
      inspection.voidedAt === null && inspection.status === 'submitted' && isWithin(inspection.inspectedOn, period),
  )
  const answers = counted.flatMap((inspection) => inspection.answers)
  const countOf = (answer: InspectionAnswer) => answers.filter((given) => given === answer).length
  const names = counted.flatMap((inspection) => [inspection.inspectorName, ...namesIn(inspection.participants)])
  return {
    count: counted.length,
    ledByPrincipal: counted.filter((inspection) => inspection.isLedByPrincipal).length,
    people: new Set(names.filter((name) => name !== '')).size,
    items: answers.filter((answer) => answer !== null).length,
    normal: countOf('normal'),
    abnormal: countOf('abnormal'),
    notApplicable: countOf('notApplicable'),
    byKind: (Object.keys(inspectionKinds) as InspectionKind[]).flatMap((kind) => {
      const ofKind = counted.filter((inspection) => inspection.kind === kind)
      const given = ofKind.flatMap((inspection) => inspection.answers)
      if (ofKind.length === 0) return []
      return [
        {
          kind,
          label: inspectionKinds[kind],
          count: ofKind.length,
          items: given.filter((answer) => answer !== null).length,
          abnormal: given.filter((answer) => answer === 'abnormal').length,
        },
      ]
    }),
  }
}

/** Names of a list written by hand: 张三、李四，王五 -> three names. */
export function namesIn(text: string): string[] {
  return text
    .split(/[、，,;；\s]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}
