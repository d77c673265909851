import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'

const name = 'writer.lock'

interface Holder {
  pid: number
  computer: string
}

function holderOf(file: string): Holder | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder
  } catch {
    return null
  }
}

function isAlive(holder: Holder): boolean {
  if (holder.computer !== hostname()) return true
  try {
    process.kill(holder.pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * Takes the one writer's place of an enterprise folder; false when another running program has it.
 * A place left behind by a program that ended is taken over.
 */
export function takeLock(folder: string): boolean {
  const file = join(folder, name)
  const content = JSON.stringify({ pid: process.pid, computer: hostname() } satisfies Holder)
  try {
    writeFileSync(file, content, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const holder = holderOf(file)
  if (holder && holder.pid !== process.pid && isAlive(holder)) return false
  writeFileSync(file, content)
  return true
}

export function releaseLock(folder: string): void {
  const file = join(folder, name)
  if (holderOf(file)?.pid === process.pid) rmSync(file, { force: true })
}
