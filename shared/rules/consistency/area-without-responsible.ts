import { hitsOf, namedSubject } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** Each area has somebody who answers for it (安全生产法 2021 第二十二条). */
export const areaWithoutResponsible: ConsistencyRule = {
  id: 'area-without-responsible',
  title: '区域没有责任人',
  severity: 'warning',
  explanation: '四色图和公告上每个区域都要有责任人和电话，责任制要落实到人（《安全生产法》（2021）第二十二条）。',
  find: ({ areas }) =>
    hitsOf(areas, namedSubject('area'), ({ responsiblePersonId }) =>
      responsiblePersonId === null ? '没有选择责任人' : null,
    ),
}
