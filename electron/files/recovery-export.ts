/** Everything that can still be read from a damaged database, as workbooks. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#shared/contract/errors'
import { fieldLabel, type RecordBase } from '#shared/domain/fields'
import type { Cell, Column, ReportDocument, TableBlock } from '#shared/reports/report-document'
import { type JournalRow, type Salvaged, salvage, type SalvagedTable } from '../database/salvage.ts'
import { backupsOf, type BackupPlace } from './backup-place.ts'
import type { Workspace } from './workspace.ts'

/** Labels of fields that the app fills itself and that therefore stand in no form. */
const ownLabels: Record<string, string> = {
  id: '记录号',
  revision: '修订',
  createdAt: '登记时间',
  updatedAt: '修改时间',
  voidedAt: '作废时间',
  voidReason: '作废原因',
  number: '编号',
  status: '状态',
  round: '整改轮次',
  closedOn: '销号日期',
  closedByName: '销号人',
  riskPointName: '风险点',
  areaName: '区域',
  responsibleUnitName: '责任单位',
  noticeId: '整改通知单',
  findingId: '隐患',
  rectificationId: '整改',
  inspectionId: '检查',
  checklistId: '检查表',
  riskPointId: '风险点',
  hazardId: '危险源',
  evaluatorId: '评价人',
  recordId: '所属记录',
  recordType: '所属类别',
  packId: '评价准则',
  packVersion: '准则版本',
  factors: '取值（十分之一）',
  valueHundredths: '风险值（百分之一）',
  level: '等级',
  method: '方法',
  sequence: '次序',
  submittedAt: '提交时间',
  mime: '文件类型',
  sha256: '文件哈希',
  takenAt: '拍摄时间',
}
/** Of use only to the app. */
const leftOut = new Set(['namePinyin', 'nameInitials', 'packHash', 'originalSha256', 'contentHash', 'sortOrder'])
const lastKeys = ['voidedAt', 'voidReason', 'createdAt', 'updatedAt', 'revision', 'id']
/** What names a record to its reader, best first. */
const nameKeys = ['number', 'name', 'item', 'description', 'text', 'title', 'originalName']
/** The schema's own word first: what is 销号 of a finding is 完成 of a review. */
function labelOf(schema: Parameters<typeof fieldLabel>[0], key: string): string {
  const label = fieldLabel(schema, key)
  return label === key ? (ownLabels[key] ?? key) : label
}
/** Excel takes no longer text in a cell. */
const longestText = 32_000
const widest = 40

/** Record id -> how people call the record. */
function namesOf(tables: readonly SalvagedTable[]): Map<string, string> {
  const names = new Map<string, string>()
  for (const record of tables.flatMap(({ records }) => records as (RecordBase & Record<string, unknown>)[])) {
    const name = nameKeys.map((key) => record[key]).find((value) => typeof value === 'string' && value !== '')
    if (typeof name === 'string') names.set(record.id, name)
  }
  return names
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return value
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, longestText)
}

/** Columns as wide as their texts, within reason. */
function tableOf(title: string, labels: readonly string[], rows: Cell[][]): TableBlock {
  const columns = labels.map((label, index): Column => {
    const longest = rows.reduce((most, row) => Math.max(most, String(row[index] ?? '').length), label.length)
    return { key: String(index), label, width: Math.min(widest, Math.max(6, longest)), format: 'text' }
  })
  return { kind: 'table', title, columns, rows }
}

function recordTable({ store, records, fromJournal }: SalvagedTable, names: ReadonlyMap<string, string>): TableBlock {
  const known = Object.keys(store.schema.shape).filter((key) => !leftOut.has(key))
  const own = known.filter((key) => !lastKeys.includes(key) && key !== 'number')
  const ordered = [...(known.includes('number') ? ['number'] : []), ...own, ...lastKeys]
  const valueOf = (record: RecordBase, key: string): Cell => {
    const value = cellOf(record[key as keyof RecordBase])
    return key !== 'id' && typeof value === 'string' ? (names.get(value) ?? value) : value
  }
  const isUsed = (key: string) => records.some((record) => !['', '[]', null].includes(valueOf(record, key) as string))
  const keys = ordered.filter(isUsed)
  const note = fromJournal > 0 ? `，其中 ${fromJournal} 条由修改记录找回` : ''
  return tableOf(
    `${store.concept}（${records.length} 条${note}）`,
    keys.map((key) => labelOf(store.schema, key)),
    records.map((record) => keys.map((key) => valueOf(record, key))),
  )
}

function journalTable(journal: readonly JournalRow[], names: ReadonlyMap<string, string>): TableBlock {
  return tableOf(
    `修改记录（${journal.length} 条）`,
    ['时间', '操作人', '操作', '类别', '记录', '修改后的内容'],
    journal.map((entry) =>
      [
        entry.at,
        entry.actorName,
        entry.operation,
        entry.recordType,
        names.get(entry.recordId) ?? entry.recordId,
        entry.after,
      ].map(cellOf),
    ),
  )
}

function sheetsOf({ tables, journal }: Salvaged): { name: string; block: TableBlock }[] {
  const names = namesOf(tables)
  const filled = tables.filter(({ records }) => records.length > 0)
  const sheets = filled.map((table) => ({ name: table.store.concept, block: recordTable(table, names) }))
  return journal.length === 0 ? sheets : [...sheets, { name: '修改记录', block: journalTable(journal, names) }]
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
  const salvaged = salvage(workspace.databaseFile(id), newest?.manifest.counts ?? {})
  const { tables, lostTables } = salvaged
  const sheets = sheetsOf(salvaged)
  if (sheets.length === 0) throw new AppError('file', '这个数据文件里已经没有可以读出的内容，请从备份恢复')
  const profile = tables.find(({ store }) => store.recordType === 'enterprise')?.records[0] as
    | { name?: string }
    | undefined
  const frame = {
    enterpriseName: profile?.name ?? newest?.manifest.enterpriseName ?? '',
    madeOn: options.today,
    notes: lostTables.length > 0 ? [`读不全的内容：${lostTables.join('、')}`] : [],
  }
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
  return { path: folder, rows: tables.reduce((sum, { records }) => sum + records.length, 0), lostTables }
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
