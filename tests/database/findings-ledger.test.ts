import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InputOf } from '#shared/contract/index'
import { findingFilter } from '#shared/contract/finding'
import { addDays } from '#shared/rules/day'
import { openDatabase } from '../../electron/database/connection.ts'
import { readDatabase } from '../../electron/database/database.ts'
import { findingPage } from '../../electron/database/repositories/finding-list.ts'
import { findings } from '../../electron/database/repositories/records.ts'
import { writeAction } from '../../electron/database/writing.ts'
import { furnish, type TestEnterprise, testEnterprise } from '../helpers/enterprise.ts'

let office: TestEnterprise
let areaIds: string[]
beforeAll(async () => {
  office = await testEnterprise()
  const given = await furnish(office)
  const far = await office.run('area.create', { name: '配电室', sortOrder: 1 })
  areaIds = [given.area.id, far.id]
  const rows: [string, object][] = [
    [
      '冲床双手按钮失灵',
      { location: '东跨', areaId: areaIds[0], foundOn: addDays(office.today, -20), category: '设备设施' },
    ],
    [
      '配电箱门未关',
      { location: '100%负荷柜', areaId: areaIds[1], foundOn: addDays(office.today, -3), category: '设备设施' },
    ],
    ['CO2焊机接地松动', { location: '西跨', foundOn: addDays(office.today, -9), category: '作业场所' }],
    [
      '通道堵塞',
      { location: '东跨', areaId: areaIds[0], foundOn: office.today, responsibleName: '周海波', category: '作业场所' },
    ],
    ['重复登记的一条', { areaId: areaIds[0], foundOn: office.today }],
  ]
  const made = []
  for (const [description, more] of rows) {
    made.push(await office.run('finding.create', { description, foundOn: office.today, ...more }))
  }
  const grading = {
    grade: 'general' as const,
    treatment: 'deadline' as const,
    responsibleName: '李志强',
    measures: '修',
    fundsConfirmed: true,
    emergencyPlan: '停',
  }
  const [first, second, , , last] = made
  const grade = (id: string | undefined, dueOn: string) =>
    office.run('finding.grade', { id: id ?? '', revision: 1, patch: { ...grading, dueOn } })
  await grade(first?.id, addDays(office.today, -1))
  await grade(second?.id, office.today)
  await office.run('finding.void', { id: last?.id ?? '', revision: 1, reason: '重复' })
})
afterAll(() => {
  office.close()
})

const numbers = async (input: InputOf<'finding.list'>) => {
  const { total, items } = await office.run('finding.list', input)
  expect(total).toBeGreaterThanOrEqual(items.length)
  return items.map((row) => Number(row.number.slice(-3)))
}

describe('the ledger', () => {
  it.each<[string, InputOf<'finding.list'>, number[]]>([
    ['newest number first', {}, [4, 3, 2, 1]],
    ['oldest first', { descending: false }, [1, 2, 3, 4]],
    ['void ones too', { includeVoided: true }, [5, 4, 3, 2, 1]],
    ['by state', { statuses: ['rectifying'] }, [2, 1]],
    ['open ones', { isOpen: true, includeVoided: true }, [4, 3, 2, 1]],
    ['overdue: the deadline day itself is on time', { isOverdue: true }, [1]],
    ['by category', { categories: ['作业场所'] }, [4, 3]],
    ['by grade', { grades: ['general', 'major'] }, [2, 1]],
    ['by days, ends included', { foundFrom: '2026-11-13', foundTo: '2026-11-19' }, [3, 2]],
    ['by day found', { sort: 'foundOn', descending: false }, [1, 3, 2, 4]],
    ['by deadline, without one at the end', { sort: 'dueOn', descending: false }, [1, 2, 3, 4]],
    ['by state, equal ones by number', { sort: 'status', descending: false }, [3, 4, 1, 2]],
    ['by area in the order of the areas, without one at the end', { sort: 'area', descending: false }, [1, 4, 2, 3]],
    ['by area, turned round', { sort: 'area' }, [3, 2, 4, 1]],
    ['two signs of a description', { search: '按钮' }, [1]],
    ['a place', { search: '东跨' }, [4, 1]],
    ['a person', { search: '周海波' }, [4]],
    ['a number', { search: 'yh-2026-002' }, [2]],
    ['letters of any case', { search: 'co2' }, [3]],
    ['several words', { search: '东跨 通道' }, [4]],
    ['the name of the area, of open ones too', { search: '配电室' }, [2]],
    ['no wildcards', { search: '%' }, [2]],
    ['nothing found', { search: '_' }, []],
    ['a search in another order', { search: '跨', sort: 'foundOn', descending: false }, [1, 3, 4]],
    ['a search among open ones by deadline', { search: '跨', isOpen: true, sort: 'dueOn' }, [4, 3, 1]],
  ])('%s', async (_, input, expected) => {
    expect(await numbers(input)).toEqual(expected)
  })

  it('filters by area', async () => {
    expect(await numbers({ areaIds: areaIds.slice(1) })).toEqual([2])
  })

  it.each<[string, InputOf<'finding.list'>]>([
    ['number', {}],
    ['day', { sort: 'foundOn' }],
    ['area', { sort: 'area', descending: false }],
    ['search by number', { search: '-2026-' }],
    ['search by deadline', { search: '-2026-', sort: 'dueOn' }],
  ])('pages of one make up the whole list: %s', async (_, input) => {
    const whole = await numbers(input)
    const paged: number[] = []
    for (let offset = 0; offset < 5; offset += 1) {
      const { total, items } = await office.run('finding.list', { ...input, offset, limit: 1 })
      expect(total).toBe(4)
      paged.push(...items.map((row) => Number(row.number.slice(-3))))
    }
    expect(paged).toEqual(whole)
  })

  it('is ordered by number past 999', async () => {
    const { connection } = office.workspace.enterprise(office.id)
    connection.prepare("UPDATE sequences SET last = 998 WHERE kind = 'finding'").run()
    for (const description of ['九九九', '一千'])
      await office.run('finding.create', { description, foundOn: office.today })
    const { items } = await office.run('finding.list', { limit: 3 })
    expect(items.map((row) => row.number)).toEqual(['YH-2026-1000', 'YH-2026-999', 'YH-2026-004'])
  })

  it('sees what another connection wrote and forgets what was rolled back', async () => {
    const { connection } = office.workspace.enterprise(office.id)
    const other = openDatabase(connection.name, 'enterprise')
    const reading = readDatabase(other)
    const filter = findingFilter.parse({ search: '临时' })
    const found = (search: string) =>
      findingPage(reading, { ...filter, search, offset: 0, limit: 10 }, office.today).total
    expect(found('吊钩')).toBe(0)
    await office.run('finding.create', { description: '吊钩防脱扣缺失', foundOn: office.today })
    expect(found('吊钩')).toBe(1)

    const action = {
      at: `${office.today}T02:00:00.000Z`,
      today: office.today,
      actor: { id: null, name: '' },
      operation: 'finding.update',
    }
    const { items } = await office.run('finding.list', { search: '吊钩' })
    const id = items[0]?.id ?? ''
    expect(() =>
      writeAction(other, action, (writing) => {
        findings.update(writing, id, null, { description: '临时改写' })
        expect(found('临时')).toBe(1)
        throw new Error('rolled back')
      }),
    ).toThrow('rolled back')
    expect([found('临时'), found('吊钩')]).toEqual([0, 1])
    other.close()
  })
})
