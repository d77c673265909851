import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs'
import type { Connection } from './connection.ts'

/** Writes a complete, defragmented copy of an open database; a failed copy leaves nothing behind. */
export function snapshotDatabase(connection: Connection, target: string): void {
  try {
    connection.prepare('VACUUM INTO ?').run(target)
    const file = openSync(target, 'r+')
    fsyncSync(file)
    closeSync(file)
  } catch (error) {
    rmSync(target, { force: true })
    throw error
  }
}
