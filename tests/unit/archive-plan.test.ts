import { describe, expect, it } from 'vitest'
import { archiveChapters, chapterOf } from '#shared/reports/archive-chapters'
import { mostPhotos, withFewPhotos } from '#shared/reports/archive-index'
import { pageLink, safeName, sheetLink, UniquePaths } from '#shared/reports/archive-names'
import type { FormalDocument } from '#shared/domain/formal-document'
import { type ArchiveStock, type OwnedFile, planArchive } from '#shared/reports/archive-plan'
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

const stock = (files: OwnedFile[] = [], formals: FormalDocument[] = []): ArchiveStock => ({ files, formals })
const formal = (fields: Partial<FormalDocument> = {}): FormalDocument => ({
  id: `formal ${fields.number ?? 'DG-2025-001'} ${fields.version ?? 1}`,
  revision: 1,
  createdAt: '2025-05-01T02:00:00.000Z',
  updatedAt: '2025-05-01T02:00:00.000Z',
  voidedAt: null,
  voidReason: '',
  number: 'DG-2025-001',
  version: 1,
  reportId: 'finding-ledger',
  title: '隐患排查治理台账',
  parameters: {},
  contentHash: 'a'.repeat(64),
  rulePackVersions: [],
  supersedesId: null,
  reason: '',
  sealedByName: '王建国',
  sealedAt: '2025-05-01T02:00:00.000Z',
  ...fields,
})

describe('planArchive', () => {
  it('has fifteen chapters, each with a folder, also where there is nothing to put in', () => {
    const plan = planArchive(reportCatalogue, emptyReportData(), stock(), everything)
    expect(plan.map(({ folder }) => folder.slice(0, 2))).toEqual(
      Array.from({ length: 15 }, (_, index) => String(index + 1).padStart(2, '0')),
    )
    expect(plan.every(({ paper }) => paper !== '')).toBe(true)
  })

  it('prints no document without a row, and says so', () => {
    const plan = planArchive(reportCatalogue, emptyReportData(), stock(), everything)
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
    const documents = planArchive(reportCatalogue, data, stock(), everything).flatMap((chapter) => chapter.documents)
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
    const plan = planArchive(reportCatalogue, reportData(), stock([photo, { ...photo, ownerOn: '2019-05-01' }]), choice)
    expect(plan.map(({ number }) => number)).toEqual([8])
    expect(plan[0]?.files.map(({ ownerOn }) => ownerOn)).toEqual(['2019-05-01'])
  })

  it('names photos by what they belong to and files those of an authority with its inspections', () => {
    const files = [photo, photo, { ...photo, isFromAuthority: true }, { ...photo, recordType: 'inspection' as const }]
    const plan = planArchive(reportCatalogue, emptyReportData(), stock(files), everything)
    expect(plan.flatMap((chapter) => chapter.files.map(({ path }) => path))).toEqual([
      '08 隐患台账/照片和附件/YH-2026-001 整改前.jpg',
      '08 隐患台账/照片和附件/YH-2026-001 整改前（2）.jpg',
      '08 隐患台账/照片和附件/YH-2026-001 清扫前.jpg',
      '13 监管检查与整改/照片和附件/YH-2026-001 整改前.jpg',
    ])
  })
})

describe('sealed documents', () => {
  const versions = [
    formal(),
    // 23:30 of 31 December is the next year in Shanghai
    formal({ version: 2, reason: '更正王建国的职务', sealedAt: '2025-12-31T16:30:00.000Z' }),
    formal({
      number: 'DG-2026-001',
      reportId: 'facility-list',
      title: '设备设施清单',
      sealedAt: '2026-02-01T02:00:00.000Z',
    }),
  ]
  const planned = (choice: { year?: number; hidesPersons?: boolean }, formals = versions, data = emptyReportData()) => {
    const plan = planArchive(reportCatalogue, data, stock([], formals), { ...everything, ...choice })
    return {
      filed: plan.flatMap(({ documents }) =>
        documents.map(({ path, note, formal: sealed }) => [path, sealed?.version, note]),
      ),
      absent: plan.flatMap(({ absent }) => absent).filter(({ title }) => title.startsWith('定稿')),
    }
  }

  it('are filed in the chapters of their reports: the newest version, which names those before', () => {
    expect(planned({})).toEqual({
      filed: [
        ['05 设备与特种设备/定稿/DG-2026-001 第1版 设备设施清单', 1, '2026-02-01 由王建国定稿'],
        [
          '08 隐患台账/定稿/DG-2025-001 第2版 隐患排查治理台账',
          2,
          '2026-01-01 由王建国定稿；代替第1版（2025-05-01 定稿）；原因：更正王建国的职务',
        ],
      ],
      absent: [],
    })
  })

  it('are those of the year, and say when they were followed later', () => {
    expect(planned({ year: 2025 }).filed).toEqual([
      [
        '08 隐患台账/定稿/DG-2025-001 第1版 隐患排查治理台账',
        1,
        '2025-05-01 由王建国定稿；此后已有第2版（2026-01-01 定稿），请使用新版本',
      ],
    ])
    expect(planned({ year: 2024 }).filed).toEqual([])
  })

  it('are left out, and say so, where names are hidden, unless they were sealed without names', () => {
    const masked = formal({ number: 'DG-2026-002', version: 2, reason: '改王建国', parameters: { hidesPersons: true } })
    const { filed, absent } = planned({ hidesPersons: true }, [...versions, masked])
    expect(filed).toEqual([['08 隐患台账/定稿/DG-2026-002 第2版 隐患排查治理台账', 2, '2025-05-01 定稿']])
    expect(absent).toEqual([
      { title: '定稿 DG-2026-001 第1版 设备设施清单', reason: '定稿的内容不能改动，无法隐去姓名电话' },
      { title: '定稿 DG-2025-001 第2版 隐患排查治理台账', reason: '定稿的内容不能改动，无法隐去姓名电话' },
    ])
  })

  it('go where the report of the same record goes', () => {
    const data = reportData()
    const [finding] = data.findings
    if (!finding) throw new Error('no finding')
    const own = (reportId: string, parameters: Record<string, unknown>) => [formal({ reportId, parameters })]
    const chapterIn = (formals: FormalDocument[]) =>
      planArchive(
        reportCatalogue,
        { ...data, findings: [{ ...finding, source: 'authority' }] },
        stock([], formals),
        everything,
      ).find(({ documents }) => documents.some((document) => document.formal !== null))?.number
    expect(chapterIn(own('review-sheet', { recordId: finding.id }))).toBe(13)
    expect(chapterIn(own('review-sheet', { recordId: 'another' }))).toBe(8)
    expect(chapterIn(own('region-form', { regionForm: 'jiangsu/dust-ledger' }))).toBe(6)
    expect(chapterIn(own('gone', {}))).toBe(1)
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
