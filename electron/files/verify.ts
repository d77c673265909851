/** The data check: structure, references, attachments, journal and every sealed evaluation. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { type VerifyReport, verifyReport } from '#shared/contract/data'
import { AppError } from '#shared/contract/errors'
import { evaluateRisk } from '#shared/rules/risk'
import { rulePack } from '#shared/rules/rule-pack'
import { type Connection, DatabaseError } from '../database/connection.ts'
import { brokenReferences, integrityProblems, namedFiles } from '../database/integrity.ts'
import { sha256 } from '../database/migrate.ts'
import { everyEvaluation, journalAgreements, storedPacks } from '../database/repositories/verification.ts'
import type { AttachmentFolder } from './attachments.ts'
import { breathe, hashFile, writeSafely } from './safe-file.ts'
import { readJson } from './json-file.ts'
import type { Workspace } from './workspace.ts'

type Check = VerifyReport['checks'][number]

const verdict = (name: string, problems: readonly string[], sound: string): Check => ({
  name,
  isSound: problems.length === 0,
  detail: problems.length === 0 ? sound : problems.join('；'),
})

function structureCheck(connection: Connection): Check {
  const problems = integrityProblems(connection)
  return verdict('数据文件结构', problems.length > 0 ? [`发现 ${problems.length} 处结构错误`] : [], '每一页都完好')
}

function referenceCheck(connection: Connection): Check {
  return verdict(
    '记录之间的引用',
    brokenReferences(connection).map((pair) => `引用断开 ${pair}`),
    '没有断开的引用',
  )
}

async function attachmentCheck(connection: Connection, folder: AttachmentFolder, signal?: AbortSignal): Promise<Check> {
  const named = namedFiles(connection)
  let missing = 0
  let changed = 0
  let bytes = 0
  for (const sha256 of named) {
    if (signal?.aborted) throw new AppError('cancelled', '已取消')
    if (!folder.has(sha256)) missing += 1
    else {
      bytes += statSync(folder.path(sha256)).size
      if (hashFile(folder.path(sha256)) !== sha256) changed += 1
    }
    await breathe()
  }
  const known = new Set(named)
  const unused = folder.all().filter((sha256) => !known.has(sha256)).length
  return verdict(
    '附件',
    [...(missing > 0 ? [`缺少 ${missing} 个文件`] : []), ...(changed > 0 ? [`${changed} 个文件的内容被改动`] : [])],
    `${named.length} 个文件共 ${(bytes / 1_048_576).toFixed(1)} MB，内容与登记一致${unused > 0 ? `；另有 ${unused} 个未被引用的文件` : ''}`,
  )
}

function journalCheck(connection: Connection): Check {
  const agreements = journalAgreements(connection)
  const problems = agreements.flatMap((agreement) => {
    const parts = [
      [agreement.unrecorded, '没有修改记录'],
      [agreement.revisionDiffers, '修订号与修改记录不符'],
      [agreement.contentDiffers, '内容与修改记录不符'],
      [agreement.vanished, '有修改记录而记录不见了'],
    ] as const
    return parts.filter(([count]) => count > 0).map(([count, words]) => `${agreement.concept} ${count} 条${words}`)
  })
  const records = agreements.reduce((sum, agreement) => sum + agreement.records, 0)
  return verdict('修改记录', problems, `${records} 条记录都与各自最后一次修改一致`)
}

function evaluationCheck(connection: Connection): Check {
  const intact = storedPacks(connection).filter((row) => sha256(row.content) === row.hash)
  const packs = new Map(intact.map((row) => [`${row.packId} ${row.hash}`, row.content]))
  const opened = new Map<string, ReturnType<typeof rulePack.parse>>()
  let checked = 0
  let withoutPack = 0
  let differing = 0
  for (const evaluation of everyEvaluation(connection)) {
    checked += 1
    const key = `${evaluation.packId} ${evaluation.packHash}`
    const content = packs.get(key)
    if (content === undefined) {
      withoutPack += 1
      continue
    }
    const pack = opened.get(key) ?? rulePack.parse(JSON.parse(content))
    opened.set(key, pack)
    try {
      const direct = { conditionIds: evaluation.directConditionIds, reason: evaluation.directReason }
      const outcome = evaluateRisk(pack, evaluation.factors, direct)
      if (outcome.valueHundredths !== evaluation.valueHundredths || outcome.level !== evaluation.level) differing += 1
    } catch {
      differing += 1
    }
  }
  return verdict(
    '风险评价复算',
    [
      ...(withoutPack > 0 ? [`${withoutPack} 条评价找不到当时的评价准则，或准则已被改动`] : []),
      ...(differing > 0 ? [`${differing} 条评价复算结果与登记不一致`] : []),
    ],
    `${checked} 条评价按当时的准则复算，结果一致`,
  )
}

export interface VerifyOptions {
  now: string
  signal?: AbortSignal
  progress?: (done: number, total: number, note: string) => void
}

/** Checks one enterprise's data from end to end; changes nothing. A file that cannot be opened is a finding too. */
export async function verifyEnterprise(
  workspace: Workspace,
  id: string,
  options: VerifyOptions,
): Promise<VerifyReport> {
  const checks: Check[] = []
  try {
    const { connection } = workspace.enterprise(id)
    const steps: [string, () => Check | Promise<Check>][] = [
      ['检查数据文件', () => structureCheck(connection)],
      ['检查引用', () => referenceCheck(connection)],
      ['检查附件', () => attachmentCheck(connection, workspace.attachments(id), options.signal)],
      ['核对修改记录', () => journalCheck(connection)],
      ['复算评价', () => evaluationCheck(connection)],
    ]
    for (const [index, [note, check]] of steps.entries()) {
      options.progress?.(index, steps.length, note)
      if (options.signal?.aborted) throw new AppError('cancelled', '已取消')
      checks.push(await check())
      await breathe()
    }
    options.progress?.(steps.length, steps.length, '')
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error
    checks.push({ name: '数据文件结构', isSound: false, detail: error.message })
  }
  return { checkedAt: options.now, isSound: checks.every((check) => check.isSound), checks }
}

const reportFile = (workspace: Workspace, id: string): string => join(workspace.enterpriseFolder(id), 'last-check.json')

export function rememberReport(workspace: Workspace, id: string, report: VerifyReport): void {
  writeSafely(reportFile(workspace, id), JSON.stringify(report, null, 2))
}

/** The last check's report, null when there was none. */
export const lastReport = (workspace: Workspace, id: string): VerifyReport | null =>
  readJson(reportFile(workspace, id), verifyReport)
