import { closeSync, existsSync, fsyncSync, openSync, rmSync } from 'node:fs'
import { AppError } from '#shared/contract/errors'
import type { Connection } from './connection.ts'

/** Writes a complete, defragmented copy of an open database to a new file; a failed copy leaves nothing behind. */
export function snapshotDatabase(connection: Connection, target: string): void {
  if (existsSync(target)) throw new AppError('conflict', '备份文件已存在，没有覆盖')
  try {
    connection.prepare('VACUUM INTO ?').run(target)
    const file = openSync(target, 'r+')
    try {
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  } catch (error) {
    rmSync(target, { force: true })
    throw error
  }
}
