import type { PhotoTarget } from '#shared/rules/photo-pairing'
import { bytesOf, pictureHash, type PreparedPhoto, preparePhoto, type Region } from '../../api/index.ts'

/** A chosen photo, ready to keep, with what the user has said about it. */
export interface ImportedPhoto {
  id: string
  prepared: PreparedPhoto
  pictureHash: string
  /** address of the picture in this window */
  url: string
  caption: string
  regions: Region[]
  /** the user's own choice; undefined = as proposed */
  target?: PhotoTarget | null
  /** the user's own choice; undefined = unless it is kept already */
  isTaken?: boolean
}

const isPicture = /\.(jpe?g|png|webp|bmp|heic|heif)$/i
/** All are held in memory until they are kept. */
const most = 500

export interface ReadFiles {
  photos: ImportedPhoto[]
  /** Chinese sentences about files that are no photos or cannot be read */
  refused: string[]
}

/** Makes the chosen files ready one by one, oldest first. */
export async function readFiles(files: readonly File[], onProgress: (done: number) => void): Promise<ReadFiles> {
  const pictures = files.filter(({ name }) => isPicture.test(name))
  const refused: string[] = []
  if (pictures.length < files.length) refused.push(`跳过 ${files.length - pictures.length} 个不是照片的文件`)
  if (pictures.length > most) refused.push(`一次最多 ${most} 张，其余 ${pictures.length - most} 张请下一次再导入`)
  const photos: ImportedPhoto[] = []
  for (const [index, file] of pictures.slice(0, most).entries()) {
    onProgress(index)
    try {
      const prepared = await preparePhoto(file)
      const url = URL.createObjectURL(new Blob([bytesOf(prepared.base64)], { type: prepared.mime }))
      photos.push({
        id: crypto.randomUUID(),
        prepared,
        pictureHash: await pictureHash(prepared),
        url,
        caption: '',
        regions: [],
      })
    } catch (error) {
      refused.push(error instanceof Error ? error.message : String(error))
    }
  }
  return { photos, refused }
}

/** By time, those without one last, then by name. */
export const byTime = (a: ImportedPhoto, b: ImportedPhoto): number => {
  const [left, right] = [a.prepared.takenAt ?? '9', b.prepared.takenAt ?? '9']
  if (left !== right) return left < right ? -1 : 1
  return a.prepared.originalName < b.prepared.originalName ? -1 : 1
}
