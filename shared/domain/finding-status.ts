/** 发现 -> 分级 -> 整改 -> 验收 -> 销号; 作废 is `voidedAt`, 超期 is computed. */
export const findingStatuses = {
  /** written during an inspection that is not submitted yet */
  draft: '草稿',
  registered: '待分级',
  rectifying: '待整改',
  awaitingReview: '待验收',
  closed: '已销号',
} as const
export type FindingStatus = keyof typeof findingStatuses
