import { useEffect, useState } from 'react'
import type { OutputOf } from '#shared/contract/index'
import { callOperation } from './operation.ts'
import { base64Of } from './photo.ts'
import { useSession } from './session.ts'

interface Held {
  users: number
  url: Promise<string>
}
const held = new Map<string, Held>()

/** Bytes of base64 text. */
export function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}

/** A file that the user chose, as an operation takes it. */
export async function chosenFile(file: File): Promise<{ fileName: string; base64: string }> {
  return { fileName: file.name.slice(0, 255), base64: base64Of(new Uint8Array(await file.arrayBuffer())) }
}

/** Where a picture is read: an enterprise by its id, or the sample documents that were laid aside. */
export type PictureSource = string
export const sampleShelf: PictureSource = 'sample'

const readBytes = (sha256: string, source: PictureSource | null): Promise<OutputOf<'attachment.get'>> =>
  source === sampleShelf
    ? callOperation('sample-document.picture', { sha256 })
    : callOperation('attachment.get', { sha256 }, { enterpriseId: source })

async function read(sha256: string, source: PictureSource | null): Promise<string> {
  const { mime, base64 } = await readBytes(sha256, source)
  return URL.createObjectURL(new Blob([bytesOf(base64)], { type: mime }))
}

/**
 * Address of an attachment's picture for this window; undefined while it is read or when it is missing. Freed by itself. Of the open enterprise
 * unless another source is named.
 */
export function useAttachment(sha256: string | null | undefined, source?: PictureSource): string | undefined {
  const openId = useSession((session) => session.enterpriseId)
  const place = source ?? openId
  const [loaded, setLoaded] = useState<{ key: string; url: string } | null>(null)
  const key = sha256 ? `${place}/${sha256}` : ''
  useEffect(() => {
    if (!sha256) return
    const entry = held.get(key) ?? { users: 0, url: read(sha256, place) }
    held.set(key, entry)
    entry.users += 1
    let isUsed = true
    entry.url.then(
      (url) => isUsed && setLoaded({ key, url }),
      () => held.delete(key),
    )
    return () => {
      isUsed = false
      entry.users -= 1
      setTimeout(() => release(key, entry), 30_000)
    }
  }, [key, sha256, place])
  return loaded?.key === key && key !== '' ? loaded.url : undefined
}

/** Pictures by their hash as data URIs, for drawings that hold them; what is still being read or missing is not in it. */
export function usePictureUris(hashes: readonly string[], source?: PictureSource): ReadonlyMap<string, string> {
  const openId = useSession((session) => session.enterpriseId)
  const place = source ?? openId
  const [loaded, setLoaded] = useState<{ key: string; uris: ReadonlyMap<string, string> } | null>(null)
  const key = hashes.length === 0 ? '' : `${place}/${hashes.join()}`
  useEffect(() => {
    if (key === '') return
    let isUsed = true
    const wanted = key.slice(key.indexOf('/') + 1).split(',')
    const readUri = async (sha256: string): Promise<[string, string][]> => {
      try {
        const { mime, base64 } = await readBytes(sha256, place)
        return [[sha256, `data:${mime};base64,${base64}`]]
      } catch {
        return []
      }
    }
    void Promise.all(wanted.map(readUri)).then((read) => isUsed && setLoaded({ key, uris: new Map(read.flat()) }))
    return () => {
      isUsed = false
    }
  }, [key, place])
  return loaded?.key === key ? loaded.uris : noPictures
}
const noPictures: ReadonlyMap<string, string> = new Map()

function release(key: string, entry: Held): void {
  if (entry.users > 0 || held.get(key) !== entry) return
  held.delete(key)
  entry.url.then(URL.revokeObjectURL, () => undefined)
}

/** Offers bytes as a download, for a browser that cannot open local files. */
export function download(fileName: string, mime: string, base64: string): void {
  const url = URL.createObjectURL(new Blob([bytesOf(base64)], { type: mime }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
