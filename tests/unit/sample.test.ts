import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  factorsInTenths,
  joinSampleFiles,
  type SampleEvaluation,
  type SampleFactory,
  sampleFactoryFiles,
} from '../../electron/services/sample-schema.ts'
import { type ControlClass, controlClasses } from '../../shared/domain/hazard.ts'
import { evaluateRisk } from '../../shared/rules/risk.ts'
import { rulePack } from '../../shared/rules/rule-pack.ts'

const samples = join(import.meta.dirname, '..', '..', 'resources', 'samples')
const readJson = (...parts: string[]) => JSON.parse(readFileSync(join(...parts), 'utf8'))
const sample: SampleFactory = joinSampleFiles(
  sampleFactoryFiles.map((name) => readJson(samples, 'factory', name) as Record<string, unknown>),
)
const hazards = sample.riskPoints.flatMap((riskPoint) =>
  riskPoint.hazards.map((hazard) => ({ ...hazard, riskPointKey: riskPoint.key, areaKey: riskPoint.areaKey })),
)
const controls = hazards.flatMap((hazard) => hazard.controls)
const keysOf = (rows: readonly { key: string }[]) => rows.map((row) => row.key)
const unresolved = (references: readonly (string | null)[], keys: readonly string[]) =>
  references.filter((reference) => reference !== null && !keys.includes(reference))

const pack = rulePack.parse(readJson(samples, '..', 'libraries', 'rule-packs', 'lec-2.json'))
const riskOf = (evaluation: SampleEvaluation) =>
  evaluateRisk(pack, factorsInTenths(evaluation), {
    conditionIds: evaluation.directConditionIds,
    reason: evaluation.directReason,
  })
describe('sample factory: size', () => {
  it('has the promised number of records', () => {
    expect(sample.areas).toHaveLength(6)
    expect(sample.floorPlans).toHaveLength(2)
    expect(sample.units.length).toBeGreaterThanOrEqual(20)
    expect(sample.people.length).toBeGreaterThanOrEqual(22)
    expect(sample.riskPoints.length).toBeGreaterThanOrEqual(58)
    expect(hazards.length).toBeGreaterThanOrEqual(245)
    expect(controls.length).toBeGreaterThanOrEqual(900)
    expect(sample.inspectionPlans.length).toBeGreaterThanOrEqual(8)
    expect(sample.inspections.length).toBeGreaterThanOrEqual(10)
    expect(sample.findings).toHaveLength(41)
    expect(sample.specialEquipment).toHaveLength(3)
    expect(sample.shiftReports.length).toBeGreaterThanOrEqual(7)
    expect(sample.enterprise.isSample).toBe(true)
    expect(sample.enterprise.employeeCount).toBe(126)
  })

  it('mixes facilities, activities and places, 3 to 6 hazards each', () => {
    const kinds = new Set(sample.riskPoints.map((riskPoint) => riskPoint.kind))
    expect(kinds).toEqual(new Set(['facility', 'activity', 'place']))
    for (const riskPoint of sample.riskPoints) {
      expect(riskPoint.hazards.length, riskPoint.key).toBeGreaterThanOrEqual(3)
      expect(riskPoint.hazards.length, riskPoint.key).toBeLessThanOrEqual(6)
    }
  })
})

describe('sample factory: references', () => {
  it('uses every key once', () => {
    for (const rows of [
      sample.units,
      sample.people,
      sample.floorPlans,
      sample.areas,
      sample.riskPoints,
      hazards,
      sample.inspectionPlans,
      sample.inspections,
      sample.findings,
      sample.notices,
      sample.systemMeasures,
    ]) {
      const keys = keysOf(rows)
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  it('resolves every reference', () => {
    const units = keysOf(sample.units)
    const people = keysOf(sample.people)
    const areas = keysOf(sample.areas)
    const findings = keysOf(sample.findings)
    const { riskPoints } = sample
    const peopleNamed = [
      ...sample.units.map((unit) => unit.managerKey),
      ...sample.areas.map((area) => area.responsibleKey),
      ...riskPoints.flatMap((riskPoint) => [riskPoint.responsibleKey, riskPoint.evaluatorKey]),
      ...sample.inspectionPlans.map((plan) => plan.leaderKey),
      ...sample.inspections.map((inspection) => inspection.inspectorKey),
      ...sample.notices.map((notice) => notice.issuerKey),
      ...sample.findings.flatMap((finding) => [
        finding.finderKey,
        finding.responsibleKey,
        ...finding.rectifications.map((rectification) => rectification.rectifierKey),
        ...finding.reviews.map((review) => review.reviewerKey),
        ...finding.extensions.map((extension) => extension.approverKey),
      ]),
    ]
    const unitsNamed = [
      ...sample.units.map((unit) => unit.parentKey),
      ...sample.people.map((person) => person.unitKey),
      ...sample.areas.map((area) => area.unitKey),
      ...riskPoints.map((riskPoint) => riskPoint.unitKey),
      ...sample.findings.map((finding) => finding.responsibleUnitKey),
      ...sample.notices.map((notice) => notice.unitKey),
    ]
    const areasNamed = [
      ...riskPoints.map((riskPoint) => riskPoint.areaKey),
      ...sample.inspectionPlans.map((plan) => plan.areaKey),
      ...sample.findings.map((finding) => finding.areaKey),
    ]
    expect(unresolved(peopleNamed, people)).toEqual([])
    expect(unresolved(unitsNamed, units)).toEqual([])
    expect(unresolved(areasNamed, areas)).toEqual([])
    expect(
      unresolved(
        [...sample.areas, ...sample.planMarks].map(({ floorPlanKey }) => floorPlanKey),
        keysOf(sample.floorPlans),
      ),
    ).toEqual([])
    const pointsMarked = sample.planMarks.map(({ riskPointKey }) => riskPointKey)
    expect(unresolved(pointsMarked, keysOf(riskPoints))).toEqual([])
    expect(
      unresolved(
        sample.inspections.map((row) => row.planKey),
        keysOf(sample.inspectionPlans),
      ),
    ).toEqual([])
    expect(
      unresolved(
        [...sample.inspections, ...sample.notices].flatMap((row) => row.findingKeys),
        findings,
      ),
    ).toEqual([])
    for (const finding of sample.findings) {
      const hazard = hazards.find((candidate) => candidate.key === finding.hazardKey)
      expect(hazard?.riskPointKey, finding.key).toBe(finding.riskPointKey)
      expect(hazard?.areaKey, finding.key).toBe(finding.areaKey)
    }
  })

  it('finds in an inspection only what its plan covers and what a checkpoint asks', () => {
    for (const inspection of sample.inspections) {
      const plan = sample.inspectionPlans.find((candidate) => candidate.key === inspection.planKey)
      expect(inspection.inspectedOnOffset, inspection.key).toBeGreaterThanOrEqual(plan?.startsOnOffset ?? 0)
      for (const key of inspection.findingKeys) {
        const finding = sample.findings.find((candidate) => candidate.key === key)
        const hazard = hazards.find((candidate) => candidate.key === finding?.hazardKey)
        expect(finding?.foundOnOffset, key).toBe(inspection.inspectedOnOffset)
        expect(finding?.source, key).toBe(inspection.kind)
        expect(
          hazard?.controls.some((control) => control.checkpoint !== ''),
          key,
        ).toBe(true)
        if (plan?.areaKey) expect(finding?.areaKey, key).toBe(plan.areaKey)
      }
    }
  })
})

describe('sample factory: hazards', () => {
  const complete = hazards.filter((hazard) => hazard.gap === '')

  it('has exactly six declared gaps', () => {
    expect(hazards.length - complete.length).toBe(6)
    for (const hazard of hazards.filter((candidate) => candidate.gap !== '')) {
      const classes = new Set(hazard.controls.map((control) => control.controlClass))
      expect(hazard.evaluations === null || classes.size < 3, hazard.key).toBe(true)
    }
  })

  it('is evaluated, has three classes of controls and a checkpoint', () => {
    for (const hazard of complete) {
      expect(hazard.evaluations, hazard.key).not.toBeNull()
      expect(new Set(hazard.controls.map((control) => control.controlClass)).size, hazard.key).toBeGreaterThanOrEqual(3)
      expect(
        hazard.controls.some((control) => control.checkpoint !== ''),
        hazard.key,
      ).toBe(true)
      expect(
        hazard.controls.some((control) => control.status === 'inPlace'),
        hazard.key,
      ).toBe(true)
    }
    const used = new Set(controls.map((control) => control.controlClass))
    expect(used).toEqual(new Set(Object.keys(controlClasses) as ControlClass[]))
    expect(controls.some((control) => control.status === 'planned')).toBe(true)
  })

  it('states the standard of facilities and places, and a consequence', () => {
    for (const riskPoint of sample.riskPoints) {
      for (const hazard of riskPoint.hazards) {
        if (riskPoint.kind !== 'activity') expect(hazard.standard, hazard.key).not.toBe('')
        expect(hazard.consequence, hazard.key).not.toBe('')
      }
    }
  })

  it('names accident types of GB 6441-2025', () => {
    const list = readFileSync(join(samples, '..', 'libraries', 'code-lists', 'accident-types.json'), 'utf8')
    for (const hazard of hazards) {
      expect(hazard.accidentEdition).toBe('GB 6441-2025')
      expect(hazard.accidentTypes.length, hazard.key).toBeGreaterThan(0)
      for (const type of hazard.accidentTypes) expect(list, hazard.key).toContain(`"${type}"`)
    }
  })

  it('never rises by its controls, and spreads over the four levels', () => {
    const levels = { major: 0, considerable: 0, general: 0, low: 0 }
    for (const { key, evaluations } of hazards) {
      if (evaluations === null) continue
      const [inherent, current] = [riskOf(evaluations.inherent), riskOf(evaluations.current)]
      expect(current.valueHundredths, key).toBeLessThanOrEqual(inherent.valueHundredths)
      levels[current.level] += 1
    }
    expect(levels.major).toBe(2)
    expect(levels.considerable).toBeGreaterThanOrEqual(8)
    expect(levels.considerable).toBeLessThanOrEqual(10)
    expect(levels.general).toBeGreaterThanOrEqual(50)
    expect(levels.low).toBeGreaterThanOrEqual(150)
  })

  it('carries the published rows of the milling machine', () => {
    const milling = sample.riskPoints.find((riskPoint) => riskPoint.key === 'milling-machine')
    const current = milling?.hazards.map((hazard) => [hazard.item, hazard.evaluations?.current])
    expect(current).toContainEqual(['防护装置', expect.objectContaining({ L: 1, E: 6, C: 7 })])
    expect(current).toContainEqual(['操作', expect.objectContaining({ L: 1, E: 6, C: 15 })])
  })
})

describe('sample factory: wording', () => {
  const evaluationReasons = hazards.flatMap(({ evaluations }) =>
    evaluations ? [evaluations.inherent.reason, evaluations.current.reason] : [],
  )
  const texts = [
    ...hazards.flatMap((hazard) => [hazard.standard, hazard.deviation, hazard.consequence]),
    ...evaluationReasons,
    ...controls.flatMap((control) => [control.text, control.checkpoint]),
    ...sample.findings.flatMap((finding) => [finding.description, finding.causeAnalysis, finding.measures]),
    ...sample.findings.flatMap((finding) => finding.reviews.map((review) => review.opinion)),
    ...sample.findings.flatMap((finding) => finding.rectifications.map((rectification) => rectification.measures)),
  ].filter((text) => text !== '')

  it('repeats no sentence', () => {
    const seen = new Map<string, number>()
    for (const text of texts) {
      const normalized = text.replace(/[\s\p{P}]/gu, '')
      seen.set(normalized, (seen.get(normalized) ?? 0) + 1)
    }
    expect([...seen].filter(([, times]) => times > 1)).toEqual([])
  })

  it('has no double negation and no empty words', () => {
    expect(texts.filter((text) => /未无|不无|无未|未不|加强管理|提高安全意识|适当措施/.test(text))).toEqual([])
  })

  it('keeps phone numbers and the credit code obviously fictional', () => {
    for (const person of sample.people) expect(person.phone).toMatch(/^0510-8000 00\d\d$/)
    expect(sample.enterprise.creditCode).not.toMatch(/^[0-9A-Z]{18}$/)
  })
})
