/**
 * Compares answers with the criteria for major hazards: which items are asked, what their answers come to, and which
 * existing findings may belong to them. Only ever 疑似, 待核实 or 未见; nothing here rules on a hazard.
 */
import type { IndustryGroup, ProfileTag } from '#shared/domain/enterprise'
import type {
  MajorHazardAnswer,
  MajorHazardJudgement,
  MajorHazardQuestion,
  MajorHazardReply,
} from '#shared/domain/major-hazard'
import type { Criterion, CriterionThreshold } from './criteria.ts'

export interface CriteriaProfile {
  industryGroup: IndustryGroup
  tags: readonly ProfileTag[]
}

type Selecting = Pick<Criterion, 'industryGroups' | 'tags'>

/** The items to ask of the enterprise: those of its trade (or of all), and those of a situation that it has. */
export function applicable<T extends Selecting>(criteria: readonly T[], profile: CriteriaProfile): T[] {
  return criteria.filter(
    ({ industryGroups, tags }) =>
      (industryGroups.length === 0 || industryGroups.includes(profile.industryGroup)) &&
      (tags.length === 0 || tags.some((tag) => profile.tags.includes(tag))),
  )
}

/** What a criterion asks, in order: its parts, 装了但失效 where 第十四条 applies, then what the clause leaves out. */
export function questionsOf(item: Criterion): MajorHazardQuestion[] {
  const asked = (kind: MajorHazardQuestion['kind'], id: string, text: string) => ({
    id,
    kind,
    text,
    reply: null,
    measuredTenths: null,
  })
  return [
    ...item.parts.map(({ id, text }) => asked('part', `part/${id}`, text)),
    ...(item.isDevice ? [asked('device', 'device', item.deviceText)] : []),
    ...item.exceptions.map(({ id, text }) => asked('exception', `exception/${id}`, text)),
  ]
}

export interface CriterionReplies {
  /** by id of the part; a part without a reply is unknown */
  parts: Readonly<Record<string, MajorHazardReply>>
  exceptions?: Readonly<Record<string, MajorHazardReply>>
  /** 第十四条: there but not working */
  deviceFailure?: MajorHazardReply
}

type Judged = Pick<Criterion, 'logic' | 'isDevice'> & {
  parts: readonly { id: string }[]
  exceptions: readonly { id: string }[]
}

/**
 * What the replies come to. `any`: one part is enough; `all`: only all parts together (第十一条（三）, 第十三条（一）).
 * A failed device counts as missing (第十四条). An exception that holds clears the item, one that is open keeps it open.
 */
export function judge(item: Judged, replies: CriterionReplies): MajorHazardJudgement {
  const of = (given: Readonly<Record<string, MajorHazardReply>> | undefined, ids: readonly { id: string }[]) =>
    ids.map(({ id }) => given?.[id] ?? 'unknown')
  const base = worst([
    item.logic === 'any' ? anyOf(of(replies.parts, item.parts)) : allOf(of(replies.parts, item.parts)),
    ...(item.isDevice ? [replies.deviceFailure ?? 'unknown'] : []),
  ])
  if (base === 'no') return 'clear'
  const exception = anyOf(of(replies.exceptions, item.exceptions))
  if (exception === 'yes') return 'clear'
  return base === 'yes' && exception === 'no' ? 'suspected' : 'unknown'
}

function anyOf(replies: readonly MajorHazardReply[]): MajorHazardReply {
  if (replies.includes('yes')) return 'yes'
  return replies.includes('unknown') ? 'unknown' : 'no'
}

function allOf(replies: readonly MajorHazardReply[]): MajorHazardReply {
  if (replies.includes('no')) return 'no'
  return replies.includes('unknown') ? 'unknown' : 'yes'
}

const worst = anyOf

type Answered = Pick<MajorHazardAnswer, 'logic' | 'questions'>

/** What a recorded answer comes to, from the questions as they were copied. */
export function judgeAnswer({ logic, questions }: Answered): MajorHazardJudgement {
  const of = (kind: MajorHazardQuestion['kind']) => questions.filter((question) => question.kind === kind)
  const replied = (kind: MajorHazardQuestion['kind']) =>
    Object.fromEntries(of(kind).flatMap(({ id, reply }) => (reply === null ? [] : [[id, reply] as const])))
  const [device] = of('device')
  return judge(
    { logic, parts: of('part'), exceptions: of('exception'), isDevice: device !== undefined },
    {
      parts: replied('part'),
      exceptions: replied('exception'),
      ...(device?.reply ? { deviceFailure: device.reply } : {}),
    },
  )
}

/**
 * The questions that still have to be put: none once the item is decided, and what the clause leaves out only when
 * everything else speaks for 疑似.
 */
export function openQuestions(answer: Answered): MajorHazardQuestion[] {
  if (judgeAnswer(answer) !== 'unknown') return []
  const isSuspectedSoFar =
    judgeAnswer({ ...answer, questions: answer.questions.filter(({ kind }) => kind !== 'exception') }) === 'suspected'
  return answer.questions.filter(({ kind, reply }) => reply === null && (kind !== 'exception' || isSuspectedSoFar))
}

/** True when nothing more has to be asked; 待核实 is an answer. */
export const isAnswered = (answer: Answered): boolean => openQuestions(answer).length === 0

/** The reply that a measured value gives; the limit itself is still on the right side (9 人, 30 kPa). */
export function replyByMeasure(
  threshold: Pick<CriterionThreshold, 'comparison' | 'value'>,
  measuredTenths: number,
): MajorHazardReply {
  const limit = threshold.value * 10
  return (threshold.comparison === 'above' ? measuredTenths > limit : measuredTenths < limit) ? 'yes' : 'no'
}

export interface MajorHazardSummary {
  total: number
  suspected: number
  unknown: number
  clear: number
  /** of the unknown ones: those that nobody has answered yet */
  unanswered: number
}

/** How many items came to what. */
export function summarize(answers: readonly Answered[]): MajorHazardSummary {
  const judgements = answers.map(judgeAnswer)
  const having = (wanted: MajorHazardJudgement) => judgements.filter((judgement) => judgement === wanted).length
  return {
    total: answers.length,
    suspected: having('suspected'),
    unknown: having('unknown'),
    clear: having('clear'),
    unanswered: answers.filter((answer) => !isAnswered(answer)).length,
  }
}

/** The result in one sentence; `unmatched` = existing findings that match no item. */
export function headlineOf(summary: MajorHazardSummary, unmatched: number): string {
  const { total, suspected, unknown, clear } = summary
  return (
    `对照 ${total} 条：疑似 ${suspected} 条（须现场核实）、待核实 ${unknown} 条、未见 ${clear} 条；` +
    `另有 ${unmatched} 条现有隐患未能对应`
  )
}

type Worded = Pick<Criterion, 'id' | 'words'>

/** Criteria that an existing finding may belong to, by the key words of the data; proposals, to be looked at. */
export function candidatesFor(criteria: readonly Worded[], text: string, category = ''): string[] {
  const content = `${text}\n${category}`.normalize('NFKC').toLowerCase()
  return criteria
    .filter(({ words }) =>
      words.some((entry) =>
        entry
          .toLowerCase()
          .split(' ')
          .every((word) => content.includes(word)),
      ),
    )
    .map(({ id }) => id)
}

export interface ComparedFinding {
  id: string
  text: string
  category: string
}

/** The proposals for every finding, by criterion, and those that match none. */
export function matchFindings<F extends ComparedFinding>(
  criteria: readonly Worded[],
  findings: readonly F[],
): { byCriterion: Map<string, F[]>; unmatched: F[] } {
  const byCriterion = new Map<string, F[]>()
  const unmatched: F[] = []
  for (const finding of findings) {
    const ids = candidatesFor(criteria, finding.text, finding.category)
    if (ids.length === 0) unmatched.push(finding)
    for (const id of ids) byCriterion.set(id, [...(byCriterion.get(id) ?? []), finding])
  }
  return { byCriterion, unmatched }
}
