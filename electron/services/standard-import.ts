/** Standards that the enterprise brings itself: read from a workbook, kept in versions, compared, written as a sheet to fill in. */
import { AppError } from '#shared/contract/errors'
import type { standardOperations } from '#shared/contract/standard'
import { standardTemplate, standardTemplateId } from '#shared/reports/standard-template'
import { contradictionsOf } from '#shared/rules/standard'
import { differenceOf } from '#shared/rules/standard-difference'
import { importStandard, type StandardSource } from '#shared/rules/standard-import'
import { readDatabase } from '../database/database.ts'
import { sha256 } from '../database/migrate.ts'
import { assessments, importedStandards } from '../database/repositories/records.ts'
import { loadedStandard } from '../files/standards.ts'
import type { Handler, Handlers } from './context.ts'
import { enterpriseRecord } from './enterprise.ts'
import { exportDocument } from './report.ts'
import { standardByHash } from './standards.ts'

/** The same title, however it is spaced, is the same standard. */
const idOf = (title: string): string => `own-${sha256(title.replaceAll(/\s/g, '')).slice(0, 12)}`

const importOne: Handler<'standard.import'> = (context, { rows, ...choices }) => {
  const { standard, refusals } = importStandard(rows, choices)
  if (!standard) {
    const [first] = refusals
    const more = refusals.length > 1 ? `（共 ${refusals.length} 处，请在预览中查看）` : ''
    throw new AppError('rule', `${first?.row ? `第 ${first.row} 行：` : ''}${first?.reason ?? '没有读到标准'}${more}`)
  }
  const id = idOf(standard.title)
  const earlier = importedStandards.list(context.db, { standardId: id }, { includeVoided: true })
  const newest = earlier.findLast(({ voidedAt }) => voidedAt === null)
  if (newest && bodyOf(newest.content) === JSON.stringify(standard))
    throw new AppError('rule', `内容与已导入的 ${newest.standardVersion} 版完全相同，不用再导入`)
  // void versions keep their numbers: an assessment may still name one
  const version = `1.${earlier.length}.0`
  const { content, hash, standard: made } = loadedStandard({ id, version, ...standard, checkedOn: context.today })
  const [contradiction] = contradictionsOf(made)
  if (contradiction) throw new AppError('rule', contradiction)
  return importedStandards.insert(context, {
    standardId: id,
    title: made.title,
    standardVersion: version,
    hash,
    content,
  })
}

/** A kept standard without what every version has of its own. */
function bodyOf(content: string): string {
  const { id: _id, version: _version, checkedOn: _checkedOn, ...body } = JSON.parse(content) as StandardSource
  return JSON.stringify(body)
}

export const standardImportHandlers = {
  'standard.readWorkbook': async (_context, { base64, fileName }) => {
    // loaded when a file is read: it takes longer to load than the app to start
    const { readWorkbook } = await import('../importers/xlsx.ts')
    return { sheets: await readWorkbook(Buffer.from(base64, 'base64'), fileName) }
  },
  'standard.import': importOne,
  'standard.voidImported': (context, { id, reason }) => {
    const { hash } = importedStandards.require(context.db, id)
    const users = assessments.list(context.db, { standardHash: hash })
    if (users.length > 0)
      throw new AppError('rule', `自评「${users[0]?.name}」等 ${users.length} 次用着这份标准，不能作废`)
    return importedStandards.void(context, id, null, reason)
  },
  'standard.difference': ({ db, resources }, { fromHash, toHash }) => {
    const [from, to] = [standardByHash(db, resources, fromHash), standardByHash(db, resources, toHash)]
    const nameOf = ({ standard, hash }: typeof from) => ({ hash, title: standard.title, version: standard.version })
    return { from: nameOf(from), to: nameOf(to), ...differenceOf(from.standard, to.standard) }
  },
  'standard.template': async (context, { hash, folder }) => {
    const { enterpriseId, workspace, resources, today } = context
    if (enterpriseId === null) throw new AppError('invalid', '请先选择企业')
    const { standard } = standardByHash(readDatabase(workspace.enterprise(enterpriseId).connection), resources, hash)
    const { record, path } = await exportDocument(context, {
      reportId: standardTemplateId,
      operation: 'standard.template',
      parameters: {},
      format: 'xlsx',
      folder,
      fileName: '',
      compose: ({ db, documentNumber }) =>
        standardTemplate(standard, { enterprise: enterpriseRecord(db), today, documentNumber }),
    })
    return { record, path }
  },
} satisfies Handlers<keyof typeof standardOperations>
