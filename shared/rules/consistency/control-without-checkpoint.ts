import { hazardHits, inPlace, listed } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/**
 * A control that can be seen on site and that nobody looks at fails unseen (DB37/T 3011—2017 做法，未核实). Training, PPE and
 * emergency controls often have no place of their own to look at, so that they are not asked for.
 */
export const controlWithoutCheckpoint: ConsistencyRule = {
  id: 'control-without-checkpoint',
  title: '现有的工程技术、管理措施没有检查要点',
  severity: 'warning',
  explanation:
    '隐患就是管控措施失效或缺失，检查表由措施的检查要点生成；没有检查要点的措施不会进检查表，失效了也没有人发现（DB37/T 3011—2017 的做法，条文未核实）。培训、防护用品、应急措施不在此列。',
  find: (snapshot) =>
    hazardHits(snapshot, ({ hazard }) => {
      const unchecked = inPlace(hazard).filter(
        ({ controlClass, checkpoint }) =>
          (controlClass === 'engineering' || controlClass === 'management') && checkpoint.trim() === '',
      )
      if (unchecked.length === 0) return null
      return `现有措施${listed(
        unchecked.map(({ text }) => text),
        '条',
      )}没有检查要点`
    }),
}
