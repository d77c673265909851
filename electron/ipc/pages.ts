import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  // what PDFs are drawn with: tables of character codes, symbol fonts
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
}

export interface Page {
  file: string
  type: string
}
/** Every file that may be served, by the exact path of its address. */
export type Pages = ReadonlyMap<string, Page>

/**
 * The built screens as a closed list: what is not in it when the app starts cannot be asked for, so no spelling of a
 * path can lead out of the folder. Links and files of other kinds are left out.
 */
export function listPages(folder: string): Pages {
  const pages = new Map<string, Page>()
  const walk = (path: string, address: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const type = types[extname(entry.name).toLowerCase()]
      if (entry.isDirectory()) walk(join(path, entry.name), `${address}${encodeURIComponent(entry.name)}/`)
      else if (entry.isFile() && type) {
        pages.set(`${address}${encodeURIComponent(entry.name)}`, { file: join(path, entry.name), type })
      }
    }
  }
  walk(folder, '/')
  const index = pages.get('/index.html')
  if (index) pages.set('/', index)
  return pages
}

/** The page of an address of ours (`origin` such as app://main), null for everything else. */
export function pageAt(pages: Pages, origin: string, address: string): Page | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (`${url.protocol}//${url.host}` !== origin || url.username !== '' || url.password !== '') return null
  return pages.get(url.pathname) ?? null
}

export const readPage = (page: Page): Promise<Buffer<ArrayBuffer>> =>
  readFile(page.file) as Promise<Buffer<ArrayBuffer>>

/** antd writes its styles into the page, hence 'unsafe-inline' for styles alone; scripts come from our files only. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ')

/** Goes with every answer, on the desktop and on 127.0.0.1. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}
