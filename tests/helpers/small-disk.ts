import { spawnSync } from 'node:child_process'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from './workspace.ts'

export interface SmallDisk {
  folder: string
  /** from now on nothing can be written on it, not even by root */
  makeReadOnly(): void
}

const mount = (...parameters: string[]) => spawnSync('mount', parameters, { encoding: 'utf8' })

/** A file system of its own for the test; the reason when this machine does not allow one. */
export function smallDisk(megabytes: number): SmallDisk | { reason: string } {
  if (process.platform !== 'linux') return { reason: 'a small disk is made with tmpfs, on Linux only' }
  const folder = temporaryFolder()
  const mounted = mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder)
  if (mounted.status !== 0) return { reason: `mounting a tmpfs is not allowed here: ${mounted.stderr.trim()}` }
  onTestFinished(() => void spawnSync('umount', ['-l', folder]))
  return {
    folder,
    makeReadOnly: () => {
      const remounted = mount('-o', 'remount,ro', folder)
      if (remounted.status !== 0) throw new Error(remounted.stderr)
    },
  }
}
