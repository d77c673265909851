import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { archiveOperations } from '#shared/contract/archive'
import { AppError } from '#shared/contract/errors'
import { exportFormats } from '#shared/domain/export-record'
import type { WrittenChapter, WrittenDocument } from '#shared/reports/archive-index'
import { type ArchiveIndex, archiveNotes, archiveSize, withFewPhotos } from '#shared/reports/archive-index'
import { safeName } from '#shared/reports/archive-names'
import { archivePage } from '#shared/reports/archive-page'
import {
  type ArchiveChapter,
  type ArchiveDocument,
  archiveYears,
  chapterNote,
  longestArchiveName,
  planArchive,
} from '#shared/reports/archive-plan'
import { reportCatalogue } from '#shared/reports/catalogue'
import { packVersions } from '#shared/reports/parts'
import type { ReportData } from '#shared/reports/definition'
import { yearOf } from '#shared/rules/day'
import { formatNumber } from '#shared/rules/number'
import { type ReadDatabase, readDatabase } from '../database/database.ts'
import { nextSequence } from '../database/repositories/sequences.ts'
import { writeAction } from '../database/writing.ts'
import { type PackagePlace, writePackage } from '../files/archive-place.ts'
import { breathe, requireSpace } from '../files/safe-file.ts'
import { ownedFiles } from './archive-files.ts'
import type { Handlers, JobContext } from './context.ts'
import { exportData } from './data-export.ts'
import type { Source } from './explained-hazards.ts'
import { faceFiles, printStyleOf } from './print-settings.ts'
import { composed, contentHash, print } from './report.ts'
import { gatherReportData } from './report-data.ts'
import { packageFolder, packagesIn, rememberPackage, showPackage } from './written-package.ts'

/** how much longer a document takes than a photo, for the time that is left */
const weights = { document: 12, attachment: 1 } as const
/** `/照片和附件/` and the longest chapter folder around the longest name, with its ending and number */
const longestRelativePath = longestArchiveName + 38

const allNeeds = [...new Set(reportCatalogue.flatMap((report) => report.needs))]

/** Read once: every document of an archive shows the same moment. */
function archiveData(source: Source): ReportData {
  return gatherReportData(source, allNeeds, {}, '')
}

type WriteInput = Parameters<Handlers<'archive.write'>['archive.write']>[1]

/** Prints one document of the plan in every format; the sentence when there is nothing to print. */
async function printDocument(
  work: { context: JobContext; data: ReportData; db: ReadDatabase; place: PackagePlace; warn: (text: string) => void },
  document: ArchiveDocument,
  number: string,
  formats: WriteInput['formats'],
): Promise<WrittenDocument | { reason: string }> {
  const { context, data, db, place, warn } = work
  const { workspace, resources, enterpriseId, signal } = context
  const definition = reportCatalogue.find(({ id }) => id === document.reportId)
  if (!definition) return { reason: '没有这份文件' }
  let made
  try {
    made = composed(definition, { ...data, parameters: document.parameters, documentNumber: number })
  } catch (error) {
    if (error instanceof AppError) return { reason: error.message }
    throw error
  }
  const style = printStyleOf(db, document.parameters)
  const printed = { ...withFewPhotos(made), ...(style === null ? {} : { style }) }
  const attachments = workspace.attachments(enterpriseId ?? '')
  const written: WrittenDocument = {
    reportId: document.reportId,
    title: document.title,
    number,
    contentHash: contentHash(made),
    prints: [],
  }
  for (const format of exportFormats.filter((known) => formats.includes(known) && definition.formats.includes(known))) {
    const file = join(place.scratch, `document.${format}`)
    const { warnings } = await print(printed, file, format, {
      photos: (hash) => attachments.get(hash),
      signal,
      fontFolder: resources.fontFolder,
      faces: faceFiles(resources),
    })
    for (const warning of warnings) warn(`${document.title}：${warning}`)
    written.prints.push({ ...(await place.adopt(`${document.path}.${format}`, file)), format })
  }
  return written
}

/** Writes the chapters one after another; what came of each. */
async function writeChapters(
  work: Parameters<typeof printDocument>[0],
  plan: readonly ArchiveChapter[],
  number: string,
  formats: WriteInput['formats'],
): Promise<WrittenChapter[]> {
  const { context, place, warn } = work
  const attachments = context.workspace.attachments(context.enterpriseId ?? '')
  const total = plan.reduce(
    (sum, chapter) => sum + chapter.documents.length * weights.document + chapter.files.length * weights.attachment,
    0,
  )
  let done = 0
  let order = 0
  const chapters: WrittenChapter[] = []
  for (const { folder, title, number: chapterNumber, documents, files, absent, paper } of plan) {
    const chapter: WrittenChapter = {
      number: chapterNumber,
      title,
      folder,
      note: '',
      documents: [],
      attachments: [],
      absent: [...absent],
    }
    for (const document of documents) {
      context.progress(done, total, `${folder}：${document.title}`)
      order += 1
      const own = `${number}-${String(order).padStart(3, '0')}`
      const made = await printDocument(work, document, own, formats)
      if ('reason' in made) chapter.absent.push({ title: document.title, reason: made.reason })
      else chapter.documents.push(made)
      done += weights.document
    }
    for (const file of files) {
      context.progress(done, total, `${folder}：照片和附件`)
      done += weights.attachment
      if (!attachments.has(file.sha256)) {
        warn(`${file.path}：文件不见了，请到“数据”页面用备份找回`)
        chapter.absent.push({ title: file.path.split('/').at(-1) ?? '', reason: '文件不见了' })
        continue
      }
      const copied = await place.copy(file.path, attachments.path(file.sha256))
      if (copied.sha256 !== file.sha256) warn(`${file.path}：内容与登记时不一致，可能已损坏`)
      chapter.attachments.push({ ...copied, isPicture: file.mime !== 'application/pdf' })
      await breathe()
    }
    chapter.note = chapterNote(chapter.documents.length + chapter.attachments.length === 0, paper)
    chapters.push(chapter)
  }
  context.progress(total, total, '写目录')
  return chapters
}

/** Index workbook, viewer, notes and manifest. */
async function writeIndex(place: PackagePlace, index: ArchiveIndex, signal: AbortSignal): Promise<void> {
  const others = []
  for (const { folder, note } of index.chapters)
    others.push(await place.write(`${folder}/说明.txt`, `\uFEFF${note}\r\n`))
  const { writeArchiveIndex } = await import('../exporters/xlsx/archive-index.ts')
  const workbook = join(place.scratch, 'index.xlsx')
  await writeArchiveIndex(index, workbook, signal)
  others.push(await place.adopt('目录.xlsx', workbook))
  others.push(await place.write('index.html', archivePage(index)))
  const { chapters, ...head } = index
  const files = [
    ...chapters.flatMap(({ documents, attachments }) => [
      ...documents.flatMap(({ prints, title, ...document }) =>
        prints.map(({ path, size, sha256 }) => ({
          path,
          size,
          sha256,
          kind: 'document',
          title,
          reportId: document.reportId,
          documentNumber: document.number,
          contentHash: document.contentHash,
        })),
      ),
      ...attachments.map(({ path, size, sha256 }) => ({ path, size, sha256, kind: 'attachment' })),
    ]),
    ...others.map((file) => ({ ...file, kind: 'index' })),
  ]
  await place.write('manifest.json', `${JSON.stringify({ schema: 'anchabu-archive/1', ...head, files }, null, 2)}\n`)
}

async function writeArchive(context: JobContext, input: WriteInput) {
  const { workspace, clock, resources, host, enterpriseId, actor, today, signal } = context
  const target = packageFolder(context, input.folder)
  const { connection, isReadOnly } = workspace.enterprise(enterpriseId ?? '')
  if (isReadOnly) throw new AppError('conflict', '这家企业正在另一个窗口打开，写档案要登记编号，请先关闭那个窗口')
  const db = readDatabase(connection)
  const data = archiveData({ db, resources, today })
  const plan = planArchive(reportCatalogue, data, ownedFiles(db, data), input)
  requireSpace(
    target,
    plan.reduce((sum, { files }) => sum + files.reduce((own, { size }) => own + size, 0), 0),
  )
  const madeAt = clock.now()
  const year = yearOf(today)
  const number = writeAction(connection, { at: madeAt, today, actor, operation: 'archive.write' }, (writing) =>
    formatNumber('export', nextSequence(writing, 'export', year), year),
  )
  const warnings: string[] = []
  const { enterprise } = data
  const options = {
    target,
    name: safeName(`${enterprise.shortName || enterprise.name} 一企一档 ${today}`, 40),
    isZip: input.isZip,
    madeAt,
    longestName: longestRelativePath,
    signal,
  }
  const result = await writePackage(options, async (place) => {
    const work = { context, data, db, place, warn: (text: string) => void warnings.push(text) }
    const chapters = await writeChapters(work, plan, number, input.formats)
    const index: ArchiveIndex = {
      number,
      enterpriseName: enterprise.name,
      creditCode: enterprise.creditCode,
      dataDay: today,
      madeAt,
      appVersion: host.version,
      period: input.year === null ? '全部年度' : `${input.year}年`,
      rulePacks: packVersions(data.hazards),
      notes: [
        ...archiveNotes,
        ...(input.hidesPersons ? ['文件中隐去了姓名和电话，照片和附件未作处理'] : []),
        ...(enterprise.isSample ? ['示例数据'] : []),
      ],
      chapters,
    }
    await writeIndex(place, index, signal)
    return {
      documents: chapters.reduce((sum, { documents }) => sum + documents.length, 0),
      attachments: chapters.reduce((sum, chapter) => sum + chapter.attachments.length, 0),
      ...archiveSize(index),
    }
  })
  const { files, ...rest } = result
  rememberPackage(context, { kind: 'archive', path: result.path, files })
  return { ...rest, number, warnings }
}

export const archiveHandlers = {
  'archive.plan': ({ db, resources, today }, { year }) => {
    const data = archiveData({ db, resources, today })
    const chapters = planArchive(reportCatalogue, data, ownedFiles(db, data), {
      year,
      chapters: Array.from({ length: 15 }, (_, index) => index + 1),
      hidesPersons: false,
    })
    return {
      years: archiveYears(data).reverse(),
      chapters: chapters.map((chapter) => ({
        number: chapter.number,
        title: chapter.title,
        documents: chapter.documents.map(({ title }) => title),
        files: chapter.files.length,
        bytes: chapter.files.reduce((sum, { size }) => sum + size, 0),
        absent: chapter.absent,
        note: chapterNote(chapter.documents.length + chapter.files.length === 0, chapter.paper),
      })),
    }
  },
  'archive.write': writeArchive,
  'data.export': exportData,
  'archive.written': ({ db }) => packagesIn(db).map((written) => ({ ...written, exists: existsSync(written.path) })),
  'archive.open': (context, { path }) => showPackage(context, path),
} satisfies Handlers<keyof typeof archiveOperations>
