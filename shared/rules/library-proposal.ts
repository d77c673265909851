/** Which templates of the risk library an enterprise is offered, from its trade and what it has on site. */
import type { Enterprise } from '#shared/domain/enterprise'
import type { LibraryIndustry, LibraryModule, LibraryRiskPoint, RiskLibrary } from '#shared/domain/risk-library'

export type Profile = Pick<
  Enterprise,
  'name' | 'industry' | 'industryGroup' | 'mainProducts' | 'processSummary' | 'tags'
>

/** Trades that the profile speaks of, the clearest first: by the division of GB/T 4754, then by words; at most three. */
export function recognizedIndustries(industries: readonly LibraryIndustry[], profile: Profile): string[] {
  const codes = [...profile.industry.matchAll(/\d{2,4}/g)].map(([code]) => code)
  const text = [profile.industry, profile.mainProducts, profile.processSummary, profile.name].join('\n')
  const pointsOf = ({ divisions, words, group }: LibraryIndustry): number => {
    const byCode = Math.max(
      0,
      ...divisions.filter((one) => codes.some((code) => code.startsWith(one))).map((one) => one.length),
    )
    const byWord = words.filter((word) => text.includes(word)).length
    // the supervised trade alone proves nothing, but decides between equals
    return byCode + byWord === 0 ? 0 : byCode * 2 + byWord + (group === profile.industryGroup ? 1 : 0)
  }
  return industries
    .map((industry) => ({ id: industry.id, points: pointsOf(industry) }))
    .filter(({ points }) => points > 2)
    .toSorted((a, b) => b.points - a.points)
    .slice(0, 3)
    .map(({ id }) => id)
}

export interface ProposedTemplate {
  module: LibraryModule
  template: LibraryRiskPoint
  /** nearly every such enterprise has it */
  isCore: boolean
  reason: 'industry' | 'tag' | 'everywhere'
}

/**
 * The templates for the chosen trades and the tags of the profile, in the order of the modules: the trade's own first. A
 * template that names tags is offered only where the profile has one of them.
 */
export function proposeTemplates(
  library: RiskLibrary,
  choice: { industryIds: readonly string[]; tags: Profile['tags'] },
): ProposedTemplate[] {
  const { industries, modules } = library
  const reasons = new Map<string, ProposedTemplate['reason']>()
  const add = (ids: readonly string[], reason: ProposedTemplate['reason']): void => {
    for (const id of ids) if (!reasons.has(id)) reasons.set(id, reason)
  }
  for (const id of choice.industryIds) add(industries.entries.find((one) => one.id === id)?.modules ?? [], 'industry')
  for (const tag of choice.tags) add(industries.byTag[tag] ?? [], 'tag')
  add(industries.everywhere, 'everywhere')
  const byId = new Map(modules.map((module) => [module.id, module]))
  const fits = ({ tags }: LibraryRiskPoint): boolean =>
    tags.length === 0 || tags.some((tag) => choice.tags.includes(tag))
  return [...reasons].flatMap(([id, reason]) => {
    const module = byId.get(id)
    if (!module) return []
    return module.riskPoints.filter(fits).map((template) => ({ module, template, isCore: template.core, reason }))
  })
}
