import { join } from 'node:path'

/** The project's own folder; every script works from here, wherever it was called. */
export const root = join(import.meta.dirname, '..')

/** A path inside the project. */
export const inProject = (...parts: string[]): string => join(root, ...parts)
