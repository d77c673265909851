/** 政策要求对照: the requirements of the published work plans, each with whether it is done by today's records. */
import type { PolicyRow } from '#shared/contract/region'
import type { PolicyRequirements } from '#shared/rules/region'
import type { Source } from './explained-hazards.ts'
import { type CheckOutcome, policyChecker } from './policy-checks.ts'

type Requirement = PolicyRequirements['requirements'][number]

/** The state of a requirement: what nothing serves, what only the user can say, and what the records answer. */
function stateOf(
  { places, check, checkRefs, gap }: Requirement,
  ask: (check: NonNullable<Requirement['check']>, refs: readonly string[]) => CheckOutcome,
): Pick<PolicyRow, 'state' | 'sentence'> {
  if (places.length === 0) return { state: 'notServed', sentence: gap }
  if (check === null) return { state: 'byUser', sentence: '软件里有地方做，做没做到请自己确认' }
  const { isDone, sentence } = ask(check, checkRefs)
  return { state: isDone ? 'done' : 'notYet', sentence }
}

/** All requirements, or those of one document, in the order of the documents. */
export function policyRows(source: Source, documentId: string | null): PolicyRow[] {
  const { documents, requirements } = source.resources.regions().requirements
  const ask = policyChecker(source)
  return requirements
    .filter((requirement) => documentId === null || requirement.documentId === documentId)
    .map((requirement) => {
      const document = documents.find(({ id }) => id === requirement.documentId)
      return {
        ...requirement,
        ...stateOf(requirement, ask),
        documentTitle: document?.title ?? '',
        region: document?.region ?? '',
      }
    })
}
