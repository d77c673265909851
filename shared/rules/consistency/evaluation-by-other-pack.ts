import { hazardHits } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** One enterprise, one criterion for each method: levels by different limits cannot stand in one list. */
export const evaluationByOtherPack: ConsistencyRule = {
  id: 'evaluation-by-other-pack',
  title: '评价用的准则不是本单位选定的准则',
  severity: 'warning',
  explanation:
    '同一方法的分级界限有多个版本，混用会使同样的取值分出不同的等级；应按本单位确定的一套判定准则评价（通行做法，未核实）。',
  find: (snapshot) =>
    hazardHits(snapshot, ({ hazard: { inherent, current } }) => {
      const others = [inherent, current].flatMap((evaluation) => {
        const isOther = evaluation !== null && evaluation.packId !== snapshot.chosenPacks[evaluation.method]
        return isOther ? [evaluation] : []
      })
      const [first] = others
      if (!first) return null
      const used = [...new Set(others.map(({ packId }) => packId))].join('、')
      return `评价用的是 ${used}，本单位选定的是 ${snapshot.chosenPacks[first.method]}`
    }),
}
