import { AppError } from '#shared/contract/errors'
import type { enterpriseOperations } from '#shared/contract/workspace'
import type { Enterprise, enterpriseFields } from '#shared/domain/enterprise'
import type { ReadDatabase } from '../database/database.ts'
import { enterprises } from '../database/repositories/records.ts'
import type { Handlers } from './context.ts'

/** The one row that describes the enterprise of this database. */
export function enterpriseRecord(db: ReadDatabase): Enterprise {
  const record = enterprises.list(db)[0]
  if (!record) throw new AppError('not-found', '这家企业还没有资料')
  return record
}

/** Profile fields that documents print or criteria need. */
const profileKeys = [
  'name',
  'creditCode',
  'industry',
  'address',
  'legalRepresentative',
  'principal',
  'safetyManager',
  'safetyPhone',
  'employeeCount',
  'mainProducts',
  'tags',
] as const satisfies readonly (keyof typeof enterpriseFields.shape)[]

/** How many of them are filled in. */
export function profileFigures(db: ReadDatabase): { filled: number; total: number } {
  const record = enterpriseRecord(db)
  const filled = profileKeys.filter((key) => {
    const value = record[key]
    return Array.isArray(value) ? value.length > 0 : value !== '' && value !== 0
  }).length
  return { filled, total: profileKeys.length }
}

export const enterpriseHandlers = {
  'enterprise.get': ({ db }) => enterpriseRecord(db),
  'enterprise.update': (context, { revision, patch }) =>
    enterprises.update(context, enterpriseRecord(context.db).id, revision, patch),
} satisfies Handlers<keyof typeof enterpriseOperations>
