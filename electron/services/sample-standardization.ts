/** 标准化 of the sample factory: policies and records, an accident, a certificate, and one self-assessment with its findings. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { AssessmentDetail } from '#shared/contract/assessment'
import { assessmentFields, freeDeduction, tick } from '#shared/domain/assessment'
import { findingFields, rectificationFields, reviewFields } from '#shared/domain/finding'
import { accidentFields, levelCertificateFields, policyDocumentFields } from '#shared/domain/standardization'
import { documentList } from '#shared/rules/standardization-lists'
import type { SampleLoading } from './sample-loading.ts'

const offset = z.number().int()
const key = z.string()

/** Items that are not named got full marks; one with a reason for it is 空项. */
const sampleAnswer = z.strictObject({
  itemId: z.string(),
  blankReason: z.string().default(''),
  ticks: z.array(tick).default([]),
  freeDeductions: z.array(freeDeduction).default([]),
  description: z.string().default(''),
  unitKey: key.nullable().default(null),
  evidence: z
    .array(z.strictObject({ kind: z.enum(['finding', 'inspection', 'policyDocument', 'majorHazardCheck']), key }))
    .default([]),
})

const sampleNonconformity = z.strictObject({
  itemId: z.string(),
  description: z.string(),
  unitKey: key,
  responsibleKey: key,
  /** left out: nobody has graded it yet */
  grading: findingFields.pick({ causeAnalysis: true, measures: true, emergencyPlan: true }).strict().optional(),
  rectification: rectificationFields
    .pick({ measures: true, costCents: true })
    .extend({ rectifierKey: key })
    .strict()
    .optional(),
  review: reviewFields.pick({ opinion: true }).extend({ reviewerKey: key }).strict().optional(),
  prevention: z.string().default(''),
})
type SampleNonconformity = z.infer<typeof sampleNonconformity>

const sampleDocument = policyDocumentFields
  .omit({ kind: true, name: true, issuedOn: true, revisedOn: true })
  .extend({ issuedOnOffset: offset, revisedOnOffset: offset.nullable().default(null) })
  .strict()

const sampleStandardization = z.strictObject({
  assessment: assessmentFields
    .omit({ periodFrom: true, periodTo: true, assessedOn: true, publicizedOn: true, team: true })
    .extend({
      standardId: z.string(),
      periodFromOffset: offset,
      periodToOffset: offset,
      assessedOnOffset: offset,
      publicizedOnOffset: offset,
      team: z.array(z.strictObject({ key, role: z.enum(['leader', 'deputy', 'member', 'employee']) })),
      answers: z.array(sampleAnswer),
      nonconformities: z.array(sampleNonconformity),
    })
    .strict(),
  accidents: z.array(accidentFields.omit({ occurredOn: true }).extend({ occurredOnOffset: offset }).strict()),
  certificates: z.array(
    levelCertificateFields
      .omit({ issuedOn: true, expiresOn: true })
      .extend({ issuedOnOffset: offset, expiresOnOffset: offset })
      .strict(),
  ),
  policies: z.array(sampleDocument),
  records: z.array(sampleDocument),
})
type SampleStandardization = z.infer<typeof sampleStandardization>
type SampleAssessment = SampleStandardization['assessment']

const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(...path), 'utf8'))

async function loadDocuments(
  { run, day, dayOrNull, remember }: SampleLoading,
  sample: SampleStandardization,
  resourcesFolder: string,
): Promise<void> {
  const list = documentList.parse(read(resourcesFolder, 'libraries', 'standardization', 'document-list.json'))
  const names = new Map([...list.policies, ...list.records].map(({ id, name }) => [id, name]))
  for (const kind of ['policy', 'record'] as const)
    for (const { issuedOnOffset, revisedOnOffset, ...fields } of sample[kind === 'policy' ? 'policies' : 'records']) {
      const name = names.get(fields.entryId)
      if (name === undefined) throw new Error(`sample: no entry ${fields.entryId} in the document list`)
      const record = await run('policy-document.create', {
        ...fields,
        kind,
        name,
        issuedOn: day(issuedOnOffset),
        revisedOn: dayOrNull(revisedOnOffset),
      })
      remember('policyDocument', fields.entryId, record.id)
    }
}

async function startAssessment(
  { run, day, factory }: SampleLoading,
  sample: SampleAssessment,
): Promise<AssessmentDetail> {
  const {
    standardId,
    periodFromOffset,
    periodToOffset,
    assessedOnOffset,
    publicizedOnOffset,
    team,
    answers: _answers,
    nonconformities: _nonconformities,
    ...fields
  } = sample
  const standard = (await run('standard.list', {})).find((own) => own.id === standardId)
  if (!standard) throw new Error(`sample: no standard ${standardId}`)
  const { id } = await run('assessment.start', {
    ...fields,
    name: `${day(assessedOnOffset).slice(0, 4)} ${fields.name}`,
    standardHash: standard.hash,
    periodFrom: day(periodFromOffset),
    periodTo: day(periodToOffset),
    assessedOn: day(assessedOnOffset),
    publicizedOn: day(publicizedOnOffset),
    team: team.flatMap(({ key: own, role }) =>
      factory.people
        .filter((person) => person.key === own)
        .map(({ name, post, phone }) => ({ name, role, post, phone })),
    ),
  })
  return run('assessment.get', { id })
}

type Evidence = z.infer<typeof sampleAnswer>['evidence'][number]

/** The record behind a piece of evidence with the title that the screen would give it. */
async function evidenceOf({ run, id }: SampleLoading, { kind, key: own }: Evidence) {
  if (kind === 'majorHazardCheck') {
    const [check] = await run('major-hazard-check.list', {})
    return { recordId: check?.id ?? '', title: check?.name ?? '' }
  }
  const recordId = id(kind, own)
  if (kind === 'finding') {
    const { number, description } = await run('finding.get', { id: recordId })
    return { recordId, title: `${number} ${description.slice(0, 40)}` }
  }
  if (kind === 'inspection') {
    const { number, name } = await run('inspection.get', { id: recordId })
    return { recordId, title: `${number} ${name}` }
  }
  const { documentNumber, name } = await run('policy-document.get', { id: recordId })
  return { recordId, title: documentNumber === '' ? name : `${documentNumber} ${name}` }
}

async function answerAll(
  loading: SampleLoading,
  started: AssessmentDetail,
  answers: SampleAssessment['answers'],
): Promise<void> {
  const { run, idOrNull } = loading
  const given = new Map(answers.map((own) => [own.itemId, own]))
  for (const { id: answerId, itemId } of started.answers) {
    const own = given.get(itemId)
    given.delete(itemId)
    await run('assessment.answer', {
      answerId,
      side: 'own',
      state: own && own.blankReason !== '' ? 'blank' : 'scored',
      ...(own && {
        ticks: own.ticks,
        freeDeductions: own.freeDeductions,
        blankReason: own.blankReason,
        description: own.description,
        responsibleUnitId: idOrNull('unit', own.unitKey),
      }),
    })
    for (const evidence of own?.evidence ?? [])
      await run('assessment-evidence.add', {
        answerId,
        kind: evidence.kind,
        ...(await evidenceOf(loading, evidence)),
      })
  }
  if (given.size > 0) throw new Error(`sample: no item ${[...given.keys()].join(', ')}`)
}

/** The finding that a non-conformity is, graded, put right and reviewed as far as the sample says. */
async function followUp(loading: SampleLoading, findingId: string, sample: SampleNonconformity): Promise<void> {
  const { run, id, personName, day } = loading
  const revision = async () => (await run('finding.get', { id: findingId })).revision
  if (sample.grading === undefined) return
  await run('finding.grade', {
    id: findingId,
    revision: await revision(),
    patch: {
      ...sample.grading,
      grade: 'general',
      treatment: 'deadline',
      fundsConfirmed: true,
      responsibleName: personName(sample.responsibleKey),
    },
  })
  if (sample.rectification === undefined) return
  const { rectifierKey, ...work } = sample.rectification
  await run('rectification.submit', {
    ...work,
    findingId,
    revision: await revision(),
    completedOn: day(0),
    rectifierId: id('person', rectifierKey),
    rectifierName: personName(rectifierKey),
  })
  if (sample.review === undefined) return
  const { reviewerKey, ...verdict } = sample.review
  await run('review.record', {
    ...verdict,
    findingId,
    revision: await revision(),
    verdict: 'passed',
    reviewerId: id('person', reviewerKey),
    reviewerName: personName(reviewerKey),
    reviewedOn: day(0),
    newDueOn: null,
  })
}

async function loadNonconformities(
  loading: SampleLoading,
  started: AssessmentDetail,
  nonconformities: readonly SampleNonconformity[],
): Promise<void> {
  const { run, id } = loading
  for (const sample of nonconformities) {
    const answer = started.answers.find(({ itemId }) => itemId === sample.itemId)
    const [made] = await run('nonconformity.create', {
      assessmentId: started.id,
      items: [
        {
          answerId: answer?.id ?? '',
          description: sample.description,
          responsibleUnitId: id('unit', sample.unitKey),
          responsibleId: id('person', sample.responsibleKey),
        },
      ],
    })
    if (!made) throw new Error(`sample: no non-conformity of ${sample.itemId}`)
    await followUp(loading, made.findingId, sample)
    if (sample.prevention !== '')
      await run('nonconformity.update', { id: made.id, revision: made.revision, prevention: sample.prevention })
  }
}

/** Comes last: the assessment names inspections and findings of the sample. */
export async function loadSampleStandardization(loading: SampleLoading, resourcesFolder: string): Promise<void> {
  const { run, day } = loading
  const sample = sampleStandardization.parse(read(resourcesFolder, 'samples', 'factory', 'standardization.json'))
  await loadDocuments(loading, sample, resourcesFolder)
  for (const { occurredOnOffset, ...accident } of sample.accidents)
    await run('accident.create', { ...accident, occurredOn: day(occurredOnOffset) })
  for (const { issuedOnOffset, expiresOnOffset, ...certificate } of sample.certificates)
    await run('level-certificate.create', {
      ...certificate,
      issuedOn: day(issuedOnOffset),
      expiresOn: day(expiresOnOffset),
    })
  const started = await startAssessment(loading, sample.assessment)
  await answerAll(loading, started, sample.assessment.answers)
  await loadNonconformities(loading, started, sample.assessment.nonconformities)
  await run('assessment.seal', { id: started.id, revision: started.revision })
}
