/** What was sealed, read back. */
import { AppError } from '#shared/contract/errors'
import type { FormalDocument } from '#shared/domain/formal-document'
import { printedNumber, printOf } from '#shared/reports/document-content'
import type { ReportDocument } from '#shared/reports/report-document'
import { dayInShanghai } from '#shared/rules/day'
import type { ReadDatabase } from '../database/database.ts'
import { sha256 } from '../database/migrate.ts'
import { formalDocuments } from '../database/repositories/records.ts'
import { sealedContent } from '../database/repositories/sealed-contents.ts'

/** The newest version of a number. */
export const newestVersion = (db: ReadDatabase, number: string): number =>
  Math.max(...formalDocuments.list(db, { number }).map(({ version }) => version))

/** The sealed content as it is printed: number, version, code, and the day on which it was sealed. */
export function sealedPrint(db: ReadDatabase, record: FormalDocument): ReportDocument {
  const content = sealedContent(db, record.contentHash)
  if (content === null || sha256(content) !== record.contentHash)
    throw new AppError('file', `定稿 ${printedNumber(record)} 的内容已损坏，请从备份恢复`)
  return printOf(JSON.parse(content) as ReportDocument, record, dayInShanghai(record.sealedAt))
}
