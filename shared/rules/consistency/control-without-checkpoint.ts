import { hazardHits, inPlace, listed } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/**
 * What was built against a danger and is never looked at fails unseen (DB37/T 3011—2017 做法，未核实). Controls of the other
 * classes often have no place of their own to look at, so that they are not asked for.
 */
export const controlWithoutCheckpoint: ConsistencyRule = {
  id: 'control-without-checkpoint',
  title: '现有的工程技术措施没有检查要点',
  severity: 'warning',
  explanation:
    '隐患就是管控措施失效或缺失，检查表由措施的检查要点生成；没有检查要点的措施不会进检查表，失效了也没有人发现（DB37/T 3011—2017 的做法，条文未核实）。只看工程技术措施：它们都能在现场看到。',
  find: (snapshot) =>
    hazardHits(snapshot, ({ hazard }) => {
      const unchecked = inPlace(hazard).filter(
        ({ controlClass, checkpoint }) => controlClass === 'engineering' && checkpoint.trim() === '',
      )
      if (unchecked.length === 0) return null
      return `现有的工程技术措施${listed(
        unchecked.map(({ text }) => text),
        '条',
      )}没有检查要点`
    }),
}
