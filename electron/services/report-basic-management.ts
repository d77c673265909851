/** What 基础管理类隐患排查项目清单 draws on: the classes of the finding categories and the topic list that ships. */
import { findingCategoryList } from '#shared/rules/code-list'
import type { ReportBasicManagement } from '#shared/reports/definition'
import { basisOf, basisText } from './basis.ts'
import type { Source } from './explained-hazards.ts'

const topicId = 'base-management'

/** Classes in their order, and the items of the topic list with their sources as text. */
export function reportBasicManagement({ resources }: Source): ReportBasicManagement {
  const { entries } = findingCategoryList.parse(resources.codeList('finding-categories'))
  const topic = resources.inspectionLibrary().topics.find(({ id }) => id === topicId)
  if (!topic) throw new Error(`no topic list ${topicId}`)
  const { name, kind, tier, period } = topic
  return {
    categories: entries.filter(({ group }) => group === 'basic').map((entry) => entry.name),
    list: {
      name,
      kind,
      tier,
      period,
      areaId: null,
      items: topic.items.map(({ item, standard, basis }) => ({
        item,
        standard,
        basis: basisText(basisOf(resources.riskLibrary(), basis)),
        riskPointId: null,
        hazardId: null,
        controlId: null,
      })),
    },
  }
}
