/** When the register has to be reviewed, and how far a review has to reach. */
import type { RiskReview, RiskReviewTrigger } from '#shared/domain/risk-review'
import { addMonths, formatChineseDay } from './day.ts'

/**
 * 《江苏省生产经营单位安全风险管理条例》（2024）第十二条第二款: after an accident with one death or three serious injuries
 * everything is identified anew, fully and systematically.
 */
export function callsForFullReview({ deaths, seriousInjuries }: { deaths: number; seriousInjuries: number }): boolean {
  return deaths >= 1 || seriousInjuries >= 3
}

/** Why the scope of a review is too narrow, empty when it is wide enough. */
export function scopeProblem(review: Pick<RiskReview, 'trigger' | 'deaths' | 'seriousInjuries' | 'areaIds'>): string {
  return review.trigger === 'accident' && callsForFullReview(review) && review.areaIds.length > 0
    ? '发生死亡 1 人以上或重伤 3 人以上的事故，应当全面、系统地重新辨识（《江苏省生产经营单位安全风险管理条例》第十二条），评审范围请选全部区域'
    : ''
}

export interface ClosedReview {
  trigger: RiskReviewTrigger
  /** all areas */
  isFull: boolean
  startedOn: string
  closedOn: string
}

/** Something between two yearly reviews that asks for one of its own. */
export interface ReviewEvent {
  trigger: Exclude<RiskReviewTrigger, 'annual'>
  on: string
  text: string
  /** accidents only */
  deaths?: number
  seriousInjuries?: number
}

export interface DueReview {
  trigger: RiskReviewTrigger
  dueOn: string
  isDue: boolean
  /** full: all areas; affected: where the reason lies */
  scope: 'full' | 'affected'
  why: string
}

interface ReviewClock {
  reviews: readonly ClosedReview[]
  /** day of the oldest newest evaluation, null while nothing is evaluated */
  oldestEvaluationOn: string | null
  events: readonly ReviewEvent[]
  today: string
}

/** 全面辨识每年至少一次（江苏 140 号令第七条）: 12 months since the last full review, or since the oldest evaluation in force. */
function yearlyReview({ reviews, oldestEvaluationOn, today }: ReviewClock): DueReview[] {
  const lastFull = reviews
    .filter(({ isFull }) => isFull)
    .map(({ closedOn }) => closedOn)
    .sort()
    .at(-1)
  const base = lastFull ?? oldestEvaluationOn
  if (base === null) return []
  const dueOn = addMonths(base, 12)
  const since = lastFull === undefined ? '最早的评价做于' : '上次全面评审完成于'
  return [
    {
      trigger: 'annual',
      dueOn,
      isDue: dueOn <= today,
      scope: 'full',
      why: `${since}${formatChineseDay(base)}，每年至少全面评审一次`,
    },
  ]
}

/** A later full review, or one held for the same reason, has answered an event. */
const isAnswered = (event: ReviewEvent, reviews: readonly ClosedReview[]): boolean =>
  reviews.some(
    (review) =>
      review.startedOn >= event.on &&
      (review.isFull || (review.trigger === event.trigger && scopeOf(event) === 'affected')),
  )

const scopeOf = ({ deaths = 0, seriousInjuries = 0 }: ReviewEvent): DueReview['scope'] =>
  callsForFullReview({ deaths, seriousInjuries }) ? 'full' : 'affected'

/** Every review that is due or comes next, the most urgent first; an event asks for its review at once (及时). */
export function dueReviews(clock: ReviewClock): DueReview[] {
  const events = clock.events
    .filter((event) => event.on <= clock.today && !isAnswered(event, clock.reviews))
    .map(
      (event): DueReview => ({
        trigger: event.trigger,
        dueOn: event.on,
        isDue: true,
        scope: scopeOf(event),
        why: event.text,
      }),
    )
  return [...events, ...yearlyReview(clock)].sort((left, right) => (left.dueOn < right.dueOn ? -1 : 1))
}
