import { addDays } from '../day.ts'
import { findingSubject } from './parts.ts'
import type { ConsistencyHit, ConsistencyRule, SnapshotFinding } from './snapshot.ts'

const days = 90
const times = 3
/** shared pairs of characters from which two descriptions mean the same */
const alike = 0.5

/** The place: risk point, else area with the location as it was written. */
function placeOf({ riskPointId, areaId, location }: SnapshotFinding): string | null {
  if (riskPointId !== null) return riskPointId
  const written = location.replaceAll(/\s/g, '')
  return areaId === null && written === '' ? null : `${areaId} ${written}`
}

function pairsOf(text: string): Set<string> {
  const letters = [...text.replaceAll(/[\s\p{P}]/gu, '')]
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`))
}

/** The same control or hazard, or the same category in much the same words. */
function isSameMatter(left: SnapshotFinding, right: SnapshotFinding): boolean {
  if (left.controlId !== null && left.controlId === right.controlId) return true
  if (left.hazardId !== null && left.hazardId === right.hazardId) return true
  if (left.category !== right.category) return false
  const [a, b] = [pairsOf(left.description), pairsOf(right.description)]
  const shared = [...a].filter((pair) => b.has(pair)).length
  return left.description === right.description || shared >= alike * Math.min(a.size, b.size)
}

/** What comes back at the same place was never put right at its root (治理效果：DB37/T 3011—2017 8，未核实). */
export const repeatedFinding: ConsistencyRule = {
  id: 'repeated-finding',
  title: '同一处、同一类隐患 90 天内出现三次',
  severity: 'warning',
  explanation:
    '反复出现说明只治了表面，措施没有保持住，要查原因、改措施、重新评价（DB37/T 3011—2017 治理效果的要求，条文未核实）。三次、90 天为本软件的提醒界限；意思相近按措施、危险源或描述用字判断，请核对。',
  find: ({ findings, today }) => {
    const recent = findings.filter(({ foundOn }) => foundOn >= addDays(today, -days))
    const places = Map.groupBy(recent, placeOf)
    return [...places].flatMap(([place, own]) => (place === null ? [] : repeatsIn(own)))
  },
}

/** Groups of the same matter; each is told by its newest finding, so that a further one is a new hit. */
function repeatsIn(findings: readonly SnapshotFinding[]): ConsistencyHit[] {
  const groups: SnapshotFinding[][] = []
  for (const finding of findings) {
    const known = groups.find(([first]) => first !== undefined && isSameMatter(first, finding))
    if (known) known.push(finding)
    else groups.push([finding])
  }
  return groups.flatMap((group) => {
    const newest = group.toSorted((a, b) => (a.foundOn < b.foundOn ? -1 : 1)).at(-1)
    if (!newest || group.length < times) return []
    const numbers = group.map(({ number }) => number).join('、')
    return [
      { subject: findingSubject(newest), sentence: `近 ${days} 天同一处相近的隐患 ${group.length} 条：${numbers}` },
    ]
  })
}
