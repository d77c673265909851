import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pathStep } from '#shared/contract/home'
import { type PathFigures, pathProgress, type PathStepId } from '#shared/rules/path-progress'

const nothing: PathFigures = {
  profileFieldsFilled: 0,
  profileFieldsTotal: 0,
  areas: 0,
  areasWithResponsible: 0,
  riskPoints: 0,
  riskPointsPlaced: 0,
  riskPointsWithHazards: 0,
  hazards: 0,
  hazardsEvaluated: 0,
  hazardsWithEnoughControls: 0,
  hazardsWithResponsible: 0,
  checklists: 0,
  checklistsPlanned: 0,
  plans: 0,
  plansOnTime: 0,
  inspections: 0,
  findings: 0,
  findingsClosed: 0,
  findingsOverdue: 0,
  documentKinds: 0,
  documentKindsExported: 0,
}
const step = (id: PathStepId, patch: Partial<PathFigures>) =>
  pathProgress({ ...nothing, ...patch }).find((candidate) => candidate.id === id)

describe('path', () => {
  it('is empty at the beginning, never done by default', () => {
    const steps = pathProgress(nothing)
    expect(steps.map(({ label }) => label)).toEqual([
      '建档',
      '区域',
      '风险点',
      '辨识评价',
      '管控告知',
      '排查计划',
      '检查',
      '整改',
      '报告',
    ])
    for (const { state, percent } of steps) expect({ state, percent }).toEqual({ state: 'empty', percent: 0 })
  })

  it.each([
    ['profile', { profileFieldsFilled: 0, profileFieldsTotal: 18 }, 'empty', 0, '还有 18 项资料没有填写。'],
    ['profile', { profileFieldsFilled: 9, profileFieldsTotal: 18 }, 'started', 50, '还有 9 项资料没有填写。'],
    ['profile', { profileFieldsFilled: 18, profileFieldsTotal: 18 }, 'done', 100, '资料已填写齐全，有变化时再来修改。'],
    ['area', { areas: 6, areasWithResponsible: 0 }, 'started', 0, '还有 6 个区域没有责任人。'],
    ['riskPoint', { riskPoints: 60, riskPointsPlaced: 59 }, 'started', 98, '还有 1 个风险点缺少所在区域或责任人。'],
    [
      'evaluation',
      { riskPoints: 4, riskPointsWithHazards: 3, hazards: 10, hazardsEvaluated: 10 },
      'started',
      92,
      '还有 1 个风险点没有分析危险源。',
    ],
    [
      'evaluation',
      { riskPoints: 4, riskPointsWithHazards: 4, hazards: 10, hazardsEvaluated: 7 },
      'started',
      78,
      '还有 3 条危险源没有评价。',
    ],
    [
      'control',
      { hazards: 10, hazardsWithEnoughControls: 10, hazardsWithResponsible: 4 },
      'started',
      70,
      '还有 6 条危险源没有责任人。',
    ],
    ['plan', { checklists: 3, checklistsPlanned: 3 }, 'done', 100, '每张检查表都排进了计划。'],
    ['inspection', { inspections: 2 }, 'empty', 0, '已做 2 次检查，还没有排查计划。'],
    ['inspection', { plans: 4, plansOnTime: 3 }, 'started', 75, '有 1 项计划到期未查。'],
    ['rectification', { findings: 0 }, 'empty', 0, '还没有登记隐患；检查中发现的隐患会出现在这里。'],
    [
      'rectification',
      { findings: 3, findingsClosed: 1, findingsOverdue: 1 },
      'started',
      33,
      '还有 2 条隐患没有销号，其中 1 条已超期。',
    ],
    ['report', { documentKinds: 16, documentKindsExported: 0 }, 'empty', 0, '还有 16 种文件没有生成过。'],
    [
      'report',
      { documentKinds: 16, documentKindsExported: 16 },
      'done',
      100,
      '各种文件都生成过，记录变化后请重新生成。',
    ],
  ] as const)('%s %o', (id, figures, state, percent, nextAction) => {
    expect(step(id, figures)).toMatchObject({ state, percent, nextAction })
  })

  it('says 100 % only when all is done, and fits the contract', () => {
    const figures = fc.record(
      Object.fromEntries(Object.keys(nothing).map((key) => [key, fc.nat(500)])) as Record<
        keyof PathFigures,
        fc.Arbitrary<number>
      >,
    )
    const within = (drawn: PathFigures): PathFigures => ({
      ...drawn,
      profileFieldsFilled: Math.min(drawn.profileFieldsFilled, drawn.profileFieldsTotal),
      areasWithResponsible: Math.min(drawn.areasWithResponsible, drawn.areas),
      riskPointsPlaced: Math.min(drawn.riskPointsPlaced, drawn.riskPoints),
      riskPointsWithHazards: Math.min(drawn.riskPointsWithHazards, drawn.riskPoints),
      hazardsEvaluated: Math.min(drawn.hazardsEvaluated, drawn.hazards),
      hazardsWithEnoughControls: Math.min(drawn.hazardsWithEnoughControls, drawn.hazards),
      hazardsWithResponsible: Math.min(drawn.hazardsWithResponsible, drawn.hazards),
      checklistsPlanned: Math.min(drawn.checklistsPlanned, drawn.checklists),
      plansOnTime: Math.min(drawn.plansOnTime, drawn.plans),
      findingsClosed: Math.min(drawn.findingsClosed, drawn.findings),
      documentKindsExported: Math.min(drawn.documentKindsExported, drawn.documentKinds),
    })
    fc.assert(
      fc.property(figures.map(within), (drawn) => {
        for (const one of pathProgress(drawn)) {
          expect(pathStep.parse(one)).toEqual(one)
          expect(one.percent === 100).toBe(one.state === 'done')
          expect(one.state === 'done').toBe(one.total > 0 && one.done === one.total)
          expect(one.nextAction).toMatch(/。$/)
          expect(one.nextAction).not.toMatch(/ 0 /)
        }
      }),
    )
  })
})
