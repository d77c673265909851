import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The project's own folder. */
export const root = join(import.meta.dirname, '..', '..')

/** The text of a file of the project. */
export const read = (file: string): string => readFileSync(join(root, file), 'utf8')

/** Files of the project that match, with forward slashes, sorted; generated folders are left out. */
export function files(...patterns: string[]): string[] {
  return globSync(patterns, { cwd: root, exclude: (name) => /(^|[\\/])(node_modules|out|\.cache|\.git)$/.test(name) })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => statSync(join(root, file)).isFile())
    .sort()
}

/** Hand-written code of the product. */
export const productCode = (): string[] => files('{shared,electron,renderer}/**/*.{ts,tsx,css,html}')

/** Hand-written code of the product, its tools and its tests. */
export const allCode = (): string[] => [
  ...productCode(),
  ...files('{scripts,tests}/**/*.{ts,tsx,cjs}', '*.{ts,js,cjs}'),
]

/** Every line of the files, with its place as `file:line`. */
export function lines(names: string[]): { place: string; text: string }[] {
  return names.flatMap((file) =>
    read(file)
      .split('\n')
      .map((text, index) => ({ place: `${file}:${index + 1}`, text })),
  )
}
