import { join } from 'node:path'
import { DatabaseError } from '../database/connection.ts'
import { holdFile } from '../database/file-lock.ts'

export const lockName = 'writer.lock'

export interface WriterLock {
  release(): void
}

/**
 * Takes the one writer's place of an enterprise folder; null when another running program has it. A place left behind
 * by a program that ended in any way is free. Throws DatabaseError when the folder cannot be written.
 */
export function takeLock(folder: string): WriterLock | null {
  try {
    const release = holdFile(join(folder, lockName))
    return release && { release }
  } catch (error) {
    const code = String((error as NodeJS.ErrnoException).code)
    if (/READONLY|CANTOPEN|PERM|EACCES|EROFS/.test(code)) {
      throw new DatabaseError('readOnly', '数据文件夹不能写入，请检查权限或换一个文件夹', code)
    }
    throw error
  }
}
