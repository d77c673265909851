import { describe, expect, it } from 'vitest'
import { archiveChapters, chapterOf } from '#shared/reports/archive-chapters'
import { mostPhotos, withFewPhotos } from '#shared/reports/archive-index'
import { pageLink, safeName, sheetLink, UniquePaths } from '#shared/reports/archive-names'
import { type OwnedFile, planArchive } from '#shared/reports/archive-plan'
import { reportCatalogue } from '#shared/reports/catalogue'
import type { ReportDocument } from '#shared/reports/report-document'
import { emptyReportData, reportData } from '../helpers/report-data.ts'

const everything = { chapters: archiveChapters.map(({ number }) => number), year: null, hidesPersons: false }
const photo: OwnedFile = {
  sha256: 'a'.repeat(64),
  mime: 'image/jpeg',
  size: 1000,
  role: 'before',
  originalName: 'IMG_1.jpg',
  caption: '',
  recordType: 'finding',
  ownerName: 'YH-2026-001',
  ownerOn: '2026-03-01',
  isFromAuthority: false,
}

describe('planArchive', () => {
  it('has fifteen chapters, each with a folder, also where there is nothing to put in', () => {
    const plan = planArchive(reportCatalogue, emptyReportData(), [], everything)
    expect(plan.map(({ folder }) => folder.slice(0, 2))).toEqual(
      Array.from({ length: 15 }, (_, index) => String(index + 1).padStart(2, '0')),
    )
    expect(plan.every(({ paper }) => paper !== '')).toBe(true)
  })

  it('prints no document without a row, and says so', () => {
    const plan = planArchive(reportCatalogue, emptyReportData(), [], everything)
    const absent = plan.flatMap((chapter) => chapter.absent.map(({ title }) => title))
    expect(absent).toContain('隐患整改通知单')
    expect(plan.flatMap(({ documents }) => documents).map(({ reportId }) => reportId)).not.toContain('finding-ledger')
  })

  it('files every report of the catalogue in one of the chapters', () => {
    const known = new Set(archiveChapters.map(({ number }) => number))
    expect(reportCatalogue.filter((report) => !known.has(chapterOf(report)))).toEqual([])
  })

  it('has one print for each notice and each finding that was reviewed', () => {
    const data = reportData()
    const documents = planArchive(reportCatalogue, data, [], everything).flatMap((chapter) => chapter.documents)
    const prints = (id: string) => documents.filter(({ reportId }) => reportId === id)
    expect(prints('rectification-notice').map(({ parameters }) => parameters.recordId)).toEqual(
      data.notices.map(({ id }) => id),
    )
    const reviewed = data.findings.filter(({ reviews, voidedAt }) => voidedAt === null && reviews.length > 0)
    expect(prints('review-sheet')).toHaveLength(reviewed.length)
    expect(new Set(documents.map(({ path }) => path)).size).toBe(documents.length)
  })

  it('keeps to the year and the chapters that were chosen', () => {
    const choice = { ...everything, chapters: [8], year: 2019 }
    const plan = planArchive(reportCatalogue, reportData(), [photo, { ...photo, ownerOn: '2019-05-01' }], choice)
    expect(plan.map(({ number }) => number)).toEqual([8])
    expect(plan[0]?.files.map(({ ownerOn }) => ownerOn)).toEqual(['2019-05-01'])
  })

  it('names photos by what they belong to and files those of an authority with its inspections', () => {
    const files = [photo, photo, { ...photo, isFromAuthority: true }, { ...photo, recordType: 'inspection' as const }]
    const plan = planArchive(reportCatalogue, emptyReportData(), files, everything)
    expect(plan.flatMap((chapter) => chapter.files.map(({ path }) => path))).toEqual([
      '08 隐患台账/照片和附件/YH-2026-001 整改前.jpg',
      '08 隐患台账/照片和附件/YH-2026-001 整改前（2）.jpg',
      '08 隐患台账/照片和附件/YH-2026-001 清扫前.jpg',
      '13 监管检查与整改/照片和附件/YH-2026-001 整改前.jpg',
    ])
  })
})

describe('names', () => {
  it.each([
    ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j'],
    ['con', '_con'],
    ['NUL.txt', '_NUL.txt'],
    ['  ..结尾点. ', '结尾点'],
    ['\u202E反', '反'],
    ['', '文件'],
    ['字'.repeat(80), '字'.repeat(60)],
  ])('makes %j safe for Windows', (text, name) => {
    expect(safeName(text)).toBe(name)
  })

  it('does not tell capitals from small letters', () => {
    const paths = new UniquePaths()
    expect([paths.take('x', 'A', 'pdf'), paths.take('x', 'a', 'pdf')]).toEqual(['x/A.pdf', 'x/a（2）.pdf'])
  })

  it('makes links that lead there', () => {
    expect(decodeURIComponent(pageLink('08 隐患/50% #1.pdf'))).toBe('08 隐患/50% #1.pdf')
    expect(sheetLink('08 隐患/50% #1.pdf')).toBe('08%20隐患/50%25%20%231.pdf')
  })
})

describe('withFewPhotos', () => {
  it('keeps the first photos and says where the others are', () => {
    const items = Array.from({ length: mostPhotos }, () => ({
      sha256: '',
      mime: '',
      role: 'other' as const,
      caption: '',
    }))
    const block = { kind: 'photos' as const, columns: 2 as const, items }
    const document = { blocks: [block, block, { kind: 'pageBreak' }] } as unknown as ReportDocument
    expect(withFewPhotos({ ...document, blocks: [block] }).blocks).toEqual([block])
    expect(withFewPhotos(document).blocks).toEqual([
      block,
      expect.objectContaining({
        kind: 'paragraph',
        text: expect.stringContaining(`共 ${2 * mostPhotos} 张`) as string,
      }),
      { kind: 'pageBreak' },
    ])
  })
})
