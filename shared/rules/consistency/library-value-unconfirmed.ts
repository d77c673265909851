import { hazardHits } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

const mark = '风险库建议值'

/** What the library suggests is not what was seen on site: the enterprise rates by itself (安全生产法 2021 第二十五条). */
export const libraryValueUnconfirmed: ConsistencyRule = {
  id: 'library-value-unconfirmed',
  title: '评价还是风险库的建议值',
  severity: 'warning',
  explanation:
    '风险库给出的取值只供参考，等级要由本单位到现场核对以后评定（《安全生产法》（2021）第二十五条，组织开展危险源辨识和评估）。',
  find: (snapshot) =>
    hazardHits(snapshot, ({ hazard: { inherent, current } }) => {
      const stages = [
        inherent?.reason.startsWith(mark) ? '固有' : '',
        current?.reason.startsWith(mark) ? '现有' : '',
      ].filter((stage) => stage !== '')
      return stages.length > 0 ? `${stages.join('、')}风险还是风险库建议值，没有现场核对过` : null
    }),
}
