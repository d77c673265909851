import { z } from 'zod'
import { job, nothing, query } from './operation.ts'

export const backupEntry = z.object({
  /** file name, unique per enterprise */
  id: z.string(),
  enterpriseId: z.uuid(),
  enterpriseName: z.string(),
  madeAt: z.string(),
  /** manual, exit, interval, beforeRestore, beforeMigration */
  reason: z.enum(['manual', 'exit', 'interval', 'beforeRestore', 'beforeMigration']),
  size: z.number().int(),
  sha256: z.string(),
  /** re-opened and checked after writing */
  checkedAt: z.string().nullable(),
  counts: z.record(z.string(), z.number().int()),
  schemaVersion: z.number().int(),
  attachmentCount: z.number().int(),
  missingAttachments: z.number().int(),
  place: z.enum(['primary', 'second']),
})
export type BackupEntry = z.infer<typeof backupEntry>

export const verifyReport = z.object({
  checkedAt: z.string(),
  isSound: z.boolean(),
  checks: z.array(z.object({ name: z.string(), isSound: z.boolean(), detail: z.string() })),
})
export type VerifyReport = z.infer<typeof verifyReport>

const ofEnterprise = z.object({ enterpriseId: z.uuid() })

export const dataOperations = {
  'backup.list': query('备份列表', ofEnterprise, z.array(backupEntry), { scope: 'workspace' }),
  /** `warning`: why the second place could not be written; empty when all is well. */
  'backup.create': job(
    '立即备份',
    ofEnterprise.extend({ reason: z.enum(['manual', 'interval', 'exit']).default('manual') }),
    backupEntry.extend({ warning: z.string() }),
    { scope: 'workspace', touches: ['backup'] },
  ),
  /** What restoring would change: counts now and in the backup, its date and version. */
  'backup.preview': query(
    '预览恢复',
    ofEnterprise.extend({ backupId: z.string() }),
    z.object({
      backup: backupEntry,
      now: z.record(z.string(), z.number().int()),
      isUsable: z.boolean(),
      message: z.string(),
    }),
    { scope: 'workspace' },
  ),
  /** Keeps the present state as a backup of its own (beforeRestore), so that the restore can be undone. */
  'backup.restore': job(
    '从备份恢复',
    ofEnterprise.extend({ backupId: z.string() }),
    z.object({ undoBackupId: z.string().nullable() }),
    {
      scope: 'workspace',
      exclusive: true,
      touches: [
        'workspace',
        'enterprise',
        'organization',
        'area',
        'riskPoint',
        'checklist',
        'inspection',
        'finding',
        'majorHazard',
        'attachment',
        'export',
        'setting',
        'backup',
        'history',
      ],
    },
  ),
  /** Backup file from elsewhere (第二备份位置、U盘): adds it as an enterprise or as a backup of one. */
  'backup.import': job('从备份文件恢复', z.object({ path: z.string() }), z.object({ enterpriseId: z.uuid() }), {
    scope: 'workspace',
    exclusive: true,
    touches: ['workspace', 'backup'],
  }),
  'data.verify': job('检查数据', ofEnterprise, verifyReport, { scope: 'workspace' }),
  'data.lastVerified': query('上次检查', ofEnterprise, verifyReport.nullable(), { scope: 'workspace' }),
  /** Damaged database: what is wrong and which backups could be opened. */
  'recovery.inspect': query(
    '检查损坏情况',
    ofEnterprise,
    z.object({ problem: z.string(), detail: z.string(), backups: z.array(backupEntry) }),
    { scope: 'workspace' },
  ),
  /** Writes everything that can still be read from a damaged database into a folder: one workbook per kind of record. */
  'recovery.exportReadable': job(
    '导出可读数据',
    ofEnterprise,
    z.object({ path: z.string(), rows: z.number().int(), lostTables: z.array(z.string()) }),
    {
      scope: 'workspace',
    },
  ),
  /** Log, versions, sizes and check results, without names, phones or texts of the enterprise. */
  'diagnostics.export': job('导出诊断包', nothing, z.object({ path: z.string() }), { scope: 'workspace' }),
}
