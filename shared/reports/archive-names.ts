/** Names of files and folders that Windows, WPS and every unpacking program accept. */

const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** The text as a file name without its ending; names made of nothing else become 文件. */
export function safeName(text: string, longest = 60): string {
  const cleaned = [...text.replaceAll(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, ' ').replaceAll(/\s+/g, ' ')]
    .slice(0, longest)
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '')
  if (cleaned === '') return '文件'
  return reserved.test(cleaned.split('.')[0] ?? '') ? `_${cleaned}` : cleaned
}

/** Gives every file of an archive a path of its own; Windows does not tell capitals from small letters. */
export class UniquePaths {
  readonly #taken = new Set<string>()

  /** `folder/name.ending`, with （2） … where that is taken. */
  take(folder: string, name: string, ending: string): string {
    for (let attempt = 1; ; attempt += 1) {
      const path = `${folder === '' ? '' : `${folder}/`}${name}${attempt === 1 ? '' : `（${attempt}）`}.${ending}`
      const key = path.toLowerCase()
      if (this.#taken.has(key)) continue
      this.#taken.add(key)
      return path
    }
  }
}

/** A relative path as a link in a page. */
export const pageLink = (path: string): string => path.split('/').map(encodeURIComponent).join('/')

/** A relative path as a link in a workbook: Excel and WPS want Chinese as it is, and only these as codes. */
export const sheetLink = (path: string): string =>
  path.replaceAll(/[%# ?&]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
