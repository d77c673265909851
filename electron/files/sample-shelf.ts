/** The documents of the sample factory, composed and laid aside to be looked at: outside the data folder, so that nothing of the user's ever holds them. */
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { attachmentFolder } from './attachments.ts'
import { breathe, renameOver } from './safe-file.ts'

/** Which shelf: the sample's days count from today, and another version composes otherwise. */
export interface ShelfKey {
  dataFolder: string
  version: string
  /** calendar day in Asia/Shanghai */
  day: string
}

/** A shelf while it is being filled. */
export interface ShelfDraft {
  /** where the sample is loaded; gone when the shelf is full */
  dataFolder: string
  put(reportId: string, document: unknown): void
  /** Takes over the folder with the pictures of the documents. */
  takePictures(folder: string): void
}

export interface SampleShelf {
  isFull(): boolean
  /** The document as it was put there, undefined when it was not. */
  document(reportId: string): unknown
  picture(sha256: string): Uint8Array | null
  /** Shows either everything or nothing: a failure, a cancel or a crash leaves no shelf. */
  fill(make: (draft: ShelfDraft) => Promise<void>): Promise<void>
}

/** Milliseconds after which what nobody took away is of no use. */
const oldAge = 36 * 3_600_000

const root = (): string => join(tmpdir(), `anchabu-sample-${process.getuid?.() ?? 'user'}`)

/** Shelves of one data folder begin with the same letters. */
const ownName = (dataFolder: string): string => createHash('sha256').update(dataFolder).digest('hex').slice(0, 16)

const draftPattern = /\.draft-(\d+)-[0-9a-f]+$/

/** Another window may have been quicker: its documents are the same. */
function publish(draft: string, folder: string): void {
  if (existsSync(folder)) return
  try {
    renameOver(draft, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
  }
}

export function sampleShelf({ dataFolder, version, day }: ShelfKey): SampleShelf {
  const folder = join(root(), `${ownName(dataFolder)}-${version}-${day}`)
  const file = (place: string, reportId: string) => join(place, 'documents', `${reportId}.json`)
  const pictures = (place: string) => join(place, 'pictures')
  const isFull = (): boolean => existsSync(folder)
  return {
    isFull,
    document: (reportId) => {
      const path = file(folder, reportId)
      return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as unknown) : undefined
    },
    picture: (sha256) => attachmentFolder(pictures(folder)).get(sha256),
    fill: async (make) => {
      const draft = `${folder}.draft-${process.pid}-${randomUUID().slice(0, 8)}`
      mkdirSync(join(draft, 'documents'), { recursive: true, mode: 0o700 })
      const loading = join(draft, 'data')
      try {
        await make({
          dataFolder: loading,
          put: (reportId, document) => writeFileSync(file(draft, reportId), JSON.stringify(document)),
          takePictures: (own) => renameSync(own, pictures(draft)),
        })
        rmSync(loading, { recursive: true, force: true })
        publish(draft, folder)
      } finally {
        rmSync(draft, { recursive: true, force: true })
      }
    },
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Takes away what is of no use in the eyes of `isUseless`; a shelf that somebody is filling stays. */
async function takeAway(isUseless: (name: string, path: string) => boolean): Promise<void> {
  if (!existsSync(root())) return
  for (const name of readdirSync(root())) {
    const path = join(root(), name)
    const pid = Number(draftPattern.exec(name)?.[1] ?? 0)
    const isInUse = pid !== 0 && pid !== process.pid && isAlive(pid)
    if (!isInUse && (pid !== 0 || isUseless(name, path))) rmSync(path, { recursive: true, force: true, maxRetries: 3 })
    await breathe()
  }
}

/** At the end of the app: its own shelves go. */
export const clearShelves = (dataFolder: string): Promise<void> =>
  takeAway((name) => name.startsWith(ownName(dataFolder)))

/** At the start: what crashed programs left behind goes. */
export const clearLeftovers = (): Promise<void> => takeAway((_, path) => Date.now() - statSync(path).mtimeMs > oldAge)
