import { describe, expect, it } from 'vitest'
import { percentOneDecimal } from '#shared/rules/ratio'
import { photoPairProblem, reportRate, shiftFigures, shiftLines } from '#shared/rules/shift-report'

const november = { from: '2026-11-01', to: '2026-11-30' }
const report = (inspectedOn: string, notDoneReason = '', shiftName = '') => ({ inspectedOn, shiftName, notDoneReason })
const plan = (fields: object = {}) => ({
  period: 'shift' as const,
  startsOn: '2026-11-01',
  endsOn: null,
  shiftsPerDay: 1,
  ...fields,
})

describe('the photos of a shift', () => {
  const photo = (role: 'before' | 'after', mime: 'image/jpeg' | 'application/pdf' = 'image/jpeg') => ({ role, mime })
  const asked = (notDoneReason = '') => ({ needsPhotoPair: true, notDoneReason })
  it.each([
    [asked(), [photo('before'), photo('after')], null],
    [asked(), [photo('before')], '还差「清扫后」照片；这一班没有清扫的，请写明未清扫原因'],
    [asked(), [], '还差「清扫前」和「清扫后」照片；这一班没有清扫的，请写明未清扫原因'],
    [
      asked(),
      [photo('before'), photo('after', 'application/pdf')],
      '还差「清扫后」照片；这一班没有清扫的，请写明未清扫原因',
    ],
    [asked('停产'), [], null],
    [asked('停产'), [photo('before')], null],
    [asked('停产'), [photo('before'), photo('after')], '清扫前后照片都有，又写了未清扫原因，请去掉其中一样'],
    [{ needsPhotoPair: false, notDoneReason: '' }, [], null],
  ])('%j with %j: %s', (inspection, photos, expected) => {
    expect(photoPairProblem(inspection, photos)).toBe(expected)
  })
})

describe('the report rate', () => {
  const rate = (reports: ReturnType<typeof report>[], today: string, fields: object = {}) => {
    const figures = shiftFigures(shiftLines(plan(fields), reports, november, today))
    return { ...figures, rate: percentOneDecimal(reportRate(figures)) }
  }

  it('counts the days that are over and those of today that have reported', () => {
    const kept = ['2026-11-01', '2026-11-02', '2026-11-04'].map((on) => report(on))
    expect(rate(kept, '2026-11-05')).toEqual({ due: 4, reported: 3, notDone: 0, rate: '75.0%' })
    expect(rate([...kept, report('2026-11-05')], '2026-11-05')).toMatchObject({ due: 5, reported: 4, rate: '80.0%' })
  })

  it('is one decimal, half up, and a stroke when nothing was due', () => {
    expect(rate([report('2026-11-01')], '2026-11-04').rate).toBe('33.3%')
    expect(rate([report('2026-11-01'), report('2026-11-02')], '2026-11-04').rate).toBe('66.7%')
    expect(rate([], '2026-11-01').rate).toBe('/')
    expect(rate([], '2026-10-20', { startsOn: '2026-12-01' }).rate).toBe('/')
  })

  it('takes a stated reason as reported, and says how many', () => {
    expect(rate([report('2026-11-01', '停产'), report('2026-11-02')], '2026-11-03')).toEqual({
      due: 2,
      reported: 2,
      notDone: 1,
      rate: '100.0%',
    })
  })

  it('wants as many reports as the day has shifts, and counts no more', () => {
    const two = { shiftsPerDay: 2 }
    expect(rate([report('2026-11-01')], '2026-11-02', two)).toMatchObject({ due: 2, reported: 1, rate: '50.0%' })
    const three = ['早班', '中班', '夜班'].map((name) => report('2026-11-01', '', name))
    expect(rate(three, '2026-11-02', two)).toMatchObject({ due: 2, reported: 2, rate: '100.0%' })
    expect(shiftLines(plan(two), three, november, '2026-11-02').map(({ isExtra }) => isExtra)).toEqual([
      false,
      false,
      true,
    ])
  })

  it('ends with the plan and stays in the month', () => {
    expect(rate([], '2026-11-20', { endsOn: '2026-11-03' }).due).toBe(3)
    expect(rate([], '2026-12-20', { startsOn: '2026-10-20' }).due).toBe(30)
  })
})
