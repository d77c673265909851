/** 诊断包: one text file that the user can read before passing it on; no names, phones or texts of the enterprise. */
import { existsSync, mkdirSync, readdirSync, statfsSync, statSync } from 'node:fs'
import { arch, freemem, platform, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { DatabaseError } from '../database/connection.ts'
import { brokenReferences, countRows, integrityProblems } from '../database/integrity.ts'
import { schemaVersion } from '../database/migrate.ts'
import { backupsIn } from './backup-place.ts'
import { inspectFolder } from './folder-verdict.ts'
import { logLines } from './log.ts'
import { writeSafely } from './safe-file.ts'
import { lastReport } from './verify.ts'
import type { Workspace } from './workspace.ts'

const megabytes = (bytes: number): number => Math.round(bytes / 1_048_576)
const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0)

/** Folders are named by numbers here: their ids lead to nobody outside this PC, yet nobody needs them. */
function enterpriseFacts(workspace: Workspace, id: string, number: number): object {
  const file = workspace.databaseFile(id)
  const facts = {
    number,
    databaseBytes: sizeOf(file),
    walBytes: sizeOf(`${file}-wal`),
    attachments: workspace.attachments(id).all().length,
    backups: backupsIn({ folder: join(workspace.backupFolder, id), place: 'primary' })
      .slice(0, 10)
      .map(({ manifest }) => ({
        sequence: manifest.sequence,
        madeAt: manifest.madeAt,
        reason: manifest.reason,
        size: manifest.size,
        schemaVersion: manifest.schemaVersion,
        appVersion: manifest.appVersion,
      })),
    lastCheck: lastReport(workspace, id),
  }
  try {
    const { connection, isReadOnly } = workspace.enterprise(id)
    return {
      ...facts,
      isReadOnly,
      schemaVersion: schemaVersion(connection),
      journalMode: connection.pragma('journal_mode', { simple: true }),
      integrityProblems: integrityProblems(connection),
      brokenReferences: brokenReferences(connection),
      rows: countRows(connection),
    }
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error
    return { ...facts, problem: error.problem, detail: error.detail }
  }
}

/** Writes the file into the data folder's `diagnostics/` and returns where. */
export function exportDiagnostics(
  workspace: Workspace,
  options: { now: string; version: string; transport: string },
): string {
  const disk = statfsSync(workspace.folder)
  const facts = {
    madeAt: options.now,
    app: { version: options.version, transport: options.transport, electron: process.versions['electron'] ?? null },
    system: {
      platform: platform(),
      release: release(),
      arch: arch(),
      node: process.versions.node,
      memoryMegabytes: megabytes(totalmem()),
      freeMegabytes: megabytes(freemem()),
    },
    dataFolder: {
      verdict: inspectFolder(workspace.folder).verdict,
      freeMegabytes: megabytes(disk.bavail * disk.bsize),
      pathLength: workspace.folder.length,
      indexBytes: sizeOf(join(workspace.folder, 'workspace.db')),
      indexKeptAside: readdirSync(workspace.folder).filter((name) => name.includes('.damaged-')).length,
    },
    enterprises: workspace.enterpriseIds().map((id, index) => enterpriseFacts(workspace, id, index + 1)),
  }
  const folder = join(workspace.folder, 'diagnostics')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `安查簿诊断-${options.now.replaceAll(/[-:.]/g, '')}.txt`)
  const head =
    '安查簿诊断包。内容为软件版本、文件大小、检查结果和运行日志，不含企业名称、人员和填写的文字，可先打开查看。'
  writeSafely(path, [head, '', JSON.stringify(facts, null, 2), '', ...logLines(workspace.logFolder), ''].join('\n'))
  return path
}
