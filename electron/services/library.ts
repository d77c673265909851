import { AppError } from '#shared/contract/errors'
import type { libraryOperations } from '#shared/contract/library'
import type { EvaluationStage } from '#shared/domain/evaluation'
import { entryChange, entryContent } from '#shared/rules/library-merge'
import { proposeTemplates, recognizedIndustries } from '#shared/rules/library-proposal'
import { LibrarySearch } from '#shared/rules/library-search'
import { evaluateRisk } from '#shared/rules/risk'
import type { LibraryHazard, LibraryModule, LibraryRiskPoint } from '#shared/domain/risk-library'
import { sha256 } from '../database/migrate.ts'
import {
  hazardsFromLibrary,
  rememberEntry,
  riskPointsFromLibrary,
  takenEntries,
} from '../database/repositories/library-entries.ts'
import { controls, enterprises, hazards, riskPoints } from '../database/repositories/records.ts'
import { newestEvaluation } from '../database/repositories/risk-register.ts'
import type { LoadedLibrary } from '../files/risk-library.ts'
import { basisOf } from './basis.ts'
import type { CommandContext, Handlers, QueryContext } from './context.ts'
import { recordEvaluation } from './evaluation.ts'
import { syllablesOf } from './pinyin.ts'
import { insertRiskPoint } from './risk-point.ts'
import { evaluationChoice, findPack } from './rule-packs.ts'

interface Located {
  module: LibraryModule
  template: LibraryRiskPoint
}
/** What is computed from the shipped library once. */
interface Indexed {
  templates: Map<string, Located>
  entries: Map<string, Located & { entry: LibraryHazard; hash: string }>
  search: LibrarySearch
  figures: { templates: number; hazards: number; unchecked: number }
}
const indexes = new WeakMap<LoadedLibrary, Indexed>()

function indexOf(library: LoadedLibrary): Indexed {
  const known = indexes.get(library)
  if (known) return known
  const located = library.modules.flatMap((module) => module.riskPoints.map((template) => ({ module, template })))
  const made: Indexed = {
    templates: new Map(located.map((one) => [one.template.id, one])),
    entries: new Map(
      located.flatMap((one) =>
        one.template.hazards.map((entry) => [entry.id, { ...one, entry, hash: sha256(entryContent(entry)) }] as const),
      ),
    ),
    search: new LibrarySearch(library, library.words, syllablesOf),
    figures: {
      templates: located.length,
      hazards: located.reduce((sum, { template }) => sum + template.hazards.length, 0),
      unchecked: located
        .flatMap(({ template }) => template.hazards)
        .filter((entry) => !basisRows(library, entry).some(({ isChecked }) => isChecked)).length,
    },
  }
  indexes.set(library, made)
  return made
}

const templateOf = (context: QueryContext, id: string): Located => {
  const located = indexOf(context.resources.riskLibrary()).templates.get(id)
  if (!located) throw new AppError('not-found', '风险库里没有这个条目，可能已随新版本移走')
  return located
}

const tenths = (value: number): number => Math.round(value * 10)
/** The library's factors by the method of the enterprise; null for a method that it has none for. */
function factorsOf(entry: LibraryHazard, stage: EvaluationStage, method: string): Record<string, number> | null {
  if (method === 'LEC') {
    const [L, E, C] = entry.lec[stage]
    return { L: tenths(L), E: tenths(E), C: tenths(C) }
  }
  if (method !== 'LS') return null
  const [L, S] = entry.ls[stage]
  return { L: tenths(L), S: tenths(S) }
}

const chosenPack = (context: QueryContext) => {
  const { method, chosen } = evaluationChoice(context.db, context.resources)
  return { method, loaded: findPack(context.db, context.resources, chosen[method]) }
}

const basisRows = (library: LoadedLibrary, entry: LibraryHazard) =>
  entry.basis.map((reference) => basisOf(library, reference))

function insertHazard(context: CommandContext, riskPointId: string, entryId: string, sortOrder: number) {
  const found = indexOf(context.resources.riskLibrary()).entries.get(entryId)
  if (!found) throw new AppError('not-found', '风险库里没有这个条目，可能已随新版本移走')
  const { entry, hash, module } = found
  const { method, loaded } = chosenPack(context)
  const hazard = hazards.insert(context, {
    riskPointId,
    item: entry.item,
    standard: entry.standard,
    deviation: entry.deviation,
    hazardFactor: entry.factor,
    accidentEdition: 'GB 6441-2025',
    accidentTypes: entry.accidents,
    consequence: entry.consequence,
    controlTierOverride: null,
    catalogueItemIds: [],
    responsibleUnitId: null,
    responsiblePersonId: null,
    sortOrder,
    remark: '',
    libraryId: entry.id,
    libraryHash: hash,
    ownNumber: '',
  })
  entry.controls.forEach((control, index) => insertControl(context, hazard.id, control, index + 1))
  let evaluated = 0
  for (const stage of ['inherent', 'current'] as const) {
    const factors = factorsOf(entry, stage, method)
    if (!factors) continue
    const fields = {
      hazardId: hazard.id,
      stage,
      packId: loaded.pack.id,
      factors,
      directConditionIds: [],
      directReason: '',
      reason: `风险库建议值，须现场核对：${entry.why[stage]}`,
      evaluatorName: context.actor.name,
      evaluatedOn: context.today,
    }
    recordEvaluation(context, fields, loaded)
    evaluated += 1
  }
  rememberEntry(context, { hash, entryId: entry.id, version: module.version, content: entryContent(entry) })
  return { controls: entry.controls.length, evaluations: evaluated }
}

function insertControl(
  context: CommandContext,
  hazardId: string,
  control: LibraryHazard['controls'][number],
  sortOrder: number,
): void {
  controls.insert(context, {
    hazardId,
    controlClass: control.class,
    text: control.text,
    status: 'inPlace',
    checkpoint: control.check ?? '',
    checkTier: control.tier ?? 'team',
    checkPeriod: control.period ?? 'month',
    sortOrder,
  })
}

/** 「冲床 1号」, 「冲床 2号」 … when several are wanted as risk points of their own. */
const namesFor = (name: string, count: number, isSplit: boolean): string[] =>
  isSplit && count > 1 ? Array.from({ length: count }, (_, index) => `${name} ${index + 1}号`) : [name]

export const libraryHandlers = {
  'library.overview': ({ db, resources }, { industryIds, isWhole }) => {
    const library = resources.riskLibrary()
    const profile = enterprises.list(db)[0]
    const recognized = profile ? recognizedIndustries(library.industries.entries, profile) : []
    const chosen = industryIds ?? recognized
    const proposed = proposeTemplates(library, { industryIds: chosen, tags: profile?.tags ?? [] })
    const taken = new Map<string, number>()
    for (const { templateId } of riskPointsFromLibrary(db)) taken.set(templateId, (taken.get(templateId) ?? 0) + 1)
    const offered = new Map(proposed.map((one) => [one.template.id, one]))
    const rowOf = (template: LibraryRiskPoint) => ({
      id: template.id,
      name: template.name,
      kind: template.kind,
      hazardCount: template.hazards.length,
      isCore: offered.get(template.id)?.isCore ?? false,
      takenCount: taken.get(template.id) ?? 0,
    })
    const order = [...new Set(proposed.map(({ module }) => module)), ...(isWhole ? library.modules : [])]
    const modules = [...new Set(order)].map((module) => ({
      id: module.id,
      name: module.name,
      reason: proposed.find((one) => one.module === module)?.reason ?? ('other' as const),
      templates: module.riskPoints.filter(({ id }) => isWhole || offered.has(id)).map(rowOf),
    }))
    return {
      industries: library.industries.entries.map(({ id, name }) => ({
        id,
        name,
        isRecognized: recognized.includes(id),
      })),
      chosen,
      modules: modules.filter(({ templates }) => templates.length > 0),
      figures: indexOf(library).figures,
      checkedOn: library.modules.map(({ checkedOn }) => checkedOn).toSorted()[0] ?? '',
    }
  },
  'library.template': (context, { id }) => {
    const { module, template } = templateOf(context, id)
    const library = context.resources.riskLibrary()
    const { method, loaded } = chosenPack(context)
    const ratingOf = (entry: LibraryHazard, stage: EvaluationStage) => {
      const factors = factorsOf(entry, stage, method)
      return factors && evaluateRisk(loaded.pack, factors)
    }
    const entryIds = template.hazards.map((hazard) => hazard.id)
    return {
      id,
      moduleName: module.name,
      version: module.version,
      checkedOn: module.checkedOn,
      name: template.name,
      kind: template.kind,
      aliases: template.aliases,
      post: template.post,
      activityContent: template.activityContent,
      hazards: template.hazards.map((entry) => {
        const { lec: _lec, ls: _ls, basis: _basis, ...texts } = entry
        const [inherent, current] = [ratingOf(entry, 'inherent'), ratingOf(entry, 'current')]
        return {
          ...texts,
          inherentLevel: inherent?.level ?? null,
          currentLevel: current?.level ?? null,
          inherentText: inherent?.explanation.formula ?? '',
          currentText: current?.explanation.formula ?? '',
          basis: basisRows(library, entry),
        }
      }),
      taken: riskPointsFromLibrary(context.db)
        .filter((point) => point.templateId === id)
        .map(({ id: pointId, number, name, entryIds: present, own }) => ({
          id: pointId,
          number,
          name,
          missing: entryIds.filter((entryId) => !present.has(entryId)),
          own,
        })),
    }
  },
  'library.search': ({ resources }, { text }) => {
    const { search, templates, entries } = indexOf(resources.riskLibrary())
    return search.find(text).flatMap(({ templateId, hazardId }) => {
      const located = templates.get(templateId)
      const entry = hazardId === null ? undefined : entries.get(hazardId)?.entry
      if (!located) return []
      return [
        {
          templateId,
          templateName: located.template.name,
          moduleName: located.module.name,
          hazardId,
          item: entry?.item ?? '',
          deviation: entry?.deviation ?? located.template.activityContent,
        },
      ]
    })
  },
  'library.take': (context, { choices, ...place }) => {
    const riskPointIds: string[] = []
    const sum = { hazards: 0, controls: 0, evaluations: 0 }
    for (const { templateId, name, count, isSplit, hazardIds } of choices) {
      const { template } = templateOf(context, templateId)
      const wanted = template.hazards.filter(({ id }) => hazardIds.length === 0 || hazardIds.includes(id))
      for (const pointName of namesFor(name || template.name, count, isSplit)) {
        const point = insertRiskPoint(
          context,
          {
            ...place,
            name: pointName,
            kind: template.kind,
            location: '',
            post: template.post,
            model: '',
            tagNumber: '',
            quantity: isSplit ? 1 : count,
            isSpecialEquipment: template.isSpecialEquipment,
            facilityCategory: '',
            activityContent: template.activityContent,
            activityFrequency: 'frequent',
            sortOrder: 0,
            remark: '',
          },
          template.id,
        )
        riskPointIds.push(point.id)
        wanted.forEach((entry, index) => {
          const made = insertHazard(context, point.id, entry.id, index + 1)
          sum.hazards += 1
          sum.controls += made.controls
          sum.evaluations += made.evaluations
        })
      }
    }
    return { riskPointIds, ...sum }
  },
  'library.addHazards': (context, { riskPointId, hazardIds }) => {
    const point = riskPoints.require(context.db, riskPointId)
    if (point.voidedAt !== null) throw new AppError('rule', '这个风险点已作废，不能再补充')
    const present = hazards.list(context.db, { riskPointId })
    const missing = hazardIds.filter((id) => !present.some((hazard) => hazard.libraryId === id))
    const last = Math.max(0, ...present.map((hazard) => hazard.sortOrder))
    missing.forEach((id, index) => insertHazard(context, riskPointId, id, last + index + 1))
    return { hazards: missing.length }
  },
  'library.updates': ({ db, resources }) => {
    const { entries, templates } = indexOf(resources.riskLibrary())
    const taken = takenEntries(db)
    const rows = hazardsFromLibrary(db)
    const changed = rows.flatMap((row) => {
      const newest = entries.get(row.libraryId)
      const then = taken.get(row.libraryHash)
      if (!newest || !then || newest.hash === row.libraryHash) return []
      const own = controls.list(db, { hazardId: row.id }).map((control) => control.text)
      const change = entryChange(then, newest.entry, { ...row, controls: own })
      if (change.fields.length + change.addedControls.length + change.goneControls.length === 0) return []
      const { id: hazardId, riskPointId, riskPointName, item } = row
      const isEvaluated = newestEvaluation(db, hazardId, 'current') !== null
      return [{ hazardId, riskPointId, riskPointName, item, isEvaluated, ...change }]
    })
    // What the manager left out when taking the template is no news: only entries that were never shipped before are.
    const known = new Set([...taken.values()].map((entry) => entry.id))
    const added = riskPointsFromLibrary(db).flatMap((point) => {
      const template = templates.get(point.templateId)?.template
      const fresh = template?.hazards.filter(({ id }) => !point.entryIds.has(id) && !known.has(id)) ?? []
      if (fresh.length === 0) return []
      const news = fresh.map(({ id, item, deviation }) => ({ id, item, deviation }))
      return [{ riskPointId: point.id, riskPointName: point.name, entries: news }]
    })
    const gone = rows
      .filter((row) => !entries.has(row.libraryId))
      .map(({ id, riskPointId, riskPointName, item }) => ({ hazardId: id, riskPointId, riskPointName, item }))
    return { changed, added, gone }
  },
  'library.merge': (context, { accepted }) => {
    const { entries } = indexOf(context.resources.riskLibrary())
    let added = 0
    for (const { hazardId, fields, controlTexts } of accepted) {
      const hazard = hazards.require(context.db, hazardId)
      const newest = entries.get(hazard.libraryId)
      if (!newest) throw new AppError('conflict', '风险库里已没有这个条目，请重新打开更新列表')
      const patch = Object.fromEntries(fields.map((field) => [field, newest.entry[field]]))
      hazards.update(context, hazardId, null, { ...patch, libraryHash: newest.hash })
      const present = controls.list(context.db, { hazardId })
      const last = Math.max(0, ...present.map((control) => control.sortOrder))
      const wanted = newest.entry.controls.filter((control) => controlTexts.includes(control.text))
      wanted.forEach((control, index) => insertControl(context, hazardId, control, last + index + 1))
      added += wanted.length
      const { entry, hash, module } = newest
      rememberEntry(context, { hash, entryId: entry.id, version: module.version, content: entryContent(entry) })
    }
    return { hazards: accepted.length, controls: added }
  },
} satisfies Handlers<keyof typeof libraryOperations>
