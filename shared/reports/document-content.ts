/** What of a document is its content, and how it is said at the foot of a page which content that is. */
import { documentCode, type DocumentIdentity, fileMark } from '#shared/rules/document-code'
import type { ReportDocument } from './report-document.ts'

/** The same value with the keys of every object in alphabetical order. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.some((item) => typeof item === 'object' && item !== null) ? value.map(ordered) : value
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, own]) => own !== undefined)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, own]) => [key, ordered(own)]),
  )
}

/** Field of the official forms in which the number of the print stands once more. */
export const controlNumberLabel = '记录受控号'

/** The document under a number, in its head and where a form repeats it. */
const numbered = (document: ReportDocument, documentNumber: string): ReportDocument => ({
  ...document,
  documentNumber,
  blocks: document.blocks.map((block) =>
    block.kind === 'fields'
      ? {
          ...block,
          items: block.items.map((item) =>
            item.label === controlNumberLabel ? { ...item, value: documentNumber } : item,
          ),
        }
      : block,
  ),
})

/** The document without what belongs to a single print: number, day, code and mark. */
export function contentOf(document: ReportDocument): ReportDocument {
  const { checkCode: _checkCode, fileMark: _fileMark, isFormal: _isFormal, ...content } = document
  return { ...numbered(content, ''), madeOn: '' }
}

/** The content as text that is the same for the same content; its sha256 is the content hash. */
export const canonicalContent = (document: ReportDocument): string => JSON.stringify(ordered(contentOf(document)))

/** `DG-2026-001 第2版`, or the number alone for a print that was not sealed. */
export const printedNumber = ({ number, version }: Pick<DocumentIdentity, 'number' | 'version'>): string =>
  version === 0 ? number : `${number} 第${version}版`

/** The content as it is printed under a number on a day. */
export function printOf(content: ReportDocument, identity: DocumentIdentity, madeOn: string): ReportDocument {
  return {
    ...numbered(content, printedNumber(identity)),
    madeOn,
    checkCode: documentCode(identity),
    fileMark: fileMark(identity),
    ...(identity.version > 0 ? { isFormal: true } : {}),
  }
}

/** `定稿　核验码 7K3F-9Q2M-A` for the foot of every page; empty in a preview. */
export function footMark({ checkCode, isFormal }: ReportDocument): string {
  if (checkCode === undefined) return ''
  return `${isFormal ? '定稿　' : ''}核验码 ${checkCode}`
}
