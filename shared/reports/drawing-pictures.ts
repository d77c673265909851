/**
 * Pictures inside drawings. A composed document names them by their hash, so that it stays small and its content hash
 * covers them; printers and the screen put the bytes in.
 */

const scheme = 'attachment:'
const reference = /href="attachment:([0-9a-f]{64})"/g

/** Address of a stored picture inside a drawing. */
export const pictureReference = (sha256: string): string => `${scheme}${sha256}`

/** The stored picture that an address in a drawing names, null when it names none. */
export const referencedPicture = (address: string): string | null =>
  address.startsWith(scheme) ? address.slice(scheme.length) : null

/** Hashes of the stored pictures of a drawing, each once. */
export function picturesIn(svg: string): string[] {
  return [...new Set([...svg.matchAll(reference)].map((match) => match[1] ?? ''))]
}

const emptyPicture = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'

/** The drawing with each stored picture as a data URI; one that cannot be had leaves its place empty. */
export function withPictures(svg: string, dataUri: (sha256: string) => string | null): string {
  return svg.replace(reference, (_, sha256: string) => `href="${dataUri(sha256) ?? emptyPicture}"`)
}
