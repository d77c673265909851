import { hitsOf, namedSubject, shortened } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** An item cannot be full while what was found in it before is still not put right (自评应如实，应急〔2021〕83号). */
export const fullScoreWithOpenNonconformity: ConsistencyRule = {
  id: 'full-score-with-open-nonconformity',
  title: '自评得满分的条目，上次的不符合项还没有改完',
  severity: 'error',
  explanation:
    '同一条目上次自评登记的不符合项还没有销号，这次却得满分，自评结果与隐患台账对不上（《企业安全生产标准化建设定级办法》应急〔2021〕83号，自评应当真实，条款未核实）。已改完的请先验收销号，没有改完的应当扣分。',
  find: ({ standardization: { openNonconformities, newest } }) =>
    hitsOf(
      openNonconformities.filter(
        ({ assessmentId, standardId, itemId }) =>
          newest !== null &&
          assessmentId !== newest.id &&
          standardId === newest.standardId &&
          newest.fullItemIds.includes(itemId),
      ),
      ({ finding }) =>
        namedSubject('finding')({ id: finding.id, name: `${finding.number} ${shortened(finding.description, 40)}` }),
      ({ itemId }) => `条目 ${itemId} 在「${newest?.name ?? ''}」中得满分，但这条不符合项还没有销号`,
    ),
}
