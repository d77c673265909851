import { findingSubject, hazardHits, hitsOf, isGone, namedSubject, personName, pointSubject } from './parts.ts'
import type { ConsistencyRule, ConsistencySnapshot } from './snapshot.ts'

const sentenceOf = (snapshot: ConsistencySnapshot, personId: string | null): string | null =>
  personId !== null && isGone(snapshot, personId)
    ? `责任人${personName(snapshot, personId)}已作废或已离职，请改选在岗人员`
    : null

/** A duty of somebody who is not there is nobody's duty (安全生产法 2021 第二十二条). */
export const responsibleGone: ConsistencyRule = {
  id: 'responsible-gone',
  title: '责任人已作废或已离职',
  severity: 'error',
  explanation:
    '人走了，责任没有交接，清单和台账上还写着他的名字（《安全生产法》（2021）第二十二条，责任制应明确各岗位的责任人员）。',
  find: (snapshot) => [
    ...hitsOf(snapshot.areas, namedSubject('area'), (area) => sentenceOf(snapshot, area.responsiblePersonId)),
    ...hitsOf(snapshot.riskPoints, pointSubject, (point) => sentenceOf(snapshot, point.responsiblePersonId)),
    ...hazardHits(snapshot, ({ hazard }) => sentenceOf(snapshot, hazard.responsiblePersonId)),
    ...hitsOf(snapshot.findings, findingSubject, ({ status, responsibleId }) =>
      status === 'closed' ? null : sentenceOf(snapshot, responsibleId),
    ),
  ],
}
