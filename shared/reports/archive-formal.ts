/** Which sealed documents (定稿) an archive holds, where, and what its index says of them. */
import type { FormalDocument } from '#shared/domain/formal-document'
import { dayInShanghai, yearOf } from '#shared/rules/day'
import {
  areFromAuthority,
  chapterOf,
  chapterOfAuthority,
  chapterOfRegionForm,
  isFromAuthority,
} from './archive-chapters.ts'
import type { ReportData, ReportDefinition } from './definition.ts'

const archivedReports = 1
const dayOf = ({ sealedAt }: FormalDocument): string => dayInShanghai(sealedAt)

/** Calendar years in which something was sealed. */
export const sealedYears = (formals: readonly FormalDocument[]): number[] => [
  ...new Set(formals.map((record) => yearOf(dayOf(record)))),
]

/** The chapter of the report that was sealed; what an authority found goes with its inspections, as the report does. */
export function chapterOfFormal(
  { reportId, parameters }: FormalDocument,
  catalogue: readonly ReportDefinition[],
  data: Pick<ReportData, 'findings'>,
): number {
  const report = catalogue.find(({ id }) => id === reportId)
  if (!report) return archivedReports
  const { regionForm, recordId } = parameters
  if (typeof regionForm === 'string') return chapterOfRegionForm(regionForm.split('/').at(-1) ?? '')
  const [asked] = report.asks
  const found = data.findings.filter(
    (finding) =>
      (asked === 'notice' && finding.noticeId === recordId) || (asked === 'finding' && finding.id === recordId),
  )
  const isOfAuthority = asked === 'finding' ? found.some(isFromAuthority) : areFromAuthority(found)
  return isOfAuthority ? chapterOfAuthority : chapterOf(report)
}

/** `定稿，2026-11-20 由王建国定稿；原因：设备改名；代替第1版（2026-05-01 定稿）` */
function noteOf(record: FormalDocument, versions: readonly FormalDocument[], hidesPersons: boolean): string {
  const name = (version: FormalDocument) => `第${version.version}版（${dayOf(version)} 定稿）`
  const earlier = versions.filter(({ version }) => version < record.version)
  const newest = versions.at(-1)
  const by = hidesPersons || record.sealedByName === '' ? '' : `由${record.sealedByName}`
  return [
    `${dayOf(record)} ${by}定稿`,
    ...(earlier.length > 0 ? [`代替${earlier.map(name).join('、')}`] : []),
    ...(record.reason === '' || hidesPersons ? [] : [`原因：${record.reason}`]),
    ...(newest && newest.version > record.version ? [`此后已有${name(newest)}，请使用新版本`] : []),
  ].join('；')
}

/**
 * The newest version of each number, of those sealed in the chosen year. Sealed content cannot be changed: where names are
 * hidden, only what was sealed without names is filed.
 */
export function formalsToFile(
  formals: readonly FormalDocument[],
  { year, hidesPersons }: { year: number | null; hidesPersons: boolean },
): { filed: { record: FormalDocument; note: string }[]; absent: { record: FormalDocument; reason: string }[] } {
  const byNumber = Map.groupBy(
    formals.toSorted((a, b) => a.version - b.version),
    ({ number }) => number,
  )
  const newest = [...byNumber.values()].flatMap((versions) => {
    const record = versions.findLast((version) => year === null || yearOf(dayOf(version)) === year)
    return record ? [{ record, note: noteOf(record, versions, hidesPersons) }] : []
  })
  newest.sort((a, b) => (a.record.number < b.record.number ? -1 : 1))
  const isShown = ({ parameters }: FormalDocument) => !hidesPersons || parameters['hidesPersons'] === true
  return {
    filed: newest.filter(({ record }) => isShown(record)),
    absent: newest
      .filter(({ record }) => !isShown(record))
      .map(({ record }) => ({ record, reason: '定稿的内容不能改动，无法隐去姓名电话' })),
  }
}
