import { findingSubject, hitsOf, lookBackFrom } from './parts.ts'
import type { ConsistencyRule } from './snapshot.ts'

/** A closed finding shows what it looks like now (闭环记录：安全生产法 2021 第四十一条；照片为通行做法). */
export const closedWithoutPhoto: ConsistencyRule = {
  id: 'closed-without-photo',
  title: '已销号隐患没有整改后照片',
  severity: 'warning',
  explanation:
    '销号要有凭据；没有整改后照片，验收看的是什么说不清（《安全生产法》（2021）第四十一条如实记录；照片为通行做法）。只看近 12 个月销号的。',
  find: ({ findings, today }) =>
    hitsOf(findings, findingSubject, ({ status, closedOn, afterPhotoCount }) =>
      status === 'closed' && closedOn !== null && closedOn >= lookBackFrom(today) && afterPhotoCount === 0
        ? `${closedOn} 销号，没有整改后照片`
        : null,
    ),
}
