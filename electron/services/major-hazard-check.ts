/** Comparison with the criteria for major hazards: started by the profile, answered item by item, sealed. */
import { AppError } from '#shared/contract/errors'
import type {
  CriteriaLibraryRow,
  MajorHazardAnswerDetail,
  MajorHazardCheckDetail,
  MajorHazardFindingView,
  majorHazardOperations,
  MajorHazardSummaryRow,
} from '#shared/contract/major-hazard'
import { profileTags } from '#shared/domain/enterprise'
import type { Finding } from '#shared/domain/finding'
import type { MajorHazardAnswer, MajorHazardCheck } from '#shared/domain/major-hazard'
import type { CriteriaLibrary, Criterion } from '#shared/rules/criteria'
import {
  applicable,
  type CriteriaProfile,
  headlineOf,
  isAnswered,
  judgeAnswer,
  matchFindings,
  questionsOf,
  replyByMeasure,
  summarize,
} from '#shared/rules/major-hazard'
import type { ReadDatabase } from '../database/database.ts'
import {
  attachments,
  findings,
  majorHazardAnswers,
  majorHazardChecks,
  people,
} from '../database/repositories/records.ts'
import type { CommandContext, Handler, Handlers, QueryContext } from './context.ts'
import { enterpriseRecord } from './enterprise.ts'
import { findingHandlers } from './finding.ts'
import { emptyFinding, refuseFuture } from './finding-record.ts'

interface Located {
  library: CriteriaLibrary
  criterion: Criterion
}

/** Every criterion that ships, by its id. */
function criteriaById(libraries: readonly CriteriaLibrary[]): Map<string, Located> {
  return new Map(
    libraries.flatMap((library) =>
      library.criteria.map((criterion) => [criterion.id, { library, criterion }] as const),
    ),
  )
}

/** A finding as it is named beside an item. */
export const viewOf = ({ id, number, description, status, grade, voidedAt }: Finding): MajorHazardFindingView => ({
  id,
  number,
  description,
  status,
  grade,
  voidedAt,
})

/** Findings that are not closed, as they are compared by their words. */
function openFindings(db: ReadDatabase) {
  return (['registered', 'rectifying', 'awaitingReview'] as const)
    .flatMap((status) => findings.list(db, { status }))
    .map((finding) => ({
      id: finding.id,
      text: [finding.description, finding.location, finding.causeAnalysis].join('\n'),
      category: finding.category,
      view: viewOf(finding),
    }))
}

type Comparing = Pick<QueryContext, 'db' | 'resources'>

/** What is compared: the answers of one check with the open findings. */
function compared(context: Comparing, answers: readonly MajorHazardAnswer[]) {
  const located = criteriaById(context.resources.criteria())
  const asked = answers.flatMap(({ criterionId }) => located.get(criterionId)?.criterion ?? [])
  const linked = new Set(answers.map(({ findingId }) => findingId))
  const matched = matchFindings(asked, openFindings(context.db))
  return { located, ...matched, unmatched: matched.unmatched.filter(({ id }) => !linked.has(id)) }
}

function summaryOf(answers: readonly MajorHazardAnswer[], unmatched: number): MajorHazardSummaryRow {
  const summary = summarize(answers)
  return { ...summary, unmatched, headline: headlineOf(summary, unmatched) }
}

const answersOf = (db: ReadDatabase, checkId: string): MajorHazardAnswer[] => majorHazardAnswers.list(db, { checkId })

/** Answers whose check is being void are void with it; a void check still shows what it held. */
const answersOfAny = (db: ReadDatabase, check: MajorHazardCheck): MajorHazardAnswer[] =>
  majorHazardAnswers.list(db, { checkId: check.id }, { includeVoided: check.voidedAt !== null })

function criterionViewOf({ library, criterion }: Located): NonNullable<MajorHazardAnswerDetail['criterion']> {
  return {
    code: library.code,
    url: library.url,
    checkedOn: library.checkedOn,
    premise: criterion.premise,
    note: criterion.note,
    evidence: criterion.evidence,
    thresholds: criterion.thresholds.map(({ partId, ...threshold }) => ({
      ...threshold,
      questionId: `part/${partId}`,
    })),
  }
}

/** A check with what its answers come to and what it may have to do with existing findings. */
export function checkDetail(context: Comparing, id: string): MajorHazardCheckDetail {
  const check = majorHazardChecks.require(context.db, id)
  const answers = answersOfAny(context.db, check)
  const { located, byCriterion, unmatched } = compared(context, answers)
  const photos = Map.groupBy(
    attachments.list(context.db, { recordType: 'majorHazardAnswer' }),
    ({ recordId }) => recordId,
  )
  return {
    ...check,
    summary: summaryOf(answers, check.unmatchedCount ?? unmatched.length),
    answers: answers.map((answer) => {
      const own = located.get(answer.criterionId)
      const finding = answer.findingId === null ? null : findings.find(context.db, answer.findingId)
      return {
        ...answer,
        judgement: judgeAnswer(answer),
        isAnswered: isAnswered(answer),
        groupName: own?.library.groups.find(({ id: group }) => group === own.criterion.group)?.name ?? '',
        criterion: own ? criterionViewOf(own) : null,
        finding: finding && viewOf(finding),
        candidates: (byCriterion.get(answer.criterionId) ?? []).map(({ view }) => view),
        photos: photos.get(answer.id) ?? [],
      }
    }),
    unmatchedFindings: unmatched.map(({ view }) => view),
  }
}

/** What the profile leaves out, group by group, with the tag that would bring it in. */
function leftOutOf(library: CriteriaLibrary, profile: CriteriaProfile): CriteriaLibraryRow['leftOut'] {
  const asked = new Set(applicable(library.criteria, profile))
  return library.groups.flatMap(({ id, name }) => {
    const missing = library.criteria.filter((criterion) => criterion.group === id && !asked.has(criterion))
    const [first] = missing
    if (!first) return []
    const [tag] = first.tags
    return [{ name, count: missing.length, tag: tag === undefined ? null : profileTags[tag] }]
  })
}

function libraryRows({ db, resources }: QueryContext): CriteriaLibraryRow[] {
  const profile = enterpriseRecord(db)
  return resources.criteria().map((library) => ({
    id: library.id,
    code: library.code,
    title: library.title,
    version: library.version,
    source: library.source,
    url: library.url,
    checkedOn: library.checkedOn,
    isComparison: library.isComparison,
    note: library.note,
    total: library.criteria.length,
    unverified: library.criteria.filter(({ verified }) => !verified).length,
    applicable: applicable(library.criteria, profile).length,
    leftOut: leftOutOf(library, profile),
  }))
}

const start: Handler<'major-hazard-check.start'> = (context, fields) => {
  refuseFuture(context, fields, 'checkedOn', '对照日期')
  const { industryGroup, tags } = enterpriseRecord(context.db)
  const chosen = context.resources.criteria().filter(({ id }) => fields.libraries.includes(id))
  const asked = chosen.flatMap((library) =>
    applicable(library.criteria, { industryGroup, tags }).map((criterion) => ({ library, criterion })),
  )
  if (asked.length === 0)
    throw new AppError('rule', '按企业资料，所选的依据没有要对照的条款；请先到企业资料核对监管行业和涉及情形')
  const named = fields.checkerId === null ? null : people.find(context.db, fields.checkerId)
  const isGiven = fields.checkerId !== null || fields.checkerName !== ''
  const check = majorHazardChecks.insert(context, {
    ...fields,
    checkerId: isGiven ? fields.checkerId : context.actor.id,
    checkerName: fields.checkerName || (named?.name ?? (isGiven ? '' : context.actor.name)),
    status: 'open',
    sealedAt: null,
    industryGroup,
    tags,
    versions: chosen.map(({ id, version }) => `${id} ${version}`),
    unmatchedCount: null,
  })
  asked.forEach(({ library, criterion }, index) => {
    majorHazardAnswers.insert(context, {
      checkId: check.id,
      criterionId: criterion.id,
      library: library.id,
      article: criterion.article,
      title: criterion.title,
      question: criterion.question,
      logic: criterion.logic,
      isVerified: criterion.verified,
      questions: questionsOf(criterion),
      note: '',
      findingId: null,
      sortOrder: index + 1,
    })
  })
  return check
}

function openCheck(context: CommandContext, id: string): MajorHazardCheck {
  const check = majorHazardChecks.require(context.db, id)
  if (check.voidedAt !== null) throw new AppError('rule', '这次对照已作废，不能再修改')
  if (check.status === 'sealed') throw new AppError('rule', '这次对照已定稿，不能再修改；情况变了请重新对照')
  return check
}

function openAnswer(context: CommandContext, answerId: string): MajorHazardAnswer {
  const answer = majorHazardAnswers.require(context.db, answerId)
  openCheck(context, answer.checkId)
  return answer
}

const answer: Handler<'major-hazard-check.answer'> = (context, { answerId, replies, note }) => {
  const before = openAnswer(context, answerId)
  const thresholds = criteriaById(context.resources.criteria()).get(before.criterionId)?.criterion.thresholds ?? []
  const questions = before.questions.map((question) => {
    const given = replies.find(({ questionId }) => questionId === question.id)
    if (!given) return question
    const threshold = thresholds.find(({ partId }) => `part/${partId}` === question.id)
    const measuredTenths = threshold ? given.measuredTenths : null
    const reply = threshold && measuredTenths !== null ? replyByMeasure(threshold, measuredTenths) : given.reply
    return { ...question, reply, measuredTenths }
  })
  if (replies.some(({ questionId }) => !questions.some(({ id }) => id === questionId)))
    throw new AppError('not-found', '这一条里没有这个问题')
  return majorHazardAnswers.update(context, answerId, null, { questions, ...(note === undefined ? {} : { note }) })
}

const linkFinding: Handler<'major-hazard-check.linkFinding'> = (context, { answerId, findingId }) => {
  openAnswer(context, answerId)
  if (findingId !== null) {
    const finding = findings.require(context.db, findingId)
    if (finding.voidedAt !== null || finding.status === 'draft')
      throw new AppError('rule', '作废的或还没有提交的隐患不能关联')
  }
  return majorHazardAnswers.update(context, answerId, null, { findingId })
}

const createFinding: Handler<'major-hazard-check.createFinding'> = (context, { answerId, fields }) => {
  const own = openAnswer(context, answerId)
  if (judgeAnswer(own) !== 'suspected') throw new AppError('rule', '只有「疑似，需现场核实」的条目才从这里登记隐患')
  const located = criteriaById(context.resources.criteria()).get(own.criterionId)
  const check = majorHazardChecks.require(context.db, own.checkId)
  const finding = findingHandlers['finding.create'](context, {
    ...emptyFinding(fields.foundOn),
    ...fields,
    source: 'special',
    basis: [located?.library.code ?? '', own.article, own.isVerified ? '' : '（未核实）'].join(' ').trim(),
    remark: '重大隐患对照中登记：疑似，需现场核实',
    finderId: check.checkerId,
    finderName: check.checkerName,
  })
  majorHazardAnswers.update(context, answerId, null, { findingId: finding.id })
  return finding
}

const seal: Handler<'major-hazard-check.seal'> = (context, { id, revision }) => {
  openCheck(context, id)
  const answers = answersOf(context.db, id)
  const unanswered = answers.filter((own) => !isAnswered(own))
  if (unanswered.length > 0)
    throw new AppError('rule', `还有 ${unanswered.length} 条没有填完；说不准的选「待核实」，填完才能定稿`)
  const bare = answers.filter((own) => judgeAnswer(own) === 'suspected' && own.findingId === null && own.note === '')
  if (bare.length > 0)
    throw new AppError(
      'rule',
      `疑似的 ${bare.length} 条还没有登记或关联隐患，也没有写明情况：${bare.map(({ article }) => article).join('、')}`,
    )
  return majorHazardChecks.update(context, id, revision, {
    status: 'sealed',
    sealedAt: context.at,
    unmatchedCount: compared(context, answers).unmatched.length,
  })
}

export const majorHazardCheckHandlers = {
  'major-hazard.criteria': libraryRows,
  'major-hazard-check.list': (context, { includeVoided }) =>
    majorHazardChecks
      .list(context.db, {}, { includeVoided })
      .map((check) => {
        const answers = answersOfAny(context.db, check)
        return {
          ...check,
          summary: summaryOf(answers, check.unmatchedCount ?? compared(context, answers).unmatched.length),
        }
      })
      .reverse(),
  'major-hazard-check.get': (context, { id }) => checkDetail(context, id),
  'major-hazard-check.start': start,
  'major-hazard-check.update': (context, { id, revision, patch }) => {
    openCheck(context, id)
    refuseFuture(context, patch, 'checkedOn', '对照日期')
    return majorHazardChecks.update(context, id, revision, patch)
  },
  'major-hazard-check.answer': answer,
  'major-hazard-check.linkFinding': linkFinding,
  'major-hazard-check.createFinding': createFinding,
  'major-hazard-check.seal': seal,
  'major-hazard-check.void': (context, { id, revision, reason }) => {
    const voided = majorHazardChecks.void(context, id, revision, reason)
    for (const own of answersOf(context.db, id)) majorHazardAnswers.void(context, own.id, null, reason)
    return voided
  },
} satisfies Partial<Handlers<keyof typeof majorHazardOperations>>
