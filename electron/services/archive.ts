import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { archiveOperations } from '#shared/contract/archive'
import { AppError } from '#shared/contract/errors'
import { sealedYears } from '#shared/reports/archive-formal'
import { type ArchiveIndex, archiveNotes, archiveSize, type WrittenChapter } from '#shared/reports/archive-index'
import { safeName } from '#shared/reports/archive-names'
import { archivePage } from '#shared/reports/archive-page'
import {
  type ArchiveChapter,
  type ArchiveStock,
  archiveYears,
  chapterNote,
  longestArchiveName,
  planArchive,
} from '#shared/reports/archive-plan'
import { reportCatalogue } from '#shared/reports/catalogue'
import type { ReportData } from '#shared/reports/definition'
import { printedNumber } from '#shared/reports/document-content'
import { packVersions } from '#shared/reports/parts'
import { yearOf } from '#shared/rules/day'
import { formatNumber } from '#shared/rules/number'
import { type ReadDatabase, readDatabase } from '../database/database.ts'
import { formalDocuments } from '../database/repositories/records.ts'
import { nextSequence } from '../database/repositories/sequences.ts'
import { writeAction } from '../database/writing.ts'
import { type PackagePlace, writePackage } from '../files/archive-place.ts'
import { breathe, requireSpace } from '../files/safe-file.ts'
import { type ArchivePrint, type DocumentWork, printDocument, rememberPrints } from './archive-document.ts'
import { ownedFiles } from './archive-files.ts'
import type { Handlers, JobContext } from './context.ts'
import { exportData } from './data-export.ts'
import type { Source } from './explained-hazards.ts'
import { gatherReportData } from './report-data.ts'
import { packageFolder, packagesIn, rememberPackageIn, showPackage } from './written-package.ts'

/** how much longer a document takes than a photo, for the time that is left */
const weights = { document: 12, attachment: 1 } as const
/** `/照片和附件/` and the longest chapter folder around the longest name, with its ending and number */
const longestRelativePath = longestArchiveName + 38

const allNeeds = [...new Set(reportCatalogue.flatMap((report) => report.needs))]

/** Read once: every document of an archive shows the same moment. */
function archiveData(source: Source): ReportData {
  return gatherReportData(source, allNeeds, {}, '')
}

const archiveStock = (db: ReadDatabase, data: ReportData): ArchiveStock => ({
  files: ownedFiles(db, data),
  formals: formalDocuments.list(db),
})

type WriteInput = Parameters<Handlers<'archive.write'>['archive.write']>[1]

/** Writes the chapters one after another; what came of each. */
async function writeChapters(
  work: DocumentWork,
  plan: readonly ArchiveChapter[],
  number: string,
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
      const made = await printDocument(work, document, own)
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
          version: document.version,
          checkCode: document.checkCode,
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
  const plan = planArchive(reportCatalogue, data, archiveStock(db, data), input)
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
  const prints: ArchivePrint[] = []
  const fill = async (place: PackagePlace) => {
    const { formats } = input
    const work: DocumentWork = {
      context,
      data,
      db,
      place,
      formats,
      prints,
      madeAt,
      warn: (text) => warnings.push(text),
    }
    const chapters = await writeChapters(work, plan, number)
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
        ...(input.hidesPersons ? ['文件中隐去了姓名和电话，照片和附件未作处理，没有隐去姓名的定稿不放入'] : []),
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
  }
  // the archive is at its place: its documents and the archive itself are remembered together, or it is taken away again
  const action = { at: clock.now(), today, actor, operation: 'archive.write' }
  const { files, ...result } = await writePackage(options, fill, ({ path, files: count }) =>
    writeAction(connection, action, (writing) => {
      rememberPrints(writing, prints, { number, path })
      rememberPackageIn(writing, { kind: 'archive', path, number, files: count })
    }),
  )
  return { ...result, number, warnings }
}

export const archiveHandlers = {
  'archive.plan': ({ db, resources, today }, { year, hidesPersons }) => {
    const data = archiveData({ db, resources, today })
    const stock = archiveStock(db, data)
    const chapters = planArchive(reportCatalogue, data, stock, {
      year,
      chapters: Array.from({ length: 15 }, (_, index) => index + 1),
      hidesPersons,
    })
    return {
      years: [...new Set([...archiveYears(data), ...sealedYears(stock.formals)])].sort((a, b) => b - a),
      chapters: chapters.map((chapter) => ({
        number: chapter.number,
        title: chapter.title,
        documents: chapter.documents.map(({ title, formal }) => ({
          title,
          formal: formal ? printedNumber(formal) : '',
        })),
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
