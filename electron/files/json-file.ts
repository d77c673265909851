import { readFileSync } from 'node:fs'
import type { z } from 'zod'

/** A small file of our own as the schema says; null when it is missing or not what it should be. */
export function readJson<S extends z.ZodType>(path: string, schema: S): z.output<S> | null {
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return null
  }
}
