import type { CardKind } from '#shared/domain/card'

/** The document that prints each kind. */
export const reportIds: Record<CardKind, string> = {
  noticeCard: 'notice-card',
  emergencyCard: 'emergency-card',
  operationCard: 'operation-card',
  commitmentCard: 'commitment-card',
  postDutyList: 'post-duty-list',
  warningSign: 'warning-sign',
}
