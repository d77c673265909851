/** The comparison with the major-hazard criteria and the treatment files of the sample factory. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import {
  criteriaLibraries,
  majorHazardCaseFields,
  majorHazardReplies,
  majorHazardStepFields,
} from '#shared/domain/major-hazard'
import { openQuestions } from '#shared/rules/major-hazard'
import type { SampleLoading } from './sample-loading.ts'

const keys = <T extends object>(value: T) => Object.keys(value) as [keyof T & string, ...(keyof T & string)[]]
const sampleMajorHazards = z.strictObject({
  check: z.strictObject({
    name: z.string(),
    checkedOnOffset: z.number().int(),
    checkerKey: z.string(),
    participants: z.string(),
    libraries: z.array(z.enum(keys(criteriaLibraries))),
    /** the items that are not plainly 否 */
    answers: z.array(
      z.strictObject({
        criterionId: z.string(),
        question: z.string(),
        reply: z.enum(keys(majorHazardReplies)),
        note: z.string(),
        findingKey: z.string().optional(),
        photo: z.string().optional(),
      }),
    ),
  }),
  cases: z.array(
    z.strictObject({
      findingKey: z.string(),
      fields: majorHazardCaseFields
        .pick({ name: true, situation: true, harm: true, difficulty: true, acceptanceStandard: true })
        .strict(),
      steps: z.array(
        majorHazardStepFields.omit({ caseId: true, doneOn: true, byId: true, byName: true, toOn: true }).extend({
          doneOnOffset: z.number().int(),
          toOnOffset: z.number().int().optional(),
          byKey: z.string(),
        }),
      ),
    }),
  ),
})
type SampleMajorHazards = z.infer<typeof sampleMajorHazards>

async function loadCheck({ run, id, day, personName, attach }: SampleLoading, check: SampleMajorHazards['check']) {
  const { checkedOnOffset, checkerKey, answers, ...fields } = check
  const started = await run('major-hazard-check.start', {
    ...fields,
    checkedOn: day(checkedOnOffset),
    checkerId: id('person', checkerKey),
    checkerName: personName(checkerKey),
  })
  const detail = await run('major-hazard-check.get', { id: started.id })
  for (const answer of detail.answers) {
    const given = answers.find(({ criterionId }) => criterionId === answer.criterionId)
    const questions = answer.questions.map((question) => ({
      ...question,
      reply: question.id === given?.question ? given.reply : ('no' as const),
    }))
    await run('major-hazard-check.answer', {
      answerId: answer.id,
      replies: questions
        .filter(({ kind }) => kind !== 'exception')
        .map(({ id: questionId, reply }) => ({ questionId, reply })),
      note: given?.note ?? '',
    })
    if (openQuestions({ ...answer, questions }).length > 0)
      throw new Error(`sample: ${answer.criterionId} is not answered`)
    if (given?.photo !== undefined)
      await attach(`photos/${given.photo}`, { recordType: 'majorHazardAnswer', recordId: answer.id, role: 'photo' })
    if (given?.findingKey !== undefined)
      await run('major-hazard-check.linkFinding', {
        answerId: answer.id,
        findingId: id('finding', given.findingKey),
      })
  }
  await run('major-hazard-check.seal', { id: started.id, revision: started.revision })
}

async function loadCase({ run, id, day, personName }: SampleLoading, file: SampleMajorHazards['cases'][number]) {
  const opened = await run('major-hazard-case.open', { findingId: id('finding', file.findingKey) })
  await run('major-hazard-case.update', {
    id: opened.id,
    revision: opened.revision,
    patch: { ...file.fields, criterion: opened.criterion },
  })
  for (const { doneOnOffset, toOnOffset, byKey, ...step } of file.steps)
    await run('major-hazard-case.step', {
      ...step,
      caseId: opened.id,
      doneOn: day(doneOnOffset),
      toOn: toOnOffset === undefined ? null : day(toOnOffset),
      byId: id('person', byKey),
      byName: personName(byKey),
    })
}

/** One sealed comparison, one closed treatment file and one under way; the findings must be there already. */
export async function loadSampleMajorHazards(loading: SampleLoading, resourcesFolder: string): Promise<void> {
  const file = join(resourcesFolder, 'samples', 'factory', 'major-hazards.json')
  const { check, cases } = sampleMajorHazards.parse(JSON.parse(readFileSync(file, 'utf8')))
  await loadCheck(loading, check)
  for (const one of cases) await loadCase(loading, one)
}
