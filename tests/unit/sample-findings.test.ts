import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { joinSampleFiles, type SampleFactory, sampleFactoryFiles } from '../../electron/services/sample-schema.ts'
import { treatmentPlanParts } from '../../shared/domain/finding.ts'
import { addDays } from '../../shared/rules/day.ts'
import {
  extensionProblems,
  gradingProblems,
  rectificationProblems,
  reviewProblems,
} from '../../shared/rules/finding-flow.ts'

const samples = join(import.meta.dirname, '..', '..', 'resources', 'samples')
const readJson = (...parts: string[]) => JSON.parse(readFileSync(join(...parts), 'utf8'))
const sample: SampleFactory = joinSampleFiles(
  sampleFactoryFiles.map((name) => readJson(samples, 'factory', name) as Record<string, unknown>),
)
const maximumBytes = 100 * 1024
const someDay = '2026-03-05'
const dayAt = (offset: number) => addDays(someDay, offset)

describe('sample factory: findings', () => {
  const inState = (state: string) => sample.findings.filter((finding) => finding.state === state)
  const lastDue = (finding: SampleFactory['findings'][number]) => {
    const moved = [
      finding.dueOnOffset,
      ...finding.extensions.map((extension) => extension.toOnOffset),
      ...finding.reviews.map((review) => review.newDueOnOffset),
    ].filter((due) => due !== null)
    return moved.length > 0 ? Math.max(...moved) : null
  }

  it('stands in every state as planned', () => {
    expect(inState('registered')).toHaveLength(4)
    expect(inState('rectifying')).toHaveLength(10)
    expect(inState('rectifying').filter((finding) => (lastDue(finding) ?? 0) < 0)).toHaveLength(4)
    expect(inState('awaitingReview')).toHaveLength(6)
    expect(inState('closed')).toHaveLength(19)
    expect(inState('closed').filter((finding) => finding.reviews[0]?.verdict === 'failed')).toHaveLength(3)
    expect(inState('void')).toHaveLength(2)
    const major = sample.findings.filter((finding) => finding.grade === 'major')
    expect(major.map((finding) => finding.state).sort()).toEqual(['closed', 'rectifying'])
    for (const finding of major)
      for (const part of Object.keys(treatmentPlanParts) as (keyof typeof treatmentPlanParts)[])
        expect(finding.treatmentPlan?.[part], finding.key).toBeTruthy()
  })

  it('is graded exactly when it left 待分级', () => {
    for (const finding of inState('registered')) expect(finding.grade, finding.key).toBeNull()
    for (const state of ['rectifying', 'awaitingReview', 'closed'])
      for (const finding of inState(state)) {
        expect(finding.grade, finding.key).not.toBeNull()
        expect(finding.responsibleKey, finding.key).not.toBeNull()
        if (finding.treatment !== 'deadline') continue
        expect(finding.measures, finding.key).not.toBe('')
        expect(finding.fundsConfirmed, finding.key).toBe(true)
        expect(finding.dueOnOffset, finding.key).not.toBeNull()
        expect(finding.emergencyPlan, finding.key).not.toBe('')
      }
    for (const finding of inState('void')) expect(finding.voidReason, finding.key).not.toBe('')
  })

  it('is reviewed by another person, in the order of time', () => {
    for (const finding of sample.findings) {
      const days = [finding.foundOnOffset]
      finding.rectifications.forEach((rectification, round) => {
        const review = finding.reviews[round]
        days.push(rectification.completedOnOffset, ...(review ? [review.reviewedOnOffset] : []))
        expect(review?.reviewerKey, finding.key).not.toBe(rectification.rectifierKey)
        if (review?.verdict === 'failed') expect(review.newDueOnOffset, finding.key).not.toBeNull()
      })
      expect(days, finding.key).toEqual(days.toSorted((one, other) => one - other))
      expect(Math.max(...days), finding.key).toBeLessThanOrEqual(0)
      const open = finding.rectifications.length - finding.reviews.length
      expect(open, finding.key).toBe(finding.state === 'awaitingReview' ? 1 : 0)
      if (finding.state === 'closed') expect(finding.reviews.at(-1)?.verdict, finding.key).toBe('passed')
      let due = finding.dueOnOffset
      for (const extension of finding.extensions) {
        expect(extension.toOnOffset, finding.key).toBeGreaterThan(due ?? 0)
        expect(extension.approvedOnOffset, finding.key).toBeLessThanOrEqual(due ?? 0)
        due = extension.toOnOffset
      }
    }
  })

  it('passes the rules of grading, rectification, review and extension', () => {
    for (const finding of sample.findings) {
      const graded = {
        ...finding,
        foundOn: dayAt(finding.foundOnOffset),
        responsibleId: finding.responsibleKey,
        responsibleName: '',
        dueOn: finding.dueOnOffset === null ? null : dayAt(finding.dueOnOffset),
      }
      if (finding.grade !== null) expect(gradingProblems(graded), finding.key).toEqual({})
      for (const extension of finding.extensions) {
        const toOn = dayAt(extension.toOnOffset)
        const asked = {
          fromOn: graded.dueOn ?? '',
          toOn,
          reason: extension.reason,
          approverName: extension.approverKey,
        }
        expect(extensionProblems(graded, asked), finding.key).toEqual({})
        graded.dueOn = toOn
      }
      finding.rectifications.forEach((row, round) => {
        const done = {
          completedOn: dayAt(row.completedOnOffset),
          measures: row.measures,
          rectifierId: row.rectifierKey,
          rectifierName: row.rectifierKey,
        }
        const context = { afterPhotoCount: finding.afterPhoto === null ? 0 : 1, today: someDay }
        expect(rectificationProblems(graded, done, context), finding.key).toEqual({})
        const review = finding.reviews[round]
        if (review === undefined) return
        const answered = {
          verdict: review.verdict,
          opinion: review.opinion,
          reviewerId: review.reviewerKey,
          reviewerName: review.reviewerKey,
          reviewedOn: dayAt(review.reviewedOnOffset),
          newDueOn: review.newDueOnOffset === null ? null : dayAt(review.newDueOnOffset),
        }
        expect(reviewProblems(graded, done, answered, { today: someDay }), finding.key).toEqual({})
      })
    }
  })

  it('names the 13 + 10 categories', () => {
    const { entries } = readJson(samples, '..', 'libraries', 'code-lists', 'finding-categories.json') as {
      entries: { group: string; name: string }[]
    }
    const known = entries.map((entry) => `${entry.group} ${entry.name}`)
    for (const finding of sample.findings) expect(known).toContain(`${finding.categoryGroup} ${finding.category}`)
  })
})

describe('sample factory: pictures', () => {
  it('has every named photo, at most 100 KB, with an after-photo for 即查即改', () => {
    const photos = sample.findings.flatMap((finding) => [finding.beforePhoto, finding.afterPhoto])
    const named = photos.filter((photo) => photo !== null)
    expect(named.length).toBeGreaterThanOrEqual(24)
    expect(new Set(named).size).toBe(named.length)
    for (const photo of named) {
      const file = join(samples, 'photos', photo)
      expect(existsSync(file), photo).toBe(true)
      expect(statSync(file).size, photo).toBeLessThanOrEqual(maximumBytes)
    }
    for (const finding of sample.findings)
      if (finding.treatment === 'immediate' && finding.rectifications.length > 0)
        expect(finding.afterPhoto, finding.key).not.toBeNull()
  })

  it('has floor plans of the stated size with every area on them', () => {
    for (const plan of sample.floorPlans) {
      const picture = readFileSync(join(samples, 'floor-plans', plan.fileName))
      expect(picture.length, plan.key).toBeLessThanOrEqual(maximumBytes)
      // PNG: width and height stand at bytes 16 and 20.
      expect([picture.readUInt32BE(16), picture.readUInt32BE(20)], plan.key).toEqual([plan.width, plan.height])
    }
    for (const area of sample.areas) expect(area.polygon.length, area.key).toBeGreaterThanOrEqual(4)
  })
})
