/** What regional forms, indicators and risk reports draw from the records of the enterprise. */
import { AppError } from '#shared/contract/errors'
import { industryGroups, profileTags, standardizationLevels } from '#shared/domain/enterprise'
import type { RegionEntry, ReportedRisk } from '#shared/domain/standardization'
import { dayInShanghai } from '#shared/rules/day'
import type { RegionForm, RegionPack } from '#shared/rules/region'
import { formProgress, type FormState, formState, type Prefilled } from '#shared/rules/region-form'
import { placeOf } from '#shared/reports/register-parts'
import { findings, inspections, organizationUnits, people, regionEntries } from '../database/repositories/records.ts'
import { hazardDetails, riskPointRows } from '../database/repositories/risk-register.ts'
import { readSetting } from '../database/repositories/settings.ts'
import { enterpriseRecord } from './enterprise.ts'
import type { Source } from './explained-hazards.ts'

export const regionSetting = 'regionPacks'
/** Entries of this form are numerators and denominators that the user gives; no pack has a form of this name. */
export const indicatorForm = 'indicators'

/** Ids of the packs that the enterprise follows. */
export function chosenPackIds({ db }: Pick<Source, 'db'>): string[] {
  const stored = readSetting(db, regionSetting)
  return Array.isArray(stored) ? stored.filter((id): id is string => typeof id === 'string') : []
}

export function packNamed({ resources }: Pick<Source, 'resources'>, packId: string): RegionPack {
  const pack = resources.regions().packs.find(({ id }) => id === packId)
  if (!pack) throw new AppError('not-found', '没有这个地区的要求，可能已随新版本移走')
  return pack
}

export function formNamed(source: Pick<Source, 'resources'>, packId: string, formId: string): RegionForm {
  const form = packNamed(source, packId).forms.find(({ id }) => id === formId)
  if (!form) throw new AppError('not-found', '没有这张填报表，可能已随新版本移走')
  return form
}

const positive = (count: number): string => (count === 0 ? '' : String(count))

/** Values that forms take over from the records, as text; '' where nothing is known. */
export function prefilledValues({ db, today }: Source): Prefilled {
  const enterprise = enterpriseRecord(db)
  const year = today.slice(0, 4)
  const found = findings.list(db).filter(({ status, foundOn }) => status !== 'draft' && foundOn.startsWith(year))
  const points = riskPointRows(db).filter(({ voidedAt }) => voidedAt === null)
  const inUse = new Set(points.map(({ id }) => id))
  const levels = hazardDetails(db)
    .filter(({ riskPointId }) => inUse.has(riskPointId))
    .map(({ currentLevel }) => currentLevel)
  const levelCount = (level: (typeof levels)[number]) => String(levels.filter((own) => own === level).length)
  return {
    'enterprise.name': enterprise.name,
    'enterprise.creditCode': enterprise.creditCode,
    'enterprise.address': enterprise.address,
    'enterprise.legalRepresentative': enterprise.legalRepresentative,
    'enterprise.principal': enterprise.principal,
    'enterprise.safetyManager': enterprise.safetyManager,
    'enterprise.safetyPhone': enterprise.safetyPhone,
    'enterprise.industry': enterprise.industry,
    'enterprise.industryGroup': industryGroups[enterprise.industryGroup],
    'enterprise.tags': enterprise.tags.map((tag) => profileTags[tag]).join('、'),
    'enterprise.employeeCount': positive(enterprise.employeeCount),
    'enterprise.dispatchedCount': enterprise.employeeCount === 0 ? '' : String(enterprise.dispatchedCount),
    'enterprise.siteArea': positive(enterprise.siteArea),
    'enterprise.buildingArea': positive(enterprise.buildingArea),
    'enterprise.mainProducts': enterprise.mainProducts,
    'enterprise.standardizationLevel': standardizationLevels[enterprise.standardizationLevel],
    'count.safetyManagers': String(
      people.list(db).filter(({ isSafetyManager, leftOn }) => isSafetyManager && (leftOn === null || leftOn > today))
        .length,
    ),
    'count.riskPoints': String(points.length),
    'count.major': levelCount('major'),
    'count.considerable': levelCount('considerable'),
    'count.general': levelCount('general'),
    'count.low': levelCount('low'),
    'count.findings': String(found.length),
    'count.majorFindings': String(found.filter(({ grade }) => grade === 'major').length),
    'count.closedFindings': String(found.filter(({ status }) => status === 'closed').length),
    'count.inspections': String(
      inspections.list(db).filter(({ status, inspectedOn }) => status === 'submitted' && inspectedOn.startsWith(year))
        .length,
    ),
  }
}

export const entriesOf = ({ db }: Pick<Source, 'db'>, packId: string, formId: string): RegionEntry[] =>
  regionEntries.list(db, { packId, formId })

/** How far a form is filled and whether it counts as done. */
export function stateOfForm(source: Source, packId: string, form: RegionForm, prefilled: Prefilled): FormState {
  const progress = formProgress(form, entriesOf(source, packId, form.id), prefilled, dayInShanghai)
  return formState(form, progress, source.today)
}

/** Risks of 较大以上 by the 现有 level, as a risk report lists them: 重大 first, in the order of the register. */
export function considerableRisks({ db }: Pick<Source, 'db'>): ReportedRisk[] {
  const points = new Map(
    riskPointRows(db)
      .filter(({ voidedAt }) => voidedAt === null)
      .map((point, order) => [point.id, { point, order }]),
  )
  const units = new Map(organizationUnits.list(db, {}, { includeVoided: true }).map(({ id, name }) => [id, name]))
  const persons = new Map(people.list(db, {}, { includeVoided: true }).map(({ id, name }) => [id, name]))
  return hazardDetails(db)
    .flatMap((hazard) => {
      const placed = points.get(hazard.riskPointId)
      const level = hazard.currentLevel
      if (!placed || (level !== 'major' && level !== 'considerable')) return []
      const { point, order } = placed
      const measures = hazard.controls.filter(({ status }) => status === 'inPlace').map(({ text }) => text)
      const risk: ReportedRisk = {
        hazardId: hazard.id,
        riskPointId: point.id,
        riskPointNumber: point.number,
        name: [point.name, hazard.item].filter(Boolean).join('：'),
        place: placeOf(point),
        level,
        accidents: hazard.accidentTypes.join('、'),
        measures: measures.join('；'),
        unitName: units.get(hazard.responsibleUnitId ?? '') ?? point.unitName,
        personName: persons.get(hazard.responsiblePersonId ?? '') ?? point.responsibleName,
      }
      return [{ risk, order: order + (level === 'major' ? 0 : 1_000_000) }]
    })
    .toSorted((a, b) => a.order - b.order)
    .map(({ risk }) => risk)
}
