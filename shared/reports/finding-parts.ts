/** Columns, cells and names that the documents about findings share. */
import type { Attachment } from '#shared/domain/attachment'
import { findingGrades, findingStatuses, reviewVerdicts, type Review } from '#shared/domain/finding'
import type { DayRange } from '#shared/rules/day'
import { isWithin } from '#shared/rules/day'
import { overdueDays } from '#shared/rules/finding-flow'
import type { StatisticsInspection } from '#shared/rules/inspection-statistics'
import { repeatedFindings, type RepeatGroup } from '#shared/rules/repeated-finding'
import type { StatisticsFinding } from '#shared/rules/statistics'
import type { ReportData, ReportFinding } from './definition.ts'
import { joined, type NameLookup, namesIn, sequenceColumn } from './parts.ts'
import type { Block, Cell, Column, PhotoItem } from './report-document.ts'

export const categoryGroups = { site: '现场管理', basic: '基础管理' } as const

/** Submitted findings that are not void, by number. */
export function countedFindings(data: ReportData): ReportFinding[] {
  return data.findings
    .filter((finding) => finding.voidedAt === null && finding.status !== 'draft')
    .sort((left, right) => (left.number < right.number ? -1 : Number(left.number > right.number)))
}

/** Those that were found in the period; all of them for null. */
export function findingsOf(data: ReportData, period: DayRange | null): ReportFinding[] {
  const { areaId } = data.parameters
  return countedFindings(data).filter(
    (finding) =>
      (period === null || isWithin(finding.foundOn, period)) && (areaId === undefined || finding.areaId === areaId),
  )
}

/** 重复隐患 whose newest finding lies in the period, with all that it repeats. */
export function repeatsOf(data: ReportData, period: DayRange): RepeatGroup<ReportFinding>[] {
  const names = namesIn(data)
  const place = { area: names.area, riskPoint: (id: string | null) => names.riskPoint(id)?.name ?? '' }
  return repeatedFindings(
    data.findings.filter(({ foundOn }) => foundOn <= period.to),
    place,
  ).filter(({ findings }) => isWithin(findings.at(-1)?.foundOn ?? '', period))
}

/** How many findings of the period were made void. */
export function voidedCount(data: ReportData, period: DayRange | null): number {
  return data.findings.filter(
    (finding) => finding.voidedAt !== null && (period === null || isWithin(finding.foundOn, period)),
  ).length
}

export interface FindingNames {
  riskPoint: string
  area: string
  unit: string
}

/** Names as they were copied on closing; of an open finding as they are now. */
export function findingNames(finding: ReportFinding, names: NameLookup): FindingNames {
  const point = names.riskPoint(finding.riskPointId)
  if (finding.status === 'closed')
    return { riskPoint: finding.riskPointName, area: finding.areaName, unit: finding.responsibleUnitName }
  return {
    riskPoint: point?.name ?? finding.riskPointName,
    area: names.area(finding.areaId) || point?.areaName || finding.areaName,
    unit: names.unit(finding.responsibleUnitId) || finding.responsibleUnitName,
  }
}

/** 区域 部位, and the risk point when the place does not name it already. */
export function findingPlace(finding: ReportFinding, names: NameLookup): string {
  const { area, riskPoint } = findingNames(finding, names)
  const place = finding.location.includes(area) ? finding.location : joined([area, finding.location])
  return place.includes(riskPoint) ? place : joined([place, riskPoint], '／')
}

/** 一般隐患 or 重大隐患; 待分级 as long as nobody has graded it. */
export function gradeOf(finding: Pick<ReportFinding, 'grade'>): string {
  return finding.grade === null ? '待分级' : findingGrades[finding.grade]
}

/** State as it stands on the day, with the days past the deadline: 待整改（超期 3 天）. */
export function statusOf(finding: ReportFinding, today: string): string {
  const days = overdueDays(finding, today)
  const text = findingStatuses[finding.status]
  return days > 0 ? `${text}（超期 ${days} 天）` : text
}

/** The newest review, undefined when there was none. */
export function lastReview(finding: ReportFinding): Review | undefined {
  return finding.reviews.toSorted((left, right) => left.round - right.round).at(-1)
}

/** The newest rectification, undefined when there was none. */
export function lastRectification(finding: ReportFinding) {
  return finding.rectifications.toSorted((left, right) => left.round - right.round).at(-1)
}

/** 合格, with the number of refusals before it: 合格（第 2 次验收）. */
export function verdictOf(finding: ReportFinding): string {
  const review = lastReview(finding)
  if (review === undefined) return ''
  const text = reviewVerdicts[review.verdict]
  return finding.reviews.length > 1 ? `${text}（第 ${finding.reviews.length} 次验收）` : text
}

/** What the rectifications of a finding cost, in 分. */
export function costOf(finding: ReportFinding): number {
  return finding.rectifications.reduce((sum, rectification) => sum + rectification.costCents, 0)
}

/** The findings as the statistics take them. */
export function statisticsFindings(data: ReportData, names: NameLookup): StatisticsFinding[] {
  return data.findings.map((finding) => ({
    ...finding,
    areaName: findingNames(finding, names).area,
    costCents: costOf(finding),
  }))
}

/** The inspections as the statistics take them. */
export function statisticsInspections(data: ReportData): StatisticsInspection[] {
  return data.inspections.map((inspection) => ({
    ...inspection,
    answers: inspection.results.filter((result) => result.voidedAt === null).map((result) => result.answer),
  }))
}

/** A stored picture as it is printed; role 照片 has no side of its own. */
export function photoItem(photo: Attachment, caption: string): PhotoItem {
  const role = photo.role === 'before' || photo.role === 'after' ? photo.role : 'other'
  return { sha256: photo.sha256, mime: photo.mime, role, caption: joined([caption, photo.caption]) }
}

function photosOf(finding: ReportFinding, roles: readonly Attachment['role'][]): PhotoItem[] {
  return finding.photos
    .filter((photo) => photo.voidedAt === null && photo.mime !== 'application/pdf' && roles.includes(photo.role))
    .map((photo) => photoItem(photo, finding.number))
}

/** One block for each finding, so that its 整改前 stands beside its own 整改后; nothing when there are no photos. */
export function findingPhotos(findings: readonly ReportFinding[], roles: readonly Attachment['role'][]): Block[] {
  return findings.flatMap((finding): Block[] => {
    const items = photosOf(finding, roles)
    return items.length === 0 ? [] : [{ kind: 'photos', columns: 2, items }]
  })
}

/** The photos of all findings in one smaller grid; nothing when there are none. */
export function photosTogether(findings: readonly ReportFinding[], roles: readonly Attachment['role'][]): Block[] {
  const items = findings.flatMap((finding) => photosOf(finding, roles))
  return items.length === 0 ? [] : [{ kind: 'photos', columns: 3, items }]
}

/** Columns of the findings one by one, as reports to the authority list them. */
export const detailColumns: Column[] = [
  sequenceColumn,
  { key: 'number', label: '隐患编号', width: 7, format: 'text', align: 'center' },
  { key: 'foundOn', label: '发现日期', width: 6, format: 'date' },
  { key: 'place', label: '部位', width: 9, format: 'text' },
  { key: 'description', label: '描述', width: 15, format: 'text' },
  { key: 'category', label: '类别', width: 6, format: 'text' },
  { key: 'grade', label: '等级', width: 6, format: 'text', align: 'center' },
  { key: 'measures', label: '整改措施', width: 13, format: 'text' },
  { key: 'responsible', label: '责任人', width: 4.5, format: 'text', align: 'center' },
  { key: 'dueOn', label: '期限', width: 6, format: 'date' },
  { key: 'completedOn', label: '完成日期', width: 6, format: 'date' },
  { key: 'reviewer', label: '复查人', width: 4.5, format: 'text', align: 'center' },
  { key: 'status', label: '状态', width: 5, format: 'text', align: 'center' },
]

/** One finding in the order of `detailColumns`. */
export const detailRow = (finding: ReportFinding, index: number, names: NameLookup, today: string): Cell[] => [
  index + 1,
  finding.number,
  finding.foundOn,
  findingPlace(finding, names),
  finding.description,
  finding.category,
  gradeOf(finding),
  finding.measures || (lastRectification(finding)?.measures ?? ''),
  finding.responsibleName,
  finding.dueOn,
  lastRectification(finding)?.completedOn ?? null,
  lastReview(finding)?.reviewerName ?? '',
  statusOf(finding, today),
]
