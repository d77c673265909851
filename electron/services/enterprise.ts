import { AppError } from '#shared/contract/errors'
import type { enterpriseOperations } from '#shared/contract/workspace'
import type { Enterprise } from '#shared/domain/enterprise'
import type { ReadDatabase } from '../database/database.ts'
import { enterprises } from '../database/repositories/records.ts'
import type { Handlers } from './context.ts'

/** The one row that describes the enterprise of this database. */
export function enterpriseRecord(db: ReadDatabase): Enterprise {
  const record = enterprises.list(db)[0]
  if (!record) throw new AppError('not-found', '这家企业还没有资料')
  return record
}

export const enterpriseHandlers = {
  'enterprise.get': ({ db }) => enterpriseRecord(db),
  'enterprise.update': (context, { revision, patch }) =>
    enterprises.update(context, enterpriseRecord(context.db).id, revision, patch),
} satisfies Handlers<keyof typeof enterpriseOperations>
