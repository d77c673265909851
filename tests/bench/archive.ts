/** 一企一档 of the sample factory with 2,000 photos: `node archive.ts folder|zip`; what a copy of the photos alone takes: `node archive.ts copy`. */
import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openForCli } from '../../electron/cli.ts'
import { runIn } from '../../electron/cli-run.ts'
import { readDatabase } from '../../electron/database/database.ts'
import { attachments, findings } from '../../electron/database/repositories/records.ts'
import { writeAction } from '../../electron/database/writing.ts'
import { sampleOf, tell } from './measure.ts'

const photoCount = 2000
const photoBytes = 200_000

const folder = mkdtempSync(join(tmpdir(), 'anchabu-bench-'))
const app = openForCli(join(folder, 'data'), '2026-11-20T01:30:00.000Z')
try {
  const run = runIn(app)
  const { id } = await run('enterprise.loadSample', {})
  const { connection } = app.workspace.enterprise(id)
  const store = app.workspace.attachments(id)
  const photoFolder = join(import.meta.dirname, '../../resources/samples/photos')
  const picture = readFileSync(join(photoFolder, readdirSync(photoFolder).find((name) => name.endsWith('.jpg')) ?? ''))
  const owners = findings.list(readDatabase(connection))
  const action = {
    at: '2026-11-20T01:30:00.000Z',
    today: '2026-11-20',
    actor: { id: null, name: '' },
    operation: 'bench',
  }
  const hashes = writeAction(connection, action, (writing) =>
    Array.from({ length: photoCount }, (_, index) => {
      // what follows the end of a JPEG is not looked at: every photo is another file of the usual size
      const bytes = Buffer.concat([picture, randomBytes(Math.max(16, photoBytes - picture.length))])
      const sha256 = store.put(bytes)
      attachments.insert(writing, {
        recordType: 'finding',
        recordId: owners[index % owners.length]?.id ?? '',
        role: index % 2 === 0 ? 'before' : 'after',
        sha256,
        mime: 'image/jpeg',
        size: bytes.length,
        width: 800,
        height: 600,
        originalName: `IMG_${index}.jpg`,
        originalSha256: '',
        takenAt: null,
        caption: '',
        sortOrder: index,
      })
      return sha256
    }),
  )
  const target = join(folder, 'archive')
  mkdirSync(target)
  const what = process.argv[2] ?? 'folder'
  const work = async (): Promise<number> => {
    if (what === 'copy') {
      for (const sha256 of hashes) copyFileSync(store.path(sha256), join(target, `${sha256}.jpg`))
      return hashes.length
    }
    const written = await run('archive.write', { folder: target, isZip: what === 'zip' }, id)
    return written.documents + written.attachments
  }
  tell(await sampleOf(work))
} finally {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
}
