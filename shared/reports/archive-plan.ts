/** What the archive of an enterprise holds: a pure plan of documents and files by chapter, made before anything is written. */
import type { ReportParameters } from '#shared/contract/report'
import type { Attachment } from '#shared/domain/attachment'
import { attachmentRoles } from '#shared/domain/attachment'
import type { FormalDocument } from '#shared/domain/formal-document'
import { photoPairLabels } from '#shared/rules/shift-report'
import {
  archiveChapters,
  type ArchiveChapterRule,
  areFromAuthority,
  chapterFolder,
  chapterOf,
  chapterOfAuthority,
  chapterOfOwner,
  chapterOfRegionForm,
  isFromAuthority,
  leftOutOfArchive,
} from './archive-chapters.ts'
import { chapterOfFormal, formalsToFile } from './archive-formal.ts'
import { safeName, UniquePaths } from './archive-names.ts'
import type { ReportData, ReportDefinition } from './definition.ts'
import { printedNumber } from './document-content.ts'

/** An attachment with what it belongs to, as people call it. */
export interface OwnedFile extends Pick<Attachment, 'sha256' | 'mime' | 'size' | 'role' | 'originalName' | 'caption'> {
  recordType: Attachment['recordType']
  ownerName: string
  /** day of the record, null when it has none */
  ownerOn: string | null
  /** found by an authority: filed with its inspections */
  isFromAuthority: boolean
}

export interface ArchiveDocument {
  reportId: string
  title: string
  /** path in the archive without the ending */
  path: string
  parameters: ReportParameters
  /** the sealed version that is printed, null = the data of today */
  formal: FormalDocument | null
  /** what its index says of it */
  note: string
}
export interface ArchiveFile extends OwnedFile {
  path: string
}
export interface ArchiveChapter extends ArchiveChapterRule {
  folder: string
  documents: ArchiveDocument[]
  files: ArchiveFile[]
  /** documents of this chapter that are not written, each with its reason */
  absent: { title: string; reason: string }[]
}

export interface ArchiveChoice {
  /** numbers of the wanted chapters */
  chapters: readonly number[]
  /** records of this calendar year only; null = of every year */
  year: number | null
  hidesPersons: boolean
}

/** One print of a report. */
interface Print {
  suffix: string
  parameters: ReportParameters
  chapter?: number
  /** day by which it belongs to a year; absent = to every year */
  on?: string | null
}

const noRecords = '没有这类记录'
export const noDataSentence = '软件没有这类数据，请把纸质资料放入本文件夹'
const filesFolder = '照片和附件'
const formalFolder = '定稿'
/** longest name of a file without its ending; with folders and the archive's own name a path stays below 200 */
export const longestArchiveName = 60

const yearOfDay = (day: string): number => Number(day.slice(0, 4))

/** Calendar years that hold a finding or a submitted inspection, and the present one, oldest first. */
export function archiveYears({ findings, inspections, today }: Pick<ReportData, 'findings' | 'inspections' | 'today'>) {
  const days = [today, ...findings.map(({ foundOn }) => foundOn), ...inspections.map(({ inspectedOn }) => inspectedOn)]
  return [...new Set(days.map(yearOfDay))].sort((a, b) => a - b)
}

const monthsOf = (days: readonly string[]): string[] => [...new Set(days.map((day) => day.slice(0, 7)))].sort()

const each = <T>(records: readonly T[], print: (record: T) => Print): Print[] => records.map(print)
const ofRecord = (id: string, suffix: string, on: string | null): Print => ({
  suffix,
  parameters: { recordId: id },
  on,
})

/** The prints of a report that asks for a record: one for each. Null: it asks for none. */
function printsByRecord({ asks }: ReportDefinition, data: ReportData): Print[] | null {
  const { majorHazards, standardization, operationAudits, region } = data
  if (asks.includes('inspection'))
    return [
      ...each(
        data.inspections.filter(({ status }) => status === 'submitted'),
        ({ id, number, name, inspectedOn }) => ofRecord(id, `${number} ${name}`, inspectedOn),
      ),
      ...each(data.checklists, ({ id, name }) => ({ suffix: `空白 ${name}`, parameters: { checklistId: id } })),
    ]
  switch (asks[0]) {
    case 'notice':
      return each(data.notices, ({ id, number, unitName, issuedOn }) => {
        const own = data.findings.filter(({ noticeId }) => noticeId === id)
        const print = ofRecord(id, `${number} ${unitName}`, issuedOn)
        return areFromAuthority(own) ? { ...print, chapter: chapterOfAuthority } : print
      })
    case 'finding':
      return each(
        data.findings.filter(({ reviews, voidedAt }) => voidedAt === null && reviews.length > 0),
        (finding) => ({
          ...ofRecord(finding.id, finding.number, finding.foundOn),
          ...(isFromAuthority(finding) ? { chapter: chapterOfAuthority } : {}),
        }),
      )
    case 'majorHazardCheck':
      return each(majorHazards.checks, ({ id, name, checkedOn }) => ofRecord(id, `${checkedOn} ${name}`, checkedOn))
    case 'majorHazardCase':
      return each(majorHazards.cases, ({ id, name }) => ofRecord(id, name, null))
    case 'riskReview':
      return data.riskReviews.length === 0 && asks.includes('area')
        ? [{ suffix: '', parameters: {} }]
        : each(data.riskReviews, ({ id, period, startedOn }) => ofRecord(id, `${startedOn} ${period}`, startedOn))
    case 'packSwitch':
      return each(data.packSwitches, ({ id, fromPackId, toPackId, switchedOn }) =>
        ofRecord(id, `${fromPackId} 到 ${toPackId}`, switchedOn),
      )
    case 'assessment':
      return each(standardization.assessments, ({ id, name, assessedOn }) => ofRecord(id, name, assessedOn))
    case 'operationAudit':
      return each(operationAudits?.audits ?? [], ({ id, name, auditedOn }) => ofRecord(id, name, auditedOn))
    case 'riskReport':
      return each(region?.riskReports.toReversed() ?? [], ({ id, versionNumber, reportedOn }) =>
        ofRecord(id, `第${versionNumber}版 ${reportedOn}`, reportedOn),
      )
    case 'regionForm':
      return (region?.packs ?? []).flatMap((pack) =>
        pack.forms
          .filter((form) => region?.entries.some(({ packId, formId }) => packId === pack.id && formId === form.id))
          .map((form) => ({
            suffix: form.title,
            parameters: { regionForm: `${pack.id}/${form.id}` },
            chapter: chapterOfRegionForm(form.id),
          })),
      )
    default:
      return null
  }
}

function printsOf(report: ReportDefinition, data: ReportData): Print[] {
  const byRecord = printsByRecord(report, data)
  if (byRecord) return byRecord
  if (report.id === 'shift-cleaning-report') {
    const shifts = data.inspections.filter(({ status, needsPhotoPair }) => status === 'submitted' && needsPhotoPair)
    return monthsOf(shifts.map(({ inspectedOn }) => inspectedOn)).map((month) => ({
      suffix: month,
      parameters: { period: 'month', anchorOn: `${month}-01` },
      on: `${month}-01`,
    }))
  }
  if (report.asks.includes('period'))
    return archiveYears(data).map((year) => {
      const anchorOn = year === yearOfDay(data.today) ? data.today : `${year}-12-31`
      return { suffix: `${year}年`, parameters: { period: 'year', anchorOn }, on: anchorOn }
    })
  return [{ suffix: '', parameters: {} }]
}

/** A chapter that is being filled. */
interface Filling {
  chapter: ArchiveChapter
  found: { report: ReportDefinition; title: string; parameters: ReportParameters }[]
  paths: UniquePaths
}

function fileDocuments(
  report: ReportDefinition,
  data: ReportData,
  choice: ArchiveChoice,
  fillings: ReadonlyMap<number, Filling>,
): void {
  const home = fillings.get(chapterOf(report))
  const leftOut = leftOutOfArchive[report.id]
  if (leftOut !== undefined) {
    home?.chapter.absent.push({ title: report.title, reason: leftOut })
    return
  }
  const isWanted = ({ on }: Print) => !on || choice.year === null || yearOfDay(on) === choice.year
  const prints = printsOf(report, data).filter(isWanted)
  if (prints.length === 0) home?.chapter.absent.push({ title: report.title, reason: noRecords })
  for (const print of prints) {
    const filling = print.chapter === undefined ? home : fillings.get(print.chapter)
    const parameters = { ...print.parameters, ...(choice.hidesPersons ? { hidesPersons: true } : {}) }
    const title = print.suffix === '' ? report.title : `${report.title}（${print.suffix}）`
    if (report.countRows({ ...data, parameters }) === 0) filling?.chapter.absent.push({ title, reason: noRecords })
    else filling?.found.push({ report, title, parameters })
  }
}

/** Numbers the documents of a chapter: ledgers and summaries first, then those of single records. */
function numberDocuments({ chapter, found, paths }: Filling): void {
  const isSingle = ({ parameters }: Filling['found'][number]) =>
    parameters.recordId !== undefined || parameters.checklistId !== undefined
  const ordered = [...found.filter((one) => !isSingle(one)), ...found.filter(isSingle)]
  const digits = Math.max(2, String(ordered.length).length)
  for (const [index, { report, title, parameters }] of ordered.entries()) {
    const name = safeName(`${String(index + 1).padStart(digits, '0')} ${title}`, longestArchiveName)
    chapter.documents.push({
      reportId: report.id,
      title,
      // the ending comes with the format: a path is free when it is free for all of them
      path: paths.take(chapter.folder, name, '*').slice(0, -2),
      parameters,
      formal: null,
      note: '',
    })
  }
}

/** The sealed versions come first in their chapters, in a folder of their own. */
function fileFormals(
  catalogue: readonly ReportDefinition[],
  data: ReportData,
  formals: readonly FormalDocument[],
  choice: ArchiveChoice,
  fillings: ReadonlyMap<number, Filling>,
): void {
  const { filed, absent } = formalsToFile(formals, choice)
  const fillingOf = (record: FormalDocument) => fillings.get(chapterOfFormal(record, catalogue, data))
  const titleOf = (record: FormalDocument) => `定稿 ${printedNumber(record)} ${record.title}`
  for (const { record, note } of filed) {
    const filling = fillingOf(record)
    if (!filling) continue
    const { chapter, paths } = filling
    const name = safeName(`${printedNumber(record)} ${record.title}`, longestArchiveName)
    chapter.documents.push({
      reportId: record.reportId,
      title: record.title,
      path: paths.take(`${chapter.folder}/${formalFolder}`, name, '*').slice(0, -2),
      // those of a sealed version lie with it
      parameters: {},
      formal: record,
      note,
    })
  }
  for (const { record, reason } of absent) fillingOf(record)?.chapter.absent.push({ title: titleOf(record), reason })
}

const endings = { 'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf' } as const

function fileName({ recordType, ownerName, role, originalName, caption }: OwnedFile): string {
  const own = caption || (role === 'document' ? originalName.replace(/\.[^.]*$/, '') : '')
  const isPair = recordType === 'inspection' && (role === 'before' || role === 'after')
  const what = isPair ? photoPairLabels[role] : own === '' || role !== 'document' ? attachmentRoles[role] : ''
  return safeName([ownerName, what, own].filter((part) => part !== '').join(' '), longestArchiveName)
}

function fileAttachments(
  files: readonly OwnedFile[],
  choice: ArchiveChoice,
  fillings: ReadonlyMap<number, Filling>,
): void {
  for (const file of files) {
    if (choice.year !== null && file.ownerOn !== null && yearOfDay(file.ownerOn) !== choice.year) continue
    const filling = fillings.get(file.isFromAuthority ? chapterOfAuthority : chapterOfOwner[file.recordType])
    if (!filling) continue
    const { chapter, paths } = filling
    const path = paths.take(`${chapter.folder}/${filesFolder}`, fileName(file), endings[file.mime])
    chapter.files.push({ ...file, path })
  }
}

/** What an archive holds beside the documents of today's data. */
export interface ArchiveStock {
  files: readonly OwnedFile[]
  /** every version of every sealed document */
  formals: readonly FormalDocument[]
}

/**
 * The chosen chapters with every document and file and the path of each. Documents without a single row are named among
 * `absent` instead of being printed empty.
 */
export function planArchive(
  catalogue: readonly ReportDefinition[],
  data: ReportData,
  { files, formals }: ArchiveStock,
  choice: ArchiveChoice,
): ArchiveChapter[] {
  const fillings = new Map<number, Filling>(
    archiveChapters
      .filter(({ number }) => choice.chapters.includes(number))
      .map((rule) => [
        rule.number,
        {
          chapter: { ...rule, folder: chapterFolder(rule), documents: [], files: [], absent: [] },
          found: [],
          paths: new UniquePaths(),
        },
      ]),
  )
  fileFormals(catalogue, data, formals, choice, fillings)
  for (const report of catalogue) fileDocuments(report, data, choice, fillings)
  for (const filling of fillings.values()) numberDocuments(filling)
  fileAttachments(files, choice, fillings)
  return [...fillings.values()].map(({ chapter }) => chapter)
}

/** What is said of a chapter in its index: that there is nothing, and which papers belong there. */
export const chapterNote = (isEmpty: boolean, paper: string): string =>
  isEmpty ? `${noDataSentence}：${paper}` : `纸质资料也放入本文件夹：${paper}`
