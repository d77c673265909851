import type { BackupEntry } from '#shared/contract/data'

export const backupReasons: Record<BackupEntry['reason'], string> = {
  manual: '手动备份',
  exit: '退出时自动',
  interval: '定时自动',
  beforeRestore: '恢复前自动保留',
  beforeMigration: '升级前自动保留',
}

export const backupPlaces: Record<BackupEntry['place'], string> = { primary: '本机', second: '第二备份位置' }

/** Chinese names of what a backup counts; others are not shown. */
export const countLabels: Record<string, string> = {
  areas: '区域',
  risk_points: '风险点',
  hazards: '危险源',
  evaluations: '评价',
  controls: '管控措施',
  inspections: '检查',
  findings: '隐患',
  attachments: '附件',
  exports: '导出记录',
}

/** 1536000 -> 1.5 MB */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(0)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
