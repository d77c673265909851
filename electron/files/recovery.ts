/** A database that cannot be used: what is wrong with it, what can be opened instead, what can still be read. */
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { BackupEntry } from '#shared/contract/data'
import { AppError } from '#shared/contract/errors'
import type { EnterpriseSummary } from '#shared/contract/workspace'
import { fieldLabel, type RecordBase } from '#shared/domain/fields'
import type { Cell, Column, ReportDocument, TableBlock } from '#shared/reports/report-document'
import { DatabaseError, type DatabaseProblem } from '../database/connection.ts'
import { enterpriseIdentity } from '../database/integrity.ts'
import { type JournalRow, salvage, type SalvagedTable } from '../database/salvage.ts'
import { backupsOf, type BackupPlace, entryOf } from './backup-place.ts'
import type { Workspace } from './workspace.ts'

export interface EnterpriseState {
  state: EnterpriseSummary['state']
  /** Chinese sentence when the state is not ok */
  problem: string
}

/** Whether an enterprise can be worked with; opens its database when it is sound. Never throws for a bad file. */
export function enterpriseState(workspace: Workspace, id: string): EnterpriseState {
  try {
    const { connection, isReadOnly } = workspace.enterprise(id)
    if (!enterpriseIdentity(connection)) return { state: 'damaged', problem: '这家企业的资料没有写完就中断了' }
    return isReadOnly
      ? { state: 'locked', problem: '正在另一个窗口或另一个程序中编辑，这里只能查看' }
      : { state: 'ok', problem: '' }
  } catch (error) {
    if (error instanceof DatabaseError) {
      return { state: error.problem === 'newer' ? 'newer' : 'damaged', problem: error.message }
    }
    if (error instanceof AppError) return { state: 'locked', problem: error.message }
    throw error
  }
}

const advice: Record<DatabaseProblem, string> = {
  missing: '数据文件不见了。可以从备份恢复。',
  foreign: '数据文件的内容不是安查簿写的，可能被别的文件覆盖。可以从备份恢复，或导出还能读出的内容。',
  damaged: '数据文件已损坏，常见原因是断电、磁盘故障或同步软件改动。可以从备份恢复，或导出还能读出的内容。',
  newer: '数据由更新版本的软件写成，请安装新版本。数据没有改动。',
  readOnly: '数据文件夹不能写入，请检查权限或换一个文件夹。数据没有改动。',
}

/** Says what is wrong with an enterprise's database and which backups could take its place. */
export function inspectDamage(
  workspace: Workspace,
  places: readonly BackupPlace[],
  id: string,
): { problem: string; detail: string; backups: BackupEntry[] } {
  const backups = backupsOf(places).map(entryOf)
  try {
    workspace.enterprise(id)
    return { problem: enterpriseState(workspace, id).problem, detail: '', backups }
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error
    const file = workspace.databaseFile(id)
    const size = existsSync(file) ? `${statSync(file).size} bytes` : 'no file'
    return { problem: advice[error.problem], detail: [error.detail, size].filter(Boolean).join(' · '), backups }
  }
}

const baseLabels: Record<keyof RecordBase, string> = {
  id: '编号',
  revision: '修订',
  createdAt: '登记时间',
  updatedAt: '修改时间',
  voidedAt: '作废时间',
  voidReason: '作废原因',
}
/** Excel takes no longer text in a cell. */
const longestText = 32_000

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return value
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, longestText)
}

const textColumn = (key: string, label: string): Column => ({ key, label, width: 10, format: 'text' })

function recordTable({ store, records, fromJournal }: SalvagedTable): TableBlock {
  const keys = Object.keys(store.schema.shape)
  const note = fromJournal > 0 ? `，其中 ${fromJournal} 条由修改记录找回` : ''
  return {
    kind: 'table',
    title: `${store.concept}（${records.length} 条${note}）`,
    columns: keys.map((key) => textColumn(key, baseLabels[key as keyof RecordBase] ?? fieldLabel(store.schema, key))),
    rows: records.map((record) => keys.map((key) => cellOf(record[key as keyof RecordBase]))),
  }
}

function journalTable(journal: readonly JournalRow[]): TableBlock {
  const keys = ['at', 'actorName', 'operation', 'recordType', 'recordId', 'after'] as const
  const labels = ['时间', '操作人', '操作', '类别', '记录编号', '修改后的内容']
  return {
    kind: 'table',
    title: `修改记录（${journal.length} 条）`,
    columns: keys.map((key, index) => textColumn(key, labels[index] ?? key)),
    rows: journal.map((entry) => keys.map((key) => cellOf(entry[key]))),
  }
}

export interface ReadableExport {
  /** the folder with the workbooks */
  path: string
  rows: number
  lostTables: string[]
}

/**
 * Writes everything that can still be read from an enterprise's database, damaged or not, into a folder of its own in
 * the data folder's `recovered/`: one workbook per kind of record. The database itself is only read. Throws `file`
 * when nothing at all is legible; on cancel the folder goes.
 */
export async function exportReadable(
  workspace: Workspace,
  places: readonly BackupPlace[],
  id: string,
  options: { now: string; today: string; signal?: AbortSignal; progress?: (done: number, total: number) => void },
): Promise<ReadableExport> {
  const newest = backupsOf(places)[0]
  // Reading the bytes of a file that this process has open in SQLite would take its locks away.
  workspace.closeEnterprise(id)
  const { tables, journal, lostTables } = salvage(workspace.databaseFile(id), newest?.manifest.counts ?? {})
  const filled = tables.filter(({ records }) => records.length > 0)
  if (filled.length === 0 && journal.length === 0) {
    throw new AppError('file', '这个数据文件里已经没有可以读出的内容，请从备份恢复')
  }
  const profile = filled.find(({ store }) => store.recordType === 'enterprise')?.records[0] as
    | { name?: string }
    | undefined
  const frame = {
    enterpriseName: profile?.name ?? newest?.manifest.enterpriseName ?? '',
    madeOn: options.today,
    notes: lostTables.length > 0 ? [`读不全的内容：${lostTables.join('、')}`] : [],
  }
  const sheets = filled.map((table) => ({ name: table.store.concept, block: recordTable(table) }))
  if (journal.length > 0) sheets.push({ name: '修改记录', block: journalTable(journal) })
  const folder = join(workspace.folder, 'recovered', `${options.now.replaceAll(/[-:.]/g, '')}-${id.slice(-8)}`)
  mkdirSync(folder, { recursive: true })
  // Loaded here: a workbook writer has no place in the app's start.
  const { writeXlsx } = await import('../exporters/xlsx/index.ts')
  try {
    for (const [index, { name, block }] of sheets.entries()) {
      const document = documentOf(`从数据文件中读出的${name}`, block, frame)
      await writeXlsx(document, join(folder, `${name}.xlsx`), { photos: () => null, signal: options.signal })
      options.progress?.(index + 1, sheets.length)
    }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
  return { path: folder, rows: filled.reduce((sum, { records }) => sum + records.length, 0), lostTables }
}

function documentOf(
  title: string,
  block: TableBlock,
  frame: Pick<ReportDocument, 'enterpriseName' | 'madeOn' | 'notes'>,
): ReportDocument {
  return {
    ...frame,
    reportId: 'recovered',
    title,
    documentNumber: '',
    period: '',
    paper: 'A3',
    orientation: 'landscape',
    rulePackVersions: [],
    blocks: [block],
  }
}
