import type { FindingDetail } from '#shared/contract/finding'
import { operationNamed } from '#shared/contract/index'
import { fieldLabel } from '#shared/domain/fields'
import {
  type Finding,
  findingFields,
  findingGrades,
  findingTreatments,
  type Rectification,
  type Review,
  reviewVerdicts,
} from '#shared/domain/finding'
import type { JournalEntry } from '#shared/domain/journal'
import { dayInShanghai, formatChineseDay } from '#shared/rules/day'
import type { ReadDatabase } from '../database/database.ts'
import { journalOfRecords } from '../database/repositories/finding-list-history.ts'
import { findingExtensions, rectificationNotices, rectifications, reviews } from '../database/repositories/records.ts'

type TimelineEntry = FindingDetail['timeline'][number]
type Children = Pick<FindingDetail, 'rectifications' | 'reviews' | 'extensions'>

const sentence = (...parts: (string | false | null | undefined)[]): string => parts.filter(Boolean).join('，')

/** Labels of what the user changed in the finding's own fields. */
function changedLabels(before: Partial<Finding>, after: Partial<Finding>): string {
  return (Object.keys(findingFields.shape) as (keyof typeof findingFields.shape)[])
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .map((key) => fieldLabel(findingFields, key))
    .join('、')
}

function describeRectification(rectification: Rectification | undefined): string {
  if (!rectification) return ''
  const { measures, completedOn, rectifierName, round } = rectification
  return sentence(
    round > 1 && `第 ${round} 次整改`,
    `${rectifierName}于${formatChineseDay(completedOn)}完成：${measures}`,
  )
}

function describeReview(review: Review | undefined): string {
  if (!review) return ''
  return sentence(
    `${review.reviewerName}于${formatChineseDay(review.reviewedOn)}验收：${reviewVerdicts[review.verdict]}`,
    review.opinion,
    review.newDueOn !== null && `新的时限 ${formatChineseDay(review.newDueOn)}`,
  )
}

/** What happened, in trade words; the records that belong to the deed are those of the same action. */
function describe(
  db: ReadDatabase,
  entry: JournalEntry,
  sameAction: JournalEntry[],
  children: Children,
): Pick<TimelineEntry, 'title' | 'detail'> {
  const before = (entry.before ?? {}) as Partial<Finding>
  const after = (entry.after ?? {}) as Partial<Finding>
  const idOf = (recordType: string) => sameAction.find((other) => other.recordType === recordType)?.recordId
  if (after.voidedAt && !before.voidedAt) return { title: '作废', detail: after.voidReason ?? '' }
  if (before.status === 'draft' && after.status === 'registered') {
    return { title: '提交检查，登记隐患', detail: after.number ?? '' }
  }
  switch (entry.operation) {
    case 'finding.create':
      return { title: '登记隐患', detail: sentence(after.number, after.finderName && `发现人：${after.finderName}`) }
    case 'inspection.describeFinding':
      return entry.before === null
        ? { title: '检查中发现', detail: after.description ?? '' }
        : { title: '补充检查中的隐患', detail: changedLabels(before, after) }
    case 'finding.update':
      return { title: '修改', detail: changedLabels(before, after) }
    case 'finding.grade':
      return {
        title: before.status === 'registered' ? '分级' : '重新分级',
        detail: sentence(
          after.grade && findingGrades[after.grade],
          after.treatment && findingTreatments[after.treatment],
          `责任人：${after.responsibleName ?? ''}`,
          after.dueOn && `时限：${formatChineseDay(after.dueOn)}`,
        ),
      }
    case 'finding.extend': {
      const extension = children.extensions.find(({ id }) => id === idOf(findingExtensions.recordType))
      return {
        title: '延长整改时限',
        detail: extension
          ? sentence(
              `由${formatChineseDay(extension.fromOn)}延至${formatChineseDay(extension.toOn)}`,
              `理由：${extension.reason}`,
              `批准人：${extension.approverName}`,
            )
          : '',
      }
    }
    case 'rectification-notice.issue': {
      const notice = after.noticeId ? rectificationNotices.find(db, after.noticeId) : null
      return { title: '下达整改通知单', detail: notice ? sentence(notice.number, `签发人：${notice.issuerName}`) : '' }
    }
    case 'rectification.submit':
      return {
        title: '提交整改',
        detail: describeRectification(children.rectifications.find(({ id }) => id === idOf(rectifications.recordType))),
      }
    case 'review.record':
      return {
        title: after.status === 'closed' ? '验收合格，销号' : '验收不合格，重新整改',
        detail: describeReview(children.reviews.find(({ id }) => id === idOf(reviews.recordType))),
      }
    default:
      return { title: operationNamed(entry.operation)?.title ?? '修改', detail: changedLabels(before, after) }
  }
}

/** What happened to a finding, oldest first, from the journal and the records that hang on it. */
export function findingTimeline(db: ReadDatabase, findingId: string, children: Children): TimelineEntry[] {
  const childIds = [...children.rectifications, ...children.reviews, ...children.extensions].map(({ id }) => id)
  const entries = journalOfRecords(db, [findingId, ...childIds])
  const byAction = Map.groupBy(entries, (entry) => entry.actionId)
  return entries
    .filter((entry) => entry.recordId === findingId)
    .map((entry) => ({
      at: entry.at,
      on: dayInShanghai(entry.at),
      ...describe(db, entry, byAction.get(entry.actionId) ?? [], children),
      actorName: entry.actorName,
    }))
}
