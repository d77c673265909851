import { describe, expect, it } from 'vitest'
import type { ResultDetail } from '#shared/contract/inspection'
import type { InspectionAnswer } from '#shared/domain/inspection'
import {
  answerKeys,
  groupResults,
  progressOf,
  shortItem,
  startingIndex,
} from '../../renderer/features/inspections/run-model.ts'

const result = (id: string, answer: InspectionAnswer | null, more: Partial<ResultDetail> = {}): ResultDetail =>
  ({ id, answer, riskPointId: null, riskPointName: '', item: id, finding: null, photos: [], ...more }) as ResultDetail

describe('an inspection on the way', () => {
  it('answers by number keys and clears with 0', () => {
    expect(['1', '2', '3', '0'].map((key) => answerKeys[key])).toEqual(['normal', 'abnormal', 'notApplicable', null])
    expect(answerKeys['4']).toBeUndefined()
  })

  it('puts items of one risk point that follow each other under one heading, in their order', () => {
    const results = [
      result('a', null, { riskPointId: 'p', riskPointName: '冲床' }),
      result('b', null, { riskPointId: 'p', riskPointName: '冲床' }),
      result('c', null),
      result('d', null, { riskPointId: 'p', riskPointName: '冲床' }),
    ]
    const groups = groupResults(results)
    expect(groups.map((group) => [group.riskPointName, group.results.map((own) => own.index)])).toEqual([
      ['冲床', [0, 1]],
      ['', [2]],
      ['冲床', [3]],
    ])
  })

  it('counts the answers and names what keeps it from being submitted', () => {
    const described = result('c', 'abnormal', { finding: { id: 'f' } as ResultDetail['finding'] })
    const progress = progressOf([
      result('a', 'normal'),
      result('b', 'abnormal'),
      described,
      result('d', 'notApplicable'),
      result('e', null),
    ])
    expect(progress).toMatchObject({ total: 5, answered: 4, normal: 1, abnormal: 2, notApplicable: 1 })
    expect(progress.unanswered.map((own) => own.id)).toEqual(['e'])
    expect(progress.undescribed.map((own) => own.id)).toEqual(['b'])
  })

  it('goes on where the work stopped', () => {
    expect(startingIndex([result('a', 'normal'), result('b', null)])).toBe(1)
    expect(startingIndex([result('a', 'normal'), result('b', 'abnormal')])).toBe(1)
    expect(startingIndex([result('a', 'normal'), result('b', 'normal')])).toBe(0)
    expect(startingIndex([])).toBe(0)
  })

  it('does not repeat the risk point in the items below its name', () => {
    expect(shortItem({ item: '冲床 光电保护', riskPointName: '冲床' })).toBe('光电保护')
    expect(shortItem({ item: '冲床', riskPointName: '冲床' })).toBe('冲床')
    expect(shortItem({ item: '消防通道', riskPointName: '' })).toBe('消防通道')
  })
})
