/** Formal versions of documents (定稿): sealed content under a number; a correction is a new version, nothing is ever changed. */
import { AppError } from '#shared/contract/errors'
import type { formalDocumentOperations, FormalVersion } from '#shared/contract/formal-document'
import { type ReportParameters, reportParameters } from '#shared/contract/report'
import type { FormalDocument } from '#shared/domain/formal-document'
import { canonicalContent, contentOf, printedNumber } from '#shared/reports/document-content'
import { documentDifference } from '#shared/reports/document-difference'
import type { ReportDocument } from '#shared/reports/report-document'
import { yearOf } from '#shared/rules/day'
import { documentCode } from '#shared/rules/document-code'
import { formatNumber } from '#shared/rules/number'
import { readDatabase } from '../database/database.ts'
import { sha256 } from '../database/migrate.ts'
import { formalDocuments } from '../database/repositories/records.ts'
import { keepSealedContent } from '../database/repositories/sealed-contents.ts'
import { nextSequence } from '../database/repositories/sequences.ts'
import type { CommandContext, Handlers, QueryContext } from './context.ts'
import { verifyDocument } from './document-verification.ts'
import { composeReport, exportDocument } from './report.ts'
import { newestVersion, sealedPrint } from './sealed-document.ts'

const withCode = (record: FormalDocument, newest: number): FormalVersion => ({
  ...record,
  checkCode: documentCode(record),
  isNewest: record.version === newest,
})

const parametersOf = (record: FormalDocument): ReportParameters => reportParameters.parse(record.parameters)

/** What the sealed document would say today, under the same number. */
const composedToday = (context: QueryContext, record: FormalDocument): ReportDocument =>
  composeReport(context, record.reportId, parametersOf(record), printedNumber(record))

/** What is sealed under a number: the parts of the record that say which document it is. */
type Sealing = Pick<FormalDocument, 'reportId' | 'number' | 'version' | 'supersedesId' | 'reason'> & {
  parameters: ReportParameters
}

function seal(context: CommandContext, sealing: Sealing): FormalVersion {
  const { reportId, parameters } = sealing
  const document = contentOf(composeReport(context, reportId, parameters, printedNumber(sealing)))
  const content = canonicalContent(document)
  const hash = sha256(content)
  keepSealedContent(context, hash, content)
  const record = formalDocuments.insert(context, {
    ...sealing,
    title: document.title,
    contentHash: hash,
    rulePackVersions: document.rulePackVersions,
    sealedByName: context.actor.name,
    sealedAt: context.at,
  })
  return withCode(record, record.version)
}

/** Refused when nothing has changed since: two numbers for one content would only confuse those who file them. */
function refuseSame(context: QueryContext, record: FormalDocument, advice: string): void {
  if (sha256(canonicalContent(composedToday(context, record))) === record.contentHash)
    throw new AppError('rule', `内容与定稿 ${printedNumber(record)} 完全相同，${advice}`)
}

export const formalDocumentHandlers = {
  'formal-document.list': ({ db }, { reportId }) => {
    const known = formalDocuments.list(db, reportId === undefined ? {} : { reportId })
    const newest = new Map<string, number>()
    for (const { number, version } of known) newest.set(number, Math.max(version, newest.get(number) ?? 0))
    return known.reverse().map((record) => withCode(record, newest.get(record.number) ?? record.version))
  },
  'formal-document.seal': (context, { reportId, parameters }) => {
    const same = JSON.stringify(parameters)
    const earlier = formalDocuments
      .list(context.db, { reportId })
      .findLast((record) => JSON.stringify(parametersOf(record)) === same)
    if (earlier) refuseSame(context, earlier, '不用再定稿')
    const year = yearOf(context.today)
    const number = formatNumber('formalDocument', nextSequence(context, 'formalDocument', year), year)
    return seal(context, { reportId, parameters, number, version: 1, supersedesId: null, reason: '' })
  },
  'formal-document.revise': (context, { id, reason }) => {
    const record = formalDocuments.require(context.db, id)
    const newest = newestVersion(context.db, record.number)
    if (record.version !== newest)
      throw new AppError('conflict', `${record.number} 已有第${newest}版，请从最新一版出新版本`)
    refuseSame(context, record, '不用出新版本')
    return seal(context, {
      reportId: record.reportId,
      parameters: parametersOf(record),
      number: record.number,
      version: newest + 1,
      supersedesId: record.id,
      reason,
    })
  },
  'formal-document.preview': ({ db }, { id }) => sealedPrint(db, formalDocuments.require(db, id)),
  'formal-document.difference': (context, { id }) => {
    const record = formalDocuments.require(context.db, id)
    const sealed = sealedPrint(context.db, record)
    try {
      return { ...documentDifference(sealed, composedToday(context, record)), problem: '' }
    } catch (error) {
      // the record that the document is about may be void by now
      if (!(error instanceof AppError)) throw error
      return { count: 0, sentences: [], problem: error.message }
    }
  },
  'formal-document.export': async (context, { id, ...input }) => {
    const { enterpriseId, workspace } = context
    if (enterpriseId === null) throw new AppError('invalid', '请先选择企业')
    const formal = formalDocuments.require(readDatabase(workspace.enterprise(enterpriseId).connection), id)
    return exportDocument(context, {
      ...input,
      reportId: formal.reportId,
      operation: 'formal-document.export',
      parameters: formal.parameters,
      formal,
      compose: ({ db }) => sealedPrint(db, formal),
    })
  },
  'formal-document.verify': verifyDocument,
} satisfies Handlers<keyof typeof formalDocumentOperations>
