import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

export interface AppPaths {
  version: string
  resourcesFolder: string
  /** the built screens */
  pagesFolder: string
  preloadFile: string
  jobFile: string
}

/** Where the parts of the app lie, in the project as in the packaged app (there the project is app.asar). */
export function appPaths(): AppPaths {
  let root = import.meta.dirname
  while (!existsSync(join(root, 'package.json'))) {
    const above = dirname(root)
    if (above === root) throw new Error('package.json of the app not found')
    root = above
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return {
    version,
    resourcesFolder: basename(root) === 'app.asar' ? dirname(root) : join(root, 'resources'),
    pagesFolder: join(root, 'out', 'renderer'),
    preloadFile: join(root, 'out', 'main', 'preload.cjs'),
    jobFile: join(root, 'out', 'main', 'job.js'),
  }
}
