import { expect, test } from 'vitest'
import type { InspectionAnswer } from '#shared/domain/inspection'
import { inspectionStatistics, namesIn, type StatisticsInspection } from '#shared/rules/inspection-statistics'

const november = { from: '2026-11-01', to: '2026-11-30' }

const inspected = (
  changes: Partial<StatisticsInspection>,
  answers: (InspectionAnswer | null)[],
): StatisticsInspection => ({
  status: 'submitted',
  voidedAt: null,
  kind: 'daily',
  inspectedOn: '2026-11-10',
  inspectorName: '李明',
  participants: '',
  isLedByPrincipal: false,
  answers,
  ...changes,
})

test('submitted inspections of the period are counted by kind, people once', () => {
  const figures = inspectionStatistics(
    [
      inspected({ participants: '王芳、赵强' }, ['normal', 'abnormal', null]),
      inspected({ kind: 'special', participants: '王芳', isLedByPrincipal: true, inspectedOn: '2026-11-30' }, [
        'notApplicable',
        'abnormal',
      ]),
      inspected({ status: 'inProgress' }, ['abnormal']),
      inspected({ voidedAt: '2026-11-11T00:00:00.000Z' }, ['abnormal']),
      inspected({ inspectedOn: '2026-12-01' }, ['abnormal']),
    ],
    november,
  )
  expect(figures).toEqual({
    count: 2,
    ledByPrincipal: 1,
    people: 3,
    items: 4,
    normal: 1,
    abnormal: 2,
    notApplicable: 1,
    byKind: [
      { kind: 'daily', label: '日常排查', count: 1, items: 2, abnormal: 1 },
      { kind: 'special', label: '专业性排查', count: 1, items: 2, abnormal: 1 },
    ],
  })
})

test.each([
  ['张三、李四，王五', ['张三', '李四', '王五']],
  ['  张三 李四;', ['张三', '李四']],
  ['', []],
])('%s names %j', (text, names) => expect(namesIn(text)).toEqual(names))
