import { AppError, type Failure } from '#shared/contract/errors'

/** A failure that another process has already put into words and logged; it is handed on as it is. */
export class ForwardedFailure extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.message)
    this.failure = failure
  }
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

/** Every failure as the user may read it; what we did not foresee is logged and named by its id. */
export function failureOf(error: unknown, log: () => string): Failure {
  if (error instanceof ForwardedFailure) return error.failure
  if (error instanceof AppError) {
    return { code: error.code, message: error.message, ...(error.fields ? { fields: error.fields } : {}) }
  }
  const code = codeOf(error)
  if (code === 'SQLITE_FULL' || code === 'ENOSPC') {
    return { code: 'file', message: '磁盘空间不足，这次修改没有保存。请清理磁盘后再试，已有数据不受影响' }
  }
  if (code.startsWith('SQLITE_BUSY')) return { code: 'conflict', message: '数据正被另一个程序使用，请稍候再试' }
  if (code.startsWith('SQLITE_READONLY') || code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return { code: 'file', message: '数据文件夹不能写入，请检查权限或换一个文件夹' }
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return { code: 'file', message: '数据文件已损坏，请到“恢复”页面从备份恢复或导出可读数据' }
  }
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return { code: 'file', message: '找不到文件或文件夹，可能已被移走或改名，请核对后再试', logId: log() }
  }
  if (code === 'ABORT_ERR') return { code: 'cancelled', message: '已取消' }
  return { code: 'unexpected', message: '软件出现意外问题，已保存的数据不受影响', logId: log() }
}
